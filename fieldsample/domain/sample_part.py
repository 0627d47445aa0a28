"""A sample's own lines on the desk's papers, under the names of the national form."""

from __future__ import annotations

from collections.abc import Sequence

from fieldsample.domain import reference
from fieldsample.domain.paper import Line
from fieldsample.domain.sheets import Said, Values, amount, last_of, moment, plain, printed_labels

_GOODS = ("batch_no", "spec", "dated_on", "shelf_life", "producer_name")


def sample_lines(
    sample: Values, items: Sequence[Values], site: Values, said: Said
) -> tuple[Line, ...]:
    """What was sampled, where, when, by whom, under which seals; of goods also their batch."""
    sealed = last_of(sample["facts"], "sample.seal")
    seals, fields = sealed.said if sealed else {}, sample["fields"]
    written = (sample.get("transcribed") or {}).get("written_by") or ()
    samplers = sample["samplers"] or [sample["created_by"]]
    names = written or filter(None, map(said.people, samplers))
    lines = (
        Line("样品名称", plain(sample["sample_name"])),
        Line("样品类型", reference.text_of("sample_types", sample["sample_type"], "zh")),
        Line("样品编号", plain(sample["sample_no"])),
        Line("标签", printed_labels(items)),
        Line("被抽样单位名称", plain(site.get("name") or fields.get("site_name"))),
        Line("采样点/摊位", plain(sample["point"])),
        Line("抽样日期", moment(said.moments, sample["sampled_at"] or sample["at"])),
        Line("抽样人员", "、".join(names)),
        Line("抽样数量", amount(sample["qty_total"], sample["qty_unit"])),
        Line("检样封条编号", plain(seals.get("seal_no_a"))),
        Line("备样封条编号", plain(seals.get("seal_no_b"))),
    )
    named = {row["key"]: row["zh"] for row in reference.rows("form_fields")}
    goods = (Line(named[key], plain(fields.get(key))) for key in _GOODS if fields.get(key))
    return (*lines, *goods)
