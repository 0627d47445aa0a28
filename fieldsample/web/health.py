"""Probes for whoever watches the server."""

from __future__ import annotations

import shutil

from flask import Blueprint, Response, current_app, jsonify
from sqlalchemy.exc import SQLAlchemyError

from fieldsample.extensions import reading
from fieldsample.queries.health import database_answers
from fieldsample.version import __version__

blueprint = Blueprint("health", __name__)


@blueprint.get("/livez")
def livez() -> Response:
    """The process answers; touches nothing."""
    return jsonify(alive=True)


@blueprint.get("/readyz")
def readyz() -> Response:
    """503 when the database or the disk would refuse a sample."""
    problems = [name for name, fine in (("database", _database()), ("disk", _disk())) if not fine]
    response = jsonify(ready=not problems, problems=problems)
    response.status_code = 503 if problems else 200
    return response


@blueprint.get("/version")
def version() -> Response:
    """Program and protocol versions."""
    return jsonify(version=__version__, proto="fieldsample-sync/1")


def _database() -> bool:
    try:
        return database_answers(reading())
    except SQLAlchemyError:
        return False


def _disk() -> bool:
    settings = current_app.config["FIELDSAMPLE"]
    return bool(shutil.disk_usage(settings.data).free >= settings.disk_min_free)
