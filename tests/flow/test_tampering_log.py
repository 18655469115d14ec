"""Whoever changes audit events, in the database or in the log's folder, is found out, and what they did is named."""
import base64
import hashlib
import shutil
import unittest

import dba
import harness
import log_note
from tampering import TamperingTest


class Events(TamperingTest):
    """Events that are in the signed log already."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.instance.stop()
        cls.instance.start()
        cls.instance.settle()
        cls.dba.keep()

    def test_finds_deleted_events(self):
        last = self.dba.one("SELECT MAX(number) FROM kept_audit_event WHERE boot = 2")
        middle = self.dba.one("SELECT MAX(number) FROM kept_audit_event WHERE boot = 1")
        for boot, number in ((1, 1), (1, 3), (1, middle), (2, 1), (2, last)):
            with self.subTest((boot, number)), self.dba.changed(
                    f"DELETE FROM audit_event WHERE boot = {boot} AND number = {number};"):
                self.assert_verify_names(f"audit event {boot}/{number}")

    def test_finds_a_whole_run_that_is_gone(self):
        with self.dba.changed("DELETE FROM audit_event WHERE boot = 1;"):
            self.assert_verify_names("audit event 1/1")

    def test_finds_a_change_of_each_column(self):
        changes = {
            "event_id": dba.MADE_UP,
            "leaf": dba.flipped("leaf", 30),
            "leaf cut": "LEFT(leaf, 143)",
            "payload": dba.flipped("payload", 60),
            "payload cut": "LEFT(payload, 20)",
            "mac": dba.flipped("mac", 32),
        }
        for what, value in changes.items():
            column = what.split()[0]
            sql = f"UPDATE audit_event SET {column} = {value} WHERE boot = 1 AND number = 4;"
            with self.subTest(what), self.dba.changed(sql):
                self.assert_verify_names("audit event 1/4")

    def test_finds_renumbered_events(self):
        for sets in ("number = 7777", "boot = 7", "node = 2", "number = 0"):
            with self.subTest(sets), self.dba.changed(
                    f"UPDATE audit_event SET {sets} WHERE boot = 1 AND number = 4;"):
                self.assert_verify_names("audit event 1/4")

    def test_finds_two_events_exchanged(self):
        for column in ("leaf = b.leaf, a.payload = b.payload, a.mac = b.mac", "payload = b.payload"):
            sql = ("UPDATE audit_event a JOIN kept_audit_event b ON b.boot = a.boot AND b.number = IF(a.number = 3, 4, 3) "
                   f"SET a.{column} WHERE a.boot = 1 AND a.number IN (3, 4);")
            with self.subTest(column), self.dba.changed(sql):
                self.assert_verify_names("audit event 1/3")

    def test_finds_made_up_events(self):
        far = int(self.dba.one("SELECT MAX(number) FROM audit_event WHERE boot = 2")) + 5000
        for node, boot, number in ((1, 1, 7777), (1, 1, 0), (1, 2, 0), (1, 2, far), (1, 9, 1), (2, 1, 1), (0, 1, 1)):
            sql = (f"INSERT INTO audit_event SELECT {node}, {boot}, {number}, {dba.MADE_UP}, leaf, payload, mac "
                   "FROM kept_audit_event WHERE node = 1 AND boot = 1 AND number = 4;")
            with self.subTest((node, boot, number)), self.dba.changed(sql):
                self.assert_verify_names(f"audit event {boot}/{number}")


class NewEvents(TamperingTest):
    """Events that no checkpoint covers yet."""

    def tearDown(self):
        pass  # what was taken away stays known for ever

    def test_notices_at_once_that_an_event_is_put_elsewhere_as_it_is_written(self):
        self.dba.run("CREATE TRIGGER elsewhere BEFORE INSERT ON audit_event FOR EACH ROW "
                     "SET NEW.number = IF(NEW.number < 100000 AND SUBSTRING(NEW.leaf, 5, 2) = x'0016', NEW.number + 100000, "
                     "NEW.number);")
        before = self.instance.status()["audit_size"]
        self.instance.must("case", "list")
        self.dba.run("DROP TRIGGER elsewhere;")

        self.instance.wait(lambda: "was committed and is gone" in self.instance.log(), "the alarm")

        self.dba.run("DELETE FROM audit_event WHERE number > 100000;")
        self.instance.settle()
        alarms = [event for event in self.events(before) if event["type"] == "integrity_alarm"]
        self.assertEqual([alarm["outcome"] for alarm in alarms], ["gone"])
        number = alarms[0]["numbers"]
        self.assert_verify_names(f"audit event 1/{number}", "taken away")
        self.instance.stop()
        self.instance.start()
        self.assert_verify_names(f"audit event 1/{number}", "taken away")


class ChangedNewEvent(TamperingTest):
    def tearDown(self):
        pass

    def test_never_signs_an_event_that_was_changed_as_it_was_written(self):
        self.dba.run("CREATE TRIGGER otherwise BEFORE INSERT ON audit_event FOR EACH ROW "
                     f"SET NEW.leaf = IF(SUBSTRING(NEW.leaf, 5, 2) = x'0016', {dba.flipped('NEW.leaf', 26)}, NEW.leaf);")
        self.instance.must("case", "list")
        number = self.dba.one("SELECT MAX(number) FROM audit_event WHERE SUBSTRING(leaf, 5, 2) = x'0016'")
        self.dba.run("DROP TRIGGER otherwise;")

        self.instance.wait(lambda: self.instance.run("status").exit == 1, "the state to be degraded")

        self.assert_verify_names(f"audit event 1/{number}")
        self.instance.stop()
        error = self.instance.must("start", exit_status=1).error
        self.assertEqual(error["id"], "TS-2004")
        self.assertIn(f"audit event 1/{number}", error["detail"])


class Folder(TamperingTest):
    """The folder of tiles and checkpoints."""

    def tearDown(self):
        if self.instance.pid() is None:
            self.instance.start()
        self.assert_whole()

    @property
    def audit(self):
        return self.instance.home / "audit"

    def put_back(self, kept):
        """The folder as it is in the copy `kept`, with the owners it had."""
        owner = self.audit.stat()
        shutil.rmtree(self.audit)
        shutil.copytree(kept, self.audit)
        for path in (self.audit, *self.audit.rglob("*")):
            harness.os.chown(path, owner.st_uid, owner.st_gid)

    def test_finds_deleted_and_cut_files(self):
        for name in ("checkpoint", "log.vkey", "tile/entries/000.p", "tile/0/000.p"):
            for what, cut in (("deleted", None), ("empty", 0), ("cut", -40)):
                with self.subTest(f"{name} {what}"):
                    self.instance.settle()
                    path = self.audit / name
                    if path.is_dir():  # the newest of a tile that is not full yet
                        path = max(path.iterdir(), key=lambda one: int(one.name))
                    kept, owner = path.read_bytes(), path.stat()
                    path.unlink() if cut is None else path.write_bytes(kept[:cut])

                    self.assert_verify_names(name.split("/")[0])

                    if not path.exists() or len(path.read_bytes()) < len(kept):
                        path.write_bytes(kept)
                        harness.os.chown(path, owner.st_uid, owner.st_gid)

    def test_finds_a_log_that_somebody_signed_with_a_key_of_their_own(self):
        self.instance.settle()
        key, note = (self.audit / name for name in ("log.vkey", "checkpoint"))
        ours = key.read_bytes(), note.read_bytes()
        origin = note.read_text().split("\n")[0]
        seed = hashlib.sha512(b"somebody else").digest()
        text = "\n".join(note.read_text().split("\n")[:3]) + "\n"
        public, signature = _sign(seed, text.encode())
        typed = b"\x01" + public
        key_id = hashlib.sha256(origin.encode() + b"\n" + typed).digest()[:4]
        kept = {path: path.read_bytes() for path in (self.audit / "checkpoints").iterdir()}
        for path in kept:
            path.unlink()
        key.write_text(f"{origin}+{key_id.hex()}+{base64.b64encode(typed).decode()}\n")
        note.write_text(f"{text}\n\u2014 {origin} {base64.b64encode(key_id + signature).decode()}\n")

        self.assert_verify_names("key", "log.vkey")

        key.write_bytes(ours[0])
        for path, data in kept.items():
            path.write_bytes(data)

    def test_does_not_start_with_an_older_copy_of_the_folder(self):
        self.instance.settle()
        older, newer = self.instance.folder / "older", self.instance.folder / "newer"
        shutil.copytree(self.audit, older)
        self.instance.must("case", "list")
        self.instance.settle()
        self.instance.stop()
        self.instance.start()
        self.instance.stop()
        shutil.copytree(self.audit, newer)
        self.put_back(older)

        error = self.instance.must("start", exit_status=1).error

        self.assertEqual(error["id"], "TS-6001")
        self.put_back(newer)

    def test_does_not_start_with_an_empty_folder(self):
        self.instance.settle()
        self.instance.stop()
        newer = self.instance.folder / "full"
        shutil.copytree(self.audit, newer)
        for path in self.audit.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()

        error = self.instance.must("start", exit_status=1).error

        self.assertEqual(error["id"], "TS-6001")
        self.put_back(newer)

    def test_finds_an_older_copy_of_the_folder_while_it_runs(self):
        self.instance.settle()
        older, newer = self.instance.folder / "before", self.instance.folder / "after"
        shutil.copytree(self.audit, older)
        self.instance.must("case", "list")
        self.instance.settle()
        shutil.copytree(self.audit, newer)
        self.put_back(older)

        self.assert_verify_names("log_is_shorter")

        self.put_back(newer)
        self.instance.stop()

    def test_does_not_start_with_an_older_state_of_the_database(self):
        self.instance.settle()
        self.dba.keep()
        boot, number = self.dba.run("SELECT boot, number FROM audit_event ORDER BY boot DESC, number DESC LIMIT 1")[0]
        self.dba.run(f"DELETE FROM audit_event WHERE boot = {boot} AND number > {int(number) - 2};")
        self.instance.kill()

        error = self.instance.must("start", exit_status=1).error

        self.assertEqual(error["id"], "TS-6001")
        self.assertIn(f"audit event {boot}/{number}", error["detail"])
        with self.dba.alone():
            self.dba.restore()

    def test_does_not_start_with_changed_numbers_of_runs(self):
        self.instance.settle()
        self.instance.kill()
        for sql in ("DELETE FROM audit_boot;", "UPDATE audit_boot SET boot = 4294967295 ORDER BY boot DESC LIMIT 1;",
                    "UPDATE audit_boot SET boot = 4000000000 ORDER BY boot DESC LIMIT 1;"):
            with self.subTest(sql):
                with self.dba.alone():
                    self.dba.run("CREATE OR REPLACE TABLE kept_audit_boot AS SELECT * FROM audit_boot;" + sql)

                error = self.instance.must("start", exit_status=1).error

                self.assertEqual(error["id"], "TS-6001")
                self.assertIn("audit_boot", error["detail"])
                with self.dba.alone():
                    self.dba.run("DELETE FROM audit_boot; INSERT INTO audit_boot SELECT * FROM kept_audit_boot;")

    def test_does_not_start_with_a_made_up_event_of_a_run_that_is_over(self):
        self.instance.settle()
        self.dba.keep()
        boot = self.dba.one("SELECT MAX(boot) FROM audit_event")
        self.dba.run(f"INSERT INTO audit_event SELECT 1, {boot}, 1000000000000, {dba.MADE_UP}, leaf, payload, mac "
                     "FROM kept_audit_event WHERE node = 1 AND boot = 1 AND number = 4;")
        self.instance.stop()

        error = self.instance.must("start", exit_status=1).error

        self.assertEqual(error["id"], "TS-2004")
        self.assertIn(f"audit event {boot}/1000000000000", error["detail"])
        with self.dba.alone():
            self.dba.restore()


def _sign(seed, text):
    """Public key and Ed25519 signature of `text` by the key of `seed` (64 bytes)."""
    scalar = int.from_bytes(seed[:32], "little") & ((1 << 254) - 8) | (1 << 254)
    public = _encoded(log_note.times(scalar, log_note.BASE))
    r = int.from_bytes(hashlib.sha512(seed[32:] + text).digest(), "little") % log_note.L
    point = _encoded(log_note.times(r, log_note.BASE))
    h = int.from_bytes(hashlib.sha512(point + public + text).digest(), "little") % log_note.L
    return public, point + ((r + h * scalar) % log_note.L).to_bytes(32, "little")


def _encoded(point):
    x, y, z, _ = point
    inverse = pow(z, log_note.P - 2, log_note.P)
    x, y = x * inverse % log_note.P, y * inverse % log_note.P
    return (y | (x & 1) << 255).to_bytes(32, "little")


if __name__ == "__main__":
    unittest.main()
