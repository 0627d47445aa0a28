"""Lists of sites: every heading, every mistake, and nothing half imported."""

from io import BytesIO
from typing import Any
from uuid import UUID

import openpyxl
import pytest

from fieldsample.domain import reference
from fieldsample.imports.sheets import Row
from fieldsample.imports.site_columns import HEADINGS, key_of
from fieldsample.imports.sites import Checked, KnownSite, check_rows, import_sites, plan, site_id

LAB = "0192f3a4-0000-7000-8000-00000000000a"
CHARLIES_LAB = "0192f3a4-0000-7000-8000-00000000000c"
HEADING = "名称,类型,乡镇,地址,编号,经度,纬度,点位,无定位原因"
EAST = "城东菜市场,菜市场,转塘,城东路1号,S-001,120.07613,30.1635,1号摊;2号摊,"
WEST = "West market,produce_market,周王庙,,,,,,新建未测"


def planned(*lines: str, known: list[KnownSite] | None = None, heading: str = HEADING) -> Checked:
    return plan("\n".join([heading, *lines]).encode(), "sites.csv", known or [], LAB)


def imported(checked: Checked) -> list[tuple[str, str, dict[str, Any]]]:
    said: list[tuple[str, str, dict[str, Any]]] = []
    import_sites(checked, lambda *operation: said.append(operation))
    return said


def as_known(checked: Checked) -> list[KnownSite]:
    return [
        KnownSite(subject, body["name"], body.get("town"), body.get("code"))
        for _, subject, body in imported(checked)
    ]


def problems(checked: Checked) -> list[tuple[int, str, str]]:
    return [(found.row, found.column, found.code) for found in checked.problems]


def test_a_good_list_becomes_one_site_add_a_row():
    (kind, subject, body), (_, _, west) = imported(planned(EAST, WEST))

    assert kind == "site.add"
    assert UUID(subject).version == 5
    assert [point["name"] for point in body["points"]] == ["1号摊", "2号摊"]
    assert len({UUID(point["id"]) for point in body.pop("points")}) == 2
    assert body == {
        "name": "城东菜市场",
        "site_type": "vegetable_market",
        "town": "转塘",
        "address": "城东路1号",
        "code": "S-001",
        "latitude": 30.1635,
        "longitude": 120.07613,
    }
    assert west == {
        "name": "West market",
        "site_type": "produce_market",
        "town": "周王庙",
        "no_position_reason": "新建未测",
    }


def test_a_workbook_gives_the_same_as_the_csv():
    book = openpyxl.Workbook()
    for line in (HEADING, EAST, WEST):
        book.worksheets[0].append([_as_excel_keeps(cell) for cell in line.split(",")])
    file = BytesIO()
    book.save(file)

    checked = plan(file.getvalue(), "sites.xlsx", [], LAB)

    assert imported(checked) == imported(planned(EAST, WEST))


@pytest.mark.parametrize(
    "heading",
    [
        "纬度,经度,乡镇/街道,地点类型,抽样地点",
        "latitude,longitude,town,site_type,name",
        "LAT,Lng,Township,Type,Site name",
        "纬度（°）,经度(WGS84),所属镇街,类 型*,单位名称（必填）",
        "北纬,东经,街道,场所类型,市场名称",
    ],
)
def test_columns_are_known_by_many_names_in_any_order(heading):
    (site,) = planned("30.1,120.2,转塘,菜市场,城东", heading=heading).good

    assert (site.name, site.site_type, site.town) == ("城东", "vegetable_market", "转塘")
    assert (site.latitude, site.longitude) == (30.1, 120.2)


def test_no_heading_means_two_things():
    keys = [key_of(name) for names in HEADINGS.values() for name in names]

    assert sorted(keys) == sorted(set(keys))


def test_a_title_above_the_heading_and_strange_columns_are_no_trouble():
    checked = planned(
        ",,,", "序号,名称,类型,联系人", "1,城东,超市,张三", heading="2026年抽样地点一览表,,,"
    )

    assert [(site.row, site.name) for site in checked.good] == [(4, "城东")]
    assert checked.ignored == ("序号", "联系人")


@pytest.mark.parametrize("row", reference.rows("site_types"), ids=lambda row: row["key"])
def test_a_type_is_known_by_key_and_by_either_name(row):
    for text in (row["key"], row["zh"], row["en"], row["en"].upper(), f" {row['zh']} "):
        (site,) = planned(f'城东,"{text}"', heading="名称,类型").good

        assert site.site_type == row["key"]


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("1号;2号", ("1号", "2号")),
        ("1号；2号、3号/4号", ("1号", "2号", "3号", "4号")),
        (" 1号 ;; 2号;1号 ", ("1号", "2号")),
        ("", ()),
    ],
)
def test_points_are_told_apart_by_what_people_write_between(cell, points):
    assert planned(f"城东,超市,{cell}", heading="名称,类型,摊位").good[0].points == points


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("30.1635", "120.07613"),
        ("３０．１６３５", "１２０．０７６１３"),
        ("30.1635°", "120.07613°"),
        ("N30.1635", "E120.07613"),
        ("30.1635N", "120.07613e"),
        ("北纬30.1635°", "东经120.07613度"),
        ("30.16350000000001", "120.07613000000001"),
    ],
)
def test_a_coordinate_is_understood_as_people_write_it(latitude, longitude):
    line = f"城东,超市,{latitude},{longitude}"

    (site,) = planned(line, heading="名称,类型,纬度,经度").good

    assert (site.latitude, site.longitude) == (30.1635, 120.07613)


@pytest.mark.parametrize(
    ("latitude", "longitude", "column", "code"),
    [
        ("120.07613", "30.1635", "纬度", "position_swapped"),
        ("80.3", "41.2", "纬度", "position_swapped"),
        ("0", "0", "纬度", "position_zero"),
        ("-0.0", "0.000", "纬度", "position_zero"),
        ("91", "120", "纬度", "position_out_of_range"),
        ("30", "181", "经度", "position_out_of_range"),
        ("30", "-999", "经度", "position_out_of_range"),
        ("NaN", "120", "纬度", "not_a_number"),
        ("30", "inf", "经度", "not_a_number"),
        ("30°15′20″", "120", "纬度", "not_a_number"),
        ('"30,15"', "120", "纬度", "not_a_number"),
        ("30.1.2", "120", "纬度", "not_a_number"),
        ("=30", "120", "纬度", "not_a_number"),
        ("30", "", "经度", "half_position"),
        ("", "120", "纬度", "half_position"),
    ],
)
def test_a_coordinate_that_cannot_be_is_refused(latitude, longitude, column, code):
    checked = planned(f"城东,超市,{latitude},{longitude}", heading="名称,类型,纬度,经度")

    assert problems(checked) == [(2, column, code)]
    assert not checked.good


def test_swapped_coordinates_are_named_in_words():
    (found,) = planned("城东,超市,120.07613,30.1635", heading="名称,类型,纬度,经度").problems

    assert "经度和纬度填反了" in found.message_zh
    assert "longitude should be 120.07613, latitude 30.1635" in found.message_en
    assert found.value == "120.07613"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (",菜市场,转塘,,,,,,", ("名称", "required")),
        ("城东,,转塘,,,,,,", ("类型", "required")),
        ("城东,菜场子,转塘,,,,,,", ("类型", "site_type_unknown")),
        ("城东,菜市场,,,,,,,", ("乡镇", "town_empty")),
        ("城东,菜市场,转塘," + "长" * 201 + ",,,,,", ("地址", "too_long")),
        ("城东,菜市场,转塘,,,,," + "长" * 201 + ",", ("点位", "too_long")),
        ("#N/A,菜市场,转塘,,,,,,", ("名称", "cell_error")),
        ("城\u202e东,菜市场,转塘,,,,,,", ("名称", "control_characters")),
        ("城东,菜市场,转塘,,\x07,,,,", ("编号", "control_characters")),
    ],
)
def test_a_cell_that_cannot_be_kept_is_named(line, expected):
    assert problems(planned(line)) == [(2, *expected)]


def test_every_problem_of_a_file_is_told_at_once_in_the_order_of_its_rows():
    checked = planned("城东,菜场子,,,,,,,", EAST, EAST, "城西,菜市场,转塘,,,91,,,")

    assert problems(checked) == [
        (2, "乡镇", "town_empty"),
        (2, "类型", "site_type_unknown"),
        (4, "编号", "twice_in_file"),
        (5, "纬度", "half_position"),
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("名称,乡镇,备注", [("类型", "column_missing")]),
        ("类型,乡镇", [("名称", "column_missing")]),
        ("甲,乙,丙", [("", "no_heading")]),
        ("名称,类型,市场名称", [("市场名称", "column_twice")]),
        ("名称,类型,百度经度,百度纬度", [("百度经度", "other_datum"), ("百度纬度", "other_datum")]),
        ("名称,类型,经度(GCJ-02),纬度", [("经度(GCJ-02)", "other_datum")]),
    ],
)
def test_a_heading_that_cannot_be_used_is_named(heading, expected):
    checked = planned("城东,超市,x,y", heading=heading)

    assert [found[1:] for found in problems(checked)] == expected
    assert not checked.good


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [
        ("城东,超市,转塘,A1", "城西,超市,转塘,a1", "编号"),
        ("城东,超市,转塘,A1", "城西,超市,转塘,Ａ 1", "编号"),
        ("城东,超市,转塘,", "城 东,菜市场,转塘,", "名称"),
        ("城东,超市,转塘,A1", "城东,超市,转塘,", "名称"),
        ("城东,超市,转塘,", "城东,超市,转塘,A1", "名称"),
    ],
)
def test_the_same_site_twice_in_a_file_is_named_with_its_first_row(first, second, column):
    checked = planned(first, second, heading="名称,类型,乡镇,编号")

    assert problems(checked) == [(3, column, "twice_in_file")]
    assert "第 2 行" in checked.problems[0].message_zh


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("城东,超市,转塘,A1", "城东,超市,转塘,A2"),
        ("城东,超市,转塘,", "城东,超市,洲泉,"),
        ("城东(北区),超市,转塘,", "城东(南区),超市,转塘,"),
        ("城东,超市,转塘,1-11", "城西,超市,转塘,11-1"),
    ],
)
def test_sites_that_differ_in_what_counts_are_two(first, second):
    checked = planned(first, second, heading="名称,类型,乡镇,编号")

    assert len({subject for _, subject, _ in imported(checked)}) == 2


def test_the_same_file_a_second_time_adds_nothing():
    known = as_known(planned(EAST, WEST))

    again = planned(EAST, WEST, known=known)

    assert imported(again) == []
    assert [site.row for site in again.known] == [2, 3]


def test_a_longer_list_adds_only_what_is_new():
    known = as_known(planned(EAST))

    assert [body["name"] for _, _, body in imported(planned(EAST, WEST, known=known))] == [
        "West market"
    ]


def test_a_site_renamed_in_the_app_is_not_added_again_under_its_old_name():
    (known,) = as_known(planned(WEST))

    assert imported(planned(WEST, known=[known._replace(name="West market, renamed")])) == []


def test_a_branch_of_the_same_name_with_a_code_of_its_own_is_a_new_site():
    (known,) = as_known(planned(EAST))

    checked = planned(EAST.replace("S-001", "S-002"), known=[known])

    assert [body["code"] for _, _, body in imported(checked)] == ["S-002"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("城西,超市,转塘,S-001", "code_taken"),
        ("城东菜市场,超市,洲泉,S-001", "code_taken"),
        ("无号,超市,转塘,S-002", "code_differs"),
    ],
)
def test_a_row_that_contradicts_the_register_is_named(line, code):
    known = [
        KnownSite("0192f3a4-0000-7000-8000-000000000001", "城东菜市场", "转塘", "S-001"),
        KnownSite("0192f3a4-0000-7000-8000-000000000002", "无号", "转塘", None),
    ]

    checked = planned(line, known=known, heading="名称,类型,乡镇,编号")

    assert problems(checked) == [(2, "编号", code)]


def test_nothing_is_imported_while_one_row_has_a_problem():
    said: list[Any] = []
    checked = planned(EAST, "城西,,转塘,,,,,,")
    assert checked.good

    with pytest.raises(ValueError, match="nothing is imported"):
        import_sites(checked, lambda *operation: said.append(operation))

    assert said == []


def test_a_site_keeps_its_id_when_named_by_code_and_has_another_in_another_lab():
    (east,) = planned(EAST).good

    assert site_id(LAB, east) == site_id(LAB, east._replace(name="改名", town="洲泉"))
    assert site_id(LAB, east) != site_id(CHARLIES_LAB, east)
    assert site_id(LAB, east._replace(code=None)) != site_id(LAB, east)


def test_a_file_that_is_no_sheet_is_a_problem_like_any_other():
    checked = plan(b"%PDF-1.7", "sites.xlsx", [], LAB)

    assert problems(checked) == [(0, "", "file_mismatch")]


def test_five_thousand_sites_are_checked_in_a_moment():
    rows = [Row(1, ("名称", "类型", "编号"))]
    rows += [Row(i, (f"地点{i}", "超市", f"S-{i}")) for i in range(2, 5_002)]
    known = [KnownSite(str(UUID(int=i)), f"旧{i}", None, f"T-{i}") for i in range(5_000)]

    assert len(check_rows(rows, known, LAB).good) == 5_000


def _as_excel_keeps(cell: str) -> str | float | None:
    try:
        return float(cell)
    except ValueError:
        return cell or None
