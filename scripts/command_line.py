"""The command line in Danish. Standard library only."""

import argparse
import gettext
import sys
from pathlib import Path
from typing import NoReturn

_DANISH = {
    "usage: ": "brug: ",
    "options": "tilvalg",
    "positional arguments": "argumenter",
    "show this help message and exit": "vis denne hjælp",
    "the following arguments are required: %s": "der mangler: %s",
    "unrecognized arguments: %s": "ukendt tilvalg: %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "»%(value)s« findes ikke; vælg mellem %(choices)s"
    ),
    "expected one argument": "der mangler en værdi",
    "invalid %(type)s value: %(value)r": "»%(value)s« er ikke et tal",
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
}
"""argparse asks gettext for these texts; a text not found here stays in English."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{message}\nSe hjælpen med: {self.prog} --help\n")


def _speak_danish() -> None:
    argparse._ = lambda text: _DANISH.get(text, text)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, count: _DANISH.get(  # type: ignore[attr-defined]
        one if count == 1 else many, gettext.ngettext(one, many, count)
    )


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return the command and its options; exit with code 2 and a message if they are wrong."""
    _speak_danish()
    parser = _Parser(
        prog="kl.py", description="Bygger, viser og kontrollerer webstedet ud fra filerne i data/."
    )
    commands = parser.add_subparsers(
        dest="command", metavar="kommando", title="kommandoer", required=True, parser_class=_Parser
    )
    build = commands.add_parser("build", help="byg webstedet i site/", description=_BUILD)
    build.add_argument("--quiet", action="store_true", help="skriv kun fejl")
    build.add_argument("--timings", action="store_true", help="vis, hvor lang tid hver del tog")
    build.add_argument(
        "--plain", action="store_true", help="lad MkDocs lave hver side (langsomt, samme resultat)"
    )
    serve = commands.add_parser("serve", help="vis webstedet, mens du retter", description=_SERVE)
    serve.add_argument("--port", type=int, default=8000, metavar="NR", help="port (8000)")
    commands.add_parser("check", help="kontrollér data uden at bygge", description=_CHECK)
    for name, short, description in (
        ("compose", "beregn et KKR's sammensætning af en lille fil", _COMPOSE),
        ("elect", "beregn et forholdstalsvalg af personer af en lille fil", _ELECT),
    ):
        calculation = commands.add_parser(name, help=short, description=description)
        calculation.add_argument("file", type=Path, metavar="fil", help="YAML-fil med tallene")
        calculation.add_argument("--json", action="store_true", help="skriv resultatet som JSON")
    roster = commands.add_parser(
        "roster", help="vis, hvem der sad i et KKR en bestemt dag", description=_ROSTER
    )
    roster.add_argument("kkr", help="rådets mappe, for eksempel sjaelland")
    roster.add_argument("period", metavar="periode", help="for eksempel 2018-2022")
    roster.add_argument("day", metavar="dag", help="for eksempel 2019-05-01")
    roster.add_argument("--json", action="store_true", help="skriv resultatet som JSON")
    commands.add_parser("schema", help="gem hjælpen til redigeringsprogrammer", description=_SCHEMA)
    test = commands.add_parser("test", help="kør alle prøver", description=_TEST)
    test.add_argument(
        "only", nargs="*", metavar="prøve", help="kun disse filer eller mapper under tests/"
    )
    test.add_argument(
        "--update-golden", action="store_true", help="gem det nye resultat som det forventede"
    )
    return parser.parse_args(arguments)


_BUILD = (
    "Læser og kontrollerer alle filer i data/ og bygger webstedet i site/. Er der fejl, bliver de "
    "alle nævnt, og site/ er som før."
)
_SERVE = (
    "Viser webstedet på denne maskine og bygger det igen, hver gang en fil gemmes. Er der fejl i "
    "en fil, nævnes de her, og siderne venter, til de er rettet."
)
_CHECK = "Læser og kontrollerer alle filer i data/ på et øjeblik og nævner alle fejl."
_COMPOSE = (
    "Beregner, hvor mange medlemmer hvert parti har i et KKR, og viser hvert trin. Filen har "
    "municipalities og parties (name, votes, mayors, council_seats)."
)
_ELECT = (
    "Beregner et forholdstalsvalg af personer, også med valgforbund, og viser hvert trin. "
    "Filen har seats, votes og pacts."
)
_ROSTER = (
    "Viser, hvem der sad i et KKR en bestemt dag, hvorfor og siden hvornår, med punktet i "
    "forretningsordenen bag hver plads."
)
_SCHEMA = (
    "Gemmer skemaerne i schemas/, så et redigeringsprogram kan foreslå felter og vise, hvad de "
    "er, mens man skriver. Skal køres, når felterne er ændret i programmet."
)
_TEST = "Kører alle prøver af program, data og det byggede websted, også i en rigtig browser."
