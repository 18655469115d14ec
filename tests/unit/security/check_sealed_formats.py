#!/usr/bin/env python3
"""Checks the worked example of docs/sealed-formats.md without any of Tsunagu's code.

AES, CMAC, HMAC and Ed25519 come from the openssl command; GHASH, the only part of AES-GCM the
command does not offer, is twenty lines below. The keys of the example are published, so it does
no harm that they stand in the command's arguments.

usage: check_sealed_formats.py docs/sealed-formats.md
"""
import base64
import hashlib
import hmac
import subprocess
import sys
import tempfile
import uuid


def openssl(arguments, data=b""):
    return subprocess.run(["openssl", *arguments], input=data, stdout=subprocess.PIPE, check=True).stdout


def cmac(key, block):
    digits = openssl(["mac", "-cipher", "AES-256-CBC", "-macopt", "hexkey:" + key.hex(), "CMAC"], block)
    return bytes.fromhex(digits.decode().strip())


def aes_ctr(key, counter, data):
    return openssl(["enc", "-aes-256-ctr", "-nopad", "-K", key.hex(), "-iv", counter.hex()], data)


def ghash_times(x, y):
    """x times y in GF(2^128) with GCM's order of bits."""
    product = 0
    for bit in range(127, -1, -1):
        if x >> bit & 1:
            product ^= y
        y = y >> 1 ^ (0xE1 << 120 if y & 1 else 0)
    return product


def ghash(h, associated, ciphertext):
    def blocks(data):
        data += bytes(-len(data) % 16)
        return [data[i:i + 16] for i in range(0, len(data), 16)]

    lengths = (8 * len(associated)).to_bytes(8, "big") + (8 * len(ciphertext)).to_bytes(8, "big")
    state = 0
    for block in blocks(associated) + blocks(ciphertext) + [lengths]:
        state = ghash_times(state ^ int.from_bytes(block, "big"), h)
    return state.to_bytes(16, "big")


def xaes_open(key, nonce, associated, sealed):
    """XAES-256-GCM of c2sp.org: a key derived from half the nonce, then AES-256-GCM."""
    message_key = b"".join(cmac(key, bytes([0, i]) + b"X\0" + nonce[:12]) for i in (1, 2))
    ciphertext, tag = sealed[:-16], sealed[-16:]
    h = int.from_bytes(aes_ctr(message_key, bytes(16), bytes(16)), "big")
    mask = aes_ctr(message_key, nonce[12:] + b"\0\0\0\1", bytes(16))
    expected = bytes(a ^ b for a, b in zip(ghash(h, associated, ciphertext), mask))
    assert expected == tag, "the tag is right"
    return aes_ctr(message_key, nonce[12:] + b"\0\0\0\2", ciphertext)


def sized(*parts):
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def labelled_hmac(key, label, *parts):
    return hmac.new(key, sized(label.encode(), *parts), hashlib.sha256).digest()


def unpad(padded):
    size = int.from_bytes(padded[:4], "big")
    assert not any(padded[4 + size:]), "the padding is zero"
    return padded[4:4 + size]


def form_open(key, header_size, associated, form):
    return xaes_open(key, form[header_size:header_size + 24], associated, form[header_size + 24:])


def blocks_of(page):
    ring, values, last, block = "", {}, None, ""
    for line in open(page, encoding="utf-8"):
        if line.startswith("```"):
            block = line[3:].strip()
        elif block == "ring":
            ring += line
        elif block == "example" and line.startswith("  "):
            values[last] += line.strip()
        elif block == "example":
            last, values[last] = line.rstrip("\n").split(" = ", 1)
    return ring, values


def open_ring(ring, key_file):
    """The tenant and the keys by name, after everything about the ring was checked."""
    kek = bytes.fromhex(key_file)
    wrapping_key = labelled_hmac(kek, "tsunagu/kek-wrap/v1")
    mac_key = labelled_hmac(kek, "tsunagu/kek-mac/v1")
    lines = [line.split(" ") for line in ring.splitlines()]
    tenant = uuid.UUID(lines[1][1]).bytes
    body = ring[:ring.rindex("mac ")].encode()
    assert lines[3][1] == labelled_hmac(mac_key, "tsunagu/ring-check/v1", tenant).hex()
    assert lines[-1][1] == labelled_hmac(mac_key, "tsunagu/ring/v1", body).hex()
    keys = {}
    for _, name, key_id_hex, _state, _created, wrapped in lines[4:-1]:
        form = base64.b64decode(wrapped)
        place = sized(b"tsunagu/purpose-key/v1", tenant, name.encode(), bytes.fromhex(key_id_hex))
        associated = sized(b"tsunagu/wrapped-key/v1", place, form[:4])
        assert form[:4] == bytes([1, 2, 0, 0])
        keys[name] = form_open(wrapping_key, 4, associated, form)
        assert key_id_hex == labelled_hmac(keys[name], "tsunagu/key-id/v1", name.encode())[:8].hex()
    return tenant, keys


def key_id(keys, name):
    return labelled_hmac(keys[name], "tsunagu/key-id/v1", name.encode())[:8]


def check_case_data(tenant, keys, text, raw):
    case = uuid.UUID(text["case"]).bytes
    wrapped = raw("wrapped data key")
    assert wrapped[:16] == bytes([1, 2, 1, 0, 0, 0, 0, 1]) + key_id(keys, "WRAP-2031")
    associated = sized(b"tsunagu/data-key/v1", tenant, case, wrapped[:16])
    data_key = form_open(keys["WRAP-2031"], 16, associated, wrapped[:-16])
    assert data_key == raw("data key")
    assert wrapped[-16:] == labelled_hmac(data_key, "tsunagu/commit/v1", associated)[:16]

    field = raw("sealed field")
    assert field[:8] == bytes([1, 2, 1, 1, 0, 0, 0, 1])
    associated = sized(b"tsunagu/field/v1", tenant, text["document type"].encode(),
                       text["field number"].encode(), case, uuid.UUID(text["document"]).bytes,
                       field[:8])
    assert unpad(form_open(data_key, 8, associated, field)).decode() == text["value"]

    seal = labelled_hmac(raw("seal key"), "tsunagu/document/v1", case, raw("document content"))
    assert seal == raw("document seal")


def check_other_values(tenant, keys, text, raw):
    small = raw("sealed small value")
    assert small[:12] == bytes([1, 2, 3, 1]) + key_id(keys, "SEARCH-2031")
    associated = sized(b"tsunagu/small/v1", tenant, text["place"].encode(), small[:12])
    assert unpad(form_open(keys["SEARCH-2031"], 12, associated, small)).decode() == text["value"]

    code = text["resident code"].encode()
    assert labelled_hmac(keys["INDEX-1"], "tsunagu/token/v1", b"\1", code)[:16] == raw("token")
    tag = labelled_hmac(keys["PSEUDO-2025"], "tsunagu/case-tag/v1",
                        uuid.UUID(text["case"]).bytes, uuid.UUID(text["event"]).bytes)
    assert tag == raw("case tag")
    assert labelled_hmac(keys["EVMAC-1"], "tsunagu/event/v1", raw("event leaf")) == raw("event mac")


def check_signature(keys, text, raw):
    """Signs with openssl: Ed25519 gives the same signature whoever makes it."""
    with tempfile.NamedTemporaryFile(suffix=".der") as key, tempfile.NamedTemporaryFile() as message:
        key.write(bytes.fromhex("302e020100300506032b657004220420") + keys["LOGSIGN-1"])
        key.flush()
        message.write((text["checkpoint"] + "\n").encode())
        message.flush()
        signature = openssl(["pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", key.name,
                             "-in", message.name])
        public_key = openssl(["pkey", "-inform", "DER", "-in", key.name, "-pubout", "-outform", "DER"])
    assert signature == raw("signature")
    assert public_key[-32:] == raw("log public key")


def main():
    ring, text = blocks_of(sys.argv[1])

    def raw(name):
        return bytes.fromhex(text[name])

    tenant, keys = open_ring(ring, text["key file"])
    check_case_data(tenant, keys, text, raw)
    check_other_values(tenant, keys, text, raw)
    check_signature(keys, text, raw)
    print("every value of the example agrees")


if __name__ == "__main__":
    main()
