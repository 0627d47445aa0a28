"""Write the four locks: exact versions with the hashes of their files, for every system."""

import shutil
import subprocess
import sys

from tools.stamps import ROOT

OPTIONS = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-annotate",
    "--quiet",
)
RUN = ("pyproject.toml", "-o", "requirements.txt")
TEST = ("pyproject.toml", "--extra", "dev", "-c", "requirements.txt", "-o", "requirements-dev.txt")
BUILD = ("tools/build.in", "-o", "requirements-build.txt")
NODE = ("tools/node.in", "-o", "requirements-node.txt")


def main() -> int:
    if not shutil.which("uv"):
        sys.stderr.write(
            "Locks are written with uv, which is not here: pip install uv, and run this again.\n"
        )
        return 1
    for words in (RUN, TEST, BUILD, NODE):
        if subprocess.run(
            ["uv", "pip", "compile", *words, *OPTIONS], check=False, cwd=ROOT
        ).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
