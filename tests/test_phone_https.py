"""`make run PHONE=1`: HTTPS for phones, and the pages that make a phone trust it."""

import plistlib
import socket
import ssl
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from cryptography import x509
from flask import Flask

from fieldsample.access.certificates import fingerprint
from fieldsample.cli import phone, phone_doors
from fieldsample.config import folder, read_settings
from fieldsample.web import phone_page

WECHAT = "Mozilla/5.0 (Linux; Android 14) Chrome/116 Mobile MicroMessenger/8.0.47"
QQ = "Mozilla/5.0 (Linux; Android 14) Chrome/109 MQQBrowser/6.2 Mobile V1_AND_SQ_9.0.8 QQ/9.0.8"
QQ_BROWSER = "Mozilla/5.0 (Linux; Android 14) Chrome/109 MQQBrowser/15.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1"


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
from fieldsample.cli import phone, phone_doors

data, https, page, local = sys.argv[1:]
mode = phone.prepare_phone(Path(data), "127.0.0.1", int(https), int(page))
phone_doors.serve_phone(lambda: app_with(None), mode, int(local))
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
            phone_doors.refuse_if_taken(taken)


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
    assert fingerprint(mode.certificates.root) in text.replace("<wbr>", "")
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
    assert f"https://lab.lan{path}" in answer.text
    assert "ca.crt" not in answer.text


def test_a_way_out_is_offered_only_where_it_is_needed():
    app = app_with(None)
    with app.test_request_context("/", headers={"User-Agent": WECHAT}):
        response = phone_page.way_out()
        assert response is not None
        assert "script-src 'self';" in response.headers["Content-Security-Policy"]
    with app.test_request_context("/", headers={"User-Agent": IPHONE}):
        assert phone_page.way_out() is None


def test_a_host_that_is_none_is_refused_in_words(tmp_path):
    with pytest.raises(phone.PhoneModeRefused, match="neither an address nor a host name"):
        phone.prepare_phone(tmp_path, "lab lan")


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
