"""What lies under the desk's camera and is no good label: blurred ones, and codes that are none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import qrcode
from PIL import Image, ImageFilter
from playwright.sync_api import Page, Playwright, expect

from fieldsample.domain.labels import draw_code, printed
from tests.cast import issue_roll, new_id, sample_body
from tests.e2e.browser import SLOW_MS, Browser
from tests.e2e.camera import SIDE, Camera, PrintedLabel, label_of
from tests.e2e.staffed import Lab, found

WHOLE_FRAME = 700
NAME = "示例小白菜"


class Desk:
    """A tablet at the desk whose camera sees what the test puts under it."""

    def __init__(self, lab: Lab, camera: Camera, page: Page) -> None:
        self.lab, self.camera, self.page = lab, camera, page

    def look_at(self, label: PrintedLabel, side: int = SIDE) -> None:
        """Put it under the camera, and open the camera on an empty desk."""
        self.camera.show(label, side)
        self.page.goto(f"{self.lab.server.origin}/receive")
        self.page.get_by_role("button", name="用相机扫描").click()

    def expect_answer(self, *words: str) -> None:
        """What the big panel says."""
        for one in words:
            expect(self.page.locator(".desk-verdict")).to_contain_text(one, timeout=SLOW_MS)


@pytest.fixture(scope="module")
def desk(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("bad_labels")
    lab, camera = found(folder), Camera(folder / "camera.mjpeg")
    film = f"--use-file-for-fake-video-capture={camera.path}"
    tablet = Browser(
        playwright,
        folder / "tablet",
        "--use-fake-device-for-media-stream",
        film,
        permissions=["camera"],
    )
    tablet.open()
    assert tablet.context is not None
    yield Desk(lab, camera, lab.seat(tablet.context, lab.receiver))
    tablet.close()
    lab.server.kill()


def blurred(label: PrintedLabel, share: float) -> PrintedLabel:
    """As a shaking hand or a wet bag shows it: blurred by this share of one of its squares."""
    square = label.picture.width / (qrcode_squares(label.code) + 2 * 4)
    soft = label.picture.filter(ImageFilter.GaussianBlur(square * share))
    return PrintedLabel(label.code, soft)


def qrcode_squares(text: str) -> int:
    made = qrcode.QRCode()
    made.add_data(text)
    made.make(fit=True)
    return len(made.modules)


def bind(desk: Desk, code: str) -> None:
    """A sample with this label, as a phone has sent it."""
    sampler, sample = desk.lab.sampler, new_id()
    body = {"sample": sample, "code": code, "item_kind": "A", "scan_mode": "scanned"}
    made = [
        sampler.operation("sample.create", sample, sample_body(sample_name=NAME)),
        sampler.operation("label.bind", new_id(), body),
    ]
    assert {result["status"] for result in sampler.push(*made)} == {"accepted"}


def test_a_label_blurred_by_two_fifths_of_a_square_is_read(desk: Desk) -> None:
    code = issue_roll(desk.lab.manager, 1, to=desk.lab.sampler)[0]
    bind(desk, code)

    desk.look_at(blurred(label_of(code), 0.4))

    desk.expect_answer(printed(code))
    expect(desk.page.get_by_role("main").get_by_text(NAME).first).to_be_visible()


def test_a_label_that_is_a_smear_is_never_guessed_at(desk: Desk) -> None:
    smear = blurred(label_of("HZ7K3QM9T2XD6"), 2.5)
    desk.look_at(smear)
    expect(desk.page.locator("video")).to_be_visible()
    # Long enough for many frames to have been looked at.
    desk.page.wait_for_function(
        "() => { const video = document.querySelector('video'); return video.currentTime > 3; }",
        timeout=SLOW_MS,
    )

    desk.expect_answer("请扫描标签")


@pytest.mark.parametrize("payload", ["javascript:alert(document.cookie)", "weixin://dl/scan"])
def test_a_code_that_is_an_address_is_refused_and_never_followed(desk: Desk, payload: str) -> None:
    desk.look_at(label_of(payload))

    desk.expect_answer("不能用", "这是网址或其他二维码，不是样品标签")
    assert desk.page.url == f"{desk.lab.server.origin}/receive"


def test_a_code_of_three_kilobytes_is_refused_in_words(desk: Desk) -> None:
    large = qrcode.make("A7" * 1_450, error_correction=qrcode.ERROR_CORRECT_L, box_size=4)
    picture = large.convert("RGB").resize((WHOLE_FRAME, WHOLE_FRAME), Image.Resampling.LANCZOS)

    desk.look_at(PrintedLabel("large", picture), WHOLE_FRAME)

    desk.expect_answer("不能用", "内容太长，不是样品标签")


def test_a_label_of_another_lab_is_refused_as_such(desk: Desk) -> None:
    desk.look_at(label_of(draw_code("NB")))

    desk.expect_answer("不能用", "是别的实验室的标签")
