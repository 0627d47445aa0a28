"""What a custody timeline says in words: each kind of act, and each thing that was said with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from fieldsample.domain import labels, paper, reference
from fieldsample.domain.paper_grids import photo_words
from fieldsample.domain.sheets import Said, Values, degrees

KINDS: Final = {
    "sample.create": "登记样品", "sample.transcribe": "按纸质单转录", "label.bind": "贴标签",
    "photo.add": "照片", "signature.add": "签名", "measurement.add": "读数",
    "sample.seal": "封样", "sample.void": "作废", "sample.hand_over": "交出样品",
    "sample.amend": "更正", "sample.relabel": "换标签", "sample.return": "退回补正",
    "sample.resubmit": "补正后再交", "sample.arrive": "到样", "sample.receive": "接收",
    "sample.reject": "拒收", "sample.hold": "待确认", "sample.reply": "答复",
    "sample.recollect": "要求重新抽样", "reception.check": "接收检查",
    "item.unexpected": "清单外到样", "item.mark_missing": "未到样",
    "box.open": "开始装箱", "box.pack": "装箱", "box.unpack": "取出", "box.close": "封箱",
    "box.hand_over": "交出运输箱", "box.cancel": "取消运输箱", "box.report_lost": "报告丢失",
    "box.arrive": "到箱", "box.reconcile": "核对运输箱", "item.split": "分样",
    "item.store": "入库", "item.move": "移位", "item.check_out": "领出", "item.check_in": "归还",
    "item.consume": "用完", "item.retain": "留样", "item.transfer": "移交复检",
    "item.dispose": "处置", "item.propose_disposal": "提出处置",
    "item.confirm_disposal": "第二人确认处置", "item.decline_disposal": "第二人不同意处置",
    "item.break": "破损", "item.lose": "遗失",
    "visit.record": "开始抽样", "visit.close": "结束抽样",
    "label_roll.issue": "发放标签", "label_roll.assign": "标签转给",
    "label_roll.return": "退回标签",
    "label.print": "打印标签", "label.reprint": "补打标签", "label.spoil": "标签作废",
    "label.lose": "标签丢失", "operation.undo": "撤回", "quarantine.apply": "待查区放行",
}  # fmt: skip
NAMES: Final = {
    "note": "备注", "reason": "原因", "text": "说明", "question": "问题", "explanation": "情况",
    "deviation": "偏离", "agreed_by": "同意人", "notice_no": "通知书编号", "to": "问谁",
    "to_name": "交给", "from_name": "交出人", "second_person": "第二人", "person": "人员",
    "issued_to": "发给", "temperature_c": "温度", "instrument": "仪器", "count": "件数",
    "no_temperature_reason": "无温度原因", "instrument_text": "仪器", "receipt_no": "交接单编号",
    "no_instrument_reason": "无仪器原因", "seal_ok": "封条完好", "seal_no": "封条号",
    "seal_no_a": "检样封条", "seal_no_b": "备样封条", "no_b_reason": "无备样原因",
    "samplers": "抽样人员", "written_by": "纸上抽样人", "paper_no": "纸质单编号", "code": "编号",
    "label": "标签", "item_kind": "种类", "container": "容器", "amount": "数量",
    "amount_unit": "单位", "amount_left": "剩余数量", "preservative": "保存剂",
    "scan_mode": "录入", "position": "位置", "place": "存放处", "to_place": "去处",
    "purpose": "用途", "method": "方式", "until": "留至", "verdict": "结论", "due": "期限",
    "retest_no": "复检编号", "outcome": "结果", "witness": "见证人", "name": "姓名",
    "signs_as": "身份", "refused": "拒签原因", "photo_kind": "内容", "checklist": "检查",
    "got_amount": "实收", "got_unit": "单位", "appearance": "外观", "bottle": "瓶号",
    "expected": "应到", "scanned": "扫码", "manual": "手工", "missing": "未到",
    "unexpected": "多到", "codes": "张数", "copies": "份数", "preset": "规格",
    "check_reading": "核查读数", "criterion": "判定值",
    "asked": "请谁确认", "proposed_by": "提出人",
}  # fmt: skip
_PEOPLE: Final = {
    "agreed_by", "to", "second_person", "person", "issued_to", "asked", "proposed_by",
}  # fmt: skip
_PLACES: Final = {"place", "to_place"}
_PASSED_OVER: Final = {
    "answers", "after", "item", "sample", "visit", "box", "parent", "hold", "op_id", "of", "site",
    "sha256", "size", "mime", "taken_at", "strokes", "field", "old", "new", "stood", "applied",
    "quantity", "value", "unit", "qualifier", "comments", "other", "filled_at", "measured_at",
    "body_sha256", "recollect_of", "verdict_at", "parts", "proposal",
}  # fmt: skip
_VERDICTS: Final = {"pass": "合格", "fail": "不合格"}
_ANSWERS: Final = {"ok": "符合", "deviates": "不符合", "not_applicable": "不适用"}


def kind_words(kind: str) -> str:
    """What was done."""
    return KINDS.get(kind, kind)


def said_words(kind: str, told: Values, said: Said) -> Iterator[str]:
    """All that was said with it, a line a thing; what has no name of ours keeps its own."""
    yield from _amended(told) if kind == "sample.amend" else ()
    yield from _measured(told) if kind == "measurement.add" else ()
    for comment in told.get("comments") or ():
        yield f"{_field(comment.get('field'))}：{comment['text']}"
    if told.get("parts"):
        yield "分出：" + "、".join(labels.printed(one["code"]) for one in told["parts"])
    for key, value in told.items():
        if key not in _PASSED_OVER and value not in (None, "", [], {}):
            yield f"{NAMES.get(key, key)}：{_value(key, value, said)}"


def _amended(told: Values) -> Iterator[str]:
    change = f"{_answer(told, 'old')} → {_answer(told, 'new')}"
    late = "" if told.get("applied", True) else "（未生效：已有别的说法）"
    yield f"{_field(told.get('field'))}：{change}{late}"


def _answer(told: Values, key: str) -> str:
    value = told.get(key)
    return paper.words(value) if not isinstance(value, dict) else paper.words(str(value))


def _field(key: str | None) -> str:
    if not key:
        return "整份记录"
    return next((row["zh"] for row in reference.rows("form_fields") if row["key"] == key), key)


def _measured(told: Values) -> Iterator[str]:
    name = reference.text_of("field_quantity", str(told.get("quantity")), "zh")
    number = f"{told.get('qualifier') or ''}{paper.words(told.get('value'))}"
    yield f"{name}：{number} {told.get('unit') or ''}".strip()


def _value(key: str, value: Any, said: Said) -> str:
    if key in _PEOPLE:
        return said.people(str(value)) or str(value)
    if key == "samplers":
        return "、".join(said.people(one) or str(one) for one in value)
    if key == "instrument":
        return said.instruments(str(value)) or str(value)
    if key in _PLACES:
        return said.places(str(value)) or str(value)
    read = _READ_AS.get(key, paper.words)
    return read(value)


def _checklist(answers: Values) -> str:
    return "、".join(
        f"{reference.text_of('reception_check', point, 'zh')} {_ANSWERS.get(answer, answer)}"
        for point, answer in answers.items()
    )


def _reason(reason: str) -> str:
    """A coded reason with its code, any other as it was written."""
    words = reference.text_of("rejection_reasons", reason, "zh")
    return reason if words == reason else f"{reason} {words}"


def _code(code: str) -> str:
    return labels.printed(code) if labels.is_code(code) else code


def _from_list(name: str) -> Callable[[str], str]:
    return lambda key: reference.text_of(name, key, "zh")


_READ_AS: Final[dict[str, Callable[[Any], str]]] = {
    "checklist": _checklist,
    "reason": _reason,
    "label": _code,
    "code": _code,
    "temperature_c": degrees,
    "item_kind": _from_list("item_kind"),
    "scan_mode": _from_list("scan_mode"),
    "container": _from_list("container_kind"),
    "outcome": _from_list("visit_outcome"),
    "signs_as": lambda role: paper.SIGNS_AS.get(role, role),
    "photo_kind": photo_words,
    "verdict": lambda verdict: _VERDICTS.get(verdict, verdict),
}
