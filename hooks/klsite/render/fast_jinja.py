"""Jinja's fast path: templates compiled to plainer Python than Jinja's own. It halves rendering.

Templates show records and functions of ours: ``a.b`` compiles to attribute access, ``f(x)`` to a
call, and output to a plain string. Jinja also tries an attribute as the key of a mapping, asks
each function whether it wants the context, and wraps each escaped string. The HTML is the same;
tests/render/test_fast_jinja.py renders every page of the sample both ways.
"""

import keyword
from collections.abc import Callable, MutableMapping, Sequence
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, Template, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst
from jinja2.runtime import Context
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
        self.writeline("escaped = environment.escaped")

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
        self.write("escaped(")


class FastEnvironment(Environment):
    """An environment whose globals are all known before the first template is loaded.

    Jinja's own chain of mappings is searched again for every page and every import.
    """

    code_generator_class = FastCodeGenerator
    escaped = staticmethod(escaped)
    macro = staticmethod(macro)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.loaded: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """Return a template, which is looked up once: they do not change during a build."""
        template = self.loaded.get(name) if isinstance(name, str) else name
        if template is None:
            template = super().get_template(name, parent, globals)
            self.loaded[str(name)] = template
        return template

    def html(self, name: str, **values: object) -> str:
        """Return a template rendered with some values, as ``Template.render`` does."""
        template = self.get_template(name)
        context = Context(self, {**self.globals, **values}, name, template.blocks)
        try:
            return "".join(template.root_render_func(context))
        except Exception:
            self.handle_exception()

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template; ``d`` are those it is given beside the others."""
        return {**self.globals, **d} if d else self.globals


class _CodeCache(BytecodeCache):
    """The code of compiled templates, in this process or the one that it was forked from."""

    def __init__(self) -> None:
        self.compiled: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code of a template into the bucket, if it was compiled from the same text."""
        bucket.code = self.compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.compiled[bucket.key, bucket.checksum] = bucket.code


CODE = _CodeCache()
