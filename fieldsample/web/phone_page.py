"""Pages for a phone's first contact: trust the lab's certificate, then test the phone.

`/phone` hands out the lab's certificate, over plain HTTP because the phone trusts nothing yet;
`/phone/check` tests in words what the web app needs. Inside WeChat's, QQ's and the like's own
browser neither can work: a page says how to get out.
"""

import json
import plistlib
import re
import uuid
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from fieldsample.access.certificates import LabCertificates, fingerprint, for_download
from fieldsample.config import folder

# Its own files stand under /phone too: the plain listener opens nothing else.
blueprint = Blueprint(
    "phone_page",
    __name__,
    url_prefix="/phone",
    static_folder=folder("static") / "phone",
    static_url_path="/files",
)
WORDS = json.loads(Path(__file__).with_name("phone_words.json").read_text(encoding="utf-8"))

# "QQ/" is the messenger's window; "MQQBrowser/" is a browser of its own, and works.
CLOSED_BROWSERS = (
    ("MicroMessenger", "微信", "WeChat"),
    (r"\bQQ/", "QQ", "QQ"),
    ("DingTalk", "钉钉", "DingTalk"),
    ("AlipayClient", "支付宝", "Alipay"),
)
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; media-src 'self' blob:; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types fieldsample"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True)
class PhoneOffer:
    """What a server in phone mode has for a phone: its certificates and its trusted address."""

    certificates: LabCertificates
    origin: str

    @property
    def check_url(self) -> str:
        return f"{self.origin}/phone/check"


def make_offer(app: Flask, offer: PhoneOffer) -> None:
    app.extensions["phone_offer"] = offer


def current_offer() -> PhoneOffer | None:
    return current_app.extensions.get("phone_offer")


def offer_or_gone() -> PhoneOffer:
    return current_offer() or abort(404)


def closed_browser(user_agent: str) -> tuple[str, str] | None:
    """Name the app, in Chinese and English, whose built-in browser this is."""
    found = (names for mark, *names in CLOSED_BROWSERS if re.search(mark, user_agent))
    return next(((chinese, english) for chinese, english in found), None)


@blueprint.after_request
def protect(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


@blueprint.get("")
def install() -> AnyResponse | str:
    offer = current_offer()
    if offer is None:
        return redirect("/phone/check")
    return page(
        "phone.html",
        offer=offer,
        fingerprint=fingerprint(offer.certificates.root).split(":"),
        is_apple=bool(re.search(r"iPhone|iPad", request.user_agent.string)),
    )


@blueprint.get("/check")
def check() -> AnyResponse | str:
    offer = current_offer()
    if offer is not None and not browser_trusts_this():
        return redirect(offer.check_url)
    return page("phone_check.html", offer=offer)


def browser_trusts_this() -> bool:
    """Browsers take `localhost` for safe without a certificate."""
    return request.is_secure or request.host.partition(":")[0] == "localhost"


def page(template: str, **facts: object) -> AnyResponse | str:
    return way_out() or in_words(template, **facts)


def way_out() -> Response | None:
    """In a messenger's own browser, the page that says how to leave it; elsewhere nothing.

    The web app's shell asks too: it is no use in there either.
    """
    shown = closed_browser(request.user_agent.string)
    if shown is None:
        return None
    app = shown[chosen_language() == "en"]
    text = in_words("phone_browser.html", address=request.base_url, app=app)
    return protect(Response(text, mimetype="text/html"))


def in_words(template: str, **facts: object) -> str:
    language = chosen_language()
    other = "zh-CN" if language == "en" else "en"
    return render_template(template, words=WORDS[language], language=language, other=other, **facts)


def chosen_language() -> str:
    asked = request.args.get("lang", "")
    return asked if asked in WORDS else request.accept_languages.best_match(WORDS, "zh-CN")


@blueprint.get("/ca.crt")
def certificate() -> Response:
    root = for_download(offer_or_gone().certificates.root)
    return as_file(root, "application/x-x509-ca-cert", "fieldsample-lab-ca.crt")


@blueprint.get("/ca.mobileconfig")
def profile() -> Response:
    made = apple_profile(offer_or_gone().certificates)
    return as_file(made, "application/x-apple-aspen-config", "fieldsample-lab-ca.mobileconfig")


def as_file(content: bytes, mime: str, name: str) -> Response:
    response = Response(content, mimetype=mime)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def apple_profile(certificates: LabCertificates) -> bytes:
    """Always the same for the same root, so that installing it twice replaces it."""
    mark = fingerprint(certificates.root)
    inner = profile_part("com.apple.security.root", f"{mark}/root", certificates.host)
    inner |= {"PayloadContent": for_download(certificates.root)}
    outer = profile_part("Configuration", mark, certificates.host)
    return plistlib.dumps(outer | {"PayloadContent": [inner]})


def profile_part(kind: str, mark: str, host: str) -> dict[str, object]:
    identity = str(uuid.uuid5(uuid.NAMESPACE_URL, mark)).upper()
    return {
        "PayloadType": kind,
        "PayloadVersion": 1,
        "PayloadIdentifier": f"fieldsample.{identity}",
        "PayloadUUID": identity,
        "PayloadDisplayName": f"fieldsample {host}",
        "PayloadOrganization": "fieldsample",
    }
