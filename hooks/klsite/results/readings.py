"""Every reading of the rules beside every figure that KL has published.

A reading fits a figure if an outcome that is possible under it, whatever the alliance's votes
were, has the figure. Where the readings that fit best differ, a figure would decide between them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Self

from klsite.model.dataset import Dataset
from klsite.model.national import PublishedFigure
from klsite.results.composition_records import agrees, recorded_lots
from klsite.results.compositions import CompositionResult, alliance_votes
from klsite.results.national_bodies import assembly_composition
from klsite.rules.composition import Composition
from klsite.rules.outcomes import Outcome, outcomes
from klsite.rules.readings import Reading

TOTAL = "medlemmer i alt"
"""What the size of a body is called."""


@dataclass(frozen=True, slots=True)
class FigureTest:
    """A published figure, what each reading gives for it, and where it is from.

    ``found`` maps each reading to the figures possible under it, smallest first.
    """

    body: str
    what: str
    published: int
    found: Mapping[Reading, tuple[int, ...]]
    source: str

    def found_by(self, reading: str) -> tuple[int, ...]:
        """Return the figures that are possible under a reading, by its name in the data."""
        return self.found[Reading(reading)]

    def fits(self, reading: Reading) -> bool:
        """Whether a reading can give the figure."""
        return self.published in self.found[reading]


@dataclass(frozen=True, slots=True)
class DecidingFigure:
    """A figure that has not been published, and that the readings which fit best differ in."""

    body: str
    what: str
    found: Mapping[Reading, tuple[int, ...]]


@dataclass(frozen=True)
class ReadingReport:
    """What the page of the readings shows; ``untestable`` are figures whose votes are missing."""

    tests: tuple[FigureTest, ...]
    untestable: tuple[PublishedFigure, ...]
    deciding: tuple[DecidingFigure, ...]

    @cached_property
    def fitting(self) -> Mapping[Reading, int]:
        """How many of the figures each reading fits."""
        return {reading: sum(1 for test in self.tests if test.fits(reading)) for reading in Reading}

    @property
    def best(self) -> tuple[Reading, ...]:
        """The readings that fit as many figures as any other."""
        most = max(self.fitting.values())
        return tuple(each for each in Reading if self.fitting[each] == most)

    def misses(self, reading: str | Reading) -> tuple[FigureTest, ...]:
        """Return the figures that a reading does not give."""
        return tuple(test for test in self.tests if not test.fits(Reading(reading)))


def reading_report(dataset: Dataset, computed: Sequence[CompositionResult]) -> ReadingReport:
    """Return all readings beside all published figures."""
    tests = (
        *(test for content in computed for test in _term_tests(content)),
        *assembly_tests(dataset),
    )
    report = ReadingReport(tests, dataset.national.untestable, ())
    rivals = tuple(dict.fromkeys((Reading.ROUNDED_UP_QUOTA, *report.best)))
    deciding = (figure for content in computed for figure in _deciding(content, rivals))
    return replace(report, deciding=tuple(deciding))


@dataclass(frozen=True, slots=True)
class _Possible:
    """A term, and the outcomes that are possible under some readings."""

    content: CompositionResult
    by_reading: Mapping[Reading, tuple[Outcome, ...]]

    @classmethod
    def of(cls, content: CompositionResult, readings: Iterable[Reading]) -> Self:
        return cls(content, {reading: _outcomes(content, reading) for reading in readings})

    def totals(self, reading: Reading) -> tuple[int, ...]:
        return self._figures(reading, lambda each: each.total)

    def seats(self, reading: Reading, party: str) -> tuple[int, ...]:
        return self._figures(reading, lambda each: each.seats.get(party, 0))

    def _figures(self, reading: Reading, figure: Callable[[Composition], int]) -> tuple[int, ...]:
        possible = (each.composition for each in self.by_reading[reading])
        return tuple(sorted({figure(each) for each in possible if each}))

    def agreeing(self) -> Self:
        """Return the same without the outcomes that do not agree with what KL has published."""
        agreed = {
            reading: tuple(each for each in every if agrees(each, self.content.term)) or every
            for reading, every in self.by_reading.items()
        }
        return replace(self, by_reading=agreed)


def _outcomes(content: CompositionResult, reading: Reading) -> tuple[Outcome, ...]:
    """Return the outcomes of a term under a reading; those of its own are there already."""
    if reading is Reading(content.term.reading):
        return (*content.possible, *content.others)
    return outcomes(
        content.figures,
        alliance_votes(content.term, content.figures),
        reading=reading,
        lots=recorded_lots(content.term),
        sizes_only=True,
    )


def _term_tests(content: CompositionResult) -> Iterator[FigureTest]:
    published = content.term.published
    if published is None:
        return
    every = _Possible.of(content, Reading)
    if published.total is not None:
        found = {reading: every.totals(reading) for reading in Reading}
        yield FigureTest(content.name, TOTAL, published.total, found, published.source)
    for part in published.seats:
        found = {reading: every.seats(reading, part.name) for reading in Reading}
        what = f"pladser til {part.name}"
        yield FigureTest(content.name, what, part.seats, found, published.source)


def assembly_tests(dataset: Dataset) -> Iterator[FigureTest]:
    """Yield the published size of the repræsentantskab, if there is one, beside each reading's."""
    assembly = dataset.national.assembly
    if assembly is None:
        return
    found = {
        reading: (assembly_composition(dataset, assembly, reading).total,) for reading in Reading
    }
    body = f"KL's repræsentantskab {assembly.term}"
    yield FigureTest(body, TOTAL, assembly.published_total, found, assembly.published_source)


def _deciding(content: CompositionResult, rivals: Sequence[Reading]) -> Iterator[DecidingFigure]:
    """Yield the figures of a term that are never the same under two of the readings."""
    every = _Possible.of(content, rivals)
    known = every.agreeing()
    found = {reading: known.totals(reading) for reading in rivals}
    if _tells_apart(found):
        yield DecidingFigure(content.name, TOTAL, found)
    for letter, name in every.content.names.items():
        found = {reading: known.seats(reading, letter) for reading in rivals}
        if _tells_apart(found):
            yield DecidingFigure(content.name, f"pladser til {name}", found)


def _tells_apart(found: Mapping[Reading, tuple[int, ...]]) -> bool:
    return any(not set(one) & set(other) for one, other in combinations(found.values(), 2))
