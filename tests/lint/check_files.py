"""Holds the size of files, their first line, and words that have no place in the repository."""
import re

import source_tree

CODE = (".h", ".cpp", ".py", ".sh")
TEXT = CODE + (".md", ".txt", ".cmake", ".sql", ".xsd", ".xsl", ".json", ".conf")
MOST_LINES = 300

# Put together here, so that this file does not hold the words it looks for.
WORDS = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "for " + "now", "not " + "implemented"]
PLACES = ["../" + "shared", "/" + "work/"]
FORBIDDEN = re.compile(r"\b(?:%s)\b|%s" % ("|".join(WORDS), "|".join(map(re.escape, PLACES))))


def says_what_it_is_for(name, lines):
    """Whether the first line, or the first after a #! line, is a comment with words in it."""
    rest = lines[1:] if lines and lines[0].startswith("#!") else lines
    mark = "///?" if name.endswith((".h", ".cpp")) else '(#|""")'
    return bool(rest) and bool(re.match(mark + r"\s*\w", rest[0]))


def check(root):
    for path in source_tree.files(root, TEXT):
        name = path.relative_to(root).as_posix()
        if name.startswith("tests/data/"):
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        if name.endswith(CODE):
            if len(lines) > MOST_LINES:
                yield "%s: %d lines, at most %d" % (name, len(lines), MOST_LINES)
            if not says_what_it_is_for(name, lines):
                yield "%s:1: no comment that says what the file is for" % name
        for number, line in enumerate(lines, 1):
            match = FORBIDDEN.search(line)
            if match:
                yield '%s:%d: "%s"' % (name, number, match.group(0))


if __name__ == "__main__":
    source_tree.run(check)
