"""The wheel carries what a server needs beside Python, and works without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CARRIED = "fieldsample/_carried/"
LARGEST = 12_000_000  # bytes, more than half of it the font of the papers
NEEDED = (
    "fieldsample/reference/custody.json",
    "fieldsample/web/phone_words.json",
    f"{CARRIED}migrations/env.py",
    f"{CARRIED}static/phone/check.js",
    f"{CARRIED}static/pwa/dist/fonts/NotoSansSC-Regular.ttf",
    f"{CARRIED}static/pwa/dist/fonts/OFL.txt",
    f"{CARRIED}static/pwa/dist/sw.js",
    f"{CARRIED}templates/phone.html",
)
# Asked of the unpacked wheel: a migration, the shell, a page, a file of the web app, a paper.
QUESTIONS = """
import fieldsample, sys
from flask_migrate import upgrade
assert fieldsample.__file__.startswith(sys.argv[1]), fieldsample.__file__
app = fieldsample.create_app()
with app.app_context():
    upgrade()
client = app.test_client()
for path in ("/", "/sw.js", "/phone/check", "/phone/files/check.js", "/api/v1/status"):
    answer = client.get(path, base_url="http://localhost:8000")
    assert answer.status_code == 200, (path, answer.text)
from fieldsample.domain.labels import draw_codes
from fieldsample.printing.label_sheet import label_sheet
assert b"+NotoSansSC-Regular" in label_sheet(draw_codes("HZ", 1), "示例")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    if not (ROOT / "static" / "pwa" / "dist" / "sw.js").exists():
        pytest.skip("the web app is not built: make build")
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder))
    command = [sys.executable, "-m", "pip", "wheel", *options, str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("fieldsample-*.whl"))


def test_the_wheel_carries_what_is_needed_and_no_more(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert set(NEEDED) <= names
    assert not [name for name in names if "node_modules" in name or "/pwa/src/" in name]
    assert wheel.stat().st_size < LARGEST


def test_it_serves_without_the_checkout(wheel, tmp_path):
    unpacked = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(unpacked)
    told = {"PYTHONPATH": str(unpacked), "FIELDSAMPLE_DATA": str(tmp_path / "data")}
    subprocess.run(
        [sys.executable, "-c", QUESTIONS, str(unpacked)],
        check=True,
        cwd=tmp_path,
        env=os.environ | told,
    )
