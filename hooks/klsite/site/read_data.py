"""Reads the whole data folder, or says everything that is wrong with it."""

from klsite.load.news import NewsReading
from klsite.load.reader import Reader
from klsite.model.dataset import Dataset


def load_dataset(reader: Reader, news: NewsReading) -> Dataset:
    """Read and check the data folder of ``reader`` and begin to read the ``news``.

    Mistakes are in the log of the reader; the dataset is to be used only if there are none.
    """
    reader.read_all(news)
    # Imported with all models while other processes read the news.
    from klsite.checks.between_files import check_between_files

    reader.log.add(*check_between_files(reader))
    return Dataset(reader.all)
