"""Every picture of a page has a size, and smaller copies for the browser to choose among."""

from klsite.load.pictures import PictureFacts
from klsite.render.picture_tags import with_pictures
from klsite.render.relative_links import from_root

FACTS = {
    "a b.jpg": PictureFacts(2000, 1000, (480, 960, 1600)),
    "lille.png": PictureFacts(300, 200, (300,)),
    "t.svg": PictureFacts(30, 20),
}


def shown(html: str) -> str:
    found = with_pictures(html.replace("@", from_root("")), FACTS.get)
    return found.replace(from_root(""), "@")


def test_a_picture_gets_its_size_and_its_copies() -> None:
    assert shown('<p><img src="@a%20b.jpg" alt="x"></p>') == (
        '<p><img src="@a%20b.jpg" alt="x" width="2000" height="1000" decoding="async" '
        'srcset="@mindre-billeder/480/a%20b.jpg.webp 480w, @mindre-billeder/960/a%20b.jpg.webp '
        '960w, @mindre-billeder/1600/a%20b.jpg.webp 1600w" '
        'sizes="(max-width: 800px) 100vw, 800px"></p>'
    )


def test_all_but_the_first_picture_of_a_page_wait() -> None:
    found = shown('<img src="@t.svg" alt=""> <img src="@t.svg" alt=""> <img src="@t.svg" alt="">')
    assert found.count('loading="lazy"') == 2
    assert 'loading="lazy"' not in found.partition(">")[0]


def test_a_size_that_a_text_gives_keeps_the_shape_of_the_picture() -> None:
    found = shown('<img src="@lille.png" alt="" width="150" height="999">')
    assert 'width="150" height="100"' in found
    assert found.count("width=") == 1
    assert 'sizes="(max-width: 150px) 100vw, 150px"' in found
    assert 'width="75" height="50"' in shown('<img src="@lille.png" alt="" height="50">')


def test_what_is_known_of_no_picture_is_left_as_it_is() -> None:
    for html in ('<img src="@ukendt.png" alt="">', '<img src="data:x" alt="">', "<p>img</p>"):
        assert shown(html) == html
