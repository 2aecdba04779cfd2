"""Real web servers with the settings of the repository, and what their answers say."""

import gzip
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlsplit

import brotli
import pytest

from deployment.http_headers import SECURITY, TYPES, cache_control, content_type
from support.deploying import GONE


def ask(server: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(HTTPConnection(urlsplit(server).netloc)) as connection:
        connection.request("GET", quote(path, safe="/%"), headers=names)
        answer = connection.getresponse()
        return answer, answer.read()


def one_of_each_kind(site: Path) -> list[str]:
    """Return the path of one file of each type and way to be kept."""
    found: dict[tuple[str, str], str] = {}
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and not path.startswith("_") and file.suffix not in (".map", ".br"):
            found[content_type(path), cache_control(path)] = path
    return list(found.values())


def test_types_caching_and_security_are_those_of_the_table(server: str, sample_site: Path) -> None:
    kinds = one_of_each_kind(sample_site)
    assert {path.rpartition(".")[2] for path in kinds} >= {"html", "xml", "ics", "csv", "json"}
    for path in kinds:
        answer, body = ask(server, f"/{path}")
        assert answer.status == 200, path
        assert answer.headers["Content-Type"] == content_type(path), path
        assert answer.headers["Cache-Control"] == cache_control(path), path
        assert {name: answer.headers[name] for name in SECURITY} == SECURITY, path
        assert body == (sample_site / path).read_bytes()


@pytest.mark.parametrize("ending", sorted(TYPES.keys() - {"map"}))
def test_every_type_of_the_table_is_known(server: str, ending: str) -> None:
    answer, _ = ask(server, f"/fil.{ending}")
    assert answer.headers["Content-Type"] == TYPES[ending]


def test_a_file_compressed_beforehand_is_sent(server: str, sample_site: Path) -> None:
    answer, body = ask(server, "/", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(body) == (sample_site / "index.html").read_bytes()


def test_brotli_is_sent_where_nginx_has_it(server: str, sample_site: Path) -> None:
    answer, body = ask(server, "/", Accept_Encoding="br")
    if answer.headers["Content-Encoding"] is None:
        pytest.skip("nginx har ikke modulet ngx_brotli (libnginx-mod-http-brotli-static)")
    assert brotli.decompress(body) == (sample_site / "index.html").read_bytes()


def test_what_has_moved_leads_on(server: str, sample_site: Path) -> None:
    lines = (sample_site / "_redirects").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        old, new, _ = line.replace("*", "side/2/").replace(":splat", "side/2/").split()
        answer, _ = ask(server, old)
        assert (answer.status, answer.headers["Location"]) == (301, new)
    answer, _ = ask(server, "/nyheder/emner/skoler/x%0d%0aSet-Cookie:y")
    assert answer.status == 404


def test_what_is_gone_is_gone(server: str, sample_site: Path) -> None:
    answer, body = ask(server, f"/{quote(GONE)}")
    assert answer.status == 410
    assert body == (sample_site / "404.html").read_bytes()


@pytest.mark.parametrize("path", ["/findes-ikke/", "/_headers", "/_redirects", "/redirects.map"])
def test_an_address_of_nothing_is_answered_by_our_own_page(
    server: str, sample_site: Path, path: str
) -> None:
    answer, body = ask(server, path)
    assert answer.status == 404
    assert body == (sample_site / "404.html").read_bytes()
    assert answer.headers["Content-Security-Policy"] == SECURITY["Content-Security-Policy"]


def test_a_folder_is_led_to_its_page(server: str) -> None:
    answer, _ = ask(server, "/nyheder")
    assert (answer.status, answer.headers["Location"]) == (301, "/nyheder/")


def test_a_page_that_is_known_is_not_sent_again(server: str) -> None:
    first, _ = ask(server, "/nyheder/")
    again, body = ask(server, "/nyheder/", If_None_Match=str(first.headers["ETag"]))
    assert (again.status, body) == (304, b"")
