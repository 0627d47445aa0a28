"""The desk's papers in tests: fetched as by a device, read as a search and a camera would."""

from __future__ import annotations

import pypdfium2
import zxingcpp

from tests.cast import Device


def fetch_pdf(device: Device, path: str) -> bytes:
    """A paper, as this device gets it."""
    answer = device.client.get(f"/api/v1/{path}", headers=device.headers)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.mimetype == "application/pdf"
    return bytes(answer.data)


def refusal_of(device: Device, path: str) -> tuple[int, str]:
    """Why there is no paper: the status and the code of the error."""
    answer = device.client.get(f"/api/v1/{path}", headers=device.headers)
    return answer.status_code, answer.get_json()["error"]["code"]


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, without its breaks."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return ["".join(text.split()) for text in texts]


def codes_on(pdf: bytes, page: int = 0) -> list[str]:
    """What a phone's camera reads on the printed page."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=300 / 72).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]
