"""Every error a caller may act on, and the one JSON shape in which each leaves.

A message says what happened, what it means and what to do; a code is never reused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from flask import Response, g, jsonify, request
from marshmallow import ValidationError

LANGUAGES = ("zh-CN", "zh", "en")


class Entry(NamedTuple):
    """One line of the catalogue."""

    status: int
    zh: str
    en: str


CATALOGUE: dict[str, Entry] = {
    "bad_json": Entry(
        400,
        "收到的内容不是完整的 JSON，没有保存。请重试;若反复出现，请联系管理员。",
        "What came is not complete JSON, so nothing was stored. Try again; if it goes on, "
        "tell the administrator.",
    ),
    "bad_request": Entry(
        400,
        "请求的格式不对，没有保存。请更新应用后重试。",
        "The request is malformed, so nothing was stored. Update the app and try again.",
    ),
    "blob_digest": Entry(
        422,
        "照片内容与其校验值不符，已丢弃收到的部分。请从头重新上传。",
        "The photo's bytes do not have the hash they were announced with; what came was dropped. "
        "Send it again from the start.",
    ),
    "blob_offset": Entry(
        409,
        "照片续传的位置不对。请从 Upload-Offset 所示的位置继续。",
        "The photo goes on at another offset. Continue from the one in Upload-Offset.",
    ),
    "blob_unknown": Entry(
        404,
        "还没有记录提到这张照片。请先发送记录，再上传照片。",
        "No record speaks of this photo yet. Send its record first, then the photo.",
    ),
    "busy": Entry(
        503,
        "服务器正忙，没有保存。数据仍在本机，稍后会自动重试。",
        "The server is busy and stored nothing. Your data is safe on the device; "
        "it tries again by itself.",
    ),
    "device_revoked": Entry(
        403,
        "此设备已被停用，不能再读取数据。未发送的记录仍会送达实验室的待查区。",
        "This device was stopped by the lab and reads nothing more. "
        "What waits on it is still delivered, into quarantine.",
    ),
    "disk_full": Entry(
        507,
        "服务器磁盘空间不足，没有保存。数据仍在本机。请通知管理员清理磁盘。",
        "The server's disk is full, so nothing was stored. Your data is safe on the device. "
        "Tell the administrator to free space.",
    ),
    "enrolment_gone": Entry(
        410,
        "这个添加手机的二维码已被使用、取消或过期。请让负责人重新生成一个。",
        "This invitation was used, cancelled, or has run out. Ask for a new one.",
    ),
    "form_file_unreadable": Entry(
        422,
        "这个表单文件读不了，什么都没有改动。原因见下;请改正后重新上传 .xlsx（不超过 2 MB）。",
        "This form file cannot be read, and nothing was changed. The reason stands below: mend it "
        "and send the .xlsx again (2 MB at most).",
    ),
    "history_changed": Entry(
        410,
        "实验室的记录已恢复到另一个版本。本机会重新下载，未送的记录不受影响。",
        "The lab's history is another one than this device knew. It downloads afresh; "
        "what waits to be sent is not touched.",
    ),
    "internal": Entry(
        500,
        "服务器内部出错，没有保存。数据仍在本机。请重试，并把请求编号告诉管理员。",
        "The server made a mistake and stored nothing. Your data is safe on the device. "
        "Try again, and give the administrator the request id.",
    ),
    "invalid_request": Entry(
        422,
        "有些内容不对，没有保存。请按下面的说明改正后重试。",
        "Some of what was sent is not right, so nothing was stored. Mend what is named below.",
    ),
    "label_unknown": Entry(
        404,
        "这不是本中心发放的标签。请核对标签，或改扫另一张。",
        "This is not a label of this lab. Check it, or scan another.",
    ),
    "login_taken": Entry(
        409,
        "这个登录名已有人使用。请换一个。",
        "Somebody else signs in with this name. Choose another.",
    ),
    "method_not_allowed": Entry(
        405,
        "这个地址不接受这种操作。请更新应用后重试。",
        "This address does not take this method. Update the app and try again.",
    ),
    "not_found": Entry(
        404,
        "没有找到，或不属于本中心。请核对后重试。",
        "Not your lab's, or no such thing. Check and try again.",
    ),
    "not_permitted": Entry(
        403,
        "您的岗位不能做这件事。如有需要，请联系管理员。",
        "Your role does not do this. If it should, tell the administrator.",
    ),
    "not_rejected": Entry(
        409,
        "这个样品没有被拒收（或有互相矛盾的决定），所以没有拒收通知书。请先在接收页确认拒收，再打印。",
        "This sample is not rejected (or decisions on it contradict each other), so there is no "
        "notice. Confirm the rejection on the reception page first, then print.",
    ),
    "photo_not_here": Entry(
        404,
        "照片还在上传途中。记录已到，照片稍后可见。",
        "The photo is still on its way. Its record has come; look again later.",
    ),
    "queue_file_unreadable": Entry(
        422,
        "这个待传文件打不开:可能已损坏，或是为另一台服务器制作的。请在手机上重新导出;数据仍在手机上。",
        "This queue file cannot be opened: it is damaged, or made for another server. "
        "Export it again on the phone; the data is still there.",
    ),
    "scope_changed": Entry(
        410,
        "您的权限有变化。本机会重新下载数据，未送的记录不受影响。",
        "What you may see has changed. The device downloads afresh; "
        "what waits to be sent is not touched.",
    ),
    "set_up_refused": Entry(
        403,
        "安装口令不对或已用过。请使用启动时打印的最新口令。",
        "The set-up token is wrong or was used. Take the newest one that the start-up printed.",
    ),
    "sign_in_failed": Entry(
        401,
        "登录名或密码不对。请重试;忘记密码请找管理员重设。",
        "The name or the password is wrong. Try again, or ask the administrator for a new one.",
    ),
    "too_large": Entry(
        413,
        "发送的内容超过上限，没有保存。应用会分成小份重发。",
        "What was sent is over the limit, so nothing was stored. Send it in smaller parts.",
    ),
    "too_many_tries": Entry(
        429,
        "尝试次数过多。请稍等再试;数据不会丢失。",
        "Too many tries. Wait a while and try again; nothing is lost.",
    ),
    "unauthorized": Entry(
        401,
        "此设备的登录已失效。采样可以继续，数据仍在本机;请重新登录或重新添加此设备。",
        "This device is not signed in. Go on sampling, your data is safe on it; "
        "sign in or enrol it again to send.",
    ),
    "weak_password": Entry(
        422,
        "密码太弱:至少 12 个字符，不能含登录名或实验室名，也不能只是重复。请换一个。",
        "The password is too weak: at least 12 characters, without the sign-in name or the lab's "
        "name, and not one pattern repeated. Choose another.",
    ),
    "wrong_device": Entry(
        403,
        "登录凭据属于另一台设备，没有保存。请在本机重新登录。",
        "The token belongs to another device, so nothing was stored. Sign in again on this one.",
    ),
    "wrong_host": Entry(
        421,
        "请用本系统的正式地址访问。地址见管理员给的二维码。",
        "Open the system under its own address; the administrator's QR code holds it.",
    ),
}


@dataclass(eq=False)
class ApiError(Exception):
    """An error on its way to the caller; `code` stands in the catalogue."""

    code: str
    details: dict[str, Any] | None = None
    headers: dict[str, str] | None = None

    def __str__(self) -> str:
        return self.code


def fields_of(problem: ValidationError) -> dict[str, Any]:
    """What is wrong, by field."""
    messages: Any = problem.messages
    return messages if isinstance(messages, dict) else {"_schema": messages}


def message_of(code: str, language: str) -> str:
    """What people read."""
    entry = CATALOGUE[code]
    return entry.en if language == "en" else entry.zh


def reader_language() -> str:
    """The reader's language: zh unless they ask for English."""
    return "en" if request.accept_languages.best_match(LANGUAGES, "zh-CN") == "en" else "zh"


def answer(code: str, details: dict[str, Any] | None = None) -> Response:
    """The one shape."""
    error = {"code": code, "message": message_of(code, reader_language()), "details": details or {}}
    body: dict[str, Any] = {"error": error, "request_id": g.get("request_id")}
    if request.path.startswith("/api/v1/sync"):
        body["proto"] = "fieldsample-sync/1"
    response = jsonify(body)
    response.status_code = CATALOGUE[code].status
    return response
