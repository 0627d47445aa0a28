"""Reference data that several places read in common."""

from __future__ import annotations

from fieldsample.domain import reference


def test_every_quantity_read_in_the_field_has_its_words_unit_and_range() -> None:
    rows = {row["key"]: row for row in reference.rows("field_quantities")}

    assert tuple(rows) == reference.keys_of("field_quantity")
    for key, row in rows.items():
        assert (row["zh"], row["en"]) == (
            reference.text_of("field_quantity", key, "zh"),
            reference.text_of("field_quantity", key, "en"),
        )
        assert row["unit"]
        assert row["soft_min"] < row["soft_max"]
    assert rows["inhibition_rate"]["criteria"] == [50, 70]


def test_every_bottle_names_preservations_that_are_there() -> None:
    known = {row["key"] for row in reference.rows("preservation")}

    assert all(set(row["preservation_keys"]) <= known for row in reference.rows("bottle_sets"))
