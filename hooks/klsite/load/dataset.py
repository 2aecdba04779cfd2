"""Reads the whole data folder, or says everything that is wrong with it."""

from pathlib import Path
from typing import NamedTuple

from klsite.load.between_files import check_between_files
from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.dataset import Dataset
from klsite.model.news_heads import NewsHead


class Data(NamedTuple):
    """Everything that a data folder says, but for the bodies of the news."""

    dataset: Dataset
    news: tuple[NewsHead, ...]


def load_dataset(reader: Reader, news: NewsReading) -> Dataset:
    """Read and check the data folder of ``reader`` and begin to read the ``news``.

    Mistakes are in the log of the reader; the dataset is to be used only if there are none.
    """
    reader.read_all(news)
    check_between_files(reader)
    return Dataset(reader.all)


def load_data(folder: Path) -> Data:
    """Read and check a data folder. Raises ``DataMistakes`` with every mistake found."""
    reader, reading = Reader(folder), NewsReading(None)
    dataset = load_dataset(reader, reading)
    news = reading.result(reader)
    reader.log.stop_if_any()
    return Data(dataset, news)
