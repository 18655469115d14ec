#!/usr/bin/env python3
"""Shows the answers that the three partners of install/samples get, as one table for people.

Usage: show_answers.py ANSWER_FILE...

Each partner reads another form; docs of the forms are beside the adapters (adapters/packs/*/README.md).
"""
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

WORDS = {"accepted": "受理", "duplicate": "重複", "refused": "差戻"}
ACK = "{urn:example:jiritsu:ack:1}"
REFUSALS = Path(__file__).resolve().parent.parent / "docs" / "refusals.md"


def text_of(path):
    """The text of an answer. expat does not know CP932, so the declaration goes and Python decodes."""
    data = path.read_bytes()
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    declared = re.match(rb'<\?xml[^>]*encoding="([^"]+)"', data)
    encoding = declared.group(1).decode("ascii").lower() if declared else "utf-8"
    if encoding in ("shift_jis", "windows-31j"):
        encoding = "cp932"
    return re.sub(r"^<\?xml.*?\?>", "", data.decode(encoding))


def rows_of(path):
    """(record number, outcome, case or document, code) of each record in an answer."""
    root = ElementTree.fromstring(text_of(path))
    if root.tag == "処理結果":
        if root.get("区分"):
            yield "（ファイル全体）", root.get("区分"), "", root.get("コード", "")
        for line in root.iter("結果"):
            code = (line.text or "").split("：")[0]
            yield line.get("番号"), line.get("区分"), line.get("案件番号", ""), code
    elif root.tag == ACK + "Ack":
        if root.get("status"):
            yield "（ファイル全体）", WORDS.get(root.get("status"), root.get("status")), "", root.get("code", "")
        for line in root.iter(ACK + "Result"):
            outcome = WORDS.get(line.get("status"), line.get("status"))
            yield line.get("plan"), outcome, line.get("document", ""), line.get("code", "")
    elif root.tag == "結果":
        if root.get("区分"):
            yield "（ファイル全体）", root.get("区分"), "", root.get("コード", "")
        for line in root.iter("議題"):
            yield "議題 " + line.get("番号"), line.get("区分"), "", line.get("コード", "")
    else:
        sys.exit(f"{path}: an answer of an unknown form")


def reasons():
    """Japanese texts of the codes: in docs/refusals.md each stands in bold below its code."""
    text = REFUSALS.read_text(encoding="utf-8") if REFUSALS.exists() else ""
    return dict(re.findall(r"^### (KX\d+)\n\n\*\*(.+?)\*\*", text, re.MULTILINE))


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def main():
    texts = reasons()
    rows = [("連携先のファイル", "記録", "結果", "ケースまたは文書", "理由")]
    for name in sys.argv[1:]:
        for number, outcome, where, code in rows_of(Path(name)):
            reason = f"{code} {texts.get(code, '')}".strip()
            rows.append((Path(name).name, number, outcome, where, reason))
    widths = [max(width(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        cells = [cell + " " * (size - width(cell)) for cell, size in zip(row, widths)]
        print("  " + "  ".join(cells + [row[4]]).rstrip())


if __name__ == "__main__":
    main()
