"""What `tsunagu doctor` finds, while the daemon runs and while it does not."""
import os
import unittest

import harness


class Doctor(harness.FlowTest):
    def examine(self, exit_status=0):
        """The findings by check, each a list in the order of the lines."""
        shown = self.instance.run("doctor")
        self.assertEqual(shown.exit, exit_status, f"{shown.out}\n{shown.err}")
        found = {}
        for line in shown.of("finding"):
            found.setdefault(line["check"], []).append(line)
        return found

    def assert_error(self, found, check, *words):
        errors = [line for line in found[check] if line["severity"] == "error"]
        self.assertTrue(errors, found[check])
        text = " ".join(line["text_ja"] + line["text_en"] for line in errors)
        for word in words:
            self.assertIn(word, text)
        for line in errors:
            self.assertTrue(line["remedy_ja"] and line["remedy_en"], line)

    def test_finds_no_error_in_a_running_instance(self):
        found = self.examine()

        self.assertEqual(set(found), {"settings", "adapter settings", "profile", "daemon", "permissions", "disk",
                                      "keys", "audit log", "clock", "database", "sandbox", "exchange folders",
                                      "adapters"})
        self.assertIn(str(self.instance.pid()), found["daemon"][0]["text_ja"])
        for line in (line for lines in found.values() for line in lines):
            self.assertTrue(line["text_ja"] and line["text_en"], line)
            self.assertEqual(line["severity"] != "ok", bool(line["remedy_ja"] and line["remedy_en"]), line)

    def test_finds_no_error_in_a_stopped_instance_and_starts_nothing(self):
        self.instance.stop()
        try:
            found = self.examine()

            self.assertEqual(found["daemon"][0]["severity"], "warning")
            self.assertEqual(len(found["adapters"]), 3, found["adapters"])
            self.assertIsNone(self.instance.pid())
        finally:
            self.instance.start()

    def test_names_a_key_file_that_others_can_read(self):
        kek = self.instance.home / "keys/kek"
        kek.chmod(0o644)
        try:
            found = self.examine(exit_status=1)
        finally:
            kek.chmod(0o600)

        self.assert_error(found, "permissions", str(kek), "0644")
        self.assertIn("chmod 0600", found["permissions"][0]["remedy_ja"])

    def test_names_a_key_that_was_changed(self):
        self.instance.edit("keys/ring", lambda data: data[:-4] + bytes([data[-4] ^ 1]) + data[-3:])
        try:
            found = self.examine(exit_status=1)
        finally:
            self.instance.edit("keys/ring", lambda data: data[:-4] + bytes([data[-4] ^ 1]) + data[-3:])

        self.assert_error(found, "keys", "TS-20")

    def test_names_an_unknown_setting_and_leaves_out_what_needs_settings(self):
        self.instance.edit("etc/tsunagu.conf", lambda data: data + b"colour = red\n")
        try:
            found = self.examine(exit_status=1)
        finally:
            self.instance.edit("etc/tsunagu.conf", lambda data: data.replace(b"colour = red\n", b""))

        self.assert_error(found, "settings", "colour", "TS-1002")
        self.assertEqual(found["database"][0]["severity"], "warning")

    def test_names_a_checkpoint_with_another_signature(self):
        self.instance.settle()
        self.instance.stop()
        checkpoint = self.instance.home / "audit/checkpoint"
        good = checkpoint.read_bytes()
        try:
            self.instance.edit("audit/checkpoint", lambda data: data[:-10] + b"AAAAAAAA" + data[-2:])
            found = self.examine(exit_status=1)
        finally:
            self.instance.edit("audit/checkpoint", lambda data: good)
            self.instance.start()

        self.assert_error(found, "audit log", "checkpoint")

    def test_names_a_missing_exchange_folder(self):
        folder = self.instance.box("bunsho", "out")
        folder.rename(folder.with_name("elsewhere"))
        try:
            found = self.examine(exit_status=1)
        finally:
            folder.with_name("elsewhere").rename(folder)

        self.assert_error(found, "exchange folders", "bunsho", str(folder))

    def test_names_an_adapter_whose_pack_does_not_load(self):
        self.instance.stop()
        self.instance.edit("etc/adapters/bunsho.conf", lambda data: data + b"pack = /nowhere\n")
        try:
            found = self.examine(exit_status=1)
        finally:
            self.instance.edit("etc/adapters/bunsho.conf", lambda data: data.replace(b"pack = /nowhere\n", b""))
            self.instance.start()

        self.assert_error(found, "adapters", "/nowhere")
        self.assertEqual([line["severity"] for line in found["adapters"]], ["error", "ok", "ok"])

    def test_counts_files_that_have_lacked_their_marker_for_long(self):
        name = "TSNG_20250601_001.xml"
        self.instance.put("madoguchi", name, b"<a/>")
        path = self.instance.box("madoguchi", "in") / name
        os.utime(path, (1, 1))
        try:
            found = self.examine()
        finally:
            path.unlink()

        self.assertEqual([line["severity"] for line in found["exchange folders"]], ["warning"])
        self.assertIn("madoguchi", found["exchange folders"][0]["text_ja"])

    def test_refuses_a_folder_that_is_no_instance(self):
        shown = self.instance.run("--home", str(self.instance.folder / "nothing"), "doctor")

        self.assertEqual(shown.exit, 1)
        self.assertEqual(shown.error["id"], "TS-1003")


if __name__ == "__main__":
    unittest.main()
