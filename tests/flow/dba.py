"""What somebody can do who has every right in the database and none in Tsunagu: look at rows and change them."""
import contextlib
import os
import subprocess
import tempfile
import time
import uuid
from pathlib import Path

# Everything that a change may touch, children last.
TABLES = ("case_record", "data_key", "document", "case_token", "case_link", "search_entry", "case_projection", "inbound_file",
          "inbound_record", "outbound_file")


class Dba:
    """Works as the owner of the tables, through the `mariadb` client and the password file of the instance."""

    def __init__(self, instance):
        self.socket = instance.home / "run/mariadb.sock"
        password = (instance.home / "keys/database-owner.password").read_text().strip()
        descriptor, name = tempfile.mkstemp(dir=instance.folder)  # 0600
        self.options = Path(name)
        with os.fdopen(descriptor, "w") as file:
            file.write(f"[client]\nuser = tsunagu_owner\npassword = {password}\n")

    def run(self, sql):
        """Runs statements; the rows of those that have some, as lists of texts."""
        done = subprocess.run(["mariadb", f"--defaults-extra-file={self.options}", f"--socket={self.socket}", "--batch",
                               "--skip-column-names", "tsunagu"], input=sql, capture_output=True, text=True, timeout=60,
                              check=False)
        assert done.returncode == 0, f"{sql}\n{done.stderr}"
        return [line.split("\t") for line in done.stdout.splitlines()]

    @contextlib.contextmanager
    def alone(self):
        """The database without the daemon, which may have refused to start: MariaDB by itself, asking nobody's name."""
        home = self.socket.parent.parent
        account = home.owner()
        server = subprocess.Popen(["mariadbd", f"--defaults-file={home / 'db/my.cnf'}", "--skip-grant-tables"], user=account,
                                  group=home.group(), extra_groups=[], cwd="/", stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + 60
            while True:
                try:
                    self.run("SELECT 1;")
                    break
                except AssertionError:
                    assert time.monotonic() < deadline and server.poll() is None, "MariaDB does not answer"
                    time.sleep(0.05)
            yield
        finally:
            server.terminate()
            server.wait(60)

    def one(self, sql):
        """The only value of the only row."""
        (value,), = self.run(sql)
        return value

    def keep(self):
        """Copies every table, for restored()."""
        for table in (*TABLES, "audit_event"):
            self.run(f"CREATE OR REPLACE TABLE kept_{table} AS SELECT * FROM {table};")

    @contextlib.contextmanager
    def changed(self, sql):
        """The tables as `sql` leaves them; afterwards as they were at keep(). The audit log only grows."""
        try:
            self.run(sql)
            yield
        finally:
            self.restore()

    def restore(self):
        for table in TABLES:
            self.run(f"DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table};")
        self.run(f"DELETE FROM audit_event WHERE event_id = {MADE_UP}; REPLACE INTO audit_event SELECT * FROM kept_audit_event;")


MADE_UP = "UNHEX('00000000000070008000000000000bad')"


def binary(text):
    """An id as the tables hold it."""
    return f"UNHEX('{uuid.UUID(text).hex}')"


def id_text(hexadecimal):
    return str(uuid.UUID(hexadecimal))


def flipped(column, place):
    """SQL for `column` with one bit of the byte at `place` (from 1, or from the end if below) the other way."""
    at = place if place > 0 else f"LENGTH({column}) + 1 - {-place}"
    return f"INSERT({column}, {at}, 1, CHAR(ASCII(SUBSTRING({column}, {at}, 1)) ^ 1))"
