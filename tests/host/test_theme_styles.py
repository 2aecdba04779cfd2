"""The theme's style sheet is cut down to what the site's templates can use, and no further."""

import pytest

from klsite.host.theme_styles import trimmed, words_of
from support.project import ROOT

WORDS = {"a", "b", "data-open"}


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{color:red}.x{color:blue}", ".a{color:red}"),
        (".a,.x,p{margin:0}", ".a,p{margin:0}"),
        (".a .x{margin:0}.a.b{margin:1em}", ".a.b{margin:1em}"),
        (".a:not(.x){margin:0}", ".a:not(.x){margin:0}"),
        ('a[href$=".x"]{margin:0}', 'a[href$=".x"]{margin:0}'),
        ("[data-open]{margin:0}[data-x=a]{margin:0}", "[data-open]{margin:0}"),
        (
            "@media print{.x{margin:0}.a{margin:0}}@media screen{.x{margin:0}}",
            "@media print{.a{margin:0}}",
        ),
        (":root{--one:1;--two:2}.a{order:var(--one)}", ":root{--one:1}.a{order:var(--one)}"),
        (":root{--one:var(--two);--two:2}", ""),
        (
            "@keyframes in{0%{top:0}}@keyframes out{0%{top:0}}.a{animation:in 1s}",
            "@keyframes in{0%{top:0}}.a{animation:in 1s}",
        ),
        (
            ':root{--icon:url("data:image/svg+xml,<a;b,c>")}.a{background:var(--icon)}',
            ':root{--icon:url("data:image/svg+xml,<a;b,c>")}.a{background:var(--icon)}',
        ),
    ],
)
def test_what_no_page_can_use_is_left_out(css: str, kept: str) -> None:
    assert trimmed(css, WORDS) == kept


def test_what_the_sites_own_styles_ask_for_is_kept() -> None:
    css = ":root{--one:1;--two:2}@keyframes in{0%{top:0}}"
    assert trimmed(css, WORDS, ".y{order:var(--two);animation-name:in}") == (
        ":root{--two:2}@keyframes in{0%{top:0}}"
    )


def test_the_words_are_those_of_templates_and_scripts() -> None:
    words = words_of(ROOT / "overrides")
    assert {"md-typeset", "md-grid", "kl-header"} <= words
    assert "md-search__form" not in words
