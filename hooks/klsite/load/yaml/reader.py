"""A YAML file to texts, lists and mappings: by the plain reader, in doubt by the strict one."""

import re
from collections.abc import Collection, Iterator

from klsite.load.yaml.document import YamlDocument
from klsite.load.yaml.fast import read_plain
from klsite.model.diagnostics import Diagnostic

_CONFLICT = re.compile(r"\s*(?:<{7}|>{7}|={7})(?: |$)")


def read_yaml(file: str, text: str, keeps_lines: Collection[str] = ()) -> YamlDocument:
    """Read one YAML document of text, lists and mappings.

    ``keeps_lines`` are the fields in whose text line breaks mean something: to fold it into running
    text, as ``>-`` does, is a mistake.

    A slip of form that has an obvious remedy (a tab, an unquoted colon, …) is reported and
    mended in memory, so that the rest of the file is checked in the same run.
    """
    in_conflict = "<<<<<<<" in text or ">>>>>>>" in text or "=======" in text
    if in_conflict and (conflicts := tuple(_conflicts(file, text))):
        return YamlDocument(None, text, conflicts, reliable=False)
    if not any(f"{field}: >" in text for field in keeps_lines):
        plain = read_plain(text)
        if plain is not None:
            return YamlDocument(plain, text, ())
    # Imported here because a build that changes some news does without it, and without PyYAML.
    from klsite.load.yaml.strict import read_any_style

    return read_any_style(file, text, keeps_lines)


def _conflicts(file: str, text: str) -> Iterator[Diagnostic]:
    """Yield a mistake for each mark that git leaves where two versions could not be merged."""
    for number, line in enumerate(text.split("\n"), 1):
        if _CONFLICT.match(line) and not set(line.strip()) <= {"="}:
            message = (
                "uløst git-konflikt: vælg en af udgaverne, og slet linjerne med <<<<<<<, ======= "
                "og >>>>>>>"
            )
            yield Diagnostic(file, number, 1, message)
