"""Templates compiled to plainer Python than Jinja's own, for pages made by the ten thousand.

What a template shows is our own records and functions: an attribute is looked up as one, a
function called as one, and what is written is a text at once. Jinja also tries an attribute as the
key of a mapping, asks each function whether it wants the context, and wraps each escaped text.
The HTML is the same.
"""

import keyword
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.utils import missing

# The part of ``escape`` that is written in C; the rest of it wraps what this gives.
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

_as = str.__new__


def mark_safe(text: str) -> Markup:
    """Return a text that is safe to publish as HTML, which is not escaped when it is shown."""
    return _as(Markup, text)  # Markup's own way asks first whether it is HTML already


def escaped(value: object) -> str:
    """Return a value as it is written into HTML: as it is if it is HTML, else escaped."""
    if type(value) is str:
        escaped: str = _escape_inner(value)
        return escaped
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


def macro(function: Callable[..., str], names: Sequence[str]) -> Callable[..., Markup]:
    """Return what a macro is called by, given its code and the names of its parameters."""

    def called(*values: object, **named: object) -> Markup:
        if named or len(values) < len(names):
            rest = names[len(values) :]
            if unknown := named.keys() - set(rest):
                raise TypeError(f"a macro has no {unknown} that is not given yet")
            values += tuple([named.get(name, missing) for name in rest])
        return mark_safe(function(*values))

    return called


class FastCodeGenerator(CodeGenerator):
    """Writes the Python of a template. No function called in it may want Jinja's context."""

    def write_commons(self) -> None:
        """Write what every part of a template begins with."""
        super().write_commons()
        self.writeline("shown = environment.shown")

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write an attribute of a record, or of a module."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    @optimizeconst
    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write a call of a function or a macro."""
        reserved = any(keyword.iskeyword(argument.key) for argument in node.kwargs)
        if forward_caller or reserved or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write what makes a macro of its code."""
        of_any_kind = (
            macro_ref.accesses_caller,
            macro_ref.accesses_kwargs,
            macro_ref.accesses_varargs,
        )
        if any(of_any_kind):
            super().macro_def(macro_ref, frame)
            return
        names = tuple(argument.name for argument in macro_ref.node.args)
        self.write(f"environment.macro(macro, {names!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("shown(")
