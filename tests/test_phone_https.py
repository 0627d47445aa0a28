"""`make run PHONE=1`: a lab CA for one host, and the pages that bring it onto a phone."""

import plistlib
import socket
import ssl
import stat
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError
from flask import Flask

from fieldsample.access.certificate_authority import Pair, make_leaf
from fieldsample.access.certificates import (
    HostRefused,
    certificates_for,
    fingerprint,
    read_key,
)
from fieldsample.cli import phone
from fieldsample.config import folder, read_settings
from fieldsample.web import phone_page

NOW = datetime.now(UTC)
WECHAT = "Mozilla/5.0 (Linux; Android 14) Chrome/116 Mobile MicroMessenger/8.0.47"
QQ = "Mozilla/5.0 (Linux; Android 14) Chrome/109 MQQBrowser/6.2 Mobile V1_AND_SQ_9.0.8 QQ/9.0.8"
QQ_BROWSER = "Mozilla/5.0 (Linux; Android 14) Chrome/109 MQQBrowser/15.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1"


def verify(host: str, leaf: x509.Certificate, root: x509.Certificate) -> None:
    try:
        name: x509.GeneralName = x509.IPAddress(ip_address(host))
    except ValueError:
        name = x509.DNSName(host)
    policy = PolicyBuilder().store(Store([root])).build_server_verifier(name)
    policy.verify(leaf, [])


@pytest.mark.parametrize("host", ["192.168.1.20", "fd00::20", "lab.lan"])
def test_a_phone_that_trusts_the_root_trusts_the_host(tmp_path, host):
    held = certificates_for(host, tmp_path)
    verify(host, held.leaf, held.root)


@pytest.mark.parametrize("host", ["192.168.1.20", "lab.lan"])
@pytest.mark.parametrize("other", ["192.168.1.21", "10.0.0.1", "fd00::1", "bank.example"])
def test_the_root_is_worth_nothing_for_another_host(tmp_path, host, other):
    held = certificates_for(host, tmp_path)
    stolen = Pair(read_key(held.root_key_path), held.root)
    forged = make_leaf(other, stolen, NOW)
    with pytest.raises(VerificationError):
        verify(other, forged.certificate, held.root)


def test_the_leaf_lives_397_days_at_most_and_the_root_ten_years(tmp_path):
    held = certificates_for("lab.lan", tmp_path)
    assert life(held.leaf) <= timedelta(days=397)
    assert life(held.root) <= timedelta(days=3650)


def life(certificate: x509.Certificate) -> timedelta:
    return certificate.not_valid_after_utc - certificate.not_valid_before_utc


def test_keys_are_for_the_owner_alone(tmp_path):
    held = certificates_for("lab.lan", tmp_path)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (held.root_key_path, held.leaf_key_path)]
    assert modes == [0o600, 0o600]
    assert stat.S_IMODE(held.folder.stat().st_mode) == 0o700


def test_a_second_start_keeps_what_phones_already_trust(tmp_path):
    first = certificates_for("lab.lan", tmp_path)
    root, leaf = first.root, first.leaf
    again = certificates_for("LAB.lan.", tmp_path)
    assert (again.root, again.leaf) == (root, leaf)


def test_a_leaf_near_its_end_is_renewed_under_the_same_root(tmp_path):
    held = certificates_for("lab.lan", tmp_path, NOW)
    root, leaf = held.root, held.leaf
    certificates_for("lab.lan", tmp_path, leaf.not_valid_after_utc - timedelta(days=31))
    assert held.leaf == leaf
    certificates_for("lab.lan", tmp_path, leaf.not_valid_after_utc - timedelta(days=29))
    assert held.leaf != leaf
    assert held.root == root


def test_a_leaf_never_outlives_its_root_and_an_old_root_is_replaced(tmp_path):
    held = certificates_for("lab.lan", tmp_path, NOW)
    root = held.root
    certificates_for("lab.lan", tmp_path, root.not_valid_after_utc - timedelta(days=90))
    assert held.leaf.not_valid_after_utc == root.not_valid_after_utc
    certificates_for("lab.lan", tmp_path, root.not_valid_after_utc - timedelta(days=29))
    assert held.root != root
    held.leaf.verify_directly_issued_by(held.root)


def test_a_key_of_another_generation_is_noticed(tmp_path):
    held = certificates_for("lab.lan", tmp_path)
    held.leaf_key_path.write_bytes(held.root_key_path.read_bytes())
    certificates_for("lab.lan", tmp_path)
    assert read_key(held.leaf_key_path).public_key() == held.leaf.public_key()


def test_each_host_has_a_root_of_its_own(tmp_path):
    home = certificates_for("192.168.1.20", tmp_path)
    assert certificates_for("192.168.1.21", tmp_path).root != home.root


@pytest.mark.parametrize("host", ["", "lab lan", "../tls", "https://lab.lan", "a" * 300])
def test_nonsense_is_no_host(tmp_path, host):
    with pytest.raises(HostRefused):
        certificates_for(host, tmp_path)


# --- served


def app_with(mode: phone.PhoneMode | None) -> Flask:
    app = Flask("phone", template_folder=str(folder("templates")), static_folder=None)
    app.register_blueprint(phone_page.blueprint)
    return mode.offer_to(app) if mode else app


@pytest.fixture
def mode(tmp_path) -> phone.PhoneMode:
    return phone.prepare_phone(tmp_path, "127.0.0.1", free_port(), free_port())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


SERVER = """
import sys
from pathlib import Path
from tests.test_phone_https import app_with
from fieldsample.cli import phone

data, https, page, local = sys.argv[1:]
mode = phone.prepare_phone(Path(data), "127.0.0.1", int(https), int(page))
phone.serve_phone(lambda: app_with(None), mode, int(local))
"""


@contextmanager
def start(data, ports):
    words = [sys.executable, "-c", SERVER, str(data), *map(str, ports)]
    with subprocess.Popen(words, cwd=folder("templates").parent) as process:
        for port in ports:
            wait_for(port)
        yield process
        process.terminate()


@pytest.fixture
def served(mode, tmp_path):
    with start(tmp_path, [mode.https_port, mode.page_port, free_port()]):
        yield mode


def wait_for(port: int) -> None:
    until = time.monotonic() + 20
    while not is_open(port):
        assert time.monotonic() < until, f"nothing listens on port {port}"
        time.sleep(0.05)


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ask(port: int, path: str, context: ssl.SSLContext | None = None) -> tuple[int, str]:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
        line = context.wrap_socket(plain, server_hostname="127.0.0.1") if context else plain
        with line:
            request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
            line.sendall(request.encode())
            answer = b"".join(iter(lambda: line.recv(65536), b"")).decode(errors="replace")
    return int(answer.split(" ", 2)[1]), answer


def test_a_phone_shakes_hands_trusting_only_our_root(served):
    trusting = ssl.create_default_context(cafile=str(served.certificates.root_path))
    status, answer = ask(served.https_port, "/phone/check", trusting)
    assert status == 200
    assert "检查这部手机" in answer


def test_a_phone_without_the_root_refuses(served):
    with pytest.raises(ssl.SSLCertVerificationError):
        ask(served.https_port, "/phone/check", ssl.create_default_context())


def test_plain_http_hands_out_the_certificate_and_nothing_else(served):
    assert ask(served.page_port, "/phone")[0] == 200
    assert ask(served.page_port, "/phone/ca.crt")[0] == 200
    assert ask(served.page_port, "/phone/files/phone.css")[0] == 200
    for path in ("/", "/api/v1/status", "/phoney"):
        status, answer = ask(served.page_port, path)
        assert (status, "Location: /phone\r\n" in answer) == (302, True)
    status, answer = ask(served.page_port, "/phone/check")
    assert (status, f"{served.origin}/phone/check" in answer) == (302, True)


def test_the_plain_doors_close_when_the_server_is_killed(mode, tmp_path):
    ports = [mode.https_port, mode.page_port, free_port()]
    with start(tmp_path, ports) as process:
        process.kill()
    until = time.monotonic() + 10
    while is_open(mode.page_port) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_open(mode.page_port)


def test_a_taken_port_is_said_in_words():
    with socket.socket() as other:
        other.bind(("", 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(phone.PhoneModeRefused, match=f"Port {taken} is in use"):
            phone.refuse_if_taken(taken)


# --- said


def test_no_address_code_without_a_trusted_origin():
    assert phone.address_code("http://localhost:8000") == ""
    assert phone.address_code("http://192.168.1.20:8000") == ""
    assert "█" in phone.address_code("https://lab.example.cn")


def test_the_terminal_shows_the_way_to_trust_and_not_the_app(mode):
    said = phone.announcement(mode)
    assert phone.drawn(mode.page_url) in said
    assert phone.drawn(mode.origin) not in said
    assert fingerprint(mode.certificates.root) in said


def test_the_settings_follow_the_trusted_address(mode, tmp_path):
    changed = mode.settings(read_settings({"FIELDSAMPLE_DATA": str(tmp_path)}))
    assert changed.origin == mode.origin
    assert {"127.0.0.1", "localhost"} <= changed.hosts


# --- pages


@pytest.fixture
def client(mode):
    return app_with(mode).test_client()


def test_the_page_shows_the_fingerprint_and_the_way_on(client, mode):
    text = client.get("/phone").text
    assert fingerprint(mode.certificates.root) in text
    assert mode.origin + "/phone/check" in text
    assert "证书信任设置" in text


def test_the_certificate_is_the_root_in_the_form_phones_open(client, mode):
    answer = client.get("/phone/ca.crt")
    assert answer.mimetype == "application/x-x509-ca-cert"
    assert x509.load_der_x509_certificate(answer.data) == mode.certificates.root


def test_an_iphone_gets_a_profile_with_the_same_root(client, mode):
    answer = client.get("/phone/ca.mobileconfig")
    assert answer.mimetype == "application/x-apple-aspen-config"
    payload = plistlib.loads(answer.data)["PayloadContent"][0]
    assert payload["PayloadType"] == "com.apple.security.root"
    assert x509.load_der_x509_certificate(payload["PayloadContent"]) == mode.certificates.root


def test_an_iphone_sees_its_own_steps_first(client):
    text = client.get("/phone", headers={"User-Agent": IPHONE}).text
    assert text.index("ca.mobileconfig") < text.index("ca.crt")


@pytest.mark.parametrize("path", ["/phone", "/phone/check"])
@pytest.mark.parametrize(("agent", "app"), [(WECHAT, "微信"), (QQ, "QQ")])
def test_inside_a_messenger_the_page_says_how_to_get_out(client, path, agent, app):
    answer = client.get(path, headers={"User-Agent": agent}, base_url="https://lab.lan")
    assert f"{app}里打开" in answer.text
    assert "ca.crt" not in answer.text


def test_qq_browser_is_a_browser():
    assert phone_page.closed_browser(QQ_BROWSER) is None


def test_without_phone_mode_there_is_a_check_and_no_certificate():
    client = app_with(None).test_client()
    assert client.get("/phone").location == "/phone/check"
    assert client.get("/phone/check").status_code == 200
    assert client.get("/phone/ca.crt").status_code == 404


def test_pages_run_no_inline_script(client):
    for path in ("/phone", "/phone/check"):
        answer = client.get(path, base_url="https://lab.lan")
        assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
        assert "<script>" not in answer.text
        assert "style=" not in answer.text


def test_both_languages_say_the_same_things():
    chinese, english = phone_page.WORDS["zh-CN"], phone_page.WORDS["en"]
    assert chinese.keys() == english.keys()
    says = [{key: set(says) for key, (_, says) in w["checks"].items()} for w in (chinese, english)]
    assert says[0] == says[1]
    assert len(chinese["brands"]) == len(english["brands"])


def test_english_is_for_who_asks(client):
    assert "Let this phone" in client.get("/phone", headers={"Accept-Language": "en-GB"}).text
    assert "Let this phone" in client.get("/phone?lang=en").text
