"""Click in Danish: the help, and what is said of a wrong call. Nothing of KL.

Click takes its texts from a compiled gettext catalogue. The few that commands like these can
come to show are given here instead, through the classes that click lets one replace.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

_SECTIONS = {
    "Options": "Tilvalg",
    "Positional arguments": "Argumenter",
    "Commands": "Kommandoer",
}

_EXTRAS = {"[required]": "[skal gives]"}


class _Formatter(click.HelpFormatter):
    def write_dl(self, rows: Iterable[tuple[str, str]], *widths: int) -> None:
        for english, danish in _EXTRAS.items():
            rows = [(name, told.replace(english, danish)) for name, told in rows]
        super().write_dl(rows, *widths)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = "Brug: ") -> None:
        super().write_usage(prog, args, prefix)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(_SECTIONS[name]):
            yield


class _Context(click.Context):
    formatter_class = _Formatter


class DanishCommand(click.Command):
    """A command whose help and messages are in Danish."""

    context_class = _Context
    allow_extra_args = True  # which click refuses in English; ``parse_args`` does it in Danish

    def __init__(self, *names: Any, **settings: Any) -> None:
        super().__init__(*names, **{"options_metavar": "[tilvalg]", **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option ``--help``."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "vis denne hjælp"
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments. Raises ``click.UsageError``, always with its context."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            raise click.UsageError(f"for mange argumenter: {' '.join(rest)}", ctx)
        return rest


class DanishGroup(DanishCommand, click.Group):
    """A group of commands, which the help lists in the order in which they were defined."""

    command_class = DanishCommand

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(self.commands)


class Number(click.ParamType[int]):
    """A whole number from ``least`` to ``most``."""

    name = "tal"

    def __init__(self, least: int, most: int) -> None:
        self._least = least
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number. Raises ``click.BadParameter``."""
        try:
            number = int(value)
        except ValueError:
            self.fail(f"»{value}« er ikke et tal", param, ctx)
        if not self._least <= number <= self._most:
            self.fail(f"{number} er ikke mellem {self._least} og {self._most}", param, ctx)
        return number


class OneOf(click.ParamType[str]):
    """One of some words."""

    name = "ord"

    def __init__(self, *words: str) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word. Raises ``click.BadParameter``."""
        if value not in self._words:
            from klsite.load.suggestions import choices

            self.fail(f"»{value}« kan ikke bruges{choices(value, self._words)}", param, ctx)
        return str(value)


class Day(click.ParamType[date]):
    """A day, written 2019-05-01."""

    name = "dag"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day. Raises ``click.BadParameter``."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"»{value}« er ikke en dato: skriv den som 2019-05-01", param, ctx)


class ProjectPath(click.ParamType[str]):
    """A file or folder of the project ``root``, as a path from there with ``/``."""

    name = "fil"

    def __init__(self, root: Path) -> None:
        self._root = root

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the path. Raises ``click.BadParameter``."""
        path = Path(value).resolve()
        if not path.exists():
            self.fail(f"»{value}« findes ikke", param, ctx)
        if not path.is_relative_to(self._root):
            self.fail(f"»{value}« ligger ikke i projektet", param, ctx)
        return path.relative_to(self._root).as_posix()


def report(error: click.UsageError) -> str:
    """Return all that is to be written about a wrong call; its last line leads to the help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) or error.ctx is None:
        return error.format_message()
    help_command = f"{error.ctx.command_path} --help"
    return f"{error.ctx.get_usage()}\n{_message(error, error.ctx)}\nSe hjælpen med: {help_command}"


def _message(error: click.UsageError, ctx: click.Context) -> str:
    from klsite.load.suggestions import nearest, question

    match error:
        case click.NoSuchCommand(command_name=name):
            group = ctx.command
            known = group.list_commands(ctx) if isinstance(group, click.Group) else []
            return f"kommandoen »{name}« findes ikke{question(nearest(name, known))}"
        case click.NoSuchOption(option_name=name):
            return f"tilvalget »{name}« findes ikke{question(nearest(name, _options(ctx)))}"
        case click.BadOptionUsage(option_name=name):
            wrong = "skal ikke have en værdi" if _options(ctx)[name].is_flag else "mangler en værdi"
            return f"tilvalget »{name}« {wrong}"
        case click.MissingParameter(param=click.Parameter() as param):
            return f"der mangler: {_name(param)}"
        case click.BadParameter(param=click.Parameter() as param):
            return f"{_name(param)}: {error.message}"
    return error.format_message()


def _options(ctx: click.Context) -> dict[str, click.Option]:
    """Return the options of a command by every way to write them."""
    params = [each for each in ctx.command.get_params(ctx) if isinstance(each, click.Option)]
    return {name: each for each in params for name in each.opts}


def _name(param: click.Parameter) -> str:
    return param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name
