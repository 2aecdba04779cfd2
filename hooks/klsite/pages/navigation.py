"""The navigation: the few pages from which all others are reached, without single records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from klsite import addresses
from klsite.model.dataset import Dataset
from klsite.pages.listed_page import ListedPage
from klsite.results.kkr_outlook import existing_kkr


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """An entry of the navigation; ``below`` are its sub-entries."""

    title: str
    address: str
    below: tuple["NavigationEntry", ...] = ()


def navigation(
    dataset: Dataset, today: date, written: Sequence[ListedPage] = ()
) -> tuple[NavigationEntry, ...]:
    """Return the top level of the navigation as it is on a day."""
    return (
        NavigationEntry("Forside", addresses.FRONT),
        NavigationEntry("Nyheder", addresses.NEWS),
        NavigationEntry("KKR", addresses.KKR, _councils(dataset, today)),
        NavigationEntry("Om KL", addresses.ABOUT, _about(dataset)),
        NavigationEntry("Arrangementer", addresses.EVENTS),
        NavigationEntry("Dokumenter", addresses.DOCUMENTS),
        NavigationEntry("Abonnér", addresses.SUBSCRIBE),
        NavigationEntry("Kontakt", addresses.CONTACT),
        *(NavigationEntry(each.title, each.address) for each in written if each.where == "menu"),
    )


def _councils(dataset: Dataset, today: date) -> tuple[NavigationEntry, ...]:
    return (
        *(NavigationEntry(kkr.name, addresses.kkr(kkr)) for kkr in existing_kkr(dataset, today)),
        NavigationEntry("Sammensætningen", addresses.COMPOSITIONS),
        NavigationEntry("Kerneområder", addresses.CORE_AREAS),
        NavigationEntry("Regionale organer", addresses.BODIES),
        NavigationEntry("Personer", addresses.PEOPLE),
        NavigationEntry("Ordbog", addresses.GLOSSARY),
    )


def _about(dataset: Dataset) -> tuple[NavigationEntry, ...]:
    return (
        NavigationEntry("Mission, vision og værdier", addresses.VALUES),
        *(
            NavigationEntry(subject.title, addresses.subject(subject))
            for subject in dataset.organisation.subjects
        ),
        NavigationEntry("Formænd og direktører", addresses.OFFICES),
        NavigationEntry("Bestyrelsens pladser", addresses.BOARD),
        NavigationEntry("Bestyrelsens medlemmer", addresses.BOARD_MEMBERS),
        *_assembly(dataset),
        NavigationEntry("Kommunerne", addresses.MUNICIPALITIES),
    )


def _assembly(dataset: Dataset) -> tuple[NavigationEntry, ...]:
    if dataset.national.assembly is None:
        return ()
    return (NavigationEntry("Repræsentantskabet", addresses.ASSEMBLY),)
