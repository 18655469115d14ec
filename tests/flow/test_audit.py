"""The audit log proves itself to somebody who has nothing but the public key, and shows every change."""
import shutil
import subprocess
import unittest

import harness
import records as files


class Audit(harness.FlowTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.instance.exchange("madoguchi", "TSNG_20250901_001.xml",
                              files.madoguchi([files.sheet("MD-600"), files.sheet("MD-601", name="桑田　監")]))
        cls.instance.settle()
        cls.copy = cls.instance.folder / "copy"
        cls.exported = cls.instance.must("audit", "export", str(cls.copy)).of("export")[0]

    def verify(self, folder, *more):
        done = subprocess.run([harness.BIN / "tsunagu-verify", folder, "--json", *more], capture_output=True, text=True,
                              check=False)
        return done.returncode, done.stdout

    def changed_copy(self, name):
        folder = self.instance.folder / name
        shutil.copytree(self.copy, folder)
        self.addCleanup(shutil.rmtree, folder)
        return folder

    def test_exports_a_log_that_the_offline_verifier_accepts(self):
        status, out = self.verify(self.copy)

        self.assertEqual(status, 0, out)
        self.assertGreater(self.exported["size"], 2)

    def test_finds_every_changed_file_of_the_copy(self):
        # All but the page of explanations; a checkpoint, a tile, an entry: whatever is changed is found.
        for number, path in enumerate(sorted(self.copy.rglob("*"))):
            if not path.is_file() or path.suffix in (".txt", ".md"):
                continue
            with self.subTest(str(path.relative_to(self.copy))):
                folder = self.changed_copy(f"changed-{number}")
                target = folder / path.relative_to(self.copy)
                target.chmod(0o600)
                data = bytearray(target.read_bytes())
                data[len(data) // 2] ^= 1
                target.write_bytes(data)

                status, out = self.verify(folder)

                self.assertNotEqual(status, 0, out)

    def test_finds_a_cut_off_log_with_a_checkpoint_kept_from_before(self):
        known = self.instance.folder / "known-checkpoint"
        shutil.copy(self.copy / self.exported["checkpoint"], known)
        self.instance.must("case", "list")
        self.instance.settle()
        later = self.instance.folder / "later"
        self.instance.must("audit", "export", str(later))

        status, out = self.verify(later, "--known", known)

        self.assertEqual(status, 0, out)

    def test_records_that_the_log_itself_was_read(self):
        before = self.instance.status()["audit_size"]
        self.instance.must("audit", "list", "--purpose", "定期監査", "--basis", "AUDIT")
        self.instance.settle()

        events = self.instance.must("audit", "list", "--from", str(before)).of("event")

        self.assertTrue(any(event.get("purpose") == "定期監査" for event in events), events)

    def test_numbers_its_events_without_a_gap(self):
        events = self.instance.must("audit", "list").of("event")

        self.assertEqual([event["index"] for event in events], list(range(len(events))))

    def test_refuses_to_write_into_a_folder_that_holds_something(self):
        shown = self.instance.run("audit", "export", str(self.copy))

        self.assertEqual(shown.exit, 1)


class TamperedLog(harness.FlowTest):
    """Somebody with the rights of the daemon changes files of the log behind its back."""

    def setUp(self):
        number = type(self).files = getattr(type(self), "files", 0) + 1
        self.madoguchi_accepted(f"TSNG_20250902_{number:03}.xml",
                                files.madoguchi([files.sheet(f"MD-61{number}", name=f"桑田　{'甲乙丙丁'[number]}")]))
        self.instance.settle()
        self.must_verify()

    def must_verify(self):
        verdict = self.instance.must("audit", "verify").of("verdict")[0]
        self.assertTrue(verdict["ok"], verdict)
        # The verification is an event too; a tile that it made obsolete would say nothing when changed.
        self.instance.settle()

    def flip(self, path, at):
        data = bytearray(path.read_bytes())
        data[at] ^= 1
        with open(path, "r+b") as file:
            file.write(data)

    def test_names_a_changed_tile_and_is_well_again_with_the_right_one(self):
        tiles = [path for path in (self.instance.home / "audit" / "tile").rglob("*") if path.is_file()]
        self.assertTrue(tiles)
        for tile in tiles:
            self.flip(tile, 0)

        shown = self.instance.must("audit", "verify", exit_status=1)

        verdict = shown.of("verdict")[0]
        self.assertFalse(verdict["ok"])
        self.assertTrue(verdict["first_wrong"])
        for tile in tiles:
            self.flip(tile, 0)
        self.must_verify()

    def test_notices_a_changed_checkpoint_when_it_starts(self):
        self.instance.stop()
        checkpoint = self.instance.home / "audit/checkpoint"
        # The third line is the root hash; any letter of it will do.
        at = len(b"\n".join(checkpoint.read_bytes().split(b"\n")[:2])) + 3
        self.flip(checkpoint, at)

        started = self.instance.run("start")
        shown = self.instance.run("audit", "verify") if started.exit == 0 else started

        self.flip(checkpoint, at) if started.exit else None
        self.assertEqual(shown.exit, 1, shown.out)
        self.assertTrue(shown.of("verdict") or shown.error["id"].startswith("TS-6"), shown.out)
        self.instance.run("start")


if __name__ == "__main__":
    unittest.main()
