"""The working of a computation in Danish: each step as sentences a person can check by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import singledispatch

from klsite.rules.apportionment import Award, Tie
from klsite.rules.composition import (
    THRESHOLD,
    EligibilityStep,
    Exclusion,
    LimitStep,
    MayorsStep,
    Obstacle,
    QuotaStep,
    ReductionStep,
    SizeStep,
    Step,
)
from klsite.rules.persons import InsidePactStep, PactsStep, PersonsStep, PoolsStep
from klsite.rules.readings import Reading
from klsite.text.danish import counted, decimal, listing, long_date, number, percent

_FIXED = "fast størrelse (summen af kvoterne rundet op)"
READINGS = {
    Reading.ROUNDED_UP_QUOTA: "kvoten med oprunding",
    Reading.ONE_DECIMAL_UP: "kvoten rundet til én decimal og så op",
    Reading.NEAREST_QUOTA: "kvoten med afrunding til nærmeste hele tal",
    Reading.EXACT_HOUSE_DHONDT: f"{_FIXED}, fordelt efter d'Hondt",
    Reading.EXACT_HOUSE_LARGEST_REMAINDER: f"{_FIXED}, fordelt efter største brøk",
    Reading.EXACT_HOUSE_SAINTE_LAGUE: f"{_FIXED}, fordelt efter Sainte-Laguë",
}
"""What the readings of the rules are called."""

OBSTACLES = {
    Obstacle.NO_VOTES: "Der er ingen stemmer at regne med.",
    Obstacle.NO_MAYOR_TAKES_PART: (
        "Ingen af dem, der deltager, har en borgmester. Så giver reglerne ingen størrelse."
    ),
    Obstacle.MINIMA_ABOVE_LIMIT: (
        "Alene borgmestrene og mindst én plads til hver er flere end det, et KKR højst kan have."
    ),
}
"""Why the rules give no result."""

EXCLUSIONS = {
    Exclusion.NOT_ENTITLED: "er en lokal liste, der her regnes uden for et listesamarbejde",
    Exclusion.NO_COUNCIL_SEAT: "har ingen plads i en kommunalbestyrelse i regionen",
    Exclusion.BELOW_THRESHOLD: "har under 2 % af stemmerne",
}


def share_text(share: Fraction, places: int = 2) -> str:
    """Return a number of quotas; one that only rounds to a whole number is told apart from it."""
    nearest = round(share)
    if share != nearest and decimal(share, places) == decimal(Fraction(nearest), places) + (
        "," + "0" * places
    ):
        return f"lidt {'over' if share > nearest else 'under'} {nearest}"
    return decimal(share, places)


def _votes(count: int) -> str:
    return counted(count, "stemme", "stemmer")


def _seats(count: int) -> str:
    return counted(count, "plads", "pladser")


def _mayors(count: int) -> str:
    return counted(count, "borgmester", "borgmestre")


@singledispatch
def _sentences(step: object) -> Iterator[str]:
    raise TypeError(f"no words for {type(step).__name__}")


def sentences(step: Step | PersonsStep) -> tuple[str, ...]:
    """Return a step in sentences: what was known, what was done, what came out."""
    return tuple(_sentences(step))


def title(step: Step | PersonsStep) -> str:
    """Return the heading of a step."""
    return _TITLES[type(step)]


_TITLES = {
    EligibilityStep: "Hvem deltager",
    MayorsStep: "Borgmestrene",
    QuotaStep: "Kvoten",
    SizeStep: "Pladserne",
    LimitStep: "Loftet",
    ReductionStep: "Nedsættelsen",
    PactsStep: "Valgforbundene",
    PoolsStep: "Fordelingen",
    InsidePactStep: "Inden for valgforbundet",
}


@_sentences.register
def _(step: EligibilityStep) -> Iterator[str]:
    yield (
        f"Grundlaget er {_votes(step.base)}. For at deltage kræves mindst 2 % af dem, "
        f"{decimal(THRESHOLD * step.base)}, og mindst én plads i en kommunalbestyrelse."
    )
    for party in step.taking_part:
        yield f"{party.name}: {_votes(party.votes)}, {_share(party.votes, step.base)}; deltager."
    for party, reason in step.excluded:
        yield f"{party.name}: {_votes(party.votes)}; deltager ikke: {EXCLUSIONS[reason]}."


def _share(votes: int, base: int) -> str:
    return percent(Fraction(votes, base)) if base else "0\N{NO-BREAK SPACE}%"


@_sentences.register
def _(step: MayorsStep) -> Iterator[str]:
    yield f"Alle borgmestre er medlemmer. De, der deltager, har {_mayors(step.inside)}."
    if step.outside:
        yield f"Dertil kommer {_mayors(step.outside)} uden for dem, der deltager."


@_sentences.register
def _(step: QuotaStep) -> Iterator[str]:
    for party, per_mayor in step.votes_per_mayor.items():
        yield (
            f"{party}: {number(step.votes[party])} stemmer ÷ {_mayors(step.mayors[party])} = "
            f"{decimal(per_mayor)}."
        )
    yield (
        f"Færrest har {listing(step.parties)}. Derfor er kvoten {decimal(step.quota)} stemmer "
        "pr. plads."
    )


@_sentences.register
def _(step: SizeStep) -> Iterator[str]:
    yield f"Stemmerne deles med kvoten. Læsning: {READINGS[step.reading]}."
    for party, share in step.quotas.items():
        yield (
            f"{party}: {number(step.votes[party])} ÷ {decimal(step.quota)} = "
            f"{share_text(share, 4)} giver {_seats(step.seats[party])}."
        )
    yield f"I alt {_seats(sum(step.seats.values()))}."


@_sentences.register
def _(step: LimitStep) -> Iterator[str]:
    yield (
        f"Et KKR kan højst have dobbelt så mange medlemmer, som der er kommuner: "
        f"2 · {step.municipalities} = {step.limit}. "
        f"Beregningen gav {step.total}."
    )
    yield (
        f"Tallet sættes ned til {step.limit}."
        if step.exceeded
        else "Det er inden for loftet, så der ændres ikke noget."
    )


@_sentences.register
def _(step: ReductionStep) -> Iterator[str]:
    yield (
        f"{_seats(step.house)} skal fordeles, så den, der er mest underrepræsenteret, er det så "
        "lidt som muligt. Ingen får færre end sine borgmestre, færre end én eller flere end før."
    )
    yield (
        "Alle begynder med deres mindste antal: "
        + listing([f"{party} {count}" for party, count in step.minima.items()])
        + "."
    )
    yield from _awarded(step.awards)
    yield (
        "Resultatet er "
        + listing([f"{party} {count}" for party, count in step.seats.items()])
        + "."
    )


def _awarded(awards: Sequence[Award]) -> Iterator[str]:
    for award in awards:
        lot = " efter lodtrækning" if award.lot else ""
        claim = f" med {decimal(award.claim)}" if award.claim is not None else ""
        yield f"Plads nr. {award.number} går til {award.party}{claim}{lot}."


@_sentences.register
def _(step: PactsStep) -> Iterator[str]:
    if step.deadline:
        yield f"Et valgforbund skal være meddelt senest den {long_date(step.deadline)}."
    for pact in step.accepted:
        yield f"{pact.name}: {listing(pact.parties)} regnes under ét."
    for pact in step.too_late:
        when = long_date(pact.notified) if pact.notified else ""
        yield f"{pact.name} ({listing(pact.parties)}) er meddelt for sent, {when}, og tæller ikke."


@_sentences.register
def _(step: PoolsStep) -> Iterator[str]:
    yield "Stemmerne deles med 1, 2, 3 og så videre (d'Hondt); de største kvotienter får pladserne."
    for name, votes in step.votes.items():
        yield f"{name}: {_votes(votes)}."
    yield from _awarded(step.awards)


@_sentences.register
def _(step: InsidePactStep) -> Iterator[str]:
    yield f"{step.pact.name} har {_seats(len(step.awards))} at fordele mellem sine partier."
    yield from _awarded(step.awards)


@dataclass(frozen=True, slots=True)
class WorkedStep:
    """A step of the working, in sentences and with the step itself for its tables."""

    kind: str
    title: str
    point: str
    sentences: tuple[str, ...]
    step: Step


def worked(step: Step) -> WorkedStep:
    """Return a step of the working as a page shows it."""
    return WorkedStep(type(step).__name__, title(step), step.point, sentences(step), step)


def tie_sentence(tie: Tie) -> str:
    """Return what has to be drawn."""
    claim = f" (alle med {decimal(tie.claim)})" if tie.claim is not None else ""
    return (
        f"Der skal trækkes lod mellem {listing(tie.between)} om {_seats(tie.seats)}{claim}. "
        "Resultatet skrives under »lots«."
    )
