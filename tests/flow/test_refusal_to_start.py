"""A daemon that cannot be sure of itself does not start, and says what is wrong and what to do."""
import os
import unittest

import harness
import records as files


class RefusalToStart(harness.FlowTest):
    started = False

    def setUp(self):
        self.addCleanup(lambda: self.instance.run("stop"))

    def refused(self):
        shown = self.instance.must("start", exit_status=1)
        self.assertIsNone(self.instance.pid())
        self.assertTrue(shown.error["remedy_ja"])
        return shown.error

    def key_files(self):
        return sorted(path for path in (self.instance.home / "keys").rglob("*") if path.is_file())

    def test_names_an_unknown_setting(self):
        self.instance.edit("etc/tsunagu.conf", lambda data: data + b"\nintake.speed = fast\n")
        self.addCleanup(self.instance.edit, "etc/tsunagu.conf",
                        lambda data: data.replace(b"\nintake.speed = fast\n", b""))

        error = self.refused()

        self.assertEqual(error["id"], "TS-1002")
        self.assertIn("intake.speed", error["detail"])

    def test_names_a_key_file_that_its_group_may_read(self):
        path = self.key_files()[0]
        path.chmod(0o640)
        self.addCleanup(path.chmod, 0o600)

        error = self.refused()

        self.assertIn(error["id"], ("TS-1004", "TS-2001"))
        self.assertIn(path.name, error["detail"])

    def test_refuses_a_key_that_is_not_the_one(self):
        self.instance.start()
        self.madoguchi_accepted("TSNG_20250701_001.xml", files.madoguchi([files.sheet("MD-500")]))
        self.instance.stop()
        path = next(path for path in self.key_files() if path.name == "kek")
        right = path.read_bytes()
        # Of the same size and kind: text keys stay text.
        wrong = bytes(_other(byte) for byte in right)
        self.assertNotEqual(wrong, right)
        self.instance.edit("keys/kek", lambda _: wrong)
        self.addCleanup(self.instance.edit, "keys/kek", lambda _: right)

        error = self.refused()

        self.assertIn(error["id"], ("TS-2001", "TS-2002"))

    def test_starts_again_with_the_right_key_and_remembers_everything(self):
        self.instance.start()
        before = self.instance.status()["documents"]
        self.madoguchi_accepted("TSNG_20250702_001.xml", files.madoguchi([files.sheet("MD-501", name="桑田　再")]))
        self.instance.stop()

        self.instance.start()

        self.assertEqual(self.instance.status()["documents"], before + 1)
        self.assertEqual(len(self.instance.must("case", "find", "桑田再").of("hit")), 1)

    def test_says_that_it_runs_already_and_that_it_does_not_run(self):
        self.instance.start()
        self.instance.must("start")
        self.instance.stop()
        self.instance.must("stop")

        self.assertEqual(self.instance.must("status", exit_status=1).error["id"], "TS-1009")

    def test_doctor_finds_a_readable_key_while_nothing_runs(self):
        path = self.key_files()[0]
        path.chmod(0o644)
        self.addCleanup(path.chmod, 0o600)

        shown = self.instance.must("doctor", exit_status=1)

        self.assertTrue(any(line["severity"] == "error" for line in shown.of("finding")), shown.out)
        path.chmod(0o600)
        self.instance.must("doctor")

    def test_writes_the_municipality_into_its_settings(self):
        settings = (self.instance.home / "etc/tsunagu.conf").read_text("utf-8")

        self.assertRegex(settings, r"(?m)^municipality\.code *= *242039$")
        self.assertRegex(settings, r"(?m)^municipality\.name *= *架空市$")

    @unittest.skipUnless(harness.is_root(), "only root can give files away")
    def test_runs_as_the_account_of_the_instance_and_not_as_root(self):
        self.instance.start()

        self.assertNotEqual(os.stat(f"/proc/{self.instance.pid()}").st_uid, 0)
        self.assertEqual(harness.owner_of(self.instance.home / "keys"), "tsunagu")


def _other(byte):
    digits = b"0123456789abcdef"
    if byte in digits:
        return digits[(digits.index(byte) + 1) % 16]
    return byte if byte in b"\n-_ " else byte ^ 1


if __name__ == "__main__":
    unittest.main()
