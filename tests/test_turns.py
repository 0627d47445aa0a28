"""Turns: who asks first goes first, and never two at once."""

from __future__ import annotations

import threading

from fieldsample.journal.turns import Turns


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns, order = Turns(), list[int]()
    gates = [threading.Event() for _ in range(8)]

    def wait(number: int) -> None:
        gates[number].set()
        with turns:
            order.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(8)]
    with turns:
        for number, thread in enumerate(threads):
            thread.start()
            gates[number].wait()
            while len(turns._queue) <= number:
                pass
    for thread in threads:
        thread.join()

    assert order == list(range(8))


def test_never_two_at_once() -> None:
    turns, inside, most = Turns(), [0], [0]

    def work() -> None:
        for _ in range(200):
            with turns:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1]
