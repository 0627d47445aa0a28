"""Disposal by two through the wire: proposed by one, confirmed or declined by another one."""

from __future__ import annotations

import pytest

from tests.cast import Cast, Device, new_id, one_more
from tests.test_store import Json, Shelf

WORDS = {"method": "incinerated", "reason": "over"}


class Proposed(Shelf):
    """An item in store whose disposal the desk proposes; the leader is the other person."""

    def propose(self, **over: str) -> str:
        operation = self.desk.operation(
            "item.propose_disposal", self.item, {**WORDS, "after": self.last, **over}
        )
        assert self.desk.push(operation)[0]["status"] == "accepted"
        return str(operation["op_id"])

    def answer(self, device: Device, proposal: str, kind: str = "confirm", **over: str) -> Json:
        body = {"proposal": proposal, "after": self.last, **over}
        return device.say(f"item.{kind}_disposal", self.item, body)

    def stands(self) -> tuple[str, list[str]]:
        seen = self.seen()
        return seen["state"], seen["flags"]


@pytest.fixture
def stored(cast: Cast) -> Proposed:
    made = Proposed(cast)
    made.capture()
    made.furnish()
    made.receive()
    made.say("item.store", {"place": made.cold})
    return made


def test_what_one_proposes_another_one_disposes_of_under_their_own_sign_in(
    stored: Proposed,
) -> None:
    proposal = stored.propose()
    assert stored.stands() == ("in_store", ["disposal_proposed"])
    assert stored.seen()["place"] == stored.cold

    assert stored.answer(stored.lead, proposal)["status"] == "accepted"
    assert stored.stands() == ("disposed", [])
    proposed, confirmed = stored.seen()["facts"][-2:]
    assert (proposed["by"], proposed["said"]["method"]) == (stored.desk.person_id, "incinerated")
    assert (confirmed["by"], confirmed["said"]["proposal"]) == (stored.lead.person_id, proposal)
    assert confirmed["said"]["proposed_by"] == stored.desk.person_id
    assert confirmed["device_id"] != proposed["device_id"]


def test_one_s_own_yes_is_kept_and_flagged_and_disposes_of_nothing(stored: Proposed) -> None:
    proposal = stored.propose()

    assert stored.answer(stored.desk, proposal)["status"] == "accepted"
    assert stored.stands() == ("in_store", ["disposal_alone", "disposal_proposed"])

    stored.answer(stored.lead, proposal)
    assert stored.stands() == ("disposed", [])


def test_two_second_persons_dispose_once(cast: Cast, stored: Proposed) -> None:
    proposal = stored.propose()
    third = one_more(cast, "Rob", ["receiver"])
    answers = [stored.answer(device, proposal) for device in (stored.lead, third)]

    assert [answer["status"] for answer in answers] == ["accepted", "accepted"]
    assert stored.stands() == ("disposed", [])


def test_a_confirmation_that_comes_before_its_proposal_waits_for_it(stored: Proposed) -> None:
    proposal = stored.desk.operation("item.propose_disposal", stored.item, WORDS)
    early = stored.answer(stored.lead, proposal["op_id"])
    assert (early["status"], stored.stands()) == ("held", ("in_store", []))

    stored.desk.push(proposal)
    assert stored.stands() == ("disposed", [])


def test_what_is_declined_stays_and_says_why(stored: Proposed) -> None:
    proposal = stored.propose()

    stored.answer(stored.lead, proposal, "decline", reason="in dispute")
    assert stored.stands() == ("in_store", [])
    declined = stored.seen()["facts"][-1]
    assert (declined["kind"], declined["said"]["reason"]) == (
        "item.decline_disposal",
        "in dispute",
    )


def test_what_the_proposer_withdraws_stays_and_a_yes_that_crossed_it_is_flagged(
    stored: Proposed,
) -> None:
    proposal = stored.propose()
    stored.desk.say("operation.undo", stored.item, {"op_id": proposal, "reason": "wrong one"})
    assert stored.stands() == ("in_store", [])

    stored.answer(stored.lead, proposal)
    assert stored.stands() == ("in_store", ["disposal_disputed"])


def test_what_is_used_up_while_its_disposal_is_proposed_is_taken_and_flagged(
    stored: Proposed,
) -> None:
    stored.propose()

    used = stored.say("item.consume", {})
    assert used["status"] == "accepted"
    assert stored.stands() == ("consumed", ["disposal_proposed", "taken_while_proposed"])


def test_what_is_disposed_of_before_its_time_is_flagged_by_the_day_of_the_second_yes(
    stored: Proposed,
) -> None:
    stored.say("item.retain", {"until": "2999-12-31", "place": stored.cold})
    stored.answer(stored.lead, stored.propose())

    assert stored.stands() == ("disposed", ["disposed_early"])


def test_an_answer_names_a_proposal_of_its_own_item_and_asks_another_person(
    stored: Proposed,
) -> None:
    proposal, (kept,) = stored.propose(), stored.last
    of_no_proposal = stored.answer(stored.lead, kept)
    of_another = stored.lead.say("item.confirm_disposal", new_id(), {"proposal": proposal})
    own = {**WORDS, "asked": stored.desk.person_id}
    asks_oneself = stored.desk.say("item.propose_disposal", stored.item, own)
    stranger = stored.desk.say("item.propose_disposal", stored.item, {**WORDS, "asked": new_id()})

    assert [one.get("reason") for one in (of_no_proposal, of_another, asks_oneself)] == [
        "invalid"
    ] * 3
    assert stranger["status"] == "held"
    assert stored.stands() == ("in_store", ["disposal_proposed"])


def test_only_receivers_and_managers_propose_and_confirm(cast: Cast, stored: Proposed) -> None:
    proposal = stored.propose(asked=cast.alice.person_id)

    assert stored.answer(cast.bob, proposal)["reason"] == "not_permitted"
    assert stored.answer(cast.bob, proposal, "decline", reason="no")["reason"] == "not_permitted"
    assert stored.stands() == ("in_store", ["disposal_proposed"])


def test_what_is_proposed_stays_on_the_list_and_says_so(stored: Proposed) -> None:
    stored.say("item.retain", {"until": "2026-11-20", "place": stored.cold})
    proposal = stored.propose()
    (row,) = stored.desk.get("/api/v1/disposal?on=2027-01-01")["rows"]
    assert (row["item"], row["flags"]) == (stored.item, ["disposal_proposed"])

    stored.answer(stored.lead, proposal)
    assert stored.desk.get("/api/v1/disposal?on=2027-01-01")["rows"] == []


def test_the_chain_of_custody_tells_both_persons_and_when(stored: Proposed) -> None:
    stored.answer(stored.lead, stored.propose(asked=stored.lead.person_id))
    rows = stored.desk.get(f"/api/v1/custody?id={stored.item}")["rows"]

    told = [(row["kind"], row["by_name"]) for row in rows if "_disposal" in row["kind"]]
    assert told == [("item.propose_disposal", "Rita"), ("item.confirm_disposal", "Alice")]
    assert all(row["at"] and row["device_no"] for row in rows)
