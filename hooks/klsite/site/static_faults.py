"""What is wrong with the data but the news, by itself."""

from collections.abc import Iterator

from klsite.checks.compositions import count_faults, faults
from klsite.checks.councils import council_faults
from klsite.checks.dates import (
    announcements,
    changed_before_source,
    changed_later,
    facts_to_come,
    noted_later,
    records_to_come,
)
from klsite.checks.election_warnings import election_warnings, seen_later
from klsite.checks.kl_offices import board_name_faults, kl_people_faults
from klsite.checks.national_bodies import board_faults, national_figure_faults
from klsite.checks.public_duties import public_duty_faults, security_faults
from klsite.checks.published_results import published_result_errors, results_not_kept
from klsite.checks.rule_points import point_faults
from klsite.checks.texts import text_faults
from klsite.model.diagnostics import Diagnostic
from klsite.site.static_results import StaticResults


def static_faults(results: StaticResults) -> Iterator[Diagnostic]:
    """Yield everything wrong with the static part by itself, but for where its links lead."""
    yield from faults(results.compositions)
    yield from count_faults(
        results.dataset.members_files, results.compositions, results.incomplete_compositions
    )
    yield from published_result_errors(results.dataset, results.compositions)
    yield from results_not_kept(results.dataset, results.compositions, results.today)
    yield from seen_later(results.dataset, results.today)
    yield from election_warnings(results.dataset, results.today)
    yield from council_faults(results.council_work.terms, results.council_work.meetings)
    yield from board_faults(results.dataset)
    yield from changed_later(results.dataset, results.today)
    yield from changed_before_source(results.dataset, results.today)
    yield from noted_later(results.dataset, results.today)
    yield from records_to_come(results.dataset, results.today)
    yield from announcements(results.dataset, results.today)
    yield from facts_to_come(results.dataset, results.today)
    yield from point_faults(results.dataset)
    yield from board_name_faults(results.dataset)
    yield from security_faults(results.dataset.organisation, results.today)
    yield from public_duty_faults(results.dataset, results.today)
    yield from kl_people_faults(results.dataset)
    yield from national_figure_faults(results.dataset)
    yield from text_faults(results.texts)
