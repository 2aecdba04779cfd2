"""The pages of councils and municipalities, which show news beside what no news item touches."""

from collections.abc import Iterable, Iterator, Mapping

from klsite.load.published import Promises
from klsite.model.news_meta import NewsMeta
from klsite.pages.councils.kkr import kkr_front_pages
from klsite.pages.councils.municipalities import has_news, with_news
from klsite.pages.news.items import ListLinks
from klsite.pages.page import PageTask, prepared
from klsite.publish.feeds import feed_files
from klsite.results.council_feeds import council_feeds
from klsite.results.news import BodyReader, News
from klsite.site.artifacts import (
    Artifact,
    PageSearch,
    SiteRenderers,
    file_artifact,
    page_artifact,
)
from klsite.site.searched_councils import council_facts
from klsite.site.static_part import StaticPart


class ToldOnPages:
    """Puts news on the pages of the static part; ``named`` are those that name a municipality.

    ``published`` is what earlier sites had.
    """

    def __init__(
        self,
        static: StaticPart,
        news: News,
        named: Mapping[str, tuple[NewsMeta, ...]],
        published: Promises,
    ) -> None:
        self._static = static
        self._news = news
        self._named = named
        self._published = published

    def tasks(self) -> Iterator[PageTask]:
        """Yield the tasks of all pages that are of no news item, with their news."""
        yield from (prepared(page) for page in self._static.pages if not has_news(page))
        yield from self._municipalities()
        yield from self._councils()

    def _councils(self) -> Iterator[PageTask]:
        work = self._static.results.council_work
        pages = kkr_front_pages(self._static.results.dataset, work, work.news(self._news))
        return map(prepared, pages)

    def _municipalities(self) -> Iterator[PageTask]:
        links = ListLinks(self._static.results.dataset.news_taxonomy)
        for page in self._static.pages:
            if has_news(page):
                yield with_news(page, self._named, links)

    def of_councils(
        self, renderers: SiteRenderers, key: bytes, body: BodyReader
    ) -> Iterator[Artifact]:
        """Yield the front pages of the KKR and all feeds of councils and municipalities."""
        work = self._static.results.council_work
        yield from self._pages(self._councils(), renderers)
        dataset = self._static.results.dataset
        for feed in council_feeds(dataset, work, self._news, self._published):
            files = feed_files(feed, body, renderers.site_url)
            yield from (file_artifact(each, key) for each in files)

    def of_municipalities(self, renderers: SiteRenderers, key: bytes) -> Iterator[Artifact]:
        """Yield the pages of the municipalities, each anew only where its own news differ."""
        return self._pages(self._municipalities(), renderers, key)

    def _pages(
        self, tasks: Iterable[PageTask], renderers: SiteRenderers, key: bytes = b""
    ) -> Iterator[Artifact]:
        results = self._static.results
        search = PageSearch(council_facts(results.council_work, results.dataset.synonyms.asked))
        return (page_artifact(task, renderers.all, key, search) for task in tasks)
