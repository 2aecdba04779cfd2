"""Run the fuzzers of tests/fuzz for as long as told, with other random input each round."""

import os
import secrets
import subprocess
import sys
import time
from pathlib import Path


def fuzz(root: Path, minutes: int) -> int:
    """Run rounds of all fuzzers until the time is over or one finds something; return the code.

    What is found is printed as the smallest input that shows it, with the seed of its round.
    """
    end = time.monotonic() + 60 * minutes
    rounds = 0
    while rounds == 0 or time.monotonic() < end:
        seed = secrets.randbelow(1 << 32)
        command = [
            sys.executable, "-m", "pytest", "-q", "-x", "tests/fuzz", f"--hypothesis-seed={seed}",
        ]  # fmt: skip
        environment = {**os.environ, "KL_FUZZ": "fuzz"}
        if subprocess.run(command, cwd=root, env=environment, check=False).returncode != 0:
            print(
                f"Fundet i omgang {rounds + 1} med --hypothesis-seed={seed}. Er det en fejl i "
                "programmet, så læg inddata i tests/fuzz/seeds/, når den er rettet."
            )
            return 1
        rounds += 1
    print(f"Intet fundet i {rounds} {'omgang' if rounds == 1 else 'omgange'}.")
    return 0
