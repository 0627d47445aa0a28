"""In CI a skip is a failure, wherever it happens; elsewhere it stays a skip."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SKIPS = {
    "in_the_test": "import pytest\ndef test_it():\n    pytest.skip('no browser')\n",
    "by_a_mark": "import pytest\n@pytest.mark.skip(reason='no browser')\ndef test_it(): pass\n",
    "of_a_file": "import pytest\npytest.skip('no browser', allow_module_level=True)\n",
}


@pytest.fixture
def run(tmp_path):
    for name, body in SKIPS.items():
        (tmp_path / f"test_{name}.py").write_text(body)
    plugin = ("-p", "tools.no_skips", "-n", "1", "--dist", "loadfile")
    words = [sys.executable, "-m", "pytest", *plugin, "--rootdir", str(tmp_path), str(tmp_path)]

    def run(ci: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"CI": ci}
        return subprocess.run(
            words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    return run


def test_in_ci_every_skip_fails_and_says_why(run):
    done = run("true")
    assert done.returncode == 1
    assert "1 failed, 2 errors" in done.stdout
    assert done.stdout.count("in CI a skip is a failure") >= len(SKIPS)


def test_elsewhere_a_skip_is_a_skip(run):
    done = run("")
    assert done.returncode == 0
    assert f"{len(SKIPS)} skipped" in done.stdout
