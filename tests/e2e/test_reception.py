"""Boxes at the desk, by keyboard and scanner alone and by the camera: they end exactly right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright, expect

from fieldsample.domain.labels import draw_codes
from tests.cast import Json, new_id
from tests.e2e.batch_desk import BatchDesk, Effort, full_width
from tests.e2e.boxed import Box, arrive, clean, issue_many, pack_box, push_all, record
from tests.e2e.browser import CHROMIUM, QUIET, SLOW_MS
from tests.e2e.camera import Camera, label_of
from tests.e2e.staffed import Lab, Taken, context_of, found, site_ids
from tools.benchmarks.figures import say

SCREEN = {"width": 1280, "height": 800}
MANY = 60
THERMOMETER = "YQ-2024-017"
MISSING, TWIN, DEVIATING = (20, 41), 10, (3, 33, 50)
MODEL = "2.5 s a scan, 5 s a look, 0.25 s a key, the machine as measured"
MOST_BOX_S, MOST_THIRTY_S, MOST_SAMPLE_S = 60, 360, 12


@dataclass
class Reception:
    """A lab with its desk, and a camera over the desk's table."""

    lab: Lab
    desk: BatchDesk
    camera: Camera
    seat: Any
    codes: list[str]

    def take_codes(self, many: int) -> list[str]:
        """The next labels."""
        taken, self.codes = self.codes[:many], self.codes[many:]
        return taken

    def pack(self, many: int, name: str = "示例样品") -> Box:
        """A clean box of so many."""
        names = [f"{name}{number:02}" for number in range(many)]
        return pack_box(self.lab, self.take_codes(many + 1), names)

    def documents(self, collection: str) -> dict[str, Json]:
        """What the lab says now."""
        self.lab.receiver.pull()
        replica = self.lab.receiver.replica
        return {key[1]: doc for key, doc in replica.items() if key[0] == collection}


@pytest.fixture(scope="module")
def reception(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reception]:
    folder: Path = tmp_path_factory.mktemp("reception")
    lab = found(folder)
    thermometer = {"name": "示例温度计", "quantities": ["temperature"], "code": THERMOMETER}
    lab.manager.say("instrument.add", new_id(), thermometer)
    camera = Camera(folder / "camera.mjpeg")
    eyes = (
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={camera.path}",
    )
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *eyes])

    def seat() -> BatchDesk:
        context = context_of(browser, viewport=SCREEN, permissions=["camera"])
        return BatchDesk(lab.seat(context, lab.receiver), lab.server.origin)

    yield Reception(lab, seat(), camera, seat, issue_many(lab, 500))
    browser.close()
    lab.server.kill()


@dataclass
class Sixty:
    """The box of the issue: two that are missing, one too many, one twin."""

    box: Box
    extra: Taken
    twin: Taken

    @property
    def here(self) -> list[int]:
        """What was really put into it."""
        return [at for at in range(MANY) if at not in MISSING]


def pack_sixty(reception: Reception) -> Sixty:
    lab = reception.lab
    box = reception.pack(MANY)
    twin = box.inside[TWIN]
    site = site_ids(lab.manager)[0]
    said, _ = record(lab.second, clean(lab, "同号样品", site), (twin.code, "A"))
    push_all(lab.second, said)
    said, (extra,) = record(
        lab.sampler, clean(lab, "多出样品", site), (reception.take_codes(1)[0], "A")
    )
    push_all(lab.sampler, said)
    return Sixty(box, extra, twin)


def settle_rest(desk: BatchDesk) -> None:
    """What was scanned is decided on, by keys alone."""
    desk.receive_all(MANY - len(MISSING) - len(DEVIATING) - 1)
    for at in MISSING:
        desk.take(f"示例样品{at:02}")
        desk.miss("zhuang xiang shi lou le")
    desk.take(f"示例样品{TWIN:02}")
    desk.ask("biao qian chong fu")
    desk.reconcile()
    desk.expect_all_sent()


def expect_exactly_right(reception: Reception, sixty: Sixty) -> None:
    box = reception.documents("boxes")[sixty.box.id]
    items, samples = reception.documents("items"), reception.documents("samples")
    inside = sixty.box.inside
    missing = {inside[at].item for at in MISSING}
    assert box["state"] == "reconciled"
    assert set(box["missing"]) == missing
    assert set(box["checked"]) == {one.item for one in inside} - missing
    assert [one["item"] for one in box["unexpected"]] == [sixty.extra.item]
    states = {one.item: samples[one.id]["state"] for one in inside}
    expected = {
        one.item: "missing"
        if at in MISSING
        else "received_dev"
        if at in DEVIATING
        else "on_hold"
        if at == TWIN
        else "received"
        for at, one in enumerate(inside)
    }
    assert states == expected
    assert samples[sixty.extra.id]["state"] == "on_hold"
    arrivals = {items[one.item]["scan_mode"] for one in inside if one.item not in missing}
    assert arrivals == {"scanned"}
    (said,) = [fact["said"] for fact in box["facts"] if fact["kind"] == "box.reconcile"]
    totals = {"expected": MANY, "scanned": 58, "manual": 0, "missing": 2, "unexpected": 1}
    assert {key: said[key] for key in totals} == totals
    assert reception.lab.manager.get("/api/v1/quarantine")["rows"] == []


def test_a_box_of_sixty_ends_exactly_right_by_keyboard_alone(reception: Reception) -> None:
    sixty, desk = pack_sixty(reception), reception.desk
    inside = sixty.box.inside
    desk.open("/arrivals")
    expect(desk.page.locator(".desk-boxes")).to_contain_text(f"{MANY} 件", timeout=SLOW_MS)
    desk.arrive(sixty.box, MANY - 1, "６．２")
    desk.page.wait_for_timeout(600)
    desk.key("Enter")
    expect(desk.page.locator(".batch-row")).to_have_count(MANY, timeout=SLOW_MS)

    for done, at in enumerate(sixty.here, 1):
        desk.scan_item(inside[at].code, done, "到了，标签重复" if at == TWIN else "到了")
        if at == 5:
            desk.scan(inside[at].code, "扫过了")
        if at in DEVIATING:
            desk.deviate("bao zhuang lve you po sun")
    desk.scan(sixty.extra.code, "多到样")
    settle_rest(desk)

    expect_exactly_right(reception, sixty)


def test_a_box_of_sixty_ends_exactly_right_by_camera(reception: Reception) -> None:
    sixty, desk = pack_sixty(reception), reception.desk
    inside = sixty.box.inside
    arrive(reception.lab, sixty.box)
    desk.open_batch(sixty.box)
    shown = [inside[at].code for at in sixty.here]
    shown[6:6] = [shown[4]]  # one comes by a second time
    reception.camera.film(label_of(code) for code in [*shown, sixty.extra.code])

    desk.page.get_by_role("button", name="用相机扫描").click()
    counted = desk.page.locator(".batch-count strong")
    expect(counted).to_have_text(f"{MANY - 2} / {MANY}", timeout=12 * SLOW_MS)
    expect(desk.page.get_by_role("region", name="多到样")).to_be_visible(timeout=4 * SLOW_MS)
    desk.page.get_by_role("button", name="关闭相机").click()
    reception.camera.show_nothing()
    for at in DEVIATING:
        desk.scan(inside[at].code, "扫过了")
        desk.deviate("bao zhuang lve you po sun")
    settle_rest(desk)

    expect_exactly_right(reception, sixty)


def test_three_boxes_arrive_one_after_another_in_a_minute_each(
    reception: Reception, capsys: pytest.CaptureFixture[str]
) -> None:
    boxes, desk = [reception.pack(2, f"箱{number}") for number in range(3)], reception.desk
    desk.open("/arrivals")
    for box in boxes:
        expect(desk.page.locator(".desk-boxes")).to_contain_text(box.code[2:7], timeout=SLOW_MS)
    took = []
    for box in boxes:
        desk.effort = Effort(looks=2)
        desk.arrive(box, 2, "5,5")
        took.append(desk.effort.seconds)
    desk.expect_all_sent()

    with capsys.disabled():
        each = ", ".join(f"{one:.1f}" for one in took)
        say(f"three boxes arrive: {each} s each ({MODEL})")
    assert max(took) <= MOST_BOX_S
    told = [reception.documents("boxes")[box.id] for box in boxes]
    assert [box["state"] for box in told] == ["arrived"] * 3
    receipts = [box["arrival"]["receipt_no"] for box in told]
    assert len(set(receipts)) == 3
    assert [number[-2:] for number in receipts] == sorted(number[-2:] for number in receipts)


def test_warm_is_no_temperature_and_a_thermometer_is_scanned_by_its_own_label(
    reception: Reception,
) -> None:
    box, desk = reception.pack(2, "冷链"), reception.desk
    desk.open("/arrivals")
    expect(desk.page.locator(".desk-boxes")).to_contain_text(box.code[2:7], timeout=SLOW_MS)
    desk.scan(box.code, "到箱登记")
    expect(desk.page.locator("#arrive-count")).to_be_focused(timeout=SLOW_MS)
    desk.type("2")
    desk.key("Enter")
    desk.type("warm")
    desk.key("Enter")
    desk.scan("YQ-0000-000", "不是箱子的标签")
    desk.pull_trigger(THERMOMETER)
    expect(desk.page.get_by_label("温度计")).to_have_value(THERMOMETER)
    desk.tab_to(desk.page.get_by_label("完好，编号一致"))
    desk.key("Space", "Enter")
    expect(desk.page.get_by_text("请输入温度，例如 4.5")).to_be_visible()
    desk.page.locator("#arrive-temperature").fill("６．２")
    expect(desk.page.get_by_text("请输入温度，例如 4.5")).to_be_hidden()
    desk.page.locator("#arrive-temperature").focus()
    desk.key("Enter", "Enter", "Enter")
    desk.expect_verdict("已登记到箱")
    desk.expect_all_sent()

    arrival = reception.documents("boxes")[box.id]["arrival"]
    assert arrival["temperature_c"] == 6.2
    assert arrival["instrument"] is not None


def test_a_box_of_thirty_takes_under_six_minutes_and_goes_on_at_another_desk(
    reception: Reception, capsys: pytest.CaptureFixture[str]
) -> None:
    box, desk = reception.pack(30, "三十"), reception.desk
    arrive(reception.lab, box)
    desk.open_batch(box)
    desk.effort = Effort(looks=30)
    for done, one in enumerate(box.inside[:18], 1):
        desk.scan_item(one.code, done)
    desk.expect_all_sent()
    first_s = desk.effort.seconds

    other: BatchDesk = reception.seat()
    other.open_batch(box)
    expect(other.page.locator(".batch-count strong")).to_have_text("18 / 30", timeout=SLOW_MS)
    other.effort = Effort()
    for done, one in enumerate(box.inside[18:], 19):
        other.scan_item(one.code, done)
    other.receive_all(30)
    other.reconcile()
    took = first_s + other.effort.seconds
    other.expect_all_sent()

    with capsys.disabled():
        say(f"a box of thirty without exception: {took:.0f} s, at two desks ({MODEL})")
    assert took <= MOST_THIRTY_S
    states = {reception.documents("samples")[one.id]["state"] for one in box.inside}
    assert states == {"received"}
    expect(desk.page.locator(".batch-standing")).to_contain_text("已核对完成", timeout=SLOW_MS)


def issue_sheet(desk: BatchDesk) -> str:
    """Print a command sheet; the token on it."""
    desk.page.goto(f"{desk.origin}/command-sheet")
    desk.page.get_by_role("button", name="出一张新的").click()
    expect(desk.page.get_by_text("已出新的指令卡")).to_be_visible(timeout=SLOW_MS)
    paper = desk.page.get_by_role("article", name="扫码指令卡")
    expect(paper.get_by_role("img")).to_have_count(37, timeout=SLOW_MS)
    said = paper.get_by_role("img").first.get_attribute("aria-label") or ""
    return said.split("UU")[1].split("-")[0]


def test_thirty_by_command_sheet_with_one_rejection_and_one_undo(
    reception: Reception, capsys: pytest.CaptureFixture[str]
) -> None:
    box, desk = reception.pack(30, "指令"), reception.desk
    arrive(reception.lab, box)
    token = issue_sheet(desk)
    desk.open_batch(box)
    desk.scan(f"UU{token}-OK", "先扫样品")
    desk.effort = Effort(looks=1)
    desk.scan(box.inside[0].code, "到了")
    desk.scan(f"UU{token}-OK", "已接收")
    scans, seconds = desk.effort.scans, desk.effort.seconds
    for sample in box.inside[1:4]:
        desk.scan(sample.code, "到了")
        desk.scan(f"UU{token}-OK", "已接收")
    desk.scan(box.inside[4].code, "到了")
    desk.scan(f"UU{token}-R09", "已拒收")
    expect(desk.page.locator(".desk-verdict")).to_contain_text("包装破损、渗漏")
    expect(desk.page.locator(".batch-before")).to_contain_text("到了")
    desk.scan(box.inside[5].code, "到了")
    desk.scan(f"UU{token}-OK", "已接收")
    desk.scan(f"UU{token}-UN", "已撤销")
    desk.scan(full_width(f"UU{token}-OK"), "已接收")
    for sample in box.inside[6:]:
        desk.scan(sample.code, "到了")
        desk.scan(f"UU{token}-OK", "已接收")
    desk.reconcile()
    desk.expect_all_sent()

    with capsys.disabled():
        say(f"a clean sample by command: {seconds:.1f} s and {scans} scans ({MODEL})")
    assert scans == 2
    assert seconds <= MOST_SAMPLE_S
    samples = reception.documents("samples")
    states = [samples[sample.id]["state"] for sample in box.inside]
    assert states == ["received"] * 4 + ["rejected"] + ["received"] * 25
    refused = samples[box.inside[4].id]
    assert refused["reject_reason"] == "R09"
    assert refused["notice_no"]
    undone = [fact for fact in samples[box.inside[5].id]["facts"] if fact.get("undone")]
    assert [fact["kind"] for fact in undone] == ["sample.receive"]


def test_a_command_of_a_strange_or_withdrawn_sheet_does_nothing(reception: Reception) -> None:
    box, desk = reception.pack(2, "作废"), reception.desk
    arrive(reception.lab, box)
    token = issue_sheet(desk)
    desk.page.get_by_role("button", name="作废").click()
    desk.window().get_by_label("为什么作废").fill("丢了")
    desk.window().get_by_role("button", name="作废这张").click()
    expect(desk.page.get_by_role("dialog")).to_be_hidden(timeout=SLOW_MS)
    desk.open_batch(box)
    desk.scan(box.inside[0].code, "到了")
    for text, words in (
        (f"UU{token}-OK", "已作废"),
        ("UU00000000-OK", "不是本中心发的"),
        (f"UU{token}-OKX", "没读全"),
    ):
        desk.scan(text, "指令无效")
        expect(desk.page.locator(".desk-verdict")).to_contain_text(words)
    desk.open("/arrivals")
    desk.scan(f"UU{token}-OK", "不是箱子的标签")
    desk.open("/receive")
    desk.scan(f"UU{token}-OK", "不能用")
    desk.expect_all_sent()

    assert reception.documents("samples")[box.inside[0].id]["state"] == "arrived"


def test_what_is_no_sample_of_the_box_is_told_apart_in_words(reception: Reception) -> None:
    box, other, desk = reception.pack(3, "好的"), reception.pack(1, "别箱"), reception.desk
    arrive(reception.lab, box)
    desk.open_batch(box)
    desk.scan(full_width(box.inside[0].code.lower()), "到了")
    desk.scan(box.inside[0].code, "扫过了")
    desk.scan("javascript:alert(1)", "不能用")
    desk.scan("weixin://dl/scan", "不能用")
    desk.scan("A7" * 1_450, "不能用")
    expect(desk.page.locator(".desk-verdict")).to_contain_text("太长")
    desk.scan(draw_codes("NB", 1)[0], "不能用")
    expect(desk.page.locator(".desk-verdict")).to_contain_text("别的")
    desk.scan(draw_codes("HZ", 1)[0], "没有这个标签")
    desk.scan(other.inside[0].code, "别的箱子的样品")
    desk.pull_trigger(other.code)
    expect(desk.page.get_by_role("heading", name="到箱", exact=True)).to_be_visible(timeout=SLOW_MS)
    desk.expect_all_sent()

    told = reception.documents("boxes")[box.id]
    assert told["checked"] == [box.inside[0].item]
    assert [one["item"] for one in told["unexpected"]] == [other.inside[0].item]


def test_two_desks_without_network_count_once_and_tell_of_each_other(reception: Reception) -> None:
    box, desk = reception.pack(4, "离线"), reception.desk
    arrive(reception.lab, box)
    other: BatchDesk = reception.seat()
    for one in (desk, other):
        one.open_batch(box)
        expect(one.page.locator(".batch-row")).to_have_count(4, timeout=SLOW_MS)
        one.page.context.set_offline(True)
    for one, mine in ((desk, box.inside[:3]), (other, box.inside[1:])):
        for done, sample in enumerate(mine, 1):
            one.scan_item(sample.code, done)
        one.receive_all(3)
    for one in (desk, other):
        one.page.context.set_offline(False)
        one.page.evaluate("dispatchEvent(new Event('online'))")
        one.expect_all_sent()

    for one in (desk, other):
        expect(one.page.locator(".batch-count strong")).to_have_text("4 / 4", timeout=SLOW_MS)
        expect(one.page.locator(".batch-also").first).to_contain_text("也扫到", timeout=SLOW_MS)
        expect(one.page.locator(".batch-also").first).to_contain_text("也接收了，算一次")
    desk.reconcile()
    desk.expect_all_sent()
    states = {reception.documents("samples")[one.id]["state"] for one in box.inside}
    assert states == {"received"}
    assert reception.documents("boxes")[box.id]["state"] == "reconciled"


def test_everything_from_a_phone_today_comes_in_without_a_box(reception: Reception) -> None:
    lab, desk = reception.lab, reception.desk
    site = site_ids(lab.manager)[0]
    taken: list[Taken] = []
    for number, code in enumerate(reception.take_codes(3)):
        said, items = record(lab.second, clean(lab, f"散装{number}", site), (code, "A"))
        push_all(lab.second, said)
        taken += items
    desk.open("/arrivals")
    row = desk.page.get_by_role("list", name="按手机收").get_by_role("button").first
    expect(row).to_be_visible(timeout=SLOW_MS)
    desk.scan(taken[0].code, "没有装箱的样品")
    desk.page.wait_for_timeout(600)
    desk.key("Enter")
    expect(desk.page.get_by_role("heading", name="今天的样品")).to_be_visible(timeout=SLOW_MS)
    desk.scan(taken[0].code, "到了")
    desk.page.get_by_role("button", name="全部记到样").click()
    desk.expect_verdict("已全部记到样")
    desk.expect_all_sent()

    told = reception.documents("items")
    modes = [told[sample.item]["scan_mode"] for sample in taken]
    assert modes == ["scanned", "manual", "manual"]
