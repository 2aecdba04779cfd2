"""The list of messages is what the program can say: all of it, and nothing else."""

import ast
import re
from collections.abc import Iterator

import pytest

from klsite.results.membership_sentences import CONFLICTS, REFUSALS
from klsite.rules.membership import Conflict
from klsite.rules.membership_outcomes import Refusal
from message_list import TOLD_BY, Message, messages, page, untold
from string_flow import UNKNOWN, name_of
from support.project import ROOT

SOURCE = ROOT / "hooks" / "klsite"
TOLD = re.compile(r"(?:data/\S+:|content/\S+:)?\d+:\d+: (?:advarsel: )?(?P<text>.+)")


@pytest.fixture(scope="module")
def known() -> list[Message]:
    return messages(SOURCE)


def test_the_saved_page_is_the_one_of_the_program() -> None:
    saved = (ROOT / "docs" / "beskeder.md").read_text(encoding="utf-8")
    assert saved == page(SOURCE), "run: python3 scripts/kl.py schema"


def test_every_message_has_a_cause_and_a_cure(known: list[Message]) -> None:
    for message in known:
        cause, cure = message.cause_and_cure
        assert cause.strip("… ")
        assert cure.strip("… ")


def test_what_the_rules_do_not_allow_says_what_to_do() -> None:
    assert (set(REFUSALS), set(CONFLICTS)) == (set(Refusal), set(Conflict))
    for told in (*REFUSALS.values(), *CONFLICTS.values()):
        cause, _ = Message("error", told).cause_and_cure
        assert cause != told


def test_no_place_that_tells_something_is_left_out() -> None:
    # What these tell is what MkDocs or the system says, or what was told at another place.
    passed_on = {
        "build/build.py: BuildFailed(str(error))",
        "build/full.py: HostFailed(output)",
        "host/running.py: HostFailed(str(error))",
        "host/running.py: HostFailed(_report([*warnings.messages, str(error)]))",
        "system/processes.py: TaskRefused(result.decode())",
    }
    assert set(untold(SOURCE)) == passed_on


def test_what_tells_something_is_still_called_so() -> None:
    called = {
        name_of(node.func)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    assert TOLD_BY.keys() <= called


def expected_in_tests() -> Iterator[str]:
    """Yield the messages of mistakes in data that tests assert word for word."""
    for file in (ROOT / "tests/load/test_mistakes.py", *(ROOT / "tests/checks").glob("*.py")):
        nodes = [*ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
        parts = {
            id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values
        }
        for node in nodes:
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in parts
            ):
                for line in node.value.splitlines():
                    if match := TOLD.fullmatch(line):
                        yield match["text"].removesuffix(".")


def test_what_tests_expect_is_in_the_list(known: list[Message]) -> None:
    patterns = [
        re.compile(".*".join(map(re.escape, each.text.removesuffix(".").split(UNKNOWN))), re.DOTALL)
        for each in known
    ]
    expected = [*expected_in_tests()]
    assert len(expected) > 100
    missing = [each for each in expected if not any(known.match(each) for known in patterns)]
    assert missing == []
