"""Looking labels up: a slip is answered, guessing is stopped."""

from __future__ import annotations

from fieldsample.domain.labels import draw_codes
from tests.cast import Cast, issue_roll


def test_guessing_codes_ends_after_some_hundred_misses_and_a_known_one_is_still_found(
    cast: Cast,
) -> None:
    (known,) = issue_roll(cast.alice, 1)
    guesses = draw_codes("HZ", 201)
    for guess in guesses[:200]:
        cast.bob.get(f"/api/v1/labels/{guess}", 404)
    stopped = cast.bob.get(f"/api/v1/labels/{guesses[200]}", 429)
    assert stopped["error"]["code"] == "too_many_tries"
    assert cast.bob.get(f"/api/v1/labels/{known}")["code"] == known
    cast.bea.get(f"/api/v1/labels/{guesses[0]}", 404)
