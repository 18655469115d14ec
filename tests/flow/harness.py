"""An instance of Tsunagu for one test class: made, started, spoken to as a partner and as an operator, removed.

The programs are those in TSUNAGU_BIN. As root the instance belongs to the account `tsunagu`, as anybody else to that
user. Everything happens in a folder of its own under /tmp (the path of a unix socket has 107 bytes at most).
"""
import contextlib
import json
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

BIN = Path(os.environ.get("TSUNAGU_BIN", Path(__file__).resolve().parents[2] / "build/release/bin"))
MARKERS = {"madoguchi": ".end", "jiritsu": ".ok", "bunsho": ".fin"}
PATIENCE = 60.0  # seconds; what takes longer has failed


def answer_name(partner, name):
    """What the answer to a partner's file is called."""
    return name + {"madoguchi": ".result.xml", "jiritsu": ".ack.xml", "bunsho": ".KEKKA.XML"}[partner]


class Shown:
    """What a run of `tsunagu --json` printed."""

    def __init__(self, done):
        self.exit = done.returncode
        self.out = done.stdout
        self.err = done.stderr
        self.lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    def of(self, kind):
        return [line for line in self.lines if line["kind"] == kind]

    @property
    def error(self):
        return self.lines[-1].get("error") or {}


class Instance:
    environment = {}  # of every program that is run for it, beside the test's own

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="tsn-"))
        self.folder.chmod(0o755)
        self.home = self.folder / "h"

    # -- as an operator ------------------------------------------------------------------------------------------
    def run(self, *words, user=None, env=None):
        """Runs `tsunagu --json` with these words; `env` is added to the environment."""
        command = [BIN / "tsunagu", "--home", self.home, "--json", *words]
        environment = {**os.environ, **self.environment, **(env or {})}
        # A started daemon may keep standard output open; a file, not a pipe, so that nobody waits for it.
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, timeout=PATIENCE * 2,
                                  cwd="/", user=user, env=environment, check=False)
            out.seek(0)
            err.seek(0)
            done.stdout, done.stderr = out.read(), err.read()
        return Shown(done)

    def must(self, *words, exit_status=0, env=None):
        shown = self.run(*words, env=env)
        assert shown.exit == exit_status, f"tsunagu {words}: {shown.exit}\n{shown.out}\n{shown.err}\n{self.log_end()}"
        return shown

    def init(self):
        self.must("init", "--municipality", "242039", "--name", "架空市")

    def start(self):
        """Starts the daemon with all its adapters; one that is not active would only show as a long wait later."""
        self.must("start")
        for adapter in self.must("status").of("adapter"):
            assert adapter["state"] == "active", f"{adapter}\n{self.log_end()}"

    def stop(self):
        self.must("stop")

    def pid(self):
        """The daemon's process id, or None if it does not run."""
        try:
            pid = int((self.home / "run/tsunagud.pid").read_text().split()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None
        return pid if _runs(pid) else None

    def kill(self):
        """Ends the daemon as a power cut would, and waits until it is gone."""
        pid = self.pid()
        assert pid is not None, "the daemon does not run"
        os.kill(pid, signal.SIGKILL)
        self.wait(lambda: not _runs(pid), "the killed daemon to go")

    def log(self):
        """All that the daemon has logged."""
        log = self.home / "log/tsunagud.log"
        return log.read_text(errors="replace") if log.exists() else "(no log)"

    def log_end(self):
        return self.log()[-3000:]

    # -- as a partner --------------------------------------------------------------------------------------------
    def box(self, partner, way):
        return self.home / "exchange" / partner / way

    def put(self, partner, name, data):
        """Writes a data file under a temporary name and renames it; no marker yet."""
        box = self.box(partner, "in")
        temporary = box / f".{name}.tmp"
        temporary.write_bytes(data)
        temporary.rename(box / name)

    def mark(self, partner, name):
        (self.box(partner, "in") / (name + MARKERS[partner])).touch()

    def drop(self, partner, name, data):
        self.put(partner, name, data)
        self.mark(partner, name)

    def answer(self, partner, name):
        """Waits for an answer, takes it and its marker away as the partner does, and returns its bytes."""
        path = self.box(partner, "out") / answer_name(partner, name)
        marker = Path(str(path) + MARKERS[partner])
        self.wait(marker.exists, f"the answer {path}")
        data = path.read_bytes()
        marker.unlink()
        path.unlink()
        return data

    def exchange(self, partner, name, data):
        """Drops a file and returns the bytes of its answer."""
        self.drop(partner, name, data)
        return self.answer(partner, name)

    # -- for the tests -------------------------------------------------------------------------------------------
    def wait(self, is_so, what):
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < deadline, f"waited {PATIENCE:.0f} s for {what}\n{self.log_end()}"
            time.sleep(0.01)

    def status(self):
        return self.must("status").of("status")[0]

    def adapter(self, name):
        return next(line for line in self.must("status").of("adapter") if line["name"] == name)

    def settle(self):
        """Waits until every committed event is in the signed log."""
        self.wait(lambda: self.status()["audit_lag"] == 0, "the audit log to be signed")

    def edit(self, name, change):
        """Rewrites a file of the instance in place, so that owner and mode stay."""
        path = self.home / name
        data = change(path.read_bytes())
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | stat.S_IWUSR)
        with open(path, "r+b") as file:
            file.truncate(0)
            file.write(data)
        path.chmod(mode)

    def remove(self):
        with contextlib.suppress(AssertionError):
            if self.pid() is not None:
                self.run("stop")
            if self.pid() is not None:
                self.kill()
        self._end_database()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end_database(self):
        """The private MariaDB outlives a killed daemon; it goes by its own pid file."""
        try:
            pid = int((self.home / "run/mariadb.pid").read_text().split()[0])
            if b"mariadbd" not in Path(f"/proc/{pid}/cmdline").read_bytes():
                return
            os.kill(pid, signal.SIGTERM)
            self.wait(lambda: not _runs(pid), "MariaDB to end")
        except (FileNotFoundError, ProcessLookupError, IndexError, ValueError):
            pass


def _runs(pid):
    """Whether any thread of `pid` is left. The first one may be gone while others still hold files and locks."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        return state != "Z" or len(os.listdir(f"/proc/{pid}/task")) > 1
    except (FileNotFoundError, ProcessLookupError):
        return False


def children(parent, prefix):
    """Process ids of `parent`'s children whose name begins with `prefix`."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            name, rest = (folder / "stat").read_text().split("(", 1)[1].rsplit(")", 1)
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(rest.split()[1]) == parent and name.startswith(prefix):
            found.append(int(folder.name))
    return found


def is_root():
    return os.geteuid() == 0


def owner_of(path):
    return pwd.getpwuid(path.stat().st_uid).pw_name


class FlowTest(unittest.TestCase):
    """One fresh, running instance for all tests of a class; they work with records of their own."""

    started = True

    @classmethod
    def setUpClass(cls):
        cls.instance = Instance()
        cls.addClassCleanup(cls.instance.remove)
        cls.instance.init()
        if cls.started:
            cls.instance.start()

    def madoguchi_accepted(self, name, data):
        """Hands a madoguchi file over, expects all of it accepted and returns the case numbers."""
        import answers
        _, lines = answers.madoguchi(self.instance.exchange("madoguchi", name, data))
        self.assertEqual([line["区分"] for line in lines], ["受理"] * len(lines), lines)
        return [line["案件番号"] for line in lines]
