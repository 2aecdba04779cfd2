"""The workflows of GitHub and GitLab: their steps, run by hand in a project of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.project import NOW, ROOT

GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
KL = "python3 scripts/kl.py"


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def steps(file: Path) -> Iterator[str]:
    """Yield the scripts of a workflow, in the order in which they run."""
    for job in read(file)["jobs"].values():
        yield from (step["run"] for step in job["steps"] if "run" in step)


def execute(project: Path, script: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a runner does, with our commands in this environment."""
    commands = f"'{sys.executable}' scripts/commands.py"
    environment = {**os.environ, "KL_NOW": NOW, "KL_CACHE_KEY": "fælles", **settings}
    return subprocess.run(
        ["bash", "-e", "-c", script.replace(KL, commands)],
        cwd=project, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_steps_of_github_check_build_and_publish(sample: Path) -> None:
    output = sample / "output"
    settings = {"GITHUB_OUTPUT": str(output), "EVENT": "push", "DEPLOY_TO": str(sample / "www")}
    scripts = [script for file in GITHUB for script in steps(file)]
    published = max(number for number, script in enumerate(scripts) if "deploy" in script)
    assert sum(KL in script for script in scripts) >= 7
    for number, script in enumerate(scripts):
        now = "2031-02-01T05:59" if number <= published else "2031-02-01T06:01"
        result = execute(sample, script, KL_NOW=now, **settings)
        assert result.returncode == 0, (script, result.stdout, result.stderr)
    assert output.read_text(encoding="utf-8") == "due=yes\n"
    for folder in ("preview", "public", "www"):
        assert (sample / folder / "index.html").is_file()
    written = (sample / ".cache" / "next-change").read_text(encoding="utf-8")
    assert written == "2031-02-01T06:00:00+01:00\n"  # which came while the site was published


def test_the_steps_of_gitlab_check_build_and_publish(sample: Path) -> None:
    jobs = read(ROOT / ".gitlab-ci.yml")
    for job in ("check", "pages"):
        script = "\n".join(jobs[job]["script"])
        result = execute(sample, script, CI_PIPELINE_SOURCE="push")
        assert result.returncode == 0, (job, result.stdout, result.stderr)
        for folder in jobs[job]["artifacts"]["paths"]:
            assert (sample / folder / "index.html").is_file()


@pytest.mark.parametrize(
    ("written", "due"),
    [("2000-01-01T06:00:00+01:00\n", "yes"), ("2999-01-01T06:00:00+01:00\n", "no"), ("", "no"),
     (None, "yes")],
)  # fmt: skip
def test_a_scheduled_run_waits_for_the_next_change(
    tmp_path: Path, written: str | None, due: str
) -> None:
    (tmp_path / ".cache").mkdir()
    if written is not None:
        (tmp_path / ".cache" / "next-change").write_text(written, encoding="utf-8")
    (script,) = [each for file in GITHUB for each in steps(file) if "GITHUB_OUTPUT" in each]
    output = tmp_path / "output"
    execute(tmp_path, script, GITHUB_OUTPUT=str(output), EVENT="schedule")
    assert output.read_text(encoding="utf-8") == f"due={due}\n"
