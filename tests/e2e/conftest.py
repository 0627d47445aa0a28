"""One lab with its server, its manager, its desk and one phone, for all tests of the main job."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.e2e.browser import CHROMIUM, QUIET
from tests.e2e.camera import PrintedLabel, labels_of
from tests.e2e.desk import Desk
from tests.e2e.office import Office
from tests.e2e.phone import Phone
from tests.e2e.server import Server
from tests.e2e.staffed import Lab, found


class Site(NamedTuple):
    """A market in a township of its own, so that the month's table has a line for each."""

    name: str
    town: str


SITES = (Site("城东菜市场", "东镇"), Site("城西菜市场", "西镇"), Site("城南菜市场", "南镇"))
SAMPLER, SECOND, RECEIVER = "示例抽样员", "第二抽样员", "示例样品管理员"
# On a developer's machine without it; in CI a skipped test is a failure.
NEEDS_CHROMIUM = pytest.mark.skipif(
    not shutil.which("chromium"), reason="needs chromium: apt-get install"
)
DESK_PASSWORD = "desk of the lab 7"


@dataclass(frozen=True, slots=True)
class Main:
    """Everybody and everything of the main job."""

    server: Server
    office: Office
    desk: Desk
    phone: Phone
    labels: Iterator[PrintedLabel]

    @property
    def pages(self) -> dict[str, Page]:
        """The three screens, for pictures of a failure."""
        return {"phone": self.phone.page, "desk": self.desk.page, "office": self.office.page}


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """The browser's driver."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser; each person's context of it is a storage of its own."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A lab with its people, for tests that do not disturb one another."""
    standing = found(tmp_path_factory.mktemp("lab"))
    yield standing
    standing.server.kill()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server of a lab that nobody has founded."""
    running = Server(tmp_path_factory.mktemp("lab") / "data")
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def everybody(
    playwright: Playwright, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Main]:
    """The lab set up in the browser, its people at their screens, labels printed."""
    folder = tmp_path_factory.mktemp("screens")
    office = Office(playwright, folder / "office", server.origin)
    office.set_up(server.set_up_address())
    office.take_on(SECOND, "抽样员")
    office.give_password(office.take_on(RECEIVER, "样品管理员"), "receiver", DESK_PASSWORD)
    register(server, folder)
    phone = Phone(playwright, folder / "phone", server.origin)
    phone.enrol(office.invite_phone(office.take_on(SAMPLER, "抽样员")))
    office.expect_phone_joined()
    labels = iter(labels_of(office.issue_roll(24, to=SAMPLER)))
    desk = Desk(playwright, folder / "desk", server.origin)
    desk.sign_in("receiver", DESK_PASSWORD)
    yield Main(server, office, desk, phone, labels)
    for screen in (phone, desk, office):
        screen.browser.close()


@pytest.fixture
def main(everybody: Main, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Main]:
    """The same, with the server up and the phone in reach; pictures are taken of a failure."""
    failed_before = request.session.testsfailed
    yield everybody
    if request.session.testsfailed > failed_before:
        for name, page in everybody.pages.items():
            page.screenshot(path=tmp_path / f"{name}.png", full_page=True)


def register(server: Server, folder: Path) -> None:
    """The lab's list of sites, imported on the command line."""
    rows = [f"{name},菜市场,{town},118.2105,25.1235" for name, town in SITES]
    sheet = folder / "sites.csv"
    sheet.write_text("\n".join(["名称,类型,乡镇,经度,纬度", *rows]), encoding="utf-8")
    server.command("import", "sites", str(sheet))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder drives a browser, also where its file forgot to say so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(NEEDS_CHROMIUM)
