"""When the plain road is closed: by file to the desk, past a hotel's page, stopped, short of room.

One phone, in the order of its day; the last test is its end.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from fieldsample.models.blobs import Blob, OperationBlob
from fieldsample.models.journal import Quarantine
from tests.e2e.browser import SLOW_MS, until
from tests.e2e.conftest import SAMPLER, SECOND, SITES, Main
from tests.e2e.proxy import Between, Proxy, Said
from tests.e2e.server import Server
from tests.e2e.whole import assert_whole

SAVED, SENT = "已存", "已送"
SITE = SITES[0]
# What a page can leave behind, each kind read through the browser's own list of it.
FORGETS_MS = 3_000
LEFT_BEHIND = """async () => ({
  databases: (await indexedDB.databases()).map(({name}) => name),
  caches: await caches.keys(),
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  cookies: document.cookie,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {
    "databases": [],
    "caches": [],
    "local": [],
    "session": [],
    "cookies": "",
    "workers": 0,
}


class Fronted(Server):
    """The lab's server, reached through a line that a test may meddle with."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.proxy = Proxy(self.port)
        self.direct, self.origin = self.origin, self.proxy.origin
        self.settings["FIELDSAMPLE_ORIGIN"] = self.origin

    def set_up_address(self) -> str:
        """The printed address, by the line."""
        return re.sub(r"http://[^/]+", self.origin, super().set_up_address())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server behind a proxy."""
    running = Fronted(tmp_path_factory.mktemp("lab") / "data")
    running.start()
    yield running
    running.kill()
    running.proxy.close()


@pytest.fixture
def line(server: Fronted) -> Iterator[Proxy]:
    """The line to the lab, straight again after each test."""
    yield server.proxy
    server.proxy.between = None


def test_a_queue_with_photos_is_carried_to_the_desk_by_file(main: Main, tmp_path: Path) -> None:
    label = next(main.labels)
    main.phone.wait_until_ready_for_the_field(SITE.name)
    main.phone.set_offline(True)
    main.phone.scan(label)
    main.phone.answer("上海青", SITE.name, SECOND)
    photos = main.phone.photograph()
    sample_no = main.phone.save()

    file = export(main.phone.page, main.phone.origin, tmp_path)
    main.desk.page.goto(f"{main.desk.origin}/queue-file")
    main.desk.page.get_by_label("选择文件").set_input_files(file)
    outcome = main.desk.page.get_by_role("list", name="结果").get_by_role("listitem")
    expect(outcome).to_contain_text(f"{photos} 张照片", timeout=SLOW_MS)
    expect(outcome).to_contain_text("照片齐了")
    main.desk.fetch()
    main.desk.scan(label.code)
    main.desk.receive()
    main.desk.expect_all_sent()

    main.phone.expect_delivery(sample_no, SAVED)
    main.phone.set_offline(False)
    main.phone.send()
    main.phone.expect_delivery(sample_no, "已到样")
    assert_whole(main.server, photos=main.phone.photos)


def test_what_is_no_queue_file_is_refused_in_words(main: Main, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("dear lab", encoding="utf-8")
    cut = tmp_path / "cut.fsq"
    cut.write_bytes(b"FSQ1\0\0\0\x02{}cut")
    main.desk.page.goto(f"{main.desk.origin}/queue-file")
    main.desk.page.get_by_label("选择文件").set_input_files([letter, cut])
    results = main.desk.page.get_by_role("list", name="结果").get_by_role("listitem")
    expect(results.filter(has_text="letter.txt")).to_contain_text("不是本系统导出的文件")
    expect(results.filter(has_text="cut.fsq").get_by_role("alert")).to_be_visible(timeout=SLOW_MS)


def portal(_method: str, path: str, true_answer: Callable[[], Said]) -> Said:
    """A hotel: every address gives its sign-in page, with 200."""
    if not path.startswith("/api/"):
        return true_answer()
    return Said(200, {"Content-Type": "text/html"}, b"<!doctype html><p>Room number?</p>")


def refusing(status: int, code: str) -> Between:
    """A lab that refuses what is sent."""

    def between(_method: str, path: str, true_answer: Callable[[], Said]) -> Said:
        if "/sync/" not in path:
            return true_answer()
        body = {"error": {"code": code, "message": code, "details": {}}}
        headers = {"Content-Type": "application/json"}
        return Said(status, headers, json.dumps(body).encode() if code else b"boom")

    return between


def forging(_method: str, path: str, true_answer: Callable[[], Said]) -> Said:
    """Somebody who says that all is taken, in the lab's own form, but cannot sign."""
    said = true_answer()
    if not path.endswith("/push"):
        return said
    forged = json.loads(said.body)
    forged["receipt"]["sig"] = "A" * 86
    return said._replace(body=json.dumps(forged).encode())


def cutting(_method: str, path: str, true_answer: Callable[[], Said]) -> Said:
    """Half of each answer is lost."""
    said = true_answer()
    return said._replace(body=said.body[: len(said.body) // 2]) if "/sync/" in path else said


TROUBLES: list[tuple[Between, str]] = [
    (portal, "要求先登录"),
    (refusing(500, ""), "实验室服务器出错"),
    (refusing(401, "token_unknown"), "要重新登录才能发送"),
    (refusing(403, ""), "网络中间的设备拒绝了传送"),
    (refusing(507, "disk_full"), "服务器空间不足"),
    (cutting, "答复没有收完整"),
    (forging, "回执签名不对"),
]


def test_whatever_answers_the_phone_says_what_and_keeps_everything(main: Main, line: Proxy) -> None:
    main.phone.wait_until_ready_for_the_field(SITE.name)
    main.phone.set_offline(True)
    propose_site(main.phone.page, main.phone.origin, "示例新地点")
    main.phone.set_offline(False)
    for between, words in TROUBLES:
        line.between = between
        page = main.phone.page
        page.goto(f"{main.phone.origin}/outbox")
        send = page.get_by_role("button", name="现在发送")
        expect(send).to_be_enabled(timeout=SLOW_MS)
        send_until_told(page, words)
        expect(page.locator(".outbox-total")).to_contain_text("1 条记录")
    line.between = None
    main.phone.send()
    assert_whole(main.server, photos=main.phone.photos)


def send_until_told(page: Page, words: str) -> None:
    """A question asked before the trouble began may be answered after it, and clears the words."""
    told = page.get_by_role("main").get_by_text(re.compile(words)).first
    deadline = time.monotonic() + SLOW_MS / 1000
    while not told.is_visible():
        assert time.monotonic() < deadline, page.get_by_role("main").inner_text()
        page.get_by_role("button", name="现在发送").click()
        with suppress(PlaywrightTimeout):
            told.wait_for(timeout=3000)


def test_a_new_version_waits_while_a_sheet_is_open(main: Main, line: Proxy) -> None:
    page = main.phone.page
    main.phone.wait_until_ready_for_the_field(SITE.name)
    main.phone.set_offline(True)
    propose_site(page, main.phone.origin, "三天前的地点")
    main.phone.scan(next(main.labels))
    page.get_by_label("样品类型").select_option("A-VEG")
    page.get_by_label("样品名称").fill("空心菜")
    main.phone.set_offline(False)
    line.between = tomorrows_worker

    page.evaluate("window.same = true; navigator.serviceWorker.ready.then((r) => r.update())")
    page.wait_for_timeout(1500)
    waiting = "navigator.serviceWorker.ready.then((found) => found.waiting !== null)"
    until(page, waiting)
    assert page.evaluate("window.same"), "it never loads anew by itself"
    expect(page.get_by_text("发现新版本")).to_be_hidden()
    main.phone.expect_draft("空心菜")

    draft = page.url
    page.get_by_role("button", name="返回").click()
    with page.expect_event("load"):
        page.get_by_role("button", name="现在更新").click()
    until(page, "caches.keys().then((names) => names.includes('fieldsample-TOMORROW'))")
    line.between = None
    page.goto(draft)
    main.phone.expect_draft("空心菜")
    main.phone.send()


def test_a_full_phone_says_so_keeps_the_draft_and_turns_nothing_green(main: Main) -> None:
    page = main.phone.page
    main.phone.wait_until_ready_for_the_field(SITE.name)
    main.phone.scan(next(main.labels))
    main.phone.answer("生菜", SITE.name, SECOND)
    main.phone.photograph()
    assert main.phone.browser.context is not None
    browser = main.phone.browser.context.new_cdp_session(page)
    origin = {"origin": f"{main.phone.origin}/"}
    browser.send("Storage.overrideQuotaForOrigin", {**origin, "quotaSize": 1})
    draft = page.url
    # Chromium remembers the room it found for as long as the store is open.
    page.goto("about:blank")
    page.wait_for_timeout(FORGETS_MS)
    page.goto(draft)
    main.phone.expect_draft("生菜")

    page.get_by_role("button", name="保存样品").click()
    expect(page.get_by_text("手机空间不足，没有存下来").first).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_role("heading", name="抽样单")).to_be_visible()
    expect(page.get_by_text("已存")).to_have_count(0)
    page.goto(f"{main.phone.origin}/today")
    main.phone.camera.show_nothing()
    expect(page.get_by_role("list", name="草稿")).to_be_visible(timeout=SLOW_MS)
    # Chromium tells every page that ten gigabytes are free; other browsers tell the truth.
    page.evaluate("navigator.storage.estimate = async () => ({quota: 1e8, usage: 9.6e7})")
    page.get_by_role("navigation").get_by_role("link", name="扫码抽样").click()
    expect(page.get_by_text("手机空间不足，还剩 4.0 MB")).to_be_visible(timeout=SLOW_MS)

    browser.send("Storage.overrideQuotaForOrigin", origin)
    page.goto(draft)
    main.phone.expect_draft("生菜")
    sample_no = main.phone.save()
    main.phone.send()
    main.phone.expect_delivery(sample_no, SENT)
    assert_whole(main.server, photos=main.phone.photos)


def test_a_stopped_phone_delivers_into_quarantine_and_forgets_everything(main: Main) -> None:
    page = main.phone.page
    main.phone.wait_until_ready_for_the_field(SITE.name)
    main.phone.set_offline(True)
    main.phone.scan(next(main.labels))
    main.phone.answer("菠菜", SITE.name, SECOND)
    photos = main.phone.photograph()
    main.phone.save()
    stop_phone(main)

    main.phone.set_offline(False)
    page.goto(f"{main.phone.origin}/outbox")
    expect(page.get_by_role("heading", name="此手机已停用，数据已清除")).to_be_visible(
        timeout=SLOW_MS
    )
    # The words come first; the clearing takes a moment.
    told = json.dumps(json.dumps(NOTHING, separators=(",", ":")))
    until(page, f"({LEFT_BEHIND})().then((left) => JSON.stringify(left) === {told})")
    engine = create_engine(main.server.database_url)
    with Session(engine) as session:
        aside = list(session.scalars(select(Quarantine)))
        kinds = {row.kind for row in aside if row.reason == "device_revoked"}
        assert {"sample.create", "label.bind", "photo.add"} <= kinds
        named = select(OperationBlob.sha256).where(
            OperationBlob.op_id.in_([row.op_id for row in aside])
        )
        of_those = select(Blob.state).where(Blob.sha256.in_(named))
        assert list(session.scalars(of_those)) == ["present"] * photos
    engine.dispose()


def export(page: Page, origin: str, folder: Path) -> Path:
    """Make the file of the outbox and save it."""
    page.goto(f"{origin}/outbox")
    page.get_by_role("button", name="导出到文件").click()
    window = page.get_by_role("dialog", name="待发记录的文件")
    with page.expect_download() as coming:
        window.get_by_role("button", name=re.compile("^保存")).click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def propose_site(page: Page, origin: str, name: str) -> None:
    """The shortest thing a sampler can say."""
    page.goto(f"{origin}/today")
    page.get_by_role("button", name="新增地点").click()
    window = page.get_by_role("dialog", name="新增抽样地点")
    window.get_by_label("名称").fill(name)
    window.get_by_label("地点类型").select_option(index=1)
    window.get_by_role("button", name="保存地点").click()
    expect(page.locator(".toast")).to_contain_text("地点已存", timeout=SLOW_MS)


def tomorrows_worker(_method: str, path: str, true_answer: Callable[[], Said]) -> Said:
    """The same app, built as another version."""
    said = true_answer()
    if path != "/sw.js":
        return said
    changed = re.sub(rb"(?<=\")[0-9A-F]{10}(?=\")", b"TOMORROW", said.body, count=1)
    assert changed != said.body
    return said._replace(body=changed)


def stop_phone(main: Main) -> None:
    """The manager takes the sampler's phone out of service."""
    page = main.office.page
    page.goto(f"{main.office.origin}/people")
    row = page.get_by_role("listitem").filter(has_text=SAMPLER)
    row.get_by_role("button", name="丢失/停用").first.click()
    window = page.get_by_role("dialog", name=re.compile("^停用"))
    window.get_by_role("radio", name="手机丢失").check()
    with page.expect_response("**/api/v1/sync/push", timeout=SLOW_MS):
        window.get_by_role("button", name="停用这台手机").click()
