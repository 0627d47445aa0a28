"""One row of a list of sites: its cells read, and what is wrong with them."""

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

from fieldsample.domain import reference
from fieldsample.domain.geofence import is_position
from fieldsample.imports.problems import Problem, problem
from fieldsample.imports.sheets import Row
from fieldsample.imports.site_columns import REQUIRED, Columns, key_of

LONGEST_TEXT: Final = 200
MOST_POINTS: Final = 2_000
DECIMALS: Final = 7  # a centimetre; what the record keeps

_TEXTS: Final = ("name", "town", "address", "code", "no_position_reason")
_BETWEEN_POINTS = re.compile(r"[;；、/／\n]")
_EXCEL_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")
_DEGREES = re.compile(
    r"(?:[NE]|北纬|东经)?\s*(?P<degrees>[+-]?[0-9]{1,3}(?:\.[0-9]*)?)\s*[°度]?\s*[NE]?", re.I
)
# Roughly China, latitude then longitude. The two ranges do not overlap, so what lies in it the
# other way round is swapped.
_CHINA: Final = ((3.0, 54.0), (73.0, 136.0))


class SiteRow(NamedTuple):
    """A site as its row says it; degrees in WGS 84, texts None where the cell is empty."""

    row: int
    name: str
    site_type: str
    town: str | None
    address: str | None
    code: str | None
    latitude: float | None
    longitude: float | None
    points: tuple[str, ...]
    no_position_reason: str | None


class RowReader:
    """Reads the cells of one row and keeps what is wrong with them in `problems`."""

    def __init__(self, row: Row, columns: Columns) -> None:
        self.row = row
        self.columns = columns
        self.problems: list[Problem] = []

    def read(self) -> SiteRow | None:
        """Give the site, or None when the row has a problem."""
        texts = {field: self._text(field) for field in _TEXTS}
        self._check_town()
        site_type = self._site_type()
        latitude, longitude = self._position()
        points = self._points()
        if self.problems:
            return None
        return SiteRow(
            row=self.row.number,
            name=texts["name"] or "",
            site_type=site_type,
            town=texts["town"],
            address=texts["address"],
            code=texts["code"],
            latitude=latitude,
            longitude=longitude,
            points=points,
            no_position_reason=texts["no_position_reason"],
        )

    def found(self, field: str, code: str, **said: object) -> None:
        """Keep a problem of one cell."""
        heading = self.columns.heading(field)
        value = self.columns.cell(self.row, field)
        self.problems.append(problem(self.row.number, heading, value, code, **said))

    def _text(self, field: str) -> str | None:
        text = " ".join(self.columns.cell(self.row, field).split())
        if not text and field in REQUIRED:
            self.found(field, "required", heading=self.columns.heading(field))
        self._check_text(field, text)
        return text or None

    def _check_text(self, field: str, text: str) -> None:
        if len(text) > LONGEST_TEXT:
            self.found(field, "too_long", limit=LONGEST_TEXT)
        if _EXCEL_ERROR.fullmatch(text):
            self.found(field, "cell_error")
        if any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in text):
            self.found(field, "control_characters")

    def _check_town(self) -> None:
        # Towns are what people merge cells for, and coverage counts by town.
        if "town" in self.columns.places and not self.columns.cell(self.row, "town"):
            self.found("town", "town_empty")

    def _site_type(self) -> str:
        text = self.columns.cell(self.row, "site_type")
        site_type = _site_types().get(key_of(text), "")
        if not text:
            self.found("site_type", "required", heading=self.columns.heading("site_type"))
        elif not site_type:
            known = "、".join(row["zh"] for row in reference.rows("site_types"))
            self.found("site_type", "site_type_unknown", known=known)
        return site_type

    def _points(self) -> tuple[str, ...]:
        parts = _BETWEEN_POINTS.split(self.columns.cell(self.row, "points"))
        points = tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
        if len(points) > MOST_POINTS:
            self.found("points", "too_many_points", limit=MOST_POINTS)
        for point in points:
            self._check_text("points", point)
        return points

    def _position(self) -> tuple[float | None, float | None]:
        before = len(self.problems)
        latitude, longitude = self._degrees("latitude"), self._degrees("longitude")
        if len(self.problems) > before:
            return None, None
        if latitude is None or longitude is None:
            if latitude is not longitude:
                self.found("longitude" if longitude is None else "latitude", "half_position")
            return None, None
        self._check_position(latitude, longitude)
        return latitude, longitude

    def _check_position(self, latitude: float, longitude: float) -> None:
        if _in_china(longitude, latitude):
            said = {"longitude": latitude, "latitude": longitude}
            self.found("latitude", "position_swapped", **said)
        elif (latitude, longitude) == (0, 0):
            self.found("latitude", "position_zero")
        elif not is_position(latitude, longitude):
            field = "longitude" if is_position(latitude, 1) else "latitude"
            self.found(field, "position_out_of_range")

    def _degrees(self, field: str) -> float | None:
        text = unicodedata.normalize("NFKC", self.columns.cell(self.row, field)).strip()
        if not text:
            return None
        match = _DEGREES.fullmatch(text)
        if match is None:
            self.found(field, "not_a_number")
            return None
        return round(float(match["degrees"]), DECIMALS)


@cache
def _site_types() -> dict[str, str]:
    """Each type by its key, its Chinese and its English name."""
    return {
        key_of(row[column]): row["key"]
        for row in reference.rows("site_types")
        for column in ("key", "zh", "en")
    }


def _in_china(latitude: float, longitude: float) -> bool:
    (south, north), (west, east) = _CHINA
    return south <= latitude <= north and west <= longitude <= east
