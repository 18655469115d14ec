"""Signed checkpoints of an audit log: Ed25519 (RFC 8032), C2SP signed-note and tlog-checkpoint.

The lower half of verify_export.py; needs nothing but Python 3.9.
"""
import base64
import binascii
import hashlib
import os
import re

HASH = 32
MAX_SIZE, MAX_NOTE = 1 << 48, 1 << 16

# RFC 8032 section 5.1.7, in extended coordinates (X, Y, Z, T).
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    sum_ = (0, 1, 1, 0)
    while number:
        if number & 1:
            sum_ = add(sum_, point)
        point = add(point, point)
        number >>= 1
    return sum_


def point_of(data):
    """The point that 32 bytes stand for, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT % P
    if y >= P or x * x % P != square or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def verify_ed25519(key, text, signature):
    point, s = point_of(key), int.from_bytes(signature[32:], "little")
    if point is None or len(signature) != 64 or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    x, y, z, _ = add(times(s, BASE), times(h, (P - point[0], point[1], 1, P - point[3])))
    x, y = x * pow(z, P - 2, P) % P, y * pow(z, P - 2, P) % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


class Wrong(Exception):
    """A finding: problem, file, index of the entry, line."""


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def unbase64(text):
    """The bytes of canonical base64, or None."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def is_name(text):
    return bool(text) and not re.search(r"[\s+\x00-\x20\x7f\x85]", text)


def is_plain(path):
    return not os.path.islink(path) and os.path.isfile(path) and os.stat(path).st_nlink == 1


def read_small(path, name):
    if not os.path.exists(path):
        raise Wrong("missing", name)
    if not is_plain(path):
        raise Wrong("not_a_file", name)
    if os.path.getsize(path) > MAX_NOTE:
        raise Wrong("malformed", name)
    with open(path, "rb") as file:
        return file.read()


def read_key(path, name):
    """(name, key id, public key) out of "name+id+base64"."""
    try:
        line = read_small(path, name).decode()
    except UnicodeDecodeError:
        raise Wrong("malformed", name) from None
    parts = line[:-1].split("+", 2) if line.endswith("\n") else line.split("+", 2)
    typed = unbase64(parts[2]) if len(parts) == 3 else None
    if typed is None or len(typed) != 33 or typed[0] != 1 or not is_name(parts[0]):
        raise Wrong("malformed", name)
    key_id = sha256(parts[0].encode(), b"\n", typed)[:4]
    if parts[1] != key_id.hex():
        raise Wrong("malformed", name)
    return parts[0], key_id, typed[1:]


def read_checkpoint(path, name, key):
    """(size, root) of a checkpoint signed by `key`."""
    try:
        note = read_small(path, name).decode()
    except UnicodeDecodeError:
        raise Wrong("malformed", name) from None
    text, blank, signatures = note.rpartition("\n\n")
    if not blank or not signatures.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", note):
        raise Wrong("malformed", name)
    text, mine = (text + "\n").encode(), []
    lines = signatures[:-1].split("\n")
    for line in lines:
        match = re.fullmatch("\u2014 ([^ ]+) ([^ ]+)", line)
        data = unbase64(match[2]) if match else None
        if data is None or len(data) < 5 or not is_name(match[1]) or len(lines) > 64:
            raise Wrong("malformed", name)
        if match[1] == key[0] and data[:4] == key[1]:
            mine.append(verify_ed25519(key[2], text, data[4:]))
    if not all(mine):
        raise Wrong("wrong_signature", name)
    if not mine:
        raise Wrong("not_signed", name)
    parts = text.decode().split("\n")
    root = unbase64(parts[2]) if len(parts) == 4 else None
    is_size = len(parts) == 4 and re.fullmatch("0|[1-9][0-9]{0,19}", parts[1]) and int(parts[1]) <= MAX_SIZE
    if root is None or len(root) != HASH or not parts[0] or not is_size:
        raise Wrong("malformed", name)
    if parts[0] != key[0]:
        raise Wrong("other_origin", name)
    return int(parts[1]), root
