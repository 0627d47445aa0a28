"""A list of sites from a spreadsheet: checked as a whole, then said as `site.add`."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid5

from fieldsample.imports.problems import Problem, SheetRefused, problem
from fieldsample.imports.sheets import Row, read_sheet
from fieldsample.imports.site_columns import Columns, read_columns
from fieldsample.imports.site_rows import RowReader, SiteRow

KIND: Final = "site.add"

Say = Callable[[str, str, dict[str, Any]], object]


class KnownSite(NamedTuple):
    """What must be known of a site on the register, so that it is not entered twice."""

    site_id: str
    name: str
    town: str | None
    code: str | None


@dataclass(frozen=True)
class Checked:
    """What a file would do: `good` would be added, `known` is here already, `problems` forbid it.

    `ignored` are headings that were not understood; people should see them before they agree.
    """

    lab_id: str
    good: tuple[SiteRow, ...] = ()
    known: tuple[SiteRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()


def plan(data: bytes, filename: str, known: Iterable[KnownSite], lab_id: str) -> Checked:
    """Read and check a file; nothing is written, and whatever is wrong becomes a problem."""
    try:
        return check_rows(read_sheet(data, filename), known, lab_id)
    except SheetRefused as refused:
        return Checked(lab_id, problems=(refused.problem,))


def check_rows(rows: list[Row], known: Iterable[KnownSite], lab_id: str) -> Checked:
    """Check every row against the rules, the other rows and the register.

    Two sites are the same when they have the same code, or the same name and town unless both have
    codes and these differ. A site that is already there in these words is no problem.
    """
    columns, problems = read_columns(rows)
    if columns is None or problems:
        return Checked(lab_id, problems=tuple(problems))
    sites, problems = _read_rows(rows, columns)
    register = _Register(columns, known)
    old = {site.row for site in sites if register.knows(site, lab_id)}
    problems = [*problems, *register.problems, *_twice(sites, columns)]
    problems.sort(key=attrgetter("row"))
    wrong = {found.row for found in problems}
    return Checked(
        lab_id,
        good=tuple(site for site in sites if site.row not in old | wrong),
        known=tuple(site for site in sites if site.row in old - wrong),
        problems=tuple(problems),
        ignored=columns.ignored,
    )


def import_sites(checked: Checked, say: Say) -> int:
    """Say `site.add` for every good row and count them; ValueError while there are problems.

    Subjects are made from the lab and the site, so that a file which broke off half-way, or came
    twice, names the same sites again and the journal can tell.
    """
    if checked.problems:
        raise ValueError("nothing is imported from a file with problems")
    for site in checked.good:
        subject = site_id(checked.lab_id, site)
        say(KIND, subject, _body(site, subject))
    return len(checked.good)


def site_id(lab_id: str, site: SiteRow) -> str:
    """Name a site by its code, else by name and town.

    The code goes first because it is the lab's own name for the place: it stays when a market is
    renamed. A version 5 UUID (RFC 9562, 5.5) with the lab as its name space.
    """
    name = ("code", _folded(site.code)) if site.code else ("name", *_place(site.name, site.town))
    return str(uuid5(UUID(lab_id), "\x1f".join(("site", *name))))


def _body(site: SiteRow, subject: str) -> dict[str, Any]:
    body = {key: value for key, value in site._asdict().items() if value is not None}
    del body["row"], body["points"]
    if site.points:
        body["points"] = [
            {"id": str(uuid5(UUID(subject), point)), "name": point} for point in site.points
        ]
    return body


def _read_rows(rows: list[Row], columns: Columns) -> tuple[list[SiteRow], list[Problem]]:
    sites, problems = [], []
    for row in rows:
        if row.number <= columns.heading_row:
            continue
        reader = RowReader(row, columns)
        site = reader.read()
        problems += reader.problems
        sites += [site] if site else []
    return sites, problems


class _Register:
    """The sites that are there already."""

    def __init__(self, columns: Columns, known: Iterable[KnownSite]) -> None:
        self.columns = columns
        self.problems: list[Problem] = []
        sites = list(known)
        self.ids = {site.site_id for site in sites}
        self.by_code = {_folded(site.code): site for site in sites if site.code}
        self.by_place = {_place(site.name, site.town): site for site in sites}

    def knows(self, site: SiteRow, lab_id: str) -> bool:
        """Whether nothing needs adding; keeps a problem when the two do not agree."""
        place = _place(site.name, site.town)
        holder = self.by_code.get(_folded(site.code)) if site.code else None
        if holder is not None:
            if _place(holder.name, holder.town) != place:
                self._found(site, "code_taken", name=holder.name)
            return True
        namesake = self.by_place.get(place)
        if namesake is None or (site.code and namesake.code):
            # Renamed in the app since it was imported, it still has the id of its old name.
            return site_id(lab_id, site) in self.ids
        if site.code:
            self._found(site, "code_differs")
        return True

    def _found(self, site: SiteRow, code: str, **said: object) -> None:
        heading, value = self.columns.heading("code"), site.code or ""
        self.problems.append(problem(site.row, heading, value, code, **said))


def _twice(sites: list[SiteRow], columns: Columns) -> list[Problem]:
    by_code: dict[str, SiteRow] = {}
    by_place: dict[tuple[str, str], SiteRow] = {}
    problems = []
    for site in sites:
        same_code = by_code.setdefault(_folded(site.code), site) if site.code else site
        namesake = by_place.setdefault(_place(site.name, site.town), site)
        if same_code is not site:
            problems.append(_same(site, same_code, columns, "code"))
        elif namesake is not site and not (site.code and namesake.code):
            problems.append(_same(site, namesake, columns, "name"))
    return problems


def _same(site: SiteRow, first: SiteRow, columns: Columns, field: str) -> Problem:
    value = str(getattr(site, field))
    return problem(site.row, columns.heading(field), value, "twice_in_file", other=first.row)


def _folded(text: str) -> str:
    """Fold a name or code to what tells it apart: no case, width or spaces, but every sign."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _place(name: str, town: str | None) -> tuple[str, str]:
    return _folded(name), _folded(town or "")
