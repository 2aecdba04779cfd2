"""What an editor fills in for something new in the data, and what is then written in its file.

Kinds follow from the registry, fields and their messages from the models.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import indent
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from klsite.load.validation import messages_of
from klsite.load.yaml.insertion import with_entry, with_value
from klsite.load.yaml.reader import read_yaml
from klsite.load.yaml.writing import comment, list_entry, written_field
from klsite.model.annotations import is_markdown, marks_of, model_in
from klsite.model.base import DataFile, DatedFile, Strict
from klsite.model.kinds import FileKind
from klsite.model.references import RefersTo
from klsite.text.danish import heading_id

Value = str | Sequence[str]
"""The value of a field as an editor writes it, or several."""

ID = "id"
_ID_FROM = ("title", "name")
"""The fields that an id can be made of."""

_LAST = tuple(DatedFile.model_fields)
"""The fields that come after those of a file's own."""

_UNUSED = (
    "Kan også bruges: slet # foran feltet og dem af dets egne, du skal bruge, og skriv værdien "
    "efter kolon."
)


@dataclass(frozen=True)
class NewField:
    """A field of a model, as an editor is asked for it."""

    name: str
    owner: type[BaseModel]
    info: FieldInfo

    @property
    def is_many(self) -> bool:
        """Whether it takes several values."""
        annotation = self.info.annotation
        return tuple in [get_origin(each) for each in (annotation, *get_args(annotation))]

    @property
    def is_nested(self) -> bool:
        """Whether it holds fields of its own, which only stand in files."""
        return model_in(self.owner, self.name) is not None

    @property
    def is_long(self) -> bool:
        """Whether it holds a text that is written in the file rather than asked for."""
        return is_markdown(self.info)

    @property
    def unused(self) -> str:
        """The field as an editor finds it to fill in: commented, with the fields that it holds."""
        inner = model_in(self.owner, self.name)
        if inner is None:
            form = " |" if self.is_long else " []" if self.is_many else ""
            return f"# {self.name}:{form}\n"
        names = "".join(f"{each.name}:\n" for each in fields_of(inner))
        held = list_entry(names) if self.is_many else names
        return indent(f"{self.name}:\n{indent(held, '  ')}", "# ")

    @property
    def is_reference(self) -> bool:
        """Whether it names something elsewhere in the data."""
        return any(isinstance(mark, RefersTo) for mark in marks_of(self.info))

    @property
    def meaning(self) -> str:
        """The title and the description, in Danish."""
        return f"{self.info.title}: {self.info.description}"

    def choices(self, names: Mapping[str, Sequence[str]]) -> Sequence[str]:
        """Return what may be written, if that is a matter of choice; ``names`` are those known."""
        for mark in marks_of(self.info):
            if isinstance(mark, RefersTo):
                return names.get(mark.to, ())
            if get_origin(mark) is Literal:
                return get_args(mark)
        return ()


def fields_of(model: type[BaseModel]) -> tuple[NewField, ...]:
    """Return the fields of a model in the order in which they are written."""
    names = sorted(model.model_fields, key=lambda name: name in _LAST)
    return tuple(NewField(name, model, model.model_fields[name]) for name in names)


def models_of(kind: FileKind) -> tuple[type[BaseModel], ...]:
    """Return the model of the file, and those of the entries on the way to what is new."""
    models = [kind.model]
    for name in lists_of(kind):
        inner = model_in(models[-1], name)
        assert inner is not None, "the registry names lists of entries"
        models.append(inner)
    return tuple(models)


def lists_of(kind: FileKind) -> tuple[str, ...]:
    """Return the names of the lists on the way to what is new."""
    return tuple(filter(None, kind.entries.split(".")))


def askable_fields(kind: FileKind) -> dict[str, NewField]:
    """Return every field that can be given for something new; of two that of the entry."""
    return {
        field.name: field
        for model in models_of(kind)
        for field in fields_of(model)
        if not field.is_nested
    }


@dataclass(frozen=True)
class NewPart:
    """A file or an entry that is to be written, with the values for its fields."""

    model: type[BaseModel]
    values: Mapping[str, Value]

    def problems(self, names: Mapping[str, list[str]], taken: Sequence[str]) -> dict[str, str]:
        """Return what is wrong or missing, by the name of the field, the message in Danish.

        ``names`` is what may be referred to, ``taken`` are the ids there are. What is missing has
        no message. Long texts may be missing: they are written in the file.
        """
        found = {name: "" for name in self.needed() if name not in self.values}
        missing = bool(found)
        for name, message, of_one in self._messages(names):
            if name in self.values and (of_one or not missing):
                found.setdefault(name, message)
        if not self.suggested_id() and not found.get(ID, "?") and found.keys() & set(_ID_FROM):
            del found[ID]  # it will follow from what is missing too
        identifier = self.values.get(ID)
        if identifier in taken:
            found[ID] = f"»{identifier}« bruges allerede: giv et andet id"
        return found

    def needed(self) -> list[str]:
        """Return the fields that have to be given, the id last: it may follow from another."""
        compulsory = [
            field.name
            for field in fields_of(self.model)
            if field.info.is_required() and not (field.is_nested or field.is_long)
        ]
        more = self.model.also_needed(self.values) if issubclass(self.model, Strict) else ()
        return sorted(dict.fromkeys((*compulsory, *more)), key=lambda name: name == ID)

    def meanings(self) -> dict[str, str]:
        """Return what is told of each field, by its name."""
        return {field.name: field.meaning for field in fields_of(self.model)}

    def left_to_fill(self) -> list[str]:
        """Return the long texts that have to be there and are not given."""
        fields = (each for each in fields_of(self.model) if each.is_long)
        return [
            each.name for each in fields if each.info.is_required() and each.name not in self.values
        ]

    def suggested_id(self) -> str:
        """Return the id that a title or a name gives, if any."""
        texts = (self.values[name] for name in _ID_FROM if name in self.values)
        return next((heading_id(str(text)) for text in texts), "")

    def _messages(self, names: Mapping[str, list[str]]) -> Iterator[tuple[str, str, bool]]:
        """Yield the name of a field, a message, and whether it is of that field alone."""
        try:
            self.model.model_validate(self.values, context=names)
        except ValidationError as error:
            alone = {each["loc"][0] for each in error.errors(include_url=False) if each["loc"]}
            for location, message in messages_of(self.model, error):
                name = next(iter(location), "")
                yield str(name), message, name in alone

    def written(self, inner: Mapping[str, str], *, commented: bool) -> str:
        """Return the fields as YAML; ``inner`` is the text of a list that they hold, by its name.

        ``commented`` adds the fields that are not used, and what they are. In a file of its own
        every field is told of; in an entry that would hide the few that there are.
        """
        explained = commented and not inner and issubclass(self.model, DataFile)
        used, unused = [], []
        for field in fields_of(self.model):
            if field.name in inner:
                used.append(f"{field.name}:\n{indent(inner[field.name], '  ')}")
            elif field.name in self.values or (field.is_long and field.info.is_required()):
                told = comment(field.meaning) if explained else ""
                used.append(told + self._field(field))
            else:
                unused.append(comment(field.meaning) + field.unused)
        told = f"{comment(_UNUSED)}{''.join(unused)}" if commented and unused else ""
        return "".join(used) + told

    def _field(self, field: NewField) -> str:
        value = self.values.get(field.name, "")
        return written_field(field.name, value, keeps_lines=field.is_long)


def parts_of(models: Sequence[type[BaseModel]], values: Mapping[str, Value]) -> list[NewPart]:
    """Return the parts that are to be written, each with its own of the values.

    A value whose field several have is that of the outermost which needs it, or the innermost.
    """
    own: list[dict[str, Value]] = [{} for _ in models]
    for name, value in values.items():
        having = [index for index, model in enumerate(models) if name in model.model_fields]
        needing = [each for each in having if models[each].model_fields[name].is_required()]
        if having:
            own[(*needing, having[-1])[0]][name] = value
    return [NewPart(model, some) for model, some in zip(models, own, strict=True)]


def new_file(kind: FileKind, parts: Sequence[NewPart]) -> str:
    """Return the text of a new file: its own part, and those of the entries inside one another."""
    return _nested(parts, lists_of(kind), commented=True)


def _nested(parts: Sequence[NewPart], lists: Sequence[str], *, commented: bool) -> str:
    """Return the text of the first part, which holds the next one in the first list, and so on."""
    *around, last = parts
    text = last.written({}, commented=commented)
    for part, name in zip(reversed(around), reversed(lists), strict=True):
        text = part.written({name: list_entry(text)}, commented=commented)
    return text


class FileWithEntries:
    """A file that has entries, to which one is added."""

    def __init__(self, kind: FileKind, text: str) -> None:
        self._kind = kind
        self._text = text
        self._value: Any = read_yaml(kind.example, text).value

    def value(self, name: str) -> str:
        """Return the text of a field of the file itself, if it has one."""
        value = self._value.get(name) if isinstance(self._value, dict) else None
        return value if isinstance(value, str) else ""

    def around(self, values: Mapping[str, Value]) -> tuple[str, ...]:
        """Return the fields by whose values the entries that the new one belongs in are found.

        They are those that the registry says are unique in their lists.
        """
        return tuple(key for _, key, _ in self._steps(values))

    def _steps(self, values: Mapping[str, Value]) -> Iterator[tuple[str, str, int]]:
        """Yield each list on the way that has an entry for the new one, its key and the index."""
        current, path = self._value, ""
        for name in lists_of(self._kind)[:-1]:
            path = f"{path}{name}."
            key = next(each for each in self._kind.unique if each.startswith(path))[len(path) :]
            entries = current.get(name) or [] if isinstance(current, dict) else []
            known = [each.get(key) if isinstance(each, dict) else None for each in entries]
            if key not in values or values[key] not in known:
                return
            index = known.index(values[key])
            yield name, key, index
            current = entries[index]

    def with_new(self, parts: Sequence[NewPart], values: Mapping[str, Value], today: str) -> str:
        """Return the text of the file with an entry more, and ``today`` as the day of the change.

        ``parts`` are those that are not there yet. Raises ``CannotInsert``.
        """
        steps = list(self._steps(values))
        way = [step for name, _, index in steps for step in (name, index)]
        first, *inner = lists_of(self._kind)[len(steps) :]
        text = _nested(parts, inner, commented=False)
        added = with_entry(self._text, [*way, first], list_entry(text))
        return with_value(added, ["updated"], today) if self.value("updated") else added


def taken_ids(kind: FileKind, names: Mapping[str, list[str]]) -> list[str]:
    """Return the ids that something of a kind has, as far as others may refer to them."""
    path = ".".join((*lists_of(kind), ID))
    return [name for to, at in kind.gives.items() if at == path for name in names.get(to, ())]
