"""Make a database from the migrations alone and see that it is what the models describe."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.stamps import ROOT

DIFFERENT = (
    "The migrations do not give what the models describe; flask's own words are above. "
    "Write the missing step: .venv/bin/flask --app app db revision --autogenerate -m '…'"
)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        # A database that the caller works with stays out of it.
        told = {"FIELDSAMPLE_DATA": str(Path(folder) / "data"), "FIELDSAMPLE_DATABASE_URL": ""}
        environment = os.environ | told
        for step in ("upgrade", "check"):
            if not succeeds(step, environment):
                return 1
    return 0


def succeeds(step: str, environment: dict[str, str]) -> bool:
    flask = [sys.executable, "-m", "flask", "--app", "app", "db", step]
    done = subprocess.run(
        flask, check=False, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        sys.stderr.write(f"{done.stdout}{done.stderr}{DIFFERENT}\n")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
