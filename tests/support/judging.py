"""Searching for many queries at once, and judging what was found."""

from typing import NamedTuple

SEARCH = """async ([address, queries]) => {
  const { search } = await import(`${address}assets/soegerang.js`);
  const { card } = await import(`${address}assets/soegning.js`);
  const found = [];
  for (const query of queries) {
    const { numbers } = await search(query);
    const cards = await Promise.all(numbers.slice(0, 10).map(card));
    found.push(cards.map((each) => each.url.href.slice(address.length)));
  }
  return found;
}"""


class Judged(NamedTuple):
    """A query, the results that answer it, and what was found, the best first."""

    kind: str
    query: str
    wanted: list[str]
    found: list[str]


def share(judged: list[Judged], ranks: int) -> float:
    return sum(bool({*each.wanted} & {*each.found[:ranks]}) for each in judged) / len(judged)


def missed(judged: list[Judged], ranks: int) -> str:
    return "\n".join(
        f"{each.query}: {each.found[:3]}"
        for each in judged
        if not {*each.wanted} & {*each.found[:ranks]}
    )
