"""The registry: every kind of operation, who may say it, what it must say, and its verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema

from fieldsample.operations import (
    amending,
    boxes,
    calendar_setting,
    command_sheets,
    desk,
    disposing,
    forms,
    instruments,
    items,
    lab,
    labelling,
    quarantined,
    readings,
    reception,
    returning,
    rolls,
    sample,
    signing,
    site,
    splitting,
    store_places,
    transcribing,
    undoing,
    visits,
)

SPEAKERS = "sampler receiver analyst reviewer approver manager quality admin"
Verb = Callable[..., frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: roles that may say it, the schema of its body, its verb."""

    roles: frozenset[str]
    body: Schema
    verb: Verb


def _kind(roles: str, body: type[Schema], verb: Verb) -> Kind:
    return Kind(frozenset(roles.split()), body(), verb)


KINDS: dict[str, Kind] = {
    "lab.found": _kind("", lab.FoundBody, lab.found),
    "person.add": _kind("admin", lab.PersonBody, lab.add_person),
    "person.change": _kind("admin", lab.PersonChangeBody, lab.change_person),
    "device.enrol": _kind("", lab.EnrolBody, lab.enrol_device),
    "device.revoke": _kind("manager admin", lab.RevokeBody, lab.revoke_device),
    "site.add": _kind("manager", site.SiteBody, site.add_site),
    "site.change": _kind("manager", site.SiteChangeBody, site.change_site),
    "site.propose": _kind("sampler", site.SiteBody, site.propose_site),
    "label_roll.issue": _kind("receiver manager", labelling.RollBody, labelling.issue_roll),
    "label_roll.assign": _kind("receiver manager", rolls.AssignBody, rolls.assign_roll),
    "label_roll.return": _kind("receiver manager", rolls.ReturnBody, rolls.return_labels),
    "label.print": _kind("receiver manager", rolls.PrintBody, rolls.note_print),
    "label.reprint": _kind("receiver manager", rolls.ReprintBody, rolls.note_reprint),
    "calendar.set": _kind(
        "manager admin", calendar_setting.CalendarBody, calendar_setting.set_calendar
    ),
    "visit.record": _kind("sampler", visits.VisitBody, visits.record_visit),
    "visit.close": _kind("sampler", visits.CloseBody, visits.close_visit),
    "instrument.add": _kind(
        "manager quality", instruments.InstrumentBody, instruments.add_instrument
    ),
    "instrument.change": _kind(
        "manager quality", instruments.InstrumentChangeBody, instruments.change_instrument
    ),
    "measurement.add": _kind(
        "sampler receiver", readings.MeasurementBody, readings.add_measurement
    ),
    "signature.add": _kind("sampler receiver", signing.SignatureBody, signing.add_signature),
    "sample.create": _kind("sampler", sample.SampleBody, sample.create_sample),
    "label.bind": _kind("sampler receiver", labelling.BindBody, labelling.bind_label),
    "label.spoil": _kind("sampler receiver manager", labelling.MarkBody, labelling.mark_label),
    "label.lose": _kind("sampler receiver manager", labelling.MarkBody, labelling.mark_label),
    "photo.add": _kind("sampler receiver", sample.PhotoBody, sample.add_photo),
    "sample.seal": _kind("sampler", sample.SealBody, sample.add_fact),
    "sample.void": _kind("sampler manager", sample.VoidBody, sample.add_fact),
    "sample.hand_over": _kind("sampler", sample.HandOverBody, sample.add_fact),
    "sample.return": _kind("receiver manager", returning.ReturnBody, sample.add_fact),
    "sample.resubmit": _kind("sampler", returning.ResubmitBody, sample.add_fact),
    "sample.amend": _kind("sampler receiver manager", amending.AmendBody, amending.amend),
    "sample.relabel": _kind("receiver", amending.RelabelBody, amending.relabel),
    "quarantine.apply": _kind("manager admin", quarantined.ApplyBody, quarantined.apply_again),
    "sample.arrive": _kind("receiver", reception.ArriveBody, reception.decide),
    "sample.receive": _kind("receiver", reception.ReceiveBody, reception.decide),
    "sample.reject": _kind("receiver", reception.RejectBody, reception.decide),
    "sample.transcribe": _kind("receiver", transcribing.TranscribeBody, transcribing.transcribe),
    "sample.hold": _kind("receiver", desk.HoldBody, reception.decide),
    "sample.reply": _kind("sampler receiver manager", desk.ReplyBody, desk.say_of_sample),
    "sample.recollect": _kind("receiver manager", desk.RecollectBody, desk.say_of_sample),
    "reception.check": _kind("receiver", desk.CheckBody, reception.decide),
    "item.unexpected": _kind("receiver", desk.UnexpectedBody, desk.unexpected),
    "item.mark_missing": _kind("receiver", desk.MissingBody, desk.say_of_sample),
    "command_sheet.issue": _kind(
        "receiver manager", command_sheets.IssueBody, command_sheets.issue_sheet
    ),
    "command_sheet.withdraw": _kind(
        "receiver manager", command_sheets.WithdrawBody, command_sheets.withdraw_sheet
    ),
    "box.open": _kind("sampler", boxes.OpenBody, boxes.open_box),
    "box.pack": _kind("sampler", boxes.PackBody, boxes.pack),
    "box.unpack": _kind("sampler", boxes.UnpackBody, boxes.unpack),
    "box.close": _kind("sampler", boxes.CloseBody, boxes.say_of_box),
    "box.hand_over": _kind("sampler", boxes.BoxHandOverBody, boxes.say_of_box),
    "box.cancel": _kind("sampler manager", boxes.ReasonBody, boxes.say_of_box),
    "box.report_lost": _kind("manager", boxes.ReasonBody, boxes.say_of_box),
    "box.arrive": _kind("receiver", boxes.BoxArriveBody, boxes.arrive_box),
    "place.add": _kind("receiver manager quality", store_places.PlaceBody, store_places.add_place),
    "place.change": _kind(
        "receiver manager quality", store_places.PlaceChangeBody, store_places.change_place
    ),
    "item.split": _kind("receiver", splitting.SplitBody, splitting.split),
    "item.store": _kind("receiver analyst", items.StoreBody, items.say),
    "item.move": _kind("receiver analyst", items.StoreBody, items.say),
    "item.check_out": _kind("receiver analyst", items.CheckOutBody, items.say),
    "item.check_in": _kind("receiver analyst", items.CheckInBody, items.say),
    "item.consume": _kind("receiver analyst", items.ConsumeBody, items.say),
    "item.retain": _kind("receiver manager", items.RetainBody, items.say),
    "item.transfer": _kind("receiver manager", items.TransferBody, items.say),
    "item.dispose": _kind("receiver manager", items.DisposeBody, items.dispose),
    "item.propose_disposal": _kind("receiver manager", disposing.ProposeBody, disposing.propose),
    "item.confirm_disposal": _kind("receiver manager", disposing.ConfirmBody, disposing.answer),
    "item.decline_disposal": _kind("receiver manager", disposing.DeclineBody, disposing.answer),
    "item.break": _kind("sampler receiver analyst manager", items.EndBody, items.say),
    "item.lose": _kind("sampler receiver analyst manager", items.EndBody, items.say),
    "box.reconcile": _kind("receiver", boxes.ReconcileBody, boxes.say_of_box),
    "operation.undo": _kind(SPEAKERS, undoing.UndoBody, undoing.undo),
    "form.publish": _kind("manager", forms.PublishBody, forms.publish),
}


def acting_role(kind: Kind, roles: frozenset[str], said: dict[str, Any]) -> str | None:
    """The role in which a person says this: the one they named, or the first that may; or None."""
    allowed = kind.roles & roles
    named = said.get("role")
    if named is not None:
        return named if named in allowed else None
    return min(allowed, default=None)
