"""fieldsample: field sampling for food, farm-produce and drinking-water laboratories."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from fieldsample import api, web
from fieldsample.access import porter
from fieldsample.access.keys import keys_in
from fieldsample.config import Settings, folder, read_settings
from fieldsample.extensions import api as spec
from fieldsample.extensions import compress, engine_options, init_database
from fieldsample.photos.arriving import Arrivals
from fieldsample.photos.copies import CopyShelf
from fieldsample.photos.store import FolderStore

MAX_BODY = 16 * 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """Put the house together: settings, database, photos, porter, edges, errors."""
    told = settings or read_settings()
    app = Flask(__name__, static_folder=folder("static"), template_folder=folder("templates"))
    app.config.from_mapping(_flask_settings(told))
    told.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    init_database(app)
    store = FolderStore(told.data / "photos", told.disk_min_free)
    shelf = CopyShelf(told.data / "copies")
    app.extensions.update(
        photos=store, copies=shelf, arrivals=Arrivals(store, shelf), keys=keys_in(told.data)
    )
    compress.init_app(app)
    if told.trusted_proxies:
        # Without it everybody behind the proxy is one address, and shares one bucket of tries.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=told.trusted_proxies, x_proto=0)  # type: ignore[method-assign] # as Flask documents it
    porter.stand_at(app)
    spec.init_app(app)
    api.register(spec)
    web.register(app)
    return app


def _flask_settings(told: Settings) -> dict[str, Any]:
    return {
        "FIELDSAMPLE": told,
        "MIGRATIONS": str(folder("migrations")),
        "SQLALCHEMY_DATABASE_URI": told.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(told.database_url),
        "MAX_CONTENT_LENGTH": MAX_BODY,
        "API_TITLE": "fieldsample",
        "API_VERSION": "v1",
        "OPENAPI_VERSION": "3.1.0",
        "OPENAPI_URL_PREFIX": "/api/v1",
        "OPENAPI_JSON_PATH": "openapi.json",
        "JSON_SORT_KEYS": False,
    }
