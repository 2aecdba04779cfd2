"""The tables of the texts: the rules of procedure and the glossary."""

from collections.abc import Iterator

from klsite import addresses
from klsite.publish.open_data.table import Cell, Column, DataInput, DataTable


def _rules(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for rules in given.dataset.rules:
        page = addresses.absolute(given.site_url, addresses.rules_of_procedure(rules))
        days = (rules.in_force, rules.ends)
        for point in rules.points:
            yield rules.id, point.id, *days, point.title, point.text, f"{page}#{point.id}"


def _glossary(given: DataInput) -> Iterator[tuple[Cell, ...]]:
    for each in given.dataset.glossary.entries:
        address = addresses.absolute(given.site_url, addresses.glossary_entry(each))
        other = "; ".join(each.also) or None
        yield each.id, each.term, other, each.text, " ".join(each.points) or None, address


TEXT_TABLES: tuple[DataTable[DataInput], ...] = (
    DataTable(
        "regler",
        "Forretningsordenerne punkt for punkt",
        "Hvert punkt i KKR's forretningsordener, gengivet i almindeligt dansk.",
        (
            Column("regelsaet", "Forretningsordenens id."),
            Column("punkt", "Punktets nummer; bilag1-1.10 er punkt 1.10 i bilag 1."),
            Column("fra", "Dagen, regelsættet trådte i kraft.", "day"),
            Column("til", "Den sidste dag, det gælder, hvis den er oplyst.", "day"),
            Column("emne", "Hvad punktet handler om."),
            Column("tekst", "Punktet i almindeligt dansk, i Markdown; ikke ordret."),
            Column("adresse", "Punktet på regelsættets side.", "address"),
        ),
        ("regelsaet", "punkt"),
        _rules,
        lambda data: data.rules,
    ),
    DataTable(
        "ordbog",
        "Ordbogen",
        "Ordene på webstedet med forklaring.",
        (
            Column("id", "Ordets id, som i adressen."),
            Column("ord", "Ordet."),
            Column("ogsaa", "Andre former og ord for det samme, med semikolon imellem."),
            Column("forklaring", "Forklaringen i Markdown."),
            Column("regler", "Punkter i forretningsordenen, der siger det."),
            Column("adresse", "Ordet i ordbogen.", "address"),
        ),
        ("id",),
        _glossary,
        lambda data: (data.glossary,),
    ),
)
