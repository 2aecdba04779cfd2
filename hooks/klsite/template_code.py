"""Templates compiled to plainer Python than Jinja's own, for pages made by the ten thousand.

What a template shows is our own records and functions: an attribute is looked up as one, a
function called as one, and what is written is a text at once. Jinja also tries an attribute as the
key of a mapping, asks each function whether it wants the context, and wraps each escaped text.
The HTML is the same.
"""

import keyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from markupsafe import Markup, escape

_ESCAPED = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&#39;"), ('"', "&#34;"))


def shown(value: object) -> str:
    """Return a value as it is written into HTML: as it is if it is HTML, else escaped."""
    if type(value) is not str:
        if type(value) is Markup:
            return value
        return str(value) if type(value) is int else escape(value)
    for character, written in _ESCAPED:
        if character in value:
            value = value.replace(character, written)
    return value


class PlainCode(CodeGenerator):
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

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("shown(")
