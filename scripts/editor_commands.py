"""The commands by which an editor changes the data or sees what a change means."""

from pathlib import Path

import click

from command_options import at
from danish_click import DanishCommand, DanishGroup, Number, OneOf, ProjectPath

ROOT = Path(__file__).resolve().parent.parent


@click.command(
    cls=DanishCommand,
    short_help="ret det, der kun kan rettes på én måde",
    help=(
        "Retter det i data/, der kun kan rettes på én måde: skrivefejl i YAML, datoer, "
        "tabulatorer, anførselstegn, indrykning, felternes rækkefølge, filnavne og "
        "tegn. Hver ændring vises, før den bliver skrevet. "
        "Nævnes filer eller mapper, rettes kun de."
    ),
)
@click.argument(
    "files", nargs=-1, metavar="[fil …]", type=ProjectPath(ROOT), help="kun disse filer"
)
@click.option("--show", is_flag=True, help="vis ændringerne uden at skrive dem")
@at
def fix(files: tuple[str, ...], now: str | None, *, show: bool) -> int:
    """Put right what can be put right in one way only."""
    from checking import Wanted
    from fixing import fix_files

    return fix_files(ROOT, now or "", Wanted(files), only_show=show)


@click.command(
    cls=DanishCommand,
    short_help="lad git kontrollere data før hver commit",
    help=(
        "Får git til at køre »check --staged« før hver commit i dette lager på denne maskine: er "
        "der fejl i det, der er lagt klar, bliver det ikke lagt i git."
    ),
)
def hook() -> int:
    """Install the hook of git."""
    from committing import install_hook

    return install_hook(ROOT)


@click.group(
    "import",
    cls=DanishGroup,
    subcommand_metavar="hvad …",
    short_help="hent tal fra en tabel ind i data",
    help="Henter tal fra en tabel, CSV eller regneark, ind i filerne i data/.",
)
def import_() -> None:
    """The commands that take a table into the data."""


@import_.command(
    "valg",
    short_help="stemmer og mandater ved et kommunalvalg",
    help=(
        "Henter stemmer eller mandater pr. liste og kommune ind i data/elections/ÅR.yml. Tabellen "
        "er som hos Danmarks Statistik (kommuner ned og lister hen, eller omvendt) eller har en "
        "række pr. liste med kommune, liste, stemmer og mandater. Ændringerne vises først."
    ),
)
@click.argument("file", type=click.Path(path_type=Path), metavar="fil", help="CSV eller .xlsx")
@click.option(
    "--valg", "year", type=Number(1900, 2200), required=True, metavar="ÅR", help="valgets år"
)
@click.option(
    "--tal", "figures", type=OneOf("stemmer", "mandater"), default="stemmer", metavar="ORD",
    help="stemmer (ellers mandater), når tabellen ikke selv siger det",
)  # fmt: skip
@click.option("--show", is_flag=True, help="vis ændringerne uden at skrive dem")
def import_election(file: Path, year: int, figures: str, *, show: bool) -> int:
    """Take the votes and seats of a table into an election."""
    from importing import import_votes

    return import_votes(ROOT, file, year, figures, only_show=show)


@import_.command(
    "medlemmer",
    short_help="medlemmerne af et KKR i en valgperiode",
    help=(
        "Henter medlemmer af et KKR ind i data/kkr/ og data/people/. Tabellen har en række pr. "
        "person med navn, kommune, parti, rolle, startdag og kilde; det, der ikke er sikkert, "
        "nævnes med sin række, og så skrives intet. Ændringerne vises først."
    ),
)
@click.argument("file", type=click.Path(path_type=Path), metavar="fil", help="CSV eller .xlsx")
@click.option("--kkr", required=True, metavar="KKR", help="rådets mappe, som sjaelland")
@click.option("--period", required=True, metavar="PERIODE", help="periodens mappe, som 2026-2030")
@click.option(
    "--source", default="", metavar="KILDE", help="kilden for de rækker, der ikke nævner en"
)
@click.option("--show", is_flag=True, help="vis ændringerne uden at skrive dem")
def import_members(file: Path, kkr: str, period: str, source: str, *, show: bool) -> int:
    """Take the members of a table into a term of a KKR."""
    from importing_members import import_members as take

    return take(ROOT, file, (kkr, period), source, only_show=show)


@click.command(
    cls=DanishCommand,
    short_help="vis, hvad en ændring betyder for borgerne",
    help=(
        "Bygger webstedet, som det var i git, og som det er nu, og fortæller forskellen med ord: "
        "sider, feeds, kalendere, beregnede pladser og åbne data. site/ bliver ikke rørt."
    ),
)
@click.argument("revision", metavar="[udgave]", default="HEAD", help="for eksempel main (HEAD)")
@at
def diff(revision: str, now: str | None) -> int:
    """Print what the changes since a revision mean for citizens."""
    from differing import print_difference

    return print_difference(ROOT, revision, now or "")


@click.command(
    cls=DanishCommand,
    short_help="vis, hvor en person står, og hvad der skal til for at slette",
    help=(
        "Viser hver linje, der nævner en person, hvad der skal tages ud, og hvad git og gamle "
        "kopier stadig har. Der bliver ikke ændret noget."
    ),
)
@click.argument("person", metavar="person", help="id eller navn")
def erase(person: str) -> int:
    """Say where a person stands."""
    from erasing import print_erasure

    return print_erasure(ROOT, person)
