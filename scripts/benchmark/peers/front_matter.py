"""Items as Markdown with front matter in YAML, which most peers read."""

import json

from benchmark.corpus import Item


def with_front_matter(item: Item, body: str, **fields: str) -> str:
    """Return an item's title, date, summary and ``fields`` in YAML, and the body."""
    known = {"title": item.title, "summary": item.summary, **fields}
    lines = [f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in known.items()]
    return "\n".join(["---", f"date: {item.day}", *lines, "---", "", body, ""])
