"""Lets both verifiers judge the good export and every mutation of it: they have to say the same.

    compare_verifiers.py WRITE_MUTATED_EXPORTS TSUNAGU_VERIFY
"""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "flow"))
import verify_export  # noqa: E402

NAMES = ("ok", "check", "problem", "file", "index", "line")
LEAST = 120  # exports; fewer would mean that the comparison no longer compares


def beside(folder, suffix):
    path = pathlib.Path(str(folder) + suffix)
    return str(path) if path.exists() else None


def first_verdict(program, folder, key, known):
    options = (["--key", key] if key else []) + (["--known", known] if known else [])
    done = subprocess.run([program, str(folder), "--json", *options], capture_output=True, check=False)
    verdict = json.loads(done.stdout)
    if done.returncode != (0 if verdict["ok"] else 1):
        raise SystemExit("%s: exit status %d" % (folder.name, done.returncode))
    return {name: verdict[name] for name in NAMES if name in verdict}


def escaped(verdict):
    """File names as tsunagu-verify shows them."""
    if "file" not in verdict:
        return verdict
    shown = "".join(one if one.isprintable() else "\\x%02x" % ord(one) for one in verdict["file"])
    return {**verdict, "file": shown}


def main(writer, program):
    differences = compared = 0
    with tempfile.TemporaryDirectory(prefix="tsunagu-verify-") as scratch:
        subprocess.run([writer, scratch], check=True)
        for folder in sorted(path for path in pathlib.Path(scratch).iterdir() if path.is_dir()):
            key, known = beside(folder, ".vkey"), beside(folder, ".known")
            first = first_verdict(program, folder, key, known)
            second = escaped(verify_export.verify(str(folder), key, [known] if known else []))
            compared += 1
            if first != second:
                differences += 1
                print("%s:\n  tsunagu-verify   %s\n  verify_export.py %s" % (folder.name, first, second))
    print("%d exports compared, %d verdicts differ" % (compared, differences))
    return 0 if compared >= LEAST and differences == 0 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
