"""How long the fuzzers go on: briefly and always alike in the suite, as told by the command."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("suite", derandomize=True, max_examples=60, deadline=None, database=None)
settings.register_profile(
    "fuzz",
    max_examples=400,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
PROFILE = os.environ.get("KL_FUZZ", "suite")


@pytest.fixture(autouse=True)
def _profile() -> None:
    settings.load_profile(PROFILE)


settings.load_profile(PROFILE)
