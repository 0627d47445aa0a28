"""The server under test: the real app as `fieldsample run` serves it, with points to die at.

Everything foreign to the product is put on here, in the forked process: named points, planted
bugs, shorter waits for locks, an operation that crashes its verb. The product knows nothing of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask

from fieldsample import create_app, extensions
from fieldsample.cli import serve as cli
from fieldsample.config import Settings
from fieldsample.extensions import db
from fieldsample.journal import closing, news
from fieldsample.operations.kinds import KINDS
from fieldsample.photos import store, wanted
from tools.faults.points import Points
from tools.faults.saying import CRASHING
from tools.faults.seams import after, before, put

LOCK_WAIT_MS = 1000


def serve(errand: dict[str, Any]) -> None:
    """Migrate and serve until somebody kills it."""
    points = Points(Path(errand["points"]))
    data = Path(errand["data"])
    settings = Settings(
        data,
        errand["database_url"],
        f"http://localhost:{errand['port']}",
        frozenset({"localhost", "127.0.0.1"}),
        disk_min_free=0,
    )
    _shorten_waits(errand["quota_pages"])
    _set_points(points)
    _crash_on_demand()
    _as_run_does(settings, errand["port"])


def _as_run_does(settings: Settings, port: int) -> None:
    app = create_app(settings)
    with app.app_context():
        cli.migrate_quietly()
        db.engine.dispose()
    cli._serve_with_gunicorn(settings, port)


def _shorten_waits(quota_pages: int) -> None:
    """Seconds of waiting for a lock would be most of a short run."""
    times = extensions.POSTGRES_TIMEOUTS
    extensions.POSTGRES_TIMEOUTS = times.replace(
        "lock_timeout=5000", f"lock_timeout={LOCK_WAIT_MS}"
    )
    pragmas = [pragma for pragma in extensions.PRAGMAS if not pragma.startswith("busy_timeout")]
    pragmas.append(f"busy_timeout={LOCK_WAIT_MS}")
    if quota_pages:
        pragmas.append(f"max_page_count={quota_pages}")
    extensions.PRAGMAS = tuple(pragmas)  # type: ignore[assignment] # of another length


def _set_points(points: Points) -> None:
    after(closing, "write_counts", lambda: points.reach("before_commit"))
    before(news, "tell", lambda: points.reach("after_commit"))
    before(wanted, "mark_present", lambda: points.reach("blob_rename"))

    def torn(part: Path, offset: int, chunk: bytes) -> None:
        if points.is_armed("blob_append"):
            add(part, offset, chunk[: len(chunk) // 2])
            points.reach("blob_append")
        add(part, offset, chunk)

    add = put(store, "_add", torn)

    def app_with_points(settings: Settings) -> Flask:
        app: Flask = made(settings)
        points.reach("start")
        app.wsgi_app = _Halved(app.wsgi_app, points)  # type: ignore[method-assign] # Flask's own way
        return app

    made = put(cli, "create_app", app_with_points)


class _Halved:
    """Dies after half of an answer has left."""

    def __init__(self, inner: Any, points: Points) -> None:
        self.inner = inner
        self.points = points

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        answer: Iterable[bytes] = self.inner(environ, start_response)
        is_push = environ["PATH_INFO"].endswith("/push")
        return self._half(answer) if is_push and self.points.is_armed("mid_answer") else answer

    def _half(self, answer: Iterable[bytes]) -> Iterator[bytes]:
        whole = b"".join(answer)
        yield whole[: len(whole) // 2]
        self.points.reach("mid_answer")
        yield whole[len(whole) // 2 :]


def _crash_on_demand() -> None:
    """One kind of mistake that nobody foresaw: a verb that divides by zero."""
    kind = KINDS["sample.hand_over"]

    def verb(*args: Any, to_name: str, **said: Any) -> Any:
        if to_name == CRASHING:
            raise ZeroDivisionError(os.getpid())
        return kind.verb(*args, to_name=to_name, **said)

    KINDS["sample.hand_over"] = replace(kind, verb=verb)
