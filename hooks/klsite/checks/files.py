"""Files below ``content/`` that nothing refers to."""

from collections.abc import Iterator

from klsite.model.diagnostics import Diagnostic, Level
from klsite.results.file_use import FileUse


def unused_files(use: FileUse) -> Iterator[Diagnostic]:
    """Yield a warning for each file that nothing refers to, public or not public yet.

    A record that was withdrawn refers to nothing any more.
    """
    for file in sorted(use.unused):
        message = (
            "intet offentligt henviser til filen, så den bliver ikke udgivet: skriv et link "
            "til den, eller slet den"
        )
        yield Diagnostic(f"content/{file}", 1, 1, message, Level.WARNING)
