"""Photos as cameras hand them over: far too large, or in a format that no browser here opens."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.e2e.browser import SLOW_MS
from tests.e2e.conftest import Main

HEIC = b"\0\0\0\x18ftypheic" + b"x" * 500


def test_48_megapixels_are_kept_small_and_heic_is_said_in_words(main: Main):
    page = main.phone.page
    main.phone.wait_until_ready_for_the_field("城东菜市场")
    main.phone.scan(next(main.labels))
    page.get_by_label("样品类型").select_option("A-VEG")
    whole = page.locator("#photo-sample_overall")
    place = page.locator("#photo-place_storage")

    whole.locator("input[type=file]").set_input_files(
        FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=photo_of_48_megapixels())
    )
    expect(whole.locator("img")).to_be_visible(timeout=2 * SLOW_MS)
    place.locator("input[type=file]").set_input_files(
        FilePayload(name="IMG.heic", mimeType="image/heic", buffer=HEIC)
    )

    expect(page.locator(".toast")).to_contain_text("HEIC", timeout=SLOW_MS)
    expect(page.get_by_text("已拍 1/2")).to_be_visible()
    place.get_by_role("button", name="拍不了").click()
    place.get_by_role("textbox").fill("夜市没有灯")
    place.get_by_role("button", name="记下原因").click()
    expect(page.get_by_text("已拍 1/2，1 项说明了原因")).to_be_visible()


def photo_of_48_megapixels() -> bytes:
    """8,000 by 6,000 pixels, some megabytes of them."""
    file = BytesIO()
    small = Image.effect_noise((800, 600), 60)
    small.resize((8000, 6000)).convert("RGB").save(file, "JPEG", quality=80)
    return file.getvalue()
