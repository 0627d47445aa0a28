"""The edge for browsers: the shell, probes, public pages, and how every refusal leaves."""

from __future__ import annotations

from flask import Flask

from fieldsample.web import built, chairs, health, phone_page, refusals, shell


def register(app: Flask) -> None:
    """Put the pages in their places."""
    for noun in (built, shell, health, phone_page):
        app.register_blueprint(noun.blueprint)
    chairs.register(app)
    refusals.register(app)
