#!/usr/bin/env python3
"""Verifies an exported audit log; written a second time, so that nobody has to trust the first.

Needs nothing but Python 3.9 and log_note.py beside it. The formats are those of docs/audit-log.md.
Slow, and short enough to be read in one sitting.

    verify_export.py FOLDER [--key VKEYFILE] [--known CHECKPOINT]...

Writes one line of JSON. Exit status: 0 nothing wrong, 1 something wrong, 2 wrong usage.
"""
import json
import os
import re
import struct
import sys

from log_note import HASH, Wrong, read_checkpoint, read_key, read_small, is_plain, sha256, unbase64

TYPES = {1, 2, 3, 4, 10, 11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 30, 31, 32, 40, 41, 42, 50, 60, 61, 70, 80, 90, 91}
BOOT = 1
LEAF, WIDTH = 144, 256
MAX_LINE, MAX_TIME = 1 << 18, 253402300799999999


def tile_name(level, number, width):
    path = "%03d" % (number % 1000)
    while number >= 1000:
        number //= 1000
        path = "x%03d/%s" % (number % 1000, path)
    return "tile/%s/%s%s" % ("entries" if level < 0 else level, path, "" if width == WIDTH else ".p/%d" % width)


def tiles_of(size):
    """(level, number, width) of every tile; level -1 are the entries."""
    for level in [-1] + [level for level in range(8) if size >> 8 * level]:
        count = size >> 8 * max(level, 0)
        for number in range((count + WIDTH - 1) // WIDTH):
            yield level, number, min(WIDTH, count - number * WIDTH)


def check_files(folder, size):
    expected = set()
    for level, number, width in tiles_of(size):
        name = tile_name(level, number, width)
        path, first = os.path.join(folder, name), number << 8 * (max(level, 0) + 1)
        if not os.path.lexists(path):
            raise Wrong("missing", name, first)
        if not is_plain(path):
            raise Wrong("not_a_file", name, first)
        if os.path.getsize(path) != width * (LEAF + 2 if level < 0 else HASH):
            raise Wrong("wrong_size", name, first)
        expected.add(name)
    beside, strangers = {"checkpoint", "log.vkey", "events.jsonl"}, []
    for where, folders, files in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(where, name))]
        for name in (os.path.relpath(os.path.join(where, name), folder) for name in files + links):
            if name not in expected and name not in beside and not name.startswith("checkpoints/"):
                strangers.append(name)
    if strangers:
        raise Wrong("unexpected", min(strangers, key=os.fsencode))


class Tree:
    """A Merkle tree (RFC 9162) of which only the roots of complete parts are kept."""

    def __init__(self):
        self.peaks, self.size = [], 0

    def add(self, hash_):
        rest, self.size = self.size, self.size + 1
        while rest & 1:
            hash_, rest = sha256(b"\x01", self.peaks.pop(), hash_), rest >> 1
        self.peaks.append(hash_)
        return self

    def root(self):
        if not self.peaks:
            return sha256()
        root = self.peaks[-1]
        for peak in self.peaks[-2::-1]:
            root = sha256(b"\x01", peak, root)
        return root


def root_of(hashes):
    tree = Tree()
    for hash_ in hashes:
        tree.add(hash_)
    return tree.root()


def check_tree(folder, size, hashes, root, proven):
    """`hashes` are the leaf hashes of all entries; `proven` of them are known to be right."""
    leaf = upper = None
    level, row = 0, hashes
    while row:
        for number in range(0, (len(row) + WIDTH - 1) // WIDTH):
            part = row[number * WIDTH:(number + 1) * WIDTH]
            name = tile_name(level, number, len(part))
            with open(os.path.join(folder, name), "rb") as file:
                tile = file.read()
            for place, hash_ in enumerate(part):
                if tile[place * HASH:(place + 1) * HASH] != hash_:
                    found = (name, (number * WIDTH + place) << 8 * level, level)
                    leaf, upper = (leaf or found, upper) if level == 0 else (leaf, upper or found)
        level, row = level + 1, [root_of(row[i:i + WIDTH]) for i in range(0, len(row) // WIDTH * WIDTH, WIDTH)]
    if root_of(hashes) == root:
        if leaf or upper:
            raise Wrong("changed_tile", *(leaf or upper)[:2])
    elif leaf and leaf[1] >= proven:
        number = leaf[1] // WIDTH
        raise Wrong("changed_entry", tile_name(-1, number, min(WIDTH, size - number * WIDTH)), leaf[1])
    elif leaf:
        raise Wrong("changed_tile", *leaf[:2])
    elif upper:
        raise Wrong("changed_entry", *upper[:2])
    else:
        raise Wrong("changed_root", "checkpoint", proven)


def read_leaves(folder, size):
    leaves = []
    for _, number, width in (tile for tile in tiles_of(size) if tile[0] < 0):
        name = tile_name(-1, number, width)
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
        for place in range(0, len(data), LEAF + 2):
            length, magic, type_, _, boot, count, time, event = struct.unpack_from(">H4sHHIQQ16s", data, place)
            is_leaf = (length, magic) == (LEAF, b"TSL1") and type_ in TYPES and boot and count and event != bytes(16)
            if not is_leaf or time > MAX_TIME:
                raise Wrong("malformed", name, len(leaves))
            leaves.append(data[place + 2:place + 2 + LEAF])
    return leaves


def check_numbers(leaves):
    last = {}
    for index, leaf in enumerate(leaves):
        type_, node, boot, number = struct.unpack_from(">HHIQ", leaf, 4)
        old_boot, old_number = last.get(node, (0, 0))
        expected = old_number + 1 if boot == old_boot else 1
        problem = ("boot_backwards" if boot < old_boot else "number_missing" if number > expected else
                   "number_repeated" if number < expected else
                   ("boot_inside" if type_ == BOOT else "boot_missing") if (type_ == BOOT) != (number == 1) else None)
        if problem:
            start = index // WIDTH
            raise Wrong(problem, tile_name(-1, start, min(WIDTH, len(leaves) - start * WIDTH)), index)
        last[node] = boot, number


def quoted(text):
    """`text` as JSON with just the escapes that the log's own writer uses."""
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"%s"' % re.sub("[\x00-\x1f\x7f-\x9f\"\\\\\u2028\u2029]",
                           lambda match: short.get(match[0], "\\u%04x" % ord(match[0])), text)


def check_payloads(path, leaves):
    last = -1
    for number, line in enumerate(open(path, "rb") if os.path.exists(path) else [], 1):
        try:
            text = line.decode()
            event = json.loads(text)
            index, salt = event["index"], unbase64(event["salt"])
            again = '{"index":%d,"salt":"%s","payload":%s}\n' % (index, event["salt"], quoted(event["payload"]))
            if again != text or len(line) > MAX_LINE + 1 or len(salt) != 32 or index < 0:
                raise ValueError
        except (ValueError, KeyError, TypeError):
            raise Wrong("malformed", "events.jsonl", None, number) from None
        if index <= last or index >= len(leaves):
            raise Wrong("wrong_order" if index <= last else "no_such_entry", "events.jsonl", index, number)
        if sha256(b"tsunagu/payload/v1", salt, event["payload"].encode()) != leaves[index][112:]:
            raise Wrong("changed_payload", "events.jsonl", index, number)
        last = index


def load_checkpoints(paths, key, size):
    """The checkpoints that can be true, and the first thing wrong with another."""
    good, wrong = [], None
    for path, name in paths:
        try:
            found, root = read_checkpoint(path, name, key)
            if name.startswith("checkpoints/") and name != "checkpoints/%d" % found:
                raise Wrong("wrong_name", name)
            if found > size:
                raise Wrong("log_is_shorter", name)
            good.append((found, root, name))
        except Wrong as error:
            wrong = wrong or error
    return good, wrong


def run(folder, key_file, known, progress):
    """Raises Wrong for the first thing wrong; progress[0] is the check that runs."""
    own = os.path.join(folder, "log.vkey")
    key = read_key(key_file or own, key_file or "log.vkey")
    if key_file and os.path.exists(own) and read_small(own, "") != read_small(key_file, ""):
        raise Wrong("other_key", "log.vkey")
    progress[0] = "checkpoint"
    size, root = read_checkpoint(os.path.join(folder, "checkpoint"), "checkpoint", key)
    progress[0] = "files"
    check_files(folder, size)
    progress[0] = "entries"
    leaves = read_leaves(folder, size)
    progress[0] = "tree"
    where = os.path.join(folder, "checkpoints")
    names = sorted(os.listdir(where)) if os.path.isdir(where) else []
    files = [(os.path.join(where, name), "checkpoints/" + name) for name in names]
    kept, kept_wrong = load_checkpoints(files, key, size)
    given, given_wrong = load_checkpoints([(path, path) for path in known], key, size)
    hashes, tree, proven, forked = [sha256(b"\x00", leaf) for leaf in leaves], Tree(), 0, []
    for checkpoint in sorted(kept + given, key=lambda checkpoint: checkpoint[0]):
        while tree.size < checkpoint[0]:
            tree.add(hashes[tree.size])
        if tree.root() != checkpoint[1]:
            forked.append(checkpoint)
        proven = proven if forked else checkpoint[0]
    check_tree(folder, size, hashes, root, proven)
    for progress[0], own_list, wrong in (("history", kept, kept_wrong), ("known", given, given_wrong)):
        for name in [checkpoint[2] for checkpoint in forked if checkpoint in own_list]:
            wrong = wrong or Wrong("other_history", name, proven)
        if wrong:
            raise wrong
    progress[0] = "numbers"
    check_numbers(leaves)
    progress[0] = "payloads"
    check_payloads(os.path.join(folder, "events.jsonl"), leaves)


def verify(folder, key_file=None, known=()):
    """The verdict, with the first thing wrong as tsunagu-verify --json names it."""
    progress = ["key"]
    try:
        run(folder, key_file, known, progress)
    except Wrong as wrong:
        places = zip(("problem", "file", "index", "line"), wrong.args)
        return {"ok": False, "check": progress[0], **{name: value for name, value in places if value is not None}}
    return {"ok": True}


def main(arguments):
    folders, options = [], {"--key": [], "--known": []}
    while arguments:
        word = arguments.pop(0)
        place = options.get(word, folders)
        place.append(word if place is folders else arguments.pop(0) if arguments else "")
    if len(folders) != 1 or len(options["--key"]) > 1 or folders[0].startswith("-"):
        sys.stderr.write(__doc__)
        return 2
    verdict = verify(folders[0], (options["--key"] or [None])[0], options["--known"])
    print(json.dumps(verdict, ensure_ascii=True))
    return 0 if verdict["ok"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
