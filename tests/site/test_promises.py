"""What was published stays, moves or ends with a word: nothing of it is lost in silence."""

import shutil
import subprocess
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import feedparser
import icalendar
import pytest

from klsite.load.published import FILE, Promises, read_published
from klsite.load.published import remember as add_to_memory
from klsite.model.moves import EndedPromise, Moves
from klsite.pages.about.moves import EndedContent
from klsite.publish.ended_events import EVENT, NAMES, EndedEvent
from klsite.results.ended_entries import ended_kkr_entries
from klsite.results.moves import renamed
from klsite.site.promises import broken_faults, promises
from klsite.site.promises import remembered as remembered_of
from klsite.site.read import read_site
from support.editing import NOW
from support.project import ROOT, SAMPLE, copy_data, run
from support.promised import add_move, told

NEWS = "data/news/2031/2031-01-05-med-broedtekst.yml"
OTHER = "data/news/2031/2031-01-05-uden-kategori.yml"
GUID = "tag:kl.dk,2026:nyhed/"
MEETINGS = "data/kkr/fjordland/2030-2034/meetings"

Edit = Callable[[Path], None]


@pytest.fixture
def remembered(tmp_path: Path) -> Path:
    """The sample, with all that it publishes in its memory."""
    copy_data(SAMPLE, tmp_path)
    add_to_memory(tmp_path, promises(read_site(tmp_path, NOW)))
    return tmp_path


def replaced(file: str, old: str, new: str) -> Edit:
    def edit(project: Path) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def everywhere(old: str, new: str) -> Edit:
    """Return the edit that renames something, and all that refers to it."""

    def edit(project: Path) -> None:
        for path in (project / "data").rglob("*.yml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def deleted(file: str) -> Edit:
    return lambda project: (project / file).unlink()


def renamed_category(project: Path) -> None:
    replaced("data/news.yml", "boern-og-unge", "unge")(project)


def year_of_drafts(project: Path) -> None:
    for path in map(project.joinpath, (NEWS, OTHER)):
        path.write_text(path.read_text(encoding="utf-8") + "draft: ja\n", encoding="utf-8")


LOST = {
    "id of a news item": (
        everywhere("med-broedtekst", "nyt-id"),
        [
            "guid tag:kl.dk,2026:nyhed/med-broedtekst",
            "page /nyheder/2031/med-broedtekst/",
        ],
    ),
    "news item deleted": (
        deleted(OTHER),
        [
            "file /billeder/soejler.png",
            "guid tag:kl.dk,2026:nyhed/uden-kategori-her",
            "page /nyheder/2031/en-anden-adresse/",
        ],
    ),
    "former address taken out": (
        replaced(NEWS, "formerly:\n  - nyheder/2031/det-gamle-navn/\n", ""),
        ["page /nyheder/2031/det-gamle-navn/"],
    ),
    "category renamed": (
        renamed_category,
        [
            "page /nyheder/emner/boern-og-unge/",
        ],
    ),
    "kind renamed": (
        replaced("data/news.yml", "address: artikler", "address: historier"),
        ["page /nyheder/artikler/"],
    ),
    "a year's last item": (
        year_of_drafts,
        [
            "page /nyheder/2031/",
            "page /nyheder/2031/det-gamle-navn/",
            "page /nyheder/2031/en-anden-adresse/",
            "page /nyheder/2031/med-broedtekst/",
        ],
    ),
    "municipality renamed": (
        replaced("data/municipalities.yml", "id: aaby", "id: nyby"),
        ["page /om-kl/kommuner/aaby/"],
    ),
    "person renamed": (
        everywhere("karen-kamille", "karen-kaal"),
        ["page /personer/karen-kamille/"],
    ),
    "body renamed": (
        everywhere("drivhusets-bestyrelse", "drivhuset"),
        [
            "guid tag:kl.dk,2026:kkr/udpegning-fjordland-2030-2034-drivhusets-bestyrelse",
            "page /kkr/organer/drivhusets-bestyrelse/",
        ],
    ),
    "meeting deleted": (
        deleted(f"{MEETINGS}/2031-02-10.yml"),
        [
            "page /kkr/fjordland/2030-2034/moeder/2031-02-10/",
        ],
    ),
    "agenda taken back": (
        replaced(f"{MEETINGS}/2030-06-03.yml", "agenda_sent: 2030-05-29\n", ""),
        ["guid tag:kl.dk,2026:kkr/dagsorden-fjordland-2030-2034-2030-06-03"],
    ),
    "event renamed": (
        replaced("data/events/2031-05-30-proevemoede.yml", "id: proevemoede", "id: andet-moede"),
        [
            "guid tag:kl.dk,2026:arrangement/proevemoede",
            "page /arrangementer/2031/proevemoede/",
            "uid arrangement-proevemoede@kl.dk",
        ],
    ),
    "document renamed": (
        everywhere("et-brev", "nyt-brev"),
        ["guid tag:kl.dk,2026:dokument/et-brev", "page /dokumenter/2030/et-brev/"],
    ),
}


@pytest.mark.parametrize("change", LOST)
def test_nothing_published_is_lost_in_silence(remembered: Path, change: str) -> None:
    edit, lost = LOST[change]
    edit(remembered)
    found = told(remembered)
    assert found
    lines = (remembered / FILE).read_text(encoding="utf-8").splitlines()
    places = [each for each in found if each.startswith(FILE)]
    named = [lines[int(each.split(":")[1]) - 1] for each in places]
    for expected in lost:
        kind, _, name = expected.partition(" ")
        implied = f" {name} " if kind in ("page", "guid") else expected
        assert [line for line in named if line.startswith(expected) or implied in line], found
    assert len(found) == len(places) == len(lost)


def test_the_message_has_the_lines_to_add(remembered: Path) -> None:
    deleted(OTHER)(remembered)
    (page,) = (each for each in told(remembered) if ": siden " in each)
    lines = (remembered / FILE).read_text(encoding="utf-8").split("\n")
    starts = [line.rpartition(" ")[0] for line in lines]
    line = starts.index(f"entry {GUID}uden-kategori-her /nyheder/2031/en-anden-adresse/") + 1
    assert page == (
        f"published.txt:{line}:1: siden /nyheder/2031/en-anden-adresse/ er udgivet, men findes "
        "ikke mere: lav det om, eller tilføj én af disse linjer i data/moves.yml:\n"
        "  - {address: /nyheder/2031/en-anden-adresse/, to: NY-ADRESSE, date: 2031-01-10}\n"
        "  - {address: /nyheder/2031/en-anden-adresse/, ended: HVORFOR, date: 2031-01-10}\n"
        "  - {address: /nyheder/2031/en-anden-adresse/, withdrawn: HVORFOR, date: 2031-01-10}"
    )


def renamed_kkr(project: Path) -> None:
    """Rename a KKR everywhere, as an editor would."""
    kkr = project / "data/kkr"
    (kkr / "fjordland").rename(kkr / "fjordkyst")
    replaced("data/kkr/fjordkyst/kkr.yml", "id: fjordland", "id: fjordkyst")(project)
    replaced("data/kkr/aadal/kkr.yml", "successor: fjordland", "successor: fjordkyst")(project)
    replaced("data/moves.yml", "kalendere/fjordland.ics", "kalendere/fjordkyst.ics")(project)
    replaced(OTHER, "kkr: [fjordland]", "kkr: [fjordkyst]")(project)


def test_one_line_moves_all_that_is_of_a_renamed_kkr(remembered: Path) -> None:
    before = read_site(remembered, NOW)
    kept = promises(before)
    names = [*chain.from_iterable(map(kept.names, ("page", "file", "guid"))), *kept.revisions]
    below = sum(bool(renamed(name, "kkr/fjordland/", None)) for name in names) - 1
    renamed_kkr(remembered)
    (message,) = told(remembered)
    assert message.partition(": ")[2] == (
        f"siden /kkr/fjordland/ og {below} andre udgivne adresser og navne under den findes ikke "
        "mere: "
        "lav det om, eller tilføj én af disse linjer i data/moves.yml:\n"
        "  - {address: /kkr/fjordland/, below: ja, to: NY-ADRESSE/, date: 2031-01-10}\n"
        "  - {address: /kkr/fjordland/, below: ja, ended: HVORFOR, date: 2031-01-10}\n"
        "  - {address: /kkr/fjordland/, below: ja, withdrawn: HVORFOR, date: 2031-01-10}"
    )
    moved = message.split("\n")[1]
    add_move(remembered, moved.replace("NY-ADRESSE/", "kkr/fjordkyst/"))
    after = read_site(remembered, NOW)
    assert after.addresses > before.addresses
    for folder in ("kkr/fjordland", "feeds/kkr/fjordland", "kalendere/fjordland"):
        old = [each for each in before.addresses if each.startswith(folder)]
        assert old
        assert after.addresses >= {each.replace("fjordland", "fjordkyst") for each in old}
    assert set(after.index.guids) == set(before.index.guids)
    assert after.static.results.revisions == before.static.results.revisions
    meeting = "kkr/{}/2030-2034/moeder/2031-02-10/"
    targets = {each.address: each.target.address for each in after.moved_folders.redirects}
    assert targets[meeting.format("fjordland")] == meeting.format("fjordkyst")
    add_to_memory(remembered, promises(after))
    (remembered / "data/kkr/fjordkyst/2030-2034/meetings/2031-02-10.yml").unlink()
    assert len(told(remembered)) == 2  # its page, and its old address with its events


def test_a_kkr_renamed_twice_keeps_its_first_addresses_and_guids(remembered: Path) -> None:
    first = set(read_site(remembered, NOW).index.guids)
    renamed_kkr(remembered)
    line = "  - {{address: kkr/{}/, below: ja, to: kkr/{}/, date: 2031-01-09}}"
    add_move(remembered, line.format("fjordland", "fjordkyst"))
    add_to_memory(remembered, promises(read_site(remembered, NOW)))
    kkr = remembered / "data/kkr"
    (kkr / "fjordkyst").rename(kkr / "strand")
    for file in ("data/kkr/strand/kkr.yml", "data/kkr/aadal/kkr.yml", "data/moves.yml", OTHER):
        text = (remembered / file).read_text(encoding="utf-8").replace("fjordkyst", "strand")
        (remembered / file).write_text(text.replace("to: kkr/strand/", "to: kkr/fjordkyst/"))
    add_move(remembered, line.format("fjordkyst", "strand"))
    site = read_site(remembered, NOW)
    targets = {each.address: each.target.address for each in site.moved_folders.redirects}
    assert targets["kkr/fjordland/2030-2034/"] == "kkr/strand/2030-2034/"
    assert targets["kkr/fjordkyst/2030-2034/"] == "kkr/strand/2030-2034/"
    assert set(site.index.guids) == first


def test_one_line_ends_all_that_is_below_a_category(remembered: Path) -> None:
    renamed_category(remembered)
    (message,) = told(remembered)
    add_move(remembered, message.split("\n")[2].replace("HVORFOR", "Den bruges ikke."))
    site = read_site(remembered, NOW)
    (page,) = (each.page() for each in site.moved_folders.tasks)
    assert page.address == "nyheder/emner/boern-og-unge/"
    assert isinstance(page.content, EndedContent)
    assert page.content.reason == "Den bruges ikke."
    ended = {each.promise.address for each in site.static.files.moved}
    assert "feeds/nyheder/emner/boern-og-unge/artikler.xml" in ended


@pytest.mark.parametrize(
    ("file", "key", "page", "why"),
    [
        (OTHER, "draft: ja", "nyheder/2031/en-anden-adresse/", "en kladde"),
        (
            "data/documents/2030-02-01-brev.yml",
            "draft: ja",
            "dokumenter/2030/et-brev/",
            "en kladde",
        ),
        (
            f"{MEETINGS}/2031-02-10.yml",
            "embargo: 2031-03-01 06:00",
            "kkr/fjordland/2030-2034/moeder/2031-02-10/",
            "klausuleret til 1. marts 2031 kl. 06.00",
        ),
    ],
)
def test_what_was_published_cannot_be_hidden_again(
    remembered: Path, file: str, key: str, page: str, why: str
) -> None:
    if "documents" in file:
        replaced("data/events/2031-05-30-proevemoede.yml", "document: et-brev\n", "")(remembered)
    path = remembered / file
    path.write_text(f"{path.read_text(encoding='utf-8')}{key}\n", encoding="utf-8")
    found = [each.partition(": ")[2] for each in told(remembered)]
    assert (
        f"siden /{page} er udgivet, men {file} er nu {why}: det udgivne kan ikke skjules igen. Tag "
        "»draft« eller »embargo« ud, og træk det i stedet tilbage med »withdrawn« og "
        "»withdrawn_on«, eller ret det, og fortæl det i »changes«"
    ) in found
    assert not [each for each in found if each.startswith(("indlægget", "begivenheden"))]


def test_an_address_that_was_of_something_else_is_refused(remembered: Path) -> None:
    replaced(NEWS, "title:", "slug: en-anden-adresse\ntitle:")(remembered)
    replaced(OTHER, "slug: en-anden-adresse", "slug: med-broedtekst")(remembered)
    first, second = told(remembered)
    one, two = (f"tag:kl.dk,2026:nyhed/{each}" for each in ("med-broedtekst", "uden-kategori-her"))
    assert first.partition(": ")[2] == (
        f"siden /nyheder/2031/med-broedtekst/ var indlægget {one}, men er nu {two}: en udgivet "
        "adresse må ikke blive til noget andet. Giv det nye en anden adresse"
    )
    assert f"/nyheder/2031/en-anden-adresse/ var indlægget {two}, men er nu {one}" in second


def test_a_guid_that_ended_is_not_used_again(remembered: Path) -> None:
    add_move(
        remembered,
        '  - {address: "tag:kl.dk,2026:nyhed/med-broedtekst", ended: Slut., date: 2031-01-09}',
    )
    assert told(remembered) == [
        "data/moves.yml:15:15: »tag:kl.dk,2026:nyhed/med-broedtekst« er ophørt, men bruges igen: "
        "giv det nye et andet id, eller slet linjen, hvis det er det samme, der er tilbage"
    ]


def test_a_guid_cannot_move(remembered: Path) -> None:
    everywhere("id: uden-kategori-her", "id: nyt-id")(remembered)  # it has a slug
    (message,) = told(remembered)
    assert message.partition(": ")[2] == (
        "indlægget tag:kl.dk,2026:nyhed/uden-kategori-her er sendt ud i et feed, men findes ikke "
        "mere: skriv »id«, som det var (en ny adresse skrives i »slug«), eller tilføj én af disse "
        "linjer i data/moves.yml:\n"
        '  - {address: "tag:kl.dk,2026:nyhed/uden-kategori-her", ended: HVORFOR, '
        "date: 2031-01-10}\n"
        '  - {address: "tag:kl.dk,2026:nyhed/uden-kategori-her", withdrawn: HVORFOR, '
        "date: 2031-01-10}"
    )


def test_the_lines_of_the_message_answer_it(remembered: Path) -> None:
    deleted(OTHER)(remembered)
    answers = [
        message.split("\n")[-1].replace("HVORFOR", "Den var forkert.")
        for message in told(remembered)
    ]
    assert len(answers) == 3
    path = remembered / "data/moves.yml"
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(answers) + "\n", encoding="utf-8")
    assert told(remembered) == []
    assert add_to_memory(remembered, promises(read_site(remembered, NOW))) == 0


MAJOR = "changes:\n  - {at: 2031-01-09, text: Tallet er rettet., major: ja}\n"
WITHDRAWN = "withdrawn: Det var forkert.\nwithdrawn_on: 2031-01-09\n"


@pytest.mark.parametrize(
    ("file", "guid"),
    [
        ("data/news/2031/2031-01-05-med-broedtekst.yml", "nyhed/med-broedtekst/{}"),
        ("data/documents/2030-02-01-brev.yml", "dokument/et-brev/{}"),
        ("data/events/2031-05-30-proevemoede.yml", "arrangement/proevemoede/{}"),
        (f"{MEETINGS}/2031-02-10.yml", "kkr/{}-fjordland-2030-2034-2031-02-10"),
    ],
)
def test_what_subscribers_were_told_cannot_be_unsaid(
    remembered: Path, file: str, guid: str
) -> None:
    path = remembered / file
    before = path.read_text(encoding="utf-8")
    path.write_text(before + MAJOR + WITHDRAWN, encoding="utf-8")
    add_to_memory(remembered, promises(read_site(remembered, NOW)))
    path.write_text(before, encoding="utf-8")
    found = told(remembered)
    assert len(found) == 2
    for name in ("rettet-1", "trukket-tilbage"):
        start = f"indlægget tag:kl.dk,2026:{guid.format(name)} er sendt ud i et feed, men findes "
        start += "ikke mere: skriv det slettede igen"
        assert [each for each in found if start in each], found


def test_a_cancelling_cannot_be_unsaid(remembered: Path) -> None:
    replaced(f"{MEETINGS}/2030-11-11.yml", "cancelled: 2030-11-05\n", "")(remembered)
    (message,) = told(remembered)
    assert (
        "indlægget tag:kl.dk,2026:kkr/aflyst-fjordland-2030-2034-2030-11-11 er sendt ud i et feed, "
        "men findes ikke mere: skriv det slettede igen (et møde, der holdes alligevel, får "
        "»reinstated«, en flytning, der ikke gælder, »withdrawn«), eller tilføj" in message
    )


def test_the_memory_only_grows_and_knows_the_highest_revision(remembered: Path) -> None:
    path = remembered / FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    merged = [*lines, "uid moede-fjordland-2030-2034-2030-11-11@kl.dk 4\n", lines[5], "page /x/\n"]
    path.write_text("".join(merged), encoding="utf-8")
    assert (
        read_published(remembered).revisions["moede-fjordland-2030-2034-2030-11-11@kl.dk"].number
        == 4
    )
    before = read_published(remembered)
    add_to_memory(remembered, before)
    assert read_published(remembered) == before
    found = [line for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert found == sorted(set(found))


def test_the_memory_is_read_however_it_was_saved_and_as_it_was_written_before(
    remembered: Path,
) -> None:
    path, before = remembered / FILE, read_published(remembered)
    lines = path.read_bytes().splitlines()
    entries = [each.split() for each in lines if each.startswith(b"entry ")]
    former = [
        *(each for each in lines if not each.startswith(b"entry ")),
        *(line for _, guid, page, _ in entries for line in (b"guid " + guid, b"page " + page)),
        *(b" ".join(each[:3]) for each in entries),
    ]
    marked = [b"<<<<<<< HEAD", *lines[:9], b"=======", *lines[5:], b">>>>>>> gren", *lines]
    for written, end in ((lines, b"\r\n"), (lines, b"  \n"), (marked, b"\n")):
        path.write_bytes(b"\xef\xbb\xbf" + b"".join(line + end for line in written))
        assert read_published(remembered) == before
    path.write_bytes(b"\n".join(former))
    assert read_published(remembered)._replace(titles=before.titles) == before
    assert told(remembered) == []
    add_to_memory(remembered, promises(read_site(remembered, NOW)))
    assert read_published(remembered) == before
    assert len(path.read_bytes().splitlines()) == len(lines)


@pytest.mark.parametrize(
    "line",
    [
        "hej med dig",
        "page nyheder/",
        "entry tag:kl.dk,2026:nyhed/x",
        "told tag:kl.dk,2026:nyhed/x i går",
        "told tag:kl.dk,2026:nyhed/x 2031-01-01T08:00:00",
        "uid moede@kl.dk tre",
        "noget-nyt tag:kl.dk,2026:nyhed/x",
    ],
)
def test_a_line_that_cannot_be_read_is_told_of(remembered: Path, line: str) -> None:
    path = remembered / FILE
    number = len(path.read_text(encoding="utf-8").splitlines()) + 1
    path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    assert told(remembered) == [
        f"published.txt:{number}:1: linjen »{line}« kan ikke læses: hent filen, som den var, med "
        "git checkout -- published.txt, eller hent den nyeste udgave af programmet, hvis filen er "
        "skrevet af den"
    ]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_memory_that_is_gone_is_told_of(remembered: Path, is_there: bool) -> None:
    (remembered / FILE).write_text("# Intet\n") if is_there else (remembered / FILE).unlink()
    assert list(broken_faults(read_site(remembered, NOW), remembered)) == []
    git(remembered, "init", "--quiet")
    assert [str(each) for each in broken_faults(read_site(remembered, NOW), remembered)] == [
        "published.txt:1:1: advarsel: der står ikke noget om, hvad der er udgivet, så det kan gå "
        "tabt uden et ord: hent filen med git checkout -- published.txt, eller lav den med python3 "
        "scripts/kl.py remember"
    ]


def test_a_clock_that_is_behind_is_told_of_rather_than_what_would_be_lost(
    remembered: Path,
) -> None:
    later = read_site(remembered, NOW.replace(month=2, day=2))  # an embargo is over
    add_to_memory(remembered, remembered_of(later))
    (found,) = told(remembered)
    assert found.partition(": ")[2] == (
        "webstedet bygges for 10. januar 2031, men der er udgivet noget 1. februar 2031, som ville "
        "forsvinde: ret uret, eller KL_NOW"
    )


def test_two_branches_that_each_remember_something_merge_and_lose_nothing(
    remembered: Path,
) -> None:
    shutil.copy(ROOT / ".gitattributes", remembered)
    git(remembered, "init", "--quiet", "--initial-branch=main")
    git(remembered, "add", "--all")
    git(remembered, "commit", "--quiet", "--message=one")
    text = (remembered / NEWS).read_text(encoding="utf-8").replace("»lang«", "ny")
    for name in ("en", "to"):
        git(remembered, "switch", "--quiet", "--create", name, "main")
        item = text.replace("det-gamle-navn", f"gammel-{name}").replace("med-broedtekst", name)
        item = item.replace("En nyhed", f"Nyhed {name}")
        (remembered / f"data/news/2031/2031-01-05-{name}.yml").write_text(item, encoding="utf-8")
        add_to_memory(remembered, promises(read_site(remembered, NOW)))
        git(remembered, "add", "--all")
        git(remembered, "commit", "--quiet", f"--message={name}")
    git(remembered, "merge", "--quiet", "--no-edit", "en")
    found = read_published(remembered)
    assert {f"guid {GUID}en", f"guid {GUID}to"} <= found.lines
    assert told(remembered) == []
    add_to_memory(remembered, promises(read_site(remembered, NOW)))
    assert read_published(remembered) == found


def git(project: Path, *words: str) -> None:
    own = ("-c", "user.name=Prøve", "-c", "user.email=proeve@example.org")
    subprocess.run(["git", "-C", str(project), *own, *words], check=True, capture_output=True)


def test_what_is_not_public_is_not_remembered(remembered: Path) -> None:
    text = (remembered / FILE).read_text(encoding="utf-8")
    assert "klausuleret" not in text
    assert "kladde" not in text


def test_build_and_check_hold_the_memory_and_remember_fills_it(sample: Path) -> None:
    assert run(sample, "remember").stdout.endswith(" linjer er nye eller ændrede.\n")
    assert run(sample, "remember").stdout == f"{FILE}: intet nyt.\n"
    assert run(sample, "build").returncode == 0
    news = sample / OTHER
    text = news.read_text(encoding="utf-8")
    news.unlink()
    for command in ("build", "check", "remember"):
        result = run(sample, command)
        assert result.returncode == 1
        assert "siden /nyheder/2031/en-anden-adresse/ er udgivet, men findes ikke" in result.stderr
    news.write_text(text, encoding="utf-8")
    memory = sample / FILE
    memory.write_text(memory.read_text(encoding="utf-8") + "page /var-her/\n", encoding="utf-8")
    assert "siden /var-her/ er udgivet" in run(sample, "build").stderr


def test_branches_that_both_remember_merge() -> None:
    assert f"{FILE} merge=union\n" in (ROOT / ".gitattributes").read_text(encoding="utf-8")


def test_an_address_that_moved_leads_on_with_its_fragment(sample_site: Path) -> None:
    text = (sample_site / "gammel-kontakt/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://www.kl.dk/kontakt/">' in text
    assert "noindex" not in text
    assert '<a href="../kontakt/">' in text
    assert "location.hash" in text


def test_any_path_may_be_an_old_address(sample_site: Path) -> None:
    lines = (sample_site / "_redirects").read_text(encoding="utf-8").splitlines()
    assert "/Sider/Gammel-side.aspx /kontakt/ 301" in lines
    assert "/nyheder/2031/det-gamle-navn/ /nyheder/2031/med-broedtekst/ 301" in lines
    nginx = (sample_site / "redirects.map").read_text(encoding="utf-8").splitlines()
    assert '"/Sider/Gammel-side.aspx" "/kontakt/";' in nginx
    assert not (sample_site / "Sider").exists()


def test_a_folder_that_moved_leads_on(sample_site: Path) -> None:
    text = (sample_site / "nyheder/emner/skoler/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://www.kl.dk/nyheder/emner/uden-kategori/">' in text
    assert "location.hash" in text
    lines = (sample_site / "_redirects").read_text(encoding="utf-8").splitlines()
    assert "/nyheder/emner/skoler/ /nyheder/emner/uden-kategori/ 301" in lines
    assert lines[-1] == "/nyheder/emner/skoler/* /nyheder/emner/uden-kategori/:splat 301"
    feed = feedparser.parse((sample_site / "feeds/nyheder/emner/skoler.xml").read_bytes())
    assert [each.title for each in feed.entries] == ["Feedet er flyttet"]
    assert feed.entries[0].link == "https://www.kl.dk/feeds/nyheder/emner/uden-kategori.xml"


def test_what_ended_says_so(sample_site: Path) -> None:
    text = (sample_site / "nyheder/emner/nedlagt/index.html").read_text(encoding="utf-8")
    assert "Kategorien bruges ikke mere." in text
    assert '<meta name="robots" content="noindex">' in text
    assert "nedlagt" not in (sample_site / "sitemap.xml").read_text(encoding="utf-8")
    feed = feedparser.parse((sample_site / "feeds/nyheder/emner/nedlagt.xml").read_bytes())
    assert [each.title for each in feed.entries] == ["Feedet er nedlagt"]
    assert feed.entries[0].summary.startswith("Kategorien bruges ikke mere.")
    calendar = icalendar.Calendar.from_ical((sample_site / "kalendere/nedlagt.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert str(event["DESCRIPTION"]).startswith("Rådet holder ikke flere møder.")


def test_subscribers_of_what_moved_learn_where_to(sample_site: Path) -> None:
    (entry,) = feedparser.parse((sample_site / "feeds/alt.xml").read_bytes()).entries
    assert entry.title == "Feedet er flyttet"
    assert entry.link == "https://www.kl.dk/feeds/nyheder.xml"
    moved, own = (sample_site / f"kalendere/{name}.ics" for name in ("gammelt-raad", "fjordland"))
    assert moved.read_bytes() == own.read_bytes()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "  - {address: x/, date: 2031-01-01}",
            "data/moves.yml:15:15: skriv præcis én af »to«, »ended« og »withdrawn«",
        ),
        (
            "  - {address: x/, to: kontakt/, ended: Slut., date: 2031-01-01}",
            "data/moves.yml:15:40: skriv præcis én af »to«, »ended« og »withdrawn«",
        ),
        (
            '  - {address: "tag:kl.dk,2026:nyhed/x", to: kontakt/, date: 2031-01-01}',
            "data/moves.yml:15:45: kun en adresse kan flytte: skriv »ended« eller »withdrawn«",
        ),
        (
            "  - {address: x/, to: findes-ikke/, date: 2031-01-01}",
            "data/moves.yml:15:23: linket /findes-ikke/ fører ikke til noget på webstedet",
        ),
        (
            "  - {address: ordbog/, to: kkr/, date: 2031-01-01}",
            "data/moves.yml:15:15: adressen /ordbog/ er allerede taget af data/glossary.yml: slet "
            "linjen, hvis den ikke gælder mere",
        ),
        (
            "  - {address: gammel-kontakt/, to: kkr/, date: 2031-01-01}",
            "data/moves.yml:15:15: »gammel-kontakt/« står to gange i listen: slet den ene",
        ),
        (
            "  - {address: kkr/fjordland, below: ja, to: kkr/kyst.html, date: 2031-01-01}",
            "data/moves.yml:15:45: en mappe kan kun flytte til en mappe: »to« skal slutte med / "
            "som kkr/navn/",
        ),
        (
            "  - {address: kkr/x.html, below: ja, ended: Slut., date: 2031-01-01}",
            "data/moves.yml:15:15: »below« gælder en mappe: adressen skal slutte med / som "
            "kkr/navn/",
        ),
        (
            "  - {address: kkr/x/, below: ja, to: kkr/x/y/, date: 2031-01-01}",
            "data/moves.yml:15:38: »kkr/x/y/« ligger selv under »kkr/x/«, der flytter: adresserne "
            "ville løbe i ring",
        ),
        (
            "  - {address: nyheder/emner/skoler/x/, below: ja, ended: Slut., date: 2031-01-01}",
            "data/moves.yml:15:15: »nyheder/emner/skoler/x/« ligger under "
            "»nyheder/emner/skoler/«, der også har »below«: skriv de adresser, det gælder, hver "
            "for sig uden »below«",
        ),
        (
            "  - {address: nyheder/emner/uden-kategori/, below: ja, to: nyheder/emner/skoler/, "
            "date: 2031-01-01}",
            "data/moves.yml:10:53: »nyheder/emner/skoler/« og »nyheder/emner/uden-kategori/« er "
            "flyttet i ring: slet den linje, der ikke gælder mere",
        ),
        (
            "  - {address: findes/ikke/, below: ja, to: kkr/, date: 2031-01-01}",
            "data/moves.yml:15:15: ingen udgivet adresse under »findes/ikke/« er flyttet eller "
            "forsvundet: ret »address« eller »to«, eller slet linjen",
        ),
    ],
)
def test_a_wrong_move_is_refused(remembered: Path, line: str, expected: str) -> None:
    add_move(remembered, line)
    assert told(remembered) == [expected]


def test_every_event_of_a_calendar_has_a_name_and_a_calendar_for_its_end() -> None:
    site = read_site(SAMPLE, NOW)
    councils = site.static.results.council_work.outlooks
    promise = EndedPromise(address="x", ended="Prøve.", date=NOW.date())
    ended = [EndedEvent(uid, promise, 1) for uid in site.index.revisions]
    assert {each.kind for each in ended} == NAMES.keys()
    for each in ended:
        assert sum(map(each.is_of, councils)) == (each.kind != EVENT)


def test_every_entry_of_a_council_leads_to_its_page_when_it_ends() -> None:
    site = read_site(SAMPLE, NOW)
    ended = [
        EndedPromise(address=each, ended="Prøve.", date=NOW.date()) for each in site.index.guids
    ]
    found = [
        entry
        for kkr in site.dataset.kkr
        for entry in ended_kkr_entries(Moves(moves=tuple(ended)), Promises(), kkr.id).values()
    ]
    assert len(found) > 10
    assert {each.address for each in found} <= site.addresses
