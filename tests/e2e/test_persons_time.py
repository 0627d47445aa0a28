"""A sampler's hand is needed for little: taps counted in the browser, seconds by a stated model."""

from __future__ import annotations

from tests.cast import issue_roll, new_id
from tests.e2e.field import link_for
from tests.e2e.phone import Phone
from tests.e2e.staffed import SECOND, SITES, found
from tools.benchmarks.persons_time import (
    MOST_FIRST_S,
    MOST_NEXT_S,
    MOST_TAPS,
    plain_form,
    tell,
    timed,
)

MARKET = "示例农贸市场"


def test_a_monthly_produce_sample_asks_few_taps_and_the_next_at_the_site_fewer(
    playwright, tmp_path, capsys
):
    lab = found(tmp_path)
    stalls = [{"id": new_id(), "name": f"{number} 号摊位"} for number in (1, 2, 3)]
    at = {"latitude": 25.1235, "longitude": 118.2105, "points": stalls}
    lab.manager.say("site.add", new_id(), {"name": MARKET, "site_type": "produce_market", **at})
    codes = issue_roll(lab.manager, 3, to=lab.sampler)
    phone = Phone(playwright, tmp_path / "phone", lab.server.origin)
    phone.enrol(link_for(lab))
    phone.wait_until_ready_for_the_field(MARKET)

    first, following = timed(phone, (MARKET, SITES[0]), SECOND, codes)
    with capsys.disabled():
        tell(first, following)

    phone.browser.kill()
    lab.server.kill()
    assert first.touches <= MOST_TAPS
    assert first.seconds <= MOST_FIRST_S
    assert following.seconds <= MOST_NEXT_S
    assert following.touches < first.touches < plain_form().touches
