"""Makes something new in the data: asks for what is needed, writes it, says what comes next."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from danish_click import DanishCommand
from drafting import PLACES, Draft, places_of
from klsite.build.build import check_project
from klsite.load.new_data import Value, askable_fields
from klsite.load.suggestions import MOST_LISTED
from klsite.load.yaml.insertion import CannotInsert
from klsite.model import kinds
from klsite.model.diagnostics import DataErrors, Diagnostic, errors_in
from klsite.model.kinds import FileKind
from klsite.model.source_location import DATA_FOLDER

_OK, _FAILED, _WRONG_CALL = 0, 1, 2


def makeable() -> dict[str, FileKind]:
    """Return the kinds of which something new can be made, by what an editor calls it."""
    return {kind.one: kind for kind in kinds.FILE_KINDS if kind.one}


def command_for(root: Path, word: str) -> click.Command | None:
    """Return the command that makes something new of a kind in the project ``root``."""
    kind = makeable().get(word)
    if kind is None:
        return None

    def create(**given: str | tuple[str, ...]) -> int:
        values: dict[str, Value] = {name: value for name, value in given.items() if value}
        return _create(Draft(root, kind, values))

    where = f"står i en fil som {DATA_FOLDER}{kind.example}"
    return DanishCommand(
        name=word,
        callback=create,
        params=_options(kind),
        short_help=where,
        help=(
            f"Laver noget nyt: {word}. Det {where}. Der bliver spurgt om det, der skal være der og "
            "ikke er givet som tilvalg."
        ),
    )


def _options(kind: FileKind) -> list[click.Parameter]:
    places = [_option(each, PLACES[each], many=False) for each in places_of(kind)]
    fields = askable_fields(kind)
    return [
        *places,
        *(_option(each.name, each.meaning, many=each.is_many) for each in fields.values()),
    ]


def _option(name: str, told: str, *, many: bool) -> click.Option:
    return click.Option(
        [_flag(name), name], help=told, multiple=many, metavar="TEKST", default=None
    )


def _create(draft: Draft) -> int:
    if problem := _completed(draft):
        print(f"{problem}\nIntet er skrevet.", file=sys.stderr)
        return _WRONG_CALL
    try:
        draft.write()
    except CannotInsert as refused:
        print(f"{draft.file}: {refused}\nIntet er skrevet.", file=sys.stderr)
        return _FAILED
    print(f"Skrevet: {draft.file}")
    if left := draft.left_to_fill():
        print(f"Mangler endnu: {', '.join(left)}")
    _print_next_step(draft)
    return _OK


def _completed(draft: Draft) -> str:
    """Ask for what is missing or wrong; return what is, where there is nobody to ask."""
    asks = sys.stdin is not None and sys.stdin.isatty()
    if not asks:
        draft.take_suggestions()
    while problems := draft.problems():
        if not asks:
            return _told(draft, problems)
        name = next((each for each in problems if problems[each]), next(iter(problems)))
        if problems[name]:
            print(problems[name])
        draft.values[name] = _answer(draft, name)
    return _told(draft, draft.superfluous())


def _answer(draft: Draft, name: str) -> str:
    """Ask for a value. Raises ``KeyboardInterrupt`` if the answer is to leave it."""
    question, meant = f"{draft.meaning(name)}{_offered(draft, name)}", draft.suggestion(name)
    while True:
        try:
            answer: str = click.prompt(
                f"{question}\n  {name}", default=meant, show_default=bool(meant)
            )
        except click.Abort:
            raise KeyboardInterrupt from None
        if bare := _unquoted(answer.strip()):
            return bare
        print("Her skal stå noget. Ctrl+C stopper, og så er intet skrevet.")


def _unquoted(answer: str) -> str:
    """Return an answer without the quotation marks that it would need in a file."""
    quoted = re.fullmatch(r"""(["'])((?:(?!\1).)*)\1""", answer)
    return quoted[2].strip() if quoted else answer


def _offered(draft: Draft, name: str) -> str:
    """Return the words that offer what may be written, if that is little enough to list."""
    words = draft.choices(name)
    return f" Tilladt er: {', '.join(words)}" if 0 < len(words) <= MOST_LISTED else ""


def _told(draft: Draft, problems: Mapping[str, str]) -> str:
    """Return what is wrong and what is missing, a line each, by the options that give it."""
    wrong = [f"{_flag(name)}: {told}" for name, told in problems.items() if told]
    missing = [
        f"{_flag(name)} mangler. {draft.meaning(name)}{_offered(draft, name)}"
        for name, told in problems.items()
        if not told
    ]
    return "\n".join([*wrong, *missing])


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _print_next_step(draft: Draft) -> None:
    """Print what is left to be filled in or put right, and how to see it."""
    found = _errors(draft)
    own = [each for each in found if each.file == draft.file]
    for each in own:
        print(each)
    if len(own) < len(found):
        print("Der er fejl i andre filer. Se dem med: python3 scripts/kl.py check")
    first = "Ret det i filen, og se" if own else "Se"
    print(f"{first} det med: python3 scripts/kl.py serve")


def _errors(draft: Draft) -> list[Diagnostic]:
    try:
        check_project(draft.root, draft.now)
    except DataErrors as mistakes:
        return errors_in(mistakes.diagnostics)
    return []
