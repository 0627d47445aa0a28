"""`fieldsample init` and `fieldsample run`: migrate, say where it is, serve."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import click
from flask import Flask
from flask_migrate import upgrade

from fieldsample import create_app
from fieldsample.access import first_run
from fieldsample.cli.demo_words import demo_words
from fieldsample.cli.phone import PhoneModeRefused, announcement, prepare_phone
from fieldsample.cli.phone_doors import refuse_if_taken, serve_phone
from fieldsample.config import Settings, WrongSetting, read_settings
from fieldsample.demo.filling import Demo, DemoRefused, holds_demo, prepare
from fieldsample.entrance.founding import Founding, found
from fieldsample.extensions import db, reading
from fieldsample.journal.batch import Refused
from fieldsample.journal.door import writing
from fieldsample.photos.store import FolderStore
from fieldsample.queries.health import is_set_up

THREADS = 64
UNFINISHED_S = 60 * 86_400
"""A phone may stay away for weeks and then go on where its photo stopped."""
PORT = 8000


@click.command()
@click.option("--lab", help="Found a lab of this name, without the browser's first-run page.")
@click.option("--prefix", help="Its label prefix: 2 to 4 letters, without I, L, O and U.")
@click.option("--timezone", default="Asia/Shanghai", show_default=True)
@click.option("--admin", default="Administrator", show_default=True, help="Its first person.")
def init(lab: str | None, prefix: str | None, timezone: str, admin: str) -> None:
    """Make the data folder and the database; with --lab and --prefix the lab as well."""
    app = create_app()
    with app.app_context():
        migrate_quietly()
        if lab and prefix:
            _found(Founding(lab, prefix.upper(), timezone, admin))
    click.echo(f"ready: {app.config['FIELDSAMPLE'].data}")


@click.command()
@click.option("--port", type=int, default=PORT, show_default=True)
@click.option("--host", default="", help="Name or address that phones use (with --phone).")
@click.option("--phone", is_flag=True, help="HTTPS on the local network, for real phones.")
@click.option("--demo", is_flag=True, help="Fill an empty database with a demo district.")
def run(port: int, host: str, phone: bool, demo: bool) -> None:
    """Migrate, print the address and the one-time set-up token, and serve."""
    settings = _settings(port, demo)
    app = create_app(settings)
    with app.app_context():
        migrate_quietly()
        FolderStore(settings.data / "photos").sweep(UNFINISHED_S)
        filled = _fill_demo(app) if settings.demo else None
        click.echo(_welcome(settings, port))
        if filled:
            click.echo(demo_words(filled, port))
        db.engine.dispose()  # a child must not inherit an open SQLite file: closing it drops locks
    if phone:
        _serve_phones(settings, host, port)
    else:
        _serve(settings, port)


def _fill_demo(app: Flask) -> Demo:
    try:
        return prepare(app, click.echo)
    except DemoRefused as problem:
        raise click.ClickException(str(problem)) from problem


def migrate_quietly() -> None:
    """Bring the database to this release."""
    upgrade()


def _settings(port: int, demo: bool) -> Settings:
    given = dict(os.environ)
    given.setdefault("FIELDSAMPLE_ORIGIN", f"http://localhost:{port}")
    if demo:
        given["FIELDSAMPLE_DEMO"] = "1"
    return read_settings(given)


def _found(founding: Founding) -> None:
    if is_set_up(reading()):
        raise click.ClickException("A lab has been founded here already; nothing was changed.")
    try:
        made = found(founding)
    except Refused as problem:
        raise click.ClickException(f"The lab was not founded: {problem.message}") from problem
    click.echo(f"founded: {founding.name} {made['lab_id']}")


def _welcome(settings: Settings, port: int) -> str:
    lines = ["", f"  fieldsample  {settings.origin}", f"  data         {settings.data}"]
    if not settings.demo and holds_demo():
        lines.append("  note         this database holds the invented demo district, no real lab")
    if not is_set_up(reading()):
        with writing() as session:
            token = first_run.new_token(session, datetime.now(UTC))
        lines += [
            "",
            "  First run: open this address once and found your lab (the token works one time):",
            f"  {settings.origin}/set-up#{token}",
        ]
    return "\n".join([*lines, ""])


def _serve(settings: Settings, port: int) -> None:
    try:
        refuse_if_taken(port)
    except PhoneModeRefused as problem:
        raise click.ClickException(str(problem)) from problem
    if sys.platform == "win32":
        _serve_on_windows(settings, port)
    else:
        _serve_with_gunicorn(settings, port)


def _serve_with_gunicorn(settings: Settings, port: int) -> None:
    # gunicorn cannot be imported on Windows, where the rest of this command line works.
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 - see above

    class Server(BaseApplication):  # type: ignore[misc] # gunicorn ships no types
        def load_config(self) -> None:
            for name, value in _options(settings, port).items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return create_app(settings)

    Server().run()


def _options(settings: Settings, port: int) -> dict[str, Any]:
    """One process, many threads: one writer a lab gains nothing from more processes."""
    local = urlsplit(settings.origin).hostname in {"localhost", "127.0.0.1"}
    return {
        "bind": [f"127.0.0.1:{port}", f"[::1]:{port}"] if local else [f"0.0.0.0:{port}"],
        "workers": 1,
        "worker_class": "gthread",
        "threads": THREADS,
        "timeout": 60,
        "graceful_timeout": 30,
        "keepalive": 20,
        "loglevel": "warning",
        "control_socket_disable": True,
    }


def _serve_on_windows(settings: Settings, port: int) -> None:
    import waitress  # noqa: PLC0415 - only where gunicorn does not run

    waitress.serve(create_app(settings), host="127.0.0.1", port=port, threads=THREADS)


def _serve_phones(settings: Settings, host: str, port: int) -> None:
    try:
        mode = prepare_phone(settings.data, host)
        click.echo(announcement(mode))
        serve_phone(lambda: create_app(mode.settings(settings)), mode, port)
    except PhoneModeRefused as problem:
        raise click.ClickException(str(problem)) from problem
    except WrongSetting as problem:
        raise click.ClickException(str(problem)) from problem
