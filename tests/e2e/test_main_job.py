"""The main job from end to end: labelled in the field without the lab, received at its desk."""

from __future__ import annotations

from tests.e2e.conftest import SECOND, SITES, Main, Site
from tests.e2e.whole import assert_whole

SAVED, SENT, ARRIVED = "已存", "已送", "已到样"


def test_a_sample_taken_while_the_server_is_dead_is_received_when_it_is_back(main: Main):
    label, site, name = next(main.labels), SITES[0], "上海青"
    main.phone.wait_until_ready_for_the_field(site.name)

    main.server.kill()
    main.phone.scan(label)
    main.phone.answer(name, site.name, SECOND)
    main.phone.reload()
    main.phone.expect_draft(name)
    photos = main.phone.photograph()
    sample_no = main.phone.save()
    main.phone.expect_delivery(sample_no, SAVED)
    main.phone.close_and_reopen()
    main.phone.expect_delivery(sample_no, SAVED)
    main.server.start()
    main.phone.send()
    main.phone.expect_delivery(sample_no, SENT)

    main.desk.fetch()
    main.desk.expect_expected(name)
    main.desk.scan(label.code)
    main.desk.receive()
    main.desk.expect_all_sent()

    assert_counted(main, site)
    main.phone.send()
    main.phone.expect_delivery(sample_no, ARRIVED)
    assert_whole(main.server, photos=main.phone.photos)
    assert photos > 0


def test_a_sample_taken_out_of_reach_is_received_when_the_phone_is_back(main: Main):
    label, site, name = next(main.labels), SITES[1], "小白菜"
    main.phone.wait_until_ready_for_the_field(site.name)

    main.phone.set_offline(True)
    main.phone.scan(label)
    main.phone.answer(name, site.name, SECOND)
    main.phone.photograph()
    sample_no = main.phone.save()
    main.phone.reload()
    main.phone.expect_delivery(sample_no, SAVED)
    main.phone.set_offline(False)
    main.phone.send()
    main.phone.expect_delivery(sample_no, SENT)

    main.desk.fetch()
    main.desk.expect_expected(name)
    main.desk.scan(label.code)
    main.desk.receive()
    main.desk.expect_all_sent()

    assert_counted(main, site)
    main.phone.send()
    main.phone.expect_delivery(sample_no, ARRIVED)
    assert_whole(main.server, photos=main.phone.photos)


def test_a_sample_that_reaches_the_desk_before_its_record_finds_it_later(main: Main):
    label, site, name = next(main.labels), SITES[2], "空心菜"
    main.phone.wait_until_ready_for_the_field(site.name)
    main.phone.set_offline(True)
    main.phone.scan(label)
    main.phone.answer(name, site.name, SECOND)
    main.phone.photograph()
    sample_no = main.phone.save()

    main.desk.fetch()
    main.desk.scan(label.code)
    main.desk.expect_verdict("数据未到")
    main.desk.receive()
    main.desk.expect_all_sent()
    main.phone.set_offline(False)
    main.phone.send()

    main.phone.expect_delivery(sample_no, ARRIVED)
    main.desk.fetch()
    main.desk.scan(label.code)
    main.desk.expect_verdict("已经接收过")
    assert_counted(main, site)
    assert_whole(main.server, photos=main.phone.photos)


def assert_counted(main: Main, site: Site) -> None:
    """The map's table has the one sample of this site, collected and received."""
    row = main.office.coverage_of(site.name)
    assert row == {"采样": 1, "到样": 1, "接收": 1, "拒收": 0}
