"""Values that occur nowhere by chance, and the search for them in raw bytes."""
import os
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp932", "euc-jp")
FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")


def my_number(digits):
    """A 12 digit individual number with its check digit (Order of the Ministry of Internal Affairs 85 of 2014)."""
    total = sum(int(digit) * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(reversed(digits), 1))
    return digits + str(0 if total % 11 <= 1 else 11 - total % 11)


def spellings(value):
    """The value as it may have been folded or widened on its way."""
    plain = value.replace("　", "").replace(" ", "")
    return {value, plain, value.replace("　", " "), value.translate(FULL_WIDTH), plain.replace("-", "")}


def needles(values):
    """{bytes: the value they stand for} in every spelling and encoding."""
    found = {}
    for value in values:
        for text in spellings(value):
            for encoding in ENCODINGS:
                try:
                    found[text.encode(encoding)] = value
                except UnicodeEncodeError:
                    continue
    return found


def search(data, wanted):
    """The values that stand in `data`."""
    return {value for needle, value in wanted.items() if needle in data}


def search_files(folder, wanted, but=lambda path: False):
    """["path: value"] of all files below `folder` whose content or name holds a value."""
    found = []
    for path in sorted(folder.rglob("*")):
        if but(path):
            continue
        found += [f"name of {path}: {value}" for value in search(os.fsencode(path.name), wanted)]
        try:
            if path.is_file() and not path.is_symlink():
                found += [f"{path}: {value}" for value in search(path.read_bytes(), wanted)]
        except FileNotFoundError:
            continue  # a file that came and went
    return found


def family(pid):
    """The process and all that descend from it."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found
