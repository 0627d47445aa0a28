"""The app object, for flask and gunicorn."""

from fieldsample import create_app

app = create_app()
