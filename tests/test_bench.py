"""The bench runs, and the hundred thousand samples it reads from are as whole as pushed ones."""

import json
import subprocess
import sys
from collections import Counter

import pytest
from sqlalchemy import select

from fieldsample.auditing.walking import walk
from fieldsample.extensions import reading
from fieldsample.models.samples import Sample
from fieldsample.queries import gaps
from tests.laws import all_laws, documents_in
from tools.benchmarks.databases import app_on, databases
from tools.benchmarks.growth import grow
from tools.benchmarks.history import live
from tools.benchmarks.laboratory import found_laboratory


def test_a_quick_bench_measures_every_row(tmp_path):
    kept = tmp_path / "figures.json"
    asked = ["--quick", "--database", "sqlite", "--without-browser", "--json", str(kept)]

    done = subprocess.run(
        [sys.executable, "-m", "tools.bench", *asked], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    figures = json.loads(kept.read_text(encoding="utf-8"))["figures"]
    rows = Counter(figure["what"] for figure in figures)
    assert rows == {
        "push, 1 operation a request": 3,
        "push, 4 operations a request": 4,
        "pull everything, a document": 1,
        "feed of 100 changes": 2,
        "label look-up": 2,
        "custody look-up": 2,
        "coverage of a month": 2,
    }
    assert all(figure["what"] in done.stdout for figure in figures)
    assert all(0 < figure["of_raw"] < 1 for figure in figures if "of_raw" in figure)


def test_a_grown_lab_obeys_every_law(tmp_path):
    with databases("sqlite", tmp_path / "grown") as made:
        url = made.empty()
        with app_on(url, made.folder) as app, app.app_context():
            laboratory = found_laboratory(samplers=1)
            grow(made, url, laboratory, samples=7, copies=3)

            all_laws(reading(), laboratory.lab_id, said=[])
            kinds = Counter(kind for kind, _id in documents_in(reading(), laboratory.lab_id))
            assert (kinds["samples"], kinds["items"]) == (21, 21)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_lab_grown_with_its_history_obeys_every_law_and_its_chain_is_whole(tmp_path, kind):
    with databases(kind, tmp_path / "grown") as made:
        url = made.empty()
        with app_on(url, made.folder) as app, app.app_context():
            laboratory = found_laboratory(samplers=2)
            grow(made, url, laboratory, 20, 3, live)

            all_laws(reading(), laboratory.lab_id, said=[])
            kinds = Counter(kind for kind, _id in documents_in(reading(), laboratory.lab_id))
            assert (kinds["samples"], kinds["boxes"], kinds["visits"]) == (60, 6, 6)
            numbers = Counter(reading().scalars(select(Sample.sample_no)))
            assert set(numbers.values()) == {1}
            keys = app.extensions["keys"]
            walked = walk(reading(), laboratory.lab_id, keys.verify)
            assert walked.breaks == []
            assert walked.checkpoints >= 3
            assert gaps.by_device(reading(), laboratory.lab_id) == {}
