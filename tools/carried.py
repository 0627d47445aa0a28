"""A build hook: what the wheel carries beside the package.

An editable install carries nothing, because it reads these folders where they stand; a copy of
them would be a second, older truth.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSIDE = Path("fieldsample/_carried")
# Of the web app only what a browser loads, not what it is made from.
WEB_APP = ("dist", "icons", "manifest.webmanifest", "routes.json")
NOT_BUILT = "static/pwa/dist is missing: build the web app first (python -m tools.client build)"


class CarriedFolders(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        if not (root / "static" / "pwa" / "dist").is_dir():
            raise FileNotFoundError(NOT_BUILT)
        build_data["force_include"] |= {
            str(path): str(INSIDE / path.relative_to(root)) for path in carried(root)
        }


def carried(root: Path) -> Iterator[Path]:
    yield from (root / "templates", root / "migrations")
    yield from (path for path in (root / "static").iterdir() if path.name != "pwa")
    web_app = (root / "static" / "pwa" / name for name in WEB_APP)
    yield from (path for path in web_app if path.exists())
