"""A page is put into the frame of its place."""

import pytest

from klsite.render.frames import MARKS, Frames, NoFrame, PageHtml, frame_of


def test_a_theme_that_loses_a_mark_is_found_out() -> None:
    frame = frame_of(f"<head>{MARKS.head}</head><body>{MARKS.body}</body>")
    assert frame.filled(PageHtml("a", "b")) == b"<head>a</head><body>b</body>"
    with pytest.raises(ValueError, match="marks"):
        frame_of(f"<head>{MARKS.head}</head><body></body>")


def test_pages_as_deep_below_the_same_entry_of_the_menus_share_a_frame() -> None:
    made: list[str] = []

    def make(address: str) -> str:
        made.append(address)
        return f"{address}{MARKS.head}{MARKS.body}"

    own = {"kkr/": frame_of(f"menu{MARKS.head}{MARKS.body}")}
    frames = Frames(own=own, menu=frozenset(("nyheder/", "kkr/", "kkr/x/", "om-kl/")))
    pages = ("nyheder/2020/a/", "nyheder/2021/b/", "kkr/", "kkr/x/y/", "kkr/z/y/", "om-kl/x/y/")
    frames.render(pages, make)
    assert made == ["nyheder/2020/a/", "kkr/x/y/", "kkr/z/y/", "om-kl/x/y/"]
    assert frames.at("nyheder/2021/b/").before == b"nyheder/2020/a/"
    assert frames.at("kkr/x/w/").before == b"kkr/x/y/"
    assert frames.at("kkr/").before == b"menu"
    with pytest.raises(NoFrame):
        frames.at("nyheder/2020/emner/a/")
