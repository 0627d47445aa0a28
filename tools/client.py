"""Build, check and test the web app in static/pwa: `python -m tools.client build|check|test`."""

import fcntl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools import node
from tools.stamps import ROOT, digest_of, is_done, mark_done

CLIENT = ROOT / "static" / "pwa"
INSTALLED = CLIENT / "node_modules"
BUILT = CLIENT / "dist"
MADE_HERE = {"node_modules", "dist", ".test-build"}
# Rules that both sides know are read from here when the web app is built.
SHARED = ROOT / "fieldsample" / "reference"

NO_PACKAGES = (
    "The web app's packages were not installed; npm's own words are above. Most often the npm "
    "registry cannot be reached: check the network, or name a mirror with "
    "npm_config_registry=https://… and run this again."
)
NOT_BUILT = "The web app was not built; the reason is above. Nothing was started."


def main() -> int:
    with (ROOT / "build" / "client.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return run(sys.argv[1])


def run(task: str) -> int:
    if task == "build" and is_built():
        return 0
    environment = node.environment()
    install(environment)
    if task == "build":
        return build(environment)
    return npm(environment, *(("test",) if task == "test" else ("run", task)))


def is_built() -> bool:
    return BUILT.is_dir() and is_done(ROOT / "build" / "client-built-from", sources())


def sources() -> str:
    return digest_of([*own_files(CLIENT), *SHARED.rglob("*.json")])


def own_files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in MADE_HERE:
            yield from own_files(path)
        elif path.is_file():
            yield path


def install(environment: Mapping[str, str]) -> None:
    stamp = INSTALLED / ".installed-from"
    digest = digest_of([CLIENT / "package.json", CLIENT / "package-lock.json"])
    if is_done(stamp, digest):
        return
    say("Installing the web app's packages …")
    # Packages run no scripts of their own here: a lock says what they are, not what they do.
    if npm(environment, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"):
        raise SystemExit(NO_PACKAGES)
    mark_done(stamp, digest)


def build(environment: Mapping[str, str]) -> int:
    say("Building the web app …")
    digest = sources()
    if npm(environment, "run", "build", "--silent"):
        raise SystemExit(NOT_BUILT)
    mark_done(ROOT / "build" / "client-built-from", digest)
    return 0


def npm(environment: Mapping[str, str], *words: str) -> int:
    return subprocess.run(["npm", *words], check=False, cwd=CLIENT, env=environment).returncode


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
