"""Finds the texts that an expression of the program can be, without running it.

An f-string is a text with ``…`` for what is not known. Names are followed to where they are bound,
parameters to the calls, calls to what is returned or yielded.
"""

import ast
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

UNKNOWN = "…"
_MOST_FORMS, _LONGEST_FORM = 4, 90
"""In how many forms, and of how many characters, a part of an f-string is spelled out."""

Function = ast.FunctionDef | ast.Lambda


class Place(NamedTuple):
    """Where an expression stands: the module, and the function around it, if any."""

    module: str
    function: Function | None


_Finder = Callable[[ast.expr, Place, int | None], Iterator[str]]
_Asker = Callable[[ast.expr | None, Place, int | None], set[str]]


class Program:
    """The modules below a folder, parsed."""

    def __init__(self, root: Path) -> None:
        self.modules = {
            path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
            for path in sorted(root.rglob("*.py"))
        }
        self._functions: dict[str, list[tuple[Place, ast.FunctionDef]]] = defaultdict(list)
        self._constants: dict[str, list[tuple[Place, ast.expr]]] = defaultdict(list)
        self._fields: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self.calls: list[tuple[Place, ast.Call]] = []
        self._calls_by_name: dict[str, list[tuple[Place, ast.Call]]] = defaultdict(list)
        for name, tree in self.modules.items():
            self._take(tree, Place(name, None))
            self._take_constants(tree, Place(name, None))
        self._asked: set[tuple[int, int | None, str]] = set()

    def _take(self, node: ast.AST, place: Place) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                self.calls.append((place, child))
                self._calls_by_name[name_of(child.func)].append((place, child))
            if isinstance(child, ast.ClassDef):
                fields = [each.target for each in child.body if isinstance(each, ast.AnnAssign)]
                self._fields[place.module][child.name] = [*map(name_of, fields)]
            if isinstance(child, ast.FunctionDef):
                self._functions[child.name].append((place, child))
                self._take(child, Place(place.module, child))
            else:
                self._take(child, place)

    def _take_constants(self, tree: ast.Module, place: Place) -> None:
        for node in tree.body:
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._constants[name_of(target)].append((place, node.value))
            elif isinstance(node, ast.AnnAssign) and node.value:
                self._constants[name_of(node.target)].append((place, node.value))

    def texts(self, node: ast.expr | None, place: Place, part: int | None = None) -> set[str]:
        """Return what an expression can be; ``part`` is the place in a tuple that is asked for."""
        return self._once(node, place, part, self._texts)

    def _elements(self, node: ast.expr | None, place: Place, part: int | None) -> set[str]:
        """Return what the elements of an expression can be, or their parts at a place."""
        return self._once(node, place, part, self._of_elements)

    def _once(
        self, node: ast.expr | None, place: Place, part: int | None, found: _Finder
    ) -> set[str]:
        key = (id(node), part, found.__name__)
        if node is None or key in self._asked:
            return set()
        self._asked.add(key)
        try:
            return set(found(node, place, part))
        finally:
            self._asked.discard(key)

    def _texts(self, node: ast.expr, place: Place, part: int | None) -> Iterator[str]:
        match node:
            case ast.Constant(value=value):
                yield from [value] if isinstance(value, str) else []
            case ast.JoinedStr(values=values):
                yield from map("".join, product(*(self._form(value, place) for value in values)))
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                pair = (self.texts(left, place), self.texts(right, place))
                yield from map("".join, product(*(each or {UNKNOWN} for each in pair)))
            case ast.IfExp(body=first, orelse=second):
                yield from self.texts(first, place, part) | self.texts(second, place, part)
            case ast.BoolOp(values=values):
                for value in values:
                    yield from self.texts(value, place, part)
            case ast.Tuple(elts=values) if part is not None and part < len(values):
                yield from self.texts(values[part], place)
            case ast.Starred(value=value):  # what is spread over arguments ends with the text
                yield from self.texts(value, place, -1)
            case ast.NamedExpr(value=value):
                yield from self.texts(value, place, part)
            case ast.Subscript(value=value):
                yield from self._elements(value, place, part)
            case ast.Name(id=name):
                yield from self._of_name(name, place, part)
            case ast.Attribute(attr=name):
                yield from self._of_attribute(name, place, part)
            case ast.Call():
                yield from self._of_call(node, place, part)
            case _:
                yield UNKNOWN

    def _of_elements(self, node: ast.expr, place: Place, part: int | None) -> Iterator[str]:
        match node:
            case ast.Tuple(elts=values) | ast.List(elts=values) | ast.Set(elts=values):
                for value in values:
                    if isinstance(value, ast.Starred):
                        yield from self._elements(value.value, place, part)
                    else:
                        yield from self.texts(value, place, part)
            case ast.BoolOp(values=values):
                for value in values:
                    yield from self._elements(value, place, part)
            case ast.Dict(values=values):
                for value in values:
                    yield from self.texts(value, place, part)
            case ast.GeneratorExp(elt=value) | ast.ListComp(elt=value):
                yield from self.texts(value, place, part)
            case ast.Call(args=[first, *_]) if name_of(node.func) == "enumerate":
                yield from self._elements(first, place, None) if part else [UNKNOWN]
            case ast.Call(args=values) if name_of(node.func) == "zip" and part is not None:
                yield from self._elements(values[part], place, None)
            case ast.Call(func=ast.Attribute(value=value, attr="items")):
                yield from self._elements(value, place, None) if part else [UNKNOWN]
            case ast.Call(args=values) if name_of(node.func) in (
                "sorted",
                "tuple",
                "list",
                "chain",
            ):
                for value in values:
                    yield from self._elements(value, place, part)
            case ast.Call():
                yield from self._of_call(node, place, part)
            case ast.Name(id=name):
                yield from self._of_name(name, place, part, are_elements=True)
            case _:
                yield from self._texts(node, place, part)

    def _form(self, node: ast.expr, place: Place) -> set[str]:
        """Return the forms of a part of an f-string."""
        if isinstance(node, ast.Constant):
            return {str(node.value)}
        value = node.value if isinstance(node, ast.FormattedValue) else node
        forms = self.texts(value, place)
        are_words = all(len(each) <= _LONGEST_FORM and UNKNOWN not in each for each in forms)
        return forms if are_words and 0 < len(forms) <= _MOST_FORMS else {UNKNOWN}

    def _of_name(
        self, name: str, place: Place, part: int | None, *, are_elements: bool = False
    ) -> Iterator[str]:
        function = place.function
        asked = self._elements if are_elements else self.texts
        bound = _bindings(function, name) if function else []
        for value, index, is_element in bound:
            found = self._elements if is_element else asked
            yield from found(value, place, part if index is None else index)
        parameters = _parameters(function) if isinstance(function, ast.FunctionDef) else []
        if name in parameters:
            yield from self._of_parameter(place, name, part, asked)
        elif not bound:
            known = [
                each for each in self._constants.get(name, ()) if _is_seen(name, place, each[0])
            ]
            for where, value in known:
                yield from asked(value, where, part)
            if not known:
                yield UNKNOWN

    def _of_attribute(self, name: str, place: Place, part: int | None) -> Iterator[str]:
        """Yield what a module appends to an attribute, or gives a class of its own for it."""
        found = False
        for where, call in self._calls_by_name.get("append", ()):
            owner = call.func.value if isinstance(call.func, ast.Attribute) else None
            if where.module == place.module and owner is not None and name_of(owner) == name:
                found = True
                yield from self.texts(argument(call, 0), where, part)
        for owner_name, fields in self._fields.get(place.module, {}).items():
            if name in fields:
                for where, call in self._calls_by_name.get(owner_name, ()):
                    if (given := _given(call, fields, name)) is not None:
                        found = True
                        yield from self.texts(given, where, part)
        if not found:
            yield UNKNOWN

    def _of_parameter(
        self, place: Place, name: str, part: int | None, asked: _Asker
    ) -> Iterator[str]:
        """Yield what a parameter of the function at a place is given, or is without that.

        ``asked`` is how: for what it can be, or what its elements can be.
        """
        function = place.function
        assert isinstance(function, ast.FunctionDef), "a lambda is called by nobody's name"
        names = _parameters(function)
        for where, call in self._calls_by_name.get(function.name, ()):
            if _is_seen(function.name, where, place):
                given = _given(call, names, name)
                yield from asked(given, where, part) if given is not None else ()
        for parameter, default in _defaults(function):
            if parameter == name:
                yield from asked(default, place, part)

    def _of_call(self, call: ast.Call, place: Place, part: int | None) -> Iterator[str]:
        name = name_of(call.func)
        if isinstance(call.func, ast.Attribute) and name == "join":
            yield from self._elements(argument(call, 0), place, None)
            return
        if isinstance(call.func, ast.Attribute) and name == "format":
            yield from self.texts(call.func.value, place, part)
            return
        known = [each for each in self._functions.get(name, ()) if _is_seen(name, place, each[0])]
        for where, function in known:
            inside = Place(where.module, function)
            for node in _own_nodes(function):
                if isinstance(node, ast.Return | ast.Yield):
                    yield from self.texts(node.value, inside, part)
                elif isinstance(node, ast.YieldFrom):
                    yield from self._elements(node.value, inside, part)
        if not known:
            yield UNKNOWN


def _is_seen(name: str, here: Place, there: Place) -> bool:
    """Whether a name used at a place may be that of another."""
    return here.module == there.module or not name.startswith("_")


def _parameters(function: ast.FunctionDef) -> list[str]:
    """Return the names of the parameters that a caller gives."""
    names = [each.arg for each in (*function.args.args, *function.args.kwonlyargs)]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def _defaults(function: ast.FunctionDef) -> Iterator[tuple[str, ast.expr | None]]:
    names, values = function.args.args, function.args.defaults
    yield from zip([each.arg for each in names[len(names) - len(values) :]], values, strict=True)
    named = [each.arg for each in function.args.kwonlyargs]
    yield from zip(named, function.args.kw_defaults, strict=True)


def _given(call: ast.Call, names: Sequence[str], name: str) -> ast.expr | None:
    """Return what a call gives for a parameter."""
    by_name = next((each.value for each in call.keywords if each.arg == name), None)
    return argument(call, names.index(name)) if by_name is None else by_name


def name_of(node: ast.expr) -> str:
    """Return the last part of the name of a function or a variable."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def argument(call: ast.Call, index: int) -> ast.expr | None:
    """Return an argument by its place; after ``*pair`` it is the next one."""
    for place, value in enumerate(call.args):
        if isinstance(value, ast.Starred):
            return call.args[place + 1] if place + 1 < len(call.args) else None
    return call.args[index] if 0 <= index < len(call.args) else None


@cache
def _own_nodes(function: Function) -> tuple[ast.AST, ...]:
    """Return the nodes of a function, those of functions inside it left out."""
    body = function.body
    waiting: list[ast.AST] = [*body] if isinstance(body, list) else [body]
    found = []
    while waiting:
        node = waiting.pop()
        found.append(node)
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))
    return tuple(found)


def _bindings(function: Function, name: str) -> list[tuple[ast.expr, int | None, bool]]:
    """Return what a name is bound to in a function, or to the elements of what.

    The number is the place, if that is a tuple.
    """
    return [tuple(rest) for bound, *rest in _bound(function) if bound == name]  # type: ignore[misc]


@cache
def _bound(function: Function) -> tuple[tuple[str, ast.expr, int | None, bool], ...]:
    return tuple(_all_bindings(function))


def _all_bindings(function: Function) -> Iterator[tuple[str, ast.expr, int | None, bool]]:
    for node in _own_nodes(function):
        pairs: list[tuple[ast.expr, ast.expr]] = []
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and node.value:
            pairs = [(node.target, node.value)]
        elif isinstance(node, ast.For | ast.comprehension):
            pairs = [(node.target, node.iter)]
        for target, value in pairs:
            is_element = isinstance(node, ast.For | ast.comprehension)
            if isinstance(target, ast.Name):
                yield target.id, value, None, is_element
            elif isinstance(target, ast.Tuple):
                for index, each in enumerate(target.elts):
                    yield name_of(each), value, index, is_element
