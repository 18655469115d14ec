"""A MariaDB that is there already, as a municipality has it: made, provisioned and run by its own administrator."""
import os
import pwd
import shutil
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROLES = ("owner", "daemon", "sequencer")

OPTIONS = {
    "innodb-flush-log-at-trx-commit": "1",
    "max-allowed-packet": "128M",
    "local-infile": "OFF",
    "sql-mode": "TRADITIONAL",
    "innodb-log-file-size": "16M",
    "innodb-buffer-pool-size": "32M",
}


class OwnServer:
    """A server on a unix socket in `folder`. As root it runs as the account `mysql` if there is one, else `tsunagu`."""

    def __init__(self, folder):
        self.folder = folder
        self.socket = folder / "server.sock"
        self.process = None
        self.user = None
        folder.mkdir(mode=0o755)
        if os.geteuid() == 0:
            accounts = {one.pw_name for one in pwd.getpwall()}
            self.user = "mysql" if "mysql" in accounts else "tsunagu"
            shutil.chown(folder, self.user)
        self._call(["mariadb-install-db", "--no-defaults", f"--datadir={folder / 'data'}", "--skip-test-db",
                    "--auth-root-authentication-method=normal"])

    def _call(self, command):
        subprocess.run(command, user=self.user, group=self._group(), extra_groups=None if self.user is None else [], cwd="/",
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    def _group(self):
        return None if self.user is None else pwd.getpwnam(self.user).pw_gid

    def start(self, **changed):
        options = {**OPTIONS, **{name.replace("_", "-"): value for name, value in changed.items()}}
        self.process = subprocess.Popen(
            ["mariadbd", "--no-defaults", f"--datadir={self.folder / 'data'}", f"--socket={self.socket}", "--skip-networking",
             f"--pid-file={self.folder / 'pid'}", *(f"--{name}={value}" for name, value in options.items())],
            user=self.user, group=self._group(), extra_groups=None if self.user is None else [], cwd="/",
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while True:
            try:
                self.run("SELECT 1;")
                return
            except AssertionError:
                assert time.monotonic() < deadline and self.process.poll() is None, "the server does not answer"
                time.sleep(0.05)

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait(60)
            self.process = None

    def kill(self):
        self.process.kill()
        self.process.wait(60)
        self.process = None

    def run(self, sql):
        """Runs statements as the administrator; rows as lists of texts."""
        done = subprocess.run(["mariadb", "--no-defaults", f"--socket={self.socket}", "--user=root", "--batch", "--raw",
                               "--skip-column-names"], input=sql, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        return [line.split("\t") for line in done.stdout.splitlines()]

    def provision(self):
        """Runs install/provision.sql as its first lines say for a socket; {file name: password}."""
        script = (ROOT / "install/provision.sql").read_text("utf-8").replace(" REQUIRE SSL", "")
        return dict(self.run(script))
