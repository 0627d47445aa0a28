"""Photos arriving: bytes verified and safe on disk first, then the copies that people look at."""

from __future__ import annotations

import logging

from fieldsample.photos.copies import CopyShelf
from fieldsample.photos.pictures import NotAPicture, make_copies
from fieldsample.photos.store import FolderStore

log = logging.getLogger(__name__)


class Arrivals:
    """The store of originals and the shelf of copies, as one road in."""

    def __init__(self, store: FolderStore, shelf: CopyShelf) -> None:
        self.store = store
        self.shelf = shelf

    def finish(self, lab_id: str, sha256: str) -> None:
        """Verify a photo whose bytes are all here, and make its copies.

        Raises DigestMismatch. Bytes that show no picture are kept: they are evidence all the same.
        """
        self.store.finish(lab_id, sha256)
        try:
            with self.store.open(lab_id, sha256) as original:
                copies = make_copies(original.read())
            self.shelf.keep(lab_id, sha256, copies)
        except NotAPicture as problem:
            log.warning("blob %s is kept but shows no picture: %s", sha256, problem)

    def take_whole(self, lab_id: str, sha256: str, content: bytes) -> None:
        """A photo that came in one piece; what had come of it before is begun anew.

        Raises DigestMismatch, DiskFull.
        """
        if not self.store.progress(lab_id, sha256).complete:
            self.store.discard(lab_id, sha256)
            self.store.append(lab_id, sha256, 0, len(content), content)
        self.finish(lab_id, sha256)
