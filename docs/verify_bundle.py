"""Checks an audit bundle of fieldsample with nothing but Python: `python verify_bundle.py BUNDLE.zip`."""
import base64, hashlib, json, sys, zipfile
P = 2**256 - 2**224 + 2**192 + 2**96 - 1  # NIST P-256, FIPS 186-4
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296, 0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
BOUND = ("prev", "lab_id", "pos", "op_id", "body_sha256", "envelope_sha256", "actor", "outcome", "documents")
ENVELOPE = ("lab_id", "op_id", "device_id", "device_seq", "schema", "kind", "subject", "actor", "device_time", "mono_ms", "clock_offset_ms", "clock_offset_age_s")
sha = lambda text: hashlib.sha256(text.encode()).hexdigest()
raw = lambda text: base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
number = lambda text: int.from_bytes(raw(text), "big")
plain = lambda value: "" if value is None else f"{value:.3f}" if isinstance(value, (int, float)) else str(value)

def add(a, b):
    if a is None or b is None: return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0: return None
    slope = (3 * a[0] ** 2 - 3) * pow(2 * a[1], -1, P) if a == b else (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope**2 - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P
def times(k, point):
    total = None
    for bit in bin(k)[2:]:
        total = add(total, total)
        if bit == "1": total = add(total, point)
    return total
def is_signed(text, sig, key):
    r, s = (int.from_bytes(raw(sig)[i:i + 32], "big") for i in (0, 32))
    if not (0 < r < N and 0 < s < N): return False
    w = pow(s, -1, N)
    point = add(times(int(sha(text), 16) * w % N, G), times(r * w % N, (number(key["x"]), number(key["y"]))))
    return point is not None and point[0] % N == r

bundle, prev, pos, marks, photos = zipfile.ZipFile(sys.argv[1]), "0" * 64, 0, 0, 0
about = json.loads(bundle.read("about.json"))
signed = {mark["pos"]: mark for mark in map(json.loads, bundle.read("checkpoints.jsonl").splitlines())}
for row in map(json.loads, bundle.open("journal.jsonl")):
    pos += 1
    said, body = row.get("operation"), row.get("quarantined")
    assert row["pos"] == pos and row["prev"] == prev, f"position {pos}: the chain is cut"
    assert row["hash"] == sha("|".join(str(row[name]) for name in BOUND)), f"position {pos}: the row was edited"
    if body is not None: assert sha(body) == row["envelope_sha256"], f"position {pos}: what was set aside was edited"
    else: assert sha(said["body"]) == row["body_sha256"] and sha("\n".join(plain(said[name]) for name in ENVELOPE)) == row["envelope_sha256"], f"position {pos}: what was said was edited"
    if mark := signed.pop(pos, None):
        marks += 1
        assert mark["hash"] == row["hash"], f"position {pos}: chained anew, the server signed another hash"
        assert is_signed("\n".join(["fieldsample-checkpoint-v1", about["lab_id"], str(pos), mark["hash"], mark["at"]]), mark["sig"], about["key"]), f"position {pos}: the signature is not the server's"
    prev = row["hash"]
assert not signed and (pos, prev) == (about["pos"], about["hash"]), f"position {pos + 1}: the end is missing"
for name in bundle.namelist():
    if name.startswith("photos/"): assert hashlib.sha256(bundle.read(name)).hexdigest() == name[7:], f"{name} was changed"; photos += 1
print(f"whole: {pos} rows, {marks} signed checkpoints, {photos} photos; head {prev[:16]}")
