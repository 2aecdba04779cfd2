"""The commands: what each takes, and which part of the program does it.

Runs in the project's own environment; see ``kl.py``. What a command needs is imported when it
runs, so that none waits for the imports of another.
"""

import os
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))
if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Ctrl+C during the imports below; ``console.run`` has it raise ``KeyboardInterrupt`` again.
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))

import click  # noqa: E402 - the next ones need the path above

import console  # noqa: E402
import editor_commands  # noqa: E402
from check_formats import Format  # noqa: E402
from command_options import at  # noqa: E402
from danish_click import DanishGroup, Day, Number, OneOf, ProjectPath  # noqa: E402

_OK, _FAILED = 0, 1


def _print_version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        print(f"klsite {_version()}")
        context.exit()


def _version() -> str:
    import tomllib

    # The scripts may be copied, as into a project that tries them; the program is linked there.
    file = (ROOT / "hooks").resolve().parent / "pyproject.toml"
    version: str = tomllib.loads(file.read_text(encoding="utf-8"))["project"]["version"]
    return version


@click.group(
    cls=DanishGroup,
    subcommand_metavar="kommando …",
    help="Bygger, viser og kontrollerer webstedet ud fra filerne i data/.",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
    help="vis programmets navn og version",
)  # fmt: skip
def commands() -> None:
    """The commands."""


@commands.command(
    short_help="byg webstedet i site/",
    help=(
        "Læser og kontrollerer alle filer i data/ og bygger webstedet i site/. Er der fejl, "
        "bliver de alle nævnt, og site/ er som før."
    ),
)
@click.option("--quiet", is_flag=True, help="skriv kun fejl")
@click.option("--timings", is_flag=True, help="vis, hvor lang tid hver del tog")
@click.option("--plain", is_flag=True, help="lad MkDocs lave hver side (langsomt, samme resultat)")
@click.option(
    "--explain", metavar="FIL", default="",
    help="vis, hvorfor en fil i site/ blev lavet igen eller ikke, for eksempel kontakt/",
)  # fmt: skip
@click.option(
    "--preview", metavar="MAPPE", type=click.Path(path_type=Path),
    help="byg i stedet et kladdewebsted i en mappe: også det, der ikke er offentligt",
)  # fmt: skip
@at
def build(preview: Path | None, now: str | None, **wanted: Any) -> int:
    """Build the site beside the published one and put it in its place when it is whole."""
    from building import BuildWanted, build_and_tell, review_and_tell

    if preview is not None:
        return review_and_tell(ROOT, now or "", preview)
    return build_and_tell(ROOT, now or "", BuildWanted(**wanted))


@commands.command(
    short_help="vis webstedet, mens du retter",
    help=(
        "Viser webstedet på denne maskine og bygger det igen, hver gang en fil gemmes. Er der "
        "fejl i en fil, nævnes de her, og siderne venter, til de er rettet. Kladder og det, der "
        "er klausuleret, vises også, mærket som det, det er."
    ),
)
@click.option("--public", is_flag=True, help="vis kun det, der er offentligt")
@at
@click.option("--port", type=Number(1, 65535), default=8000, metavar="NR", help="port (8000)")
def serve(*, port: int, now: str | None, public: bool) -> int:
    """Show the site as it is after each save."""
    from serving import serve_site

    return serve_site(ROOT, port, now or "", public=public)


@commands.command(
    short_help="kontrollér data uden at bygge",
    help=(
        "Læser og kontrollerer alle filer i data/ på et øjeblik og nævner alle fejl. Nævnes "
        "filer eller mapper, fortælles kun om dem."
    ),
)
@click.argument(
    "files", nargs=-1, metavar="[fil …]", type=ProjectPath(ROOT), help="kun disse filer"
)
@click.option("--strict", is_flag=True, help="lad også advarsler være fejl")
@click.option(
    "--format", "form", default="text", metavar="FORMAT", type=OneOf(*get_args(Format)),
    help="text (for mennesker), json, github (noter ved linjerne i GitHub Actions) eller sarif",
)  # fmt: skip
@click.option("--staged", is_flag=True, help="kontrollér det, der er lagt klar med git add")
@at
def check(files: tuple[str, ...], now: str | None, *, staged: bool, **wanted: Any) -> int:
    """Read and check all data; tell every mistake."""
    from checking import Wanted, check_files, check_staged_files

    check_these = check_staged_files if staged else check_files
    return check_these(ROOT, now or "", Wanted(files, version=_version(), **wanted))


commands.add_command(editor_commands.fix)
commands.add_command(editor_commands.hook)


@commands.command(
    short_help="husk det, der er udgivet",
    help=(
        "Skriver hver adresse, hvert feed, hver kalender og hver datafil i published.txt, så en "
        "senere bygning fejler, hvis noget af det ville gå tabt. Køres, når webstedet er udgivet, "
        "og filen gemmes i git."
    ),
)
def remember() -> int:
    """Add to the memory of what was published what the site has now."""
    from klsite.load.published import FILE
    from klsite.load.published import remember as save
    from klsite.model.diagnostics import DataErrors
    from klsite.site.promises import remembered
    from klsite.site.read import read_site
    from klsite.text.clock import moment_to_build_for

    try:
        site = read_site(ROOT, moment_to_build_for(os.environ.get("KL_NOW", "")))
    except DataErrors as mistakes:
        print(mistakes, file=sys.stderr)
        return _FAILED
    new = save(ROOT, remembered(site))
    lines = "1 linje er ny eller ændret" if new == 1 else f"{new} linjer er nye eller ændrede"
    print(f"{FILE}: {lines}." if new else f"{FILE}: intet nyt.")
    return _OK


@commands.command(
    short_help="læg webstedet ud, hvor læserne finder det",
    help=(
        "Lægger det byggede websted i site/ ud i en mappe eller i et lager (s3://bucket/mappe): "
        "kun det, der er ændret, sider før lister og forsiden til sidst, så intet link fører i "
        "tomme luften. Intet lægges ud, hvis site/ er af andre data."
    ),
)
@click.argument("place", metavar="mål", help="en mappe eller s3://bucket/mappe")
@click.option(
    "--endpoint", metavar="ADRESSE", help="lagerets adresse, hvis det ikke er Amazons"
)  # fmt: skip
@click.option("--compress", is_flag=True, help="læg også hver tekst komprimeret ved siden af")
@click.option("--again", is_flag=True, help="læg også det ud, der er uændret")
@click.option("--dry-run", is_flag=True, help="vis kun, hvad der ville ske")
def deploy(*, place: str, endpoint: str | None, compress: bool, again: bool, dry_run: bool) -> int:
    """Put the built site where readers find it."""
    from deployment.deploying import DeployOptions
    from deployment.deploying import deploy as put

    return put(ROOT, place, DeployOptions(endpoint, compress, again, dry_run))


class _Makeable(DanishGroup):
    """The commands of ``new``: one for each kind of data of which the registry says so."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from creating import makeable

        return list(makeable())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from creating import command_for

        return command_for(ROOT, cmd_name)


@commands.group(
    cls=_Makeable,
    subcommand_metavar="slags …",
    short_help="lav en ny nyhed, et nyt møde eller noget andet nyt",
    help=(
        "Laver en fil med det rigtige navn på det rigtige sted, eller føjer til den, der er, og "
        "spørger om det, der skal stå i den. Der skrives aldrig oven i noget."
    ),
)
def new() -> None:
    """The commands that make something new in the data."""


commands.add_command(editor_commands.import_)

_figures = click.argument(
    "file", type=click.Path(path_type=Path), metavar="fil", help="YAML-fil med tallene"
)
_as_json = click.option("--json", "as_json", is_flag=True, help="skriv resultatet som JSON")


@commands.command(
    short_help="vis, hvad der ændrer sig af sig selv, og hvornår",
    help=(
        "Viser, hvad der ændrer sig på webstedet, uden at nogen retter noget: klausuler, der "
        "ender, valgperioder, der begynder, og regioner, råd og kommuner, der skifter. Webstedet "
        "skal bygges igen på de tidspunkter."
    ),
)
@click.option("--next", "only_next", is_flag=True, help="skriv kun det næste tidspunkt")
@_as_json
def upcoming(*, only_next: bool, as_json: bool) -> int:
    """Print what will change by itself, for people and for a scheduler."""
    from upcoming import print_upcoming

    return print_upcoming(ROOT, only_next=only_next, as_json=as_json)


@commands.command(
    short_help="beregn et KKR's sammensætning af en lille fil",
    help=(
        "Beregner, hvor mange medlemmer hvert parti har i et KKR, og viser hvert trin. Filen "
        "har municipalities og parties (name, votes, mayors, council_seats)."
    ),
)
@_figures
@_as_json
def compose(file: Path, *, as_json: bool) -> int:
    """Compute the composition of a KKR from a small file."""
    from calculating import compose_file

    return compose_file(file, as_json=as_json)


@commands.command(
    short_help="beregn et forholdstalsvalg af personer af en lille fil",
    help=(
        "Beregner et forholdstalsvalg af personer, også med valgforbund, og viser hvert trin. "
        "Filen har seats, votes og pacts."
    ),
)
@_figures
@_as_json
def elect(file: Path, *, as_json: bool) -> int:
    """Compute a proportional election of persons from a small file."""
    from calculating import elect_file

    return elect_file(file, as_json=as_json)


commands.add_command(editor_commands.diff)
commands.add_command(editor_commands.erase)


@commands.command(
    short_help="vis, hvem der sad i et KKR en bestemt dag",
    help=(
        "Viser, hvem der sad i et KKR en bestemt dag, hvorfor og siden hvornår, med punktet i "
        "forretningsordenen bag hver plads."
    ),
)
@click.argument("kkr", metavar="kkr", help="rådets mappe, for eksempel sjaelland")
@click.argument("period", metavar="periode", help="for eksempel 2018-2022")
@click.argument("day", metavar="dag", type=Day(), help="for eksempel 2019-05-01")
@_as_json
def roster(kkr: str, period: str, day: date, *, as_json: bool) -> int:
    """Print who sat in a KKR on a day."""
    from roster import print_roster

    return print_roster(ROOT, (kkr, period), day, as_json=as_json)


@commands.command(
    short_help="gem hjælpen til redigeringsprogrammer",
    help=(
        "Gemmer skemaerne i schemas/, så et redigeringsprogram kan foreslå felter og vise, hvad "
        "de er, mens man skriver, stumper til noget nyt i .vscode/ og listen over beskeder i "
        "docs/beskeder.md. Skal køres, når felter eller beskeder er ændret i programmet."
    ),
)
def schema() -> int:
    """Save the schemas of the data files, and what an editor finds them and new items by."""
    from klsite.load.schema import editor_settings, schemas
    from klsite.load.snippets import snippets
    from message_list import page

    for name, content in schemas():
        (ROOT / "schemas" / name).write_text(content, encoding="utf-8")
    (ROOT / ".vscode" / "settings.json").write_text(editor_settings(), encoding="utf-8")
    (ROOT / ".vscode" / "data.code-snippets").write_text(snippets(), encoding="utf-8")
    messages = page((ROOT / "hooks" / "klsite").resolve())
    (ROOT / "docs" / "beskeder.md").write_text(messages, encoding="utf-8")
    return _OK


@commands.command(
    short_help="kør alle prøver",
    help="Kører alle prøver af program, data og det byggede websted, også i en rigtig browser.",
)
@click.argument(
    "only", nargs=-1, metavar="[prøve …]", help="kun disse filer eller mapper under tests/"
)
@click.option("--update-golden", is_flag=True, help="gem det nye resultat som det forventede")
def test(only: tuple[str, ...], *, update_golden: bool) -> int:
    """Run the whole suite, or the parts named."""
    from testing import run_tests

    return run_tests(ROOT, list(only), update_golden=update_golden)


@commands.command(
    short_help="led efter fejl i programmet med tilfældige inddata",
    help=(
        "Prøver læsning, tekster og regler med tilfældigt ødelagte filer og tilfældige tal, "
        "hver gang med nye, og standser ved det første, der ikke går, som det skal."
    ),
)
@click.option(
    "--minutes", type=Number(1, 10_000), default=5, metavar="ANTAL", help="hvor længe (5)"
)  # fmt: skip
def fuzz(*, minutes: int) -> int:
    """Run the fuzzers with random input."""
    from fuzzing import fuzz as run_fuzzers

    return run_fuzzers(ROOT, minutes)


if __name__ == "__main__":
    console.run(commands, "kl.py", sys.argv[1:])
