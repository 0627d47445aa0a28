"""The printed form of a sample, put together from what this reader may have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from fieldsample.domain import paper, reference
from fieldsample.domain.paper_grids import grids_of, seal_words
from fieldsample.domain.sheets import foot_of
from fieldsample.queries.desk import Desk
from fieldsample.queries.reader import Reader

Json = dict[str, Any]


def paper_of(session: Session, reader: Reader, sample_id: str) -> paper.Paper | None:
    """The sample's form, or None when the sample is not in this reach."""
    desk = _FormDesk(session, reader)
    sample = desk.find("samples", sample_id)
    return desk.lay_out(sample) if sample else None


class _FormDesk(Desk):
    """What the sampling form asks beside what all papers ask."""

    def lay_out(self, sample: Json) -> paper.Paper:
        site, visit = self.find("sites", sample["site"]), self.find("visits", sample["visit"])
        items, sealed = self.items_of(sample["id"]), seal_words(sample)
        said = self._said(sample, site, visit, sealed)
        signed, hidden = self.signatures_of([one for one in (sample["id"], sample["visit"]) if one])
        form = paper.form_of(sample["sample_type"])["form"]
        return paper.Paper(
            title=paper.TITLES.get(form, "抽样单"),
            lab=self.lab.name,
            number=paper.words(sample["sample_no"]),
            form_no=paper.words(said.get("form_no")),
            code=items[0]["label"] if items else None,
            marks=_marks(sample),
            parts=(_head(sample, self.moments), *paper.parts_of(sample, said), _seals(sealed)),
            grids=grids_of(
                self._with_questions(self._with_instruments(sample)), items, self.moments
            ),
            signed=signed,
            hidden_signatures=hidden,
            day=self.moments.day(sample["sampled_at"] or sample["at"]),
            samplers=said["samplers"],
            strips=_strips(sealed),
            foot=foot_of("custody", sample["state"], self.position("samples", [sample["id"]])),
        )

    def _said(self, sample: Json, site: Json, visit: Json, sealed: Json) -> Json:
        """What stands in the form's fields: the record's own columns over its fields."""
        columns = {
            "lab_name": self.lab.name,
            "sampling_org_name": self.lab.name,
            "samplers": self._samplers(sample, sealed),
            "site_name": site.get("name"),
            "site_address": site.get("address"),
            "site_division": site.get("town"),
            "notice_no": visit.get("notice_no"),
            "parent_sample": self.find("samples", sample.get("parent")).get("sample_no"),
            "remark": sample.get("note"),
            "qty_total": _amount(sample),
        }
        plain = {key: sample[key] for key in ("task_category", "sample_name", "point")}
        given = {key: value for key, value in columns.items() if value}
        return {**sample["fields"], **(sealed.get("fields") or {}), **plain, **given}

    def _samplers(self, sample: Json, sealed: Json) -> str:
        """Of a form that the desk copied from paper, those whose names stand on it."""
        written = (sample.get("transcribed") or {}).get("written_by")
        if written:
            return "、".join(written)
        return self.names(sealed.get("samplers") or sample["samplers"])

    def _with_instruments(self, sample: Json) -> Json:
        readings: Sequence[Json] = sample.get("measurements") or ()
        named = [
            {**one, "instrument_name": self.find("instruments", one["instrument"]).get("name")}
            for one in readings
        ]
        return {**sample, "measurements": named}

    def _with_questions(self, sample: Json) -> Json:
        owns: Sequence[Json] = sample.get("own") or ()
        forms = [self.find("forms", f"{own['form']}:{own['version']}") for own in owns]
        asked = [
            {**own, "questions": form.get("questions") or ()}
            for own, form in zip(owns, forms, strict=True)
        ]
        return {**sample, "own": asked}


def _amount(sample: Json) -> str:
    if sample["qty_total"] is None:
        return ""
    return f"{paper.words(float(sample['qty_total']))} {sample['qty_unit'] or ''}".strip()


def _marks(sample: Json) -> tuple[str, ...]:
    """What stands across the head: a void or returned form must not pass for a good one."""
    void = ("已作废",) if sample["state"] == "void" else ()
    counting = {fact["kind"] for fact in sample["facts"] if not fact.get("undone")}
    unsealed = () if "sample.seal" in counting else ("尚未封样",)
    returned = ("已退回更正",) if "returned" in sample["flags"] else ()
    copied = ("据纸质抽样单转录",) if sample.get("transcribed") else ()
    return void + unsealed + returned + copied


def _head(sample: Json, moments: paper.Moments) -> paper.Part:
    kind = reference.text_of("sample_types", sample["sample_type"], "zh")
    when = moments.words(sample["sampled_at"] or sample["at"])
    return paper.Part("样品概况", (paper.Line("样品类型", kind), paper.Line("抽样时间", when)))


def _seals(sealed: Json) -> paper.Part:
    b = paper.words(sealed.get("seal_no_b"))
    why = sealed.get("no_b_reason")
    lines = (
        paper.Line("检样封条编号", paper.words(sealed.get("seal_no_a"))),
        paper.Line("备样封条编号", f"{b}（{why}）" if why else b),
    )
    return paper.Part("封条", lines)


def _strips(sealed: Json) -> tuple[paper.Strip, ...]:
    both = (("检样", sealed.get("seal_no_a")), ("备样", sealed.get("seal_no_b")))
    return tuple(paper.Strip(which, number) for which, number in both if number)
