"""Whatever stands in any field of any kind, it is read, or told of at its line."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from hypothesis import given
from hypothesis import strategies as st

from klsite.load.files import kind_of
from klsite.load.reader import Reader
from klsite.model.diagnostics import DiagnosticLog
from support.fuzzing import SAMPLES
from support.project import SAMPLE

PAYLOADS = [
    "<script>x()</script>", "<img src=x onerror=x()>", "&lt;x&gt; &#106;avascript:x", "x\u202ey",
    "x\u200by", "x\0y", "\x1b[31mx\x07", "x\u0085y", "x\u2028y", "אבג x", "x\ud800y",
    "{{ 7*7 }} {% raw %}", "&x y", "*x", "!!python/object:os.system x", "{<<: *x}", "x" * 30_000,
    "[" * 3_000 + "]" * 3_000, "a" + "\u0301" * 500, "👩\u200d🚒", "NaN", ".inf", "0o17",
    "2031-02-30", "=cmd|'/C x'!A0", "]]>", "<!-- x", "--> x", "</script>", "x%0d%0ay", "x\r\ny",
    "../../x", "\\\\x\\y", "javascript:x()", "data:text/html,x", "file:///x", "9" * 400, "-0",
    "1e999", "190:20:30", "   ", "", "x: y # z", "x\ufffd", "x\uffff", "x\ue001", "KÃ¸ge", "aux",
]  # fmt: skip
HERE = "HERxHER"


class Dumper(yaml.SafeDumper):
    """Writes texts of several lines with ``|``."""


Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


class Place(NamedTuple):
    """A scalar of a file of the sample: the file, and the text around it."""

    file: str
    before: str
    after: str


def places() -> Iterator[Place]:
    """Yield a place for each field that the sample has, of each kind of file."""
    seen: set[tuple[str, ...]] = set()
    for file, content in SAMPLES.items():
        kind = kind_of(file, DiagnosticLog(lambda _: (1, 1)))
        value = yaml.load(content, Loader=yaml.BaseLoader)
        for path in scalars(value) if kind else ():
            assert kind is not None
            key = (kind.name, *(str(each) for each in path if isinstance(each, str)))
            if key not in seen:
                seen.add(key)
                changed = replaced(value, path)
                written = yaml.dump(
                    changed, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10**9
                )
                before, _, after = written.partition(HERE)
                yield Place(file, before, after)


def scalars(value: Any) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to each scalar of a value read from YAML."""
    if isinstance(value, dict | list):
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        yield from ((key, *path) for key, inner in entries for path in scalars(inner))
    else:
        yield ()


def replaced(value: Any, path: tuple[str | int, ...]) -> Any:
    if not path:
        return HERE
    copy = value.copy()
    copy[path[0]] = replaced(value[path[0]], path[1:])
    return copy


PLACES = list(places())


@given(st.sampled_from(PLACES), st.sampled_from(PAYLOADS))
def test_a_payload_is_read_or_told_of_at_its_line(place: Place, payload: str) -> None:
    text = f"{place.before}{json.dumps(payload)}{place.after}"
    reader = Reader(SAMPLE / "data", {place.file: text.encode()})
    kind = kind_of(place.file, reader.log)
    assert kind is not None
    model = reader.checked(place.file, kind, reader.content(kind, place.file))
    assert model is not None or reader.log.diagnostics
    line = place.before.count("\n") + 1
    for each in reader.log.diagnostics:
        assert each.message.isprintable() or "\u00a0" in each.message
        assert len(str(each).encode()) < 2_000
    if reader.log.diagnostics:
        assert any(line <= each.line <= line + 1 for each in reader.log.diagnostics)
