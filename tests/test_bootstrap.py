"""Three hundred phones come at once: nobody is turned away for good, nothing falls over."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.e2e.server import Server

PHONES = 300
PATIENCE_S = 60.0


class Phone:
    """A phone's first pull, as the app does it: told to come later, it comes later."""

    def __init__(self, address: str, token: str) -> None:
        self.host = urlsplit(address).netloc
        self.headers = {"Authorization": f"Bearer {token}"}
        self.documents = 0
        self.answers: Counter[int] = Counter()

    def pull(self) -> None:
        cursor, more, until = "", True, time.monotonic() + PATIENCE_S
        while more and time.monotonic() < until:
            connection = http.client.HTTPConnection(self.host, timeout=30)
            query = f"?limit=100&cursor={cursor}" if cursor else "?limit=100"
            connection.request("GET", f"/api/v1/sync/changes{query}", headers=self.headers)
            response = connection.getresponse()
            raw = response.read()
            connection.close()
            self.answers[response.status] += 1
            if response.status == 503:
                # Jitter: those who were sent away together do not come back together.
                time.sleep(random.random() * 0.3)
                continue
            page = json.loads(raw)
            self.documents += len(page["changes"])
            cursor, more = page["cursor"], page["more"]
        assert not more


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "data")
    running.command("init", "--lab", "Lab", "--prefix", "HZ")
    running.start()
    yield running
    running.kill()


def manager_token(server: Server) -> str:
    made = server.command("token", "create", "--person", "Ann", "--role", "manager", "--json")
    return str(json.loads(made)["token"])


def add_sites(server: Server, folder: Path, many: int) -> None:
    rows = "".join(f"示例市场{number},produce_market,S{number}\n" for number in range(many))
    (folder / "sites.csv").write_text(f"name,site_type,code\n{rows}", encoding="utf-8")
    server.command("import", "sites", str(folder / "sites.csv"))


def test_three_hundred_first_pulls_at_once_all_get_everything(
    server: Server, tmp_path: Path
) -> None:
    add_sites(server, tmp_path, 250)
    token = manager_token(server)
    phones = [Phone(server.origin, token) for _ in range(PHONES)]
    threads = [threading.Thread(target=phone.pull) for phone in phones]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    answers: Counter[int] = sum((phone.answers for phone in phones), Counter())
    assert answers.keys() <= {200, 503}, answers
    assert len({phone.documents for phone in phones}) == 1
