"""A manager makes a programme's own questions, or takes them from a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.e2e.browser import SLOW_MS
from tests.e2e.staffed import Lab, context_of

WIDE = ViewportSize(width=1280, height=800)


@pytest.fixture
def page(chromium: Browser, lab: Lab) -> Iterator[Page]:
    context = context_of(chromium, viewport=WIDE)
    seated = lab.seat(context, lab.manager)
    seated.goto(f"{lab.server.origin}/forms")
    yield seated
    context.close()


def forms_of(lab: Lab) -> list[dict[str, Any]]:
    lab.sampler.pull()
    replica = lab.sampler.replica
    return [doc for (collection, _), doc in replica.items() if collection == "forms"]


def new_question(page: Page, words: str, kind: str) -> None:
    page.get_by_role("button", name="加一个问题").click()
    page.get_by_label("问什么（中文）").fill(words)
    page.locator(".question-editor").get_by_label(kind, exact=True).check()


def publish(page: Page, version: int) -> None:
    page.get_by_role("button", name=f"发布第 {version} 版").click()
    page.get_by_role("dialog").get_by_role("button", name=f"发布第 {version} 版").click()
    expect(page.get_by_text("已发布，随同步送到手机")).to_be_visible()


def test_a_form_with_a_condition_is_made_kept_checked_and_published(page: Page, lab: Lab) -> None:
    page.get_by_role("button", name="新建").click()
    new_question(page, "是否加冰", "单选")
    page.get_by_role("button", name="发布第 1 版").click()
    expect(page.get_by_role("alert")).to_contain_text("请写表单名称")
    expect(page.get_by_role("alert")).to_contain_text("问题 1：请写选项")
    page.get_by_label("选项").fill("yes = 加\nno = 不加")
    page.get_by_label("表单名称").fill("冷饮专项")
    new_question(page, "冰从哪里来", "文字")
    when = page.locator(".question-editor fieldset", has_text="什么时候显示")
    when.get_by_label("满足条件时").check()
    page.get_by_label("怎样").select_option("=")
    page.get_by_label("值", exact=True).select_option("yes")

    # Drawn with the change, so that the word beside it is the word of this change.
    expect(page.get_by_label("值", exact=True)).to_have_value("yes")
    expect(page.get_by_text("草稿已存在本机")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="继续编辑").click(timeout=SLOW_MS)
    preview = page.locator(".own-form")
    expect(preview.get_by_text("冰从哪里来")).to_be_hidden()
    preview.get_by_label("加", exact=True).check()
    expect(preview.get_by_text("冰从哪里来")).to_be_visible()
    publish(page, 1)

    page.wait_for_function("() => document.querySelector('.row')?.textContent.includes('冷饮专项')")
    expect(page.locator(".strip")).to_contain_text("全部已送", timeout=SLOW_MS)
    (form,) = forms_of(lab)
    assert (form["name"], form["version"]) == ("冷饮专项", 1)
    assert form["questions"][1]["relevant"] == {"key": "q1", "test": "=", "value": "yes"}


def test_an_xlsform_becomes_a_draft_and_says_what_it_could_not_bring(
    page: Page, lab: Lab, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for row in (
        ["type", "name", "label", "calculation"],
        ["integer", "stalls", "有几个摊位", None],
        ["calculate", "double", None, "${stalls} * 2"],
    ):
        survey.append(row)
    book.save(tmp_path / "market.xlsx")

    page.get_by_role("button", name="新建").click()
    page.get_by_role("button", name="从 XLSForm 导入").click()
    page.locator("input[type=file]").set_input_files(tmp_path / "market.xlsx")
    expect(page.get_by_text("文件里这些没有带过来")).to_be_visible(timeout=SLOW_MS)
    expect(page.locator(".notice", has_text="文件里这些没有带过来")).to_contain_text("survey")
    expect(page.get_by_text("1. 有几个摊位")).to_be_visible()
    before = len(forms_of(lab))
    page.get_by_label("表单名称").fill("市场概况")
    publish(page, 1)
    expect(page.locator(".strip")).to_contain_text("全部已送", timeout=SLOW_MS)
    assert len(forms_of(lab)) == before + 1


def test_a_file_cannot_be_read_without_network_and_the_screen_says_so(
    page: Page, lab: Lab, tmp_path: Path
) -> None:
    (tmp_path / "any.xlsx").write_bytes(b"PK")
    page.get_by_role("button", name="新建").click()
    page.get_by_role("button", name="从 XLSForm 导入").click()
    page.context.set_offline(True)
    page.locator("input[type=file]").set_input_files(tmp_path / "any.xlsx")
    expect(page.get_by_role("dialog")).to_contain_text("现在没有网络", timeout=SLOW_MS)
    page.context.set_offline(False)
