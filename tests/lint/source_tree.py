"""What the checks share: which files are ours, and how a finding is reported."""
import pathlib
import sys

SKIPPED = {".git", "build", "instance", "__pycache__"}


def files(root, endings):
    """The files below `root` with one of `endings`, in order, without what tools made."""
    for path in sorted(pathlib.Path(root).rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_file() and path.name.endswith(endings) and not SKIPPED.intersection(parts):
            yield path


def run(check):
    """Runs check(root), which yields findings as text, on the tree named on the command line."""
    if len(sys.argv) != 2:
        sys.exit("usage: %s ROOT" % sys.argv[0])
    findings = list(check(pathlib.Path(sys.argv[1])))
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)
