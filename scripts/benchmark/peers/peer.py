"""What a peer is: how it is installed, and how the site is laid out for it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmark.corpus import Corpus
from benchmark.peers.install import Packages, install
from benchmark.tool import Tool


@dataclass(frozen=True)
class Site:
    """What every peer is given: an empty folder, its program, the corpus and the layout of ours."""

    folder: Path
    program: Path
    corpus: Corpus
    layout: str

    def filled(self, title: str, content: str) -> str:
        """Return the layout with a template's own marks for a title and a content."""
        return self.layout.replace("@@TITLE@@", title).replace("@@CONTENT@@", content)


@dataclass(frozen=True)
class Peer:
    """A generator: its packages, and what writes all files of a site for it."""

    name: str
    packages: Packages
    lay_out: Callable[[Site], Tool]

    def prepare(self, cache: Path, folder: Path, corpus: Corpus, layout: str) -> Tool:
        """Install the peer below ``cache`` and lay the site out in ``folder``.

        Raises ``Failed`` if it cannot be installed or does not run here.
        """
        program = install(self.packages, cache / self.name)
        folder.mkdir(parents=True)
        return self.lay_out(Site(folder, program, corpus, layout))
