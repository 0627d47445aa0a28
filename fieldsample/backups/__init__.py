"""Backups: database, photos and secrets in one file that is checked before it counts."""
