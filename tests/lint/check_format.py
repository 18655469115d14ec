"""Holds the layout of C++ sources, as clang-format 14 makes it. Exit status 77: it is not there."""
import re
import shutil
import subprocess
import sys

import source_tree

PROGRAM = "clang-format-14"
NOT_INSTALLED = 77


def check(root):
    names = [path.relative_to(root).as_posix() for path in source_tree.files(root, (".h", ".cpp"))]
    if not names:
        return
    result = subprocess.run([PROGRAM, "--dry-run", "--style=file"] + names, cwd=root, text=True,
                            capture_output=True, check=False)
    wrong = re.findall(r"^(\S+?):\d+:\d+: ", result.stderr, re.MULTILINE)
    for name in sorted(set(wrong)):
        yield "%s: run %s -i on it" % (name, PROGRAM)
    if result.returncode != 0 and not wrong:
        yield result.stderr


if __name__ == "__main__":
    if shutil.which(PROGRAM) is None:
        print(PROGRAM + " is not installed")
        sys.exit(NOT_INSTALLED)
    source_tree.run(check)
