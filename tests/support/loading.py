"""Data read and checked in this process, without a command."""

from pathlib import Path
from typing import NamedTuple

from checking import diagnostics_of
from klsite.checks.unique import repeated_news
from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.dataset import Dataset
from klsite.model.diagnostics import report
from klsite.model.news_meta import NewsMeta
from klsite.site.read import load_dataset
from support.project import NOW


class Data(NamedTuple):
    """Everything that a data folder says, but for the bodies of the news."""

    dataset: Dataset
    news: tuple[NewsMeta, ...]


def told(project: Path, now: str = NOW) -> str:
    """Return what the command ``check`` tells of a project; empty where there is nothing."""
    found = diagnostics_of(project, now)
    return report(found) if found else ""


def load_data(folder: Path) -> Data:
    """Read and check a data folder. Raises ``DataErrors`` with every mistake found."""
    reader, reading = Reader(folder), NewsReading(None)
    dataset = load_dataset(reader, reading)
    news = reading.result(reader)
    reader.log.add(*repeated_news(news))
    reader.log.stop_if_any()
    return Data(dataset, news)
