"""Options that several commands have."""

import os
from typing import Any

import click


class Moment(click.ParamType[str]):
    """A moment, written as ``2027-01-02 08:00``; the value is in ISO 8601."""

    name = "tidspunkt"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the moment. Raises ``click.BadParameter``."""
        from klsite.text.clock import exists, moment_to_build_for

        try:
            moment = moment_to_build_for(value.replace(" kl. ", " ").replace(".", ":"))
        except SystemExit:
            self.fail(f"»{value}« er ikke et tidspunkt: skriv 2027-01-02 08:00", param, ctx)
        if not exists(moment):
            told = "findes ikke: uret stilles frem til sommertid den dag"
            self.fail(f"»{value}« {told}", param, ctx)
        return moment.isoformat()


at = click.option(
    "--now", metavar="TIDSPUNKT", type=Moment(), default=lambda: os.environ.get("KL_NOW") or None,
    help="som det er eller bliver da, for eksempel \"2027-01-02 08:00\"; ellers nu",
)  # fmt: skip
"""The option ``--now``, which the variable KL_NOW stands in for."""
