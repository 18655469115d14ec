"""The municipality's profile: made with the instance, shown, checked, replaced, kept, and never half."""
import hashlib
import stat
import unittest

import harness
import visits

SHIPPED = ("imabari", "ise", "model-city", "nagano", "tomiya")
ISE = harness.BIN.parent / "share/tsunagu/schemas/profiles/ise.conf"
OWN = """profile.name = own
profile.label = 架空市
profile.version = 2
agency.shakyo.name = 社会福祉協議会
switch.council = no
limit.small_number = 10
"""
# Codes that are in force have to stay.
CODES = "".join(line + "\n" for line in ISE.read_text("utf-8").splitlines() if line.startswith("codes."))


class Profile(harness.FlowTest):
    """On one instance made with the profile of Ise; every test leaves it with the text it found."""

    @classmethod
    def setUpClass(cls):
        cls.instance = harness.Instance()
        cls.addClassCleanup(cls.instance.remove)
        cls.instance.must("init", "--municipality", "242039", "--name", "架空市", "--profile", "ise")
        cls.instance.start()
        cls.file = cls.instance.home / "etc/profile.conf"

    def setUp(self):
        self.before = self.file.read_bytes()
        self.addCleanup(self.put_back)

    def put_back(self):
        if self.file.read_bytes() != self.before:
            self.load(self.before.decode())

    def write(self, text):
        path = self.instance.folder / "new.conf"
        path.write_text(text, "utf-8")
        return path

    def load(self, text, exit_status=0):
        return self.instance.must("profile", "load", str(self.write(text)), exit_status=exit_status)

    def shown(self):
        return self.instance.must("profile", "show")

    def events(self):
        self.instance.settle()
        return [line for line in self.instance.must("audit", "list").of("event") if line["type"] == "profile_loaded"]

    def test_init_copies_the_profile_it_was_told_for_the_owner_only(self):
        self.assertEqual(self.before, ISE.read_bytes())
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o600)

    def test_show_names_agencies_conferences_rules_and_targets(self):
        shown = self.shown()

        profile = shown.of("profile")[0]
        self.assertEqual((profile["name"], profile["label"]), ("ise", "伊勢市"))
        self.assertEqual(profile["sha256"], hashlib.sha256(self.before).hexdigest())
        self.assertEqual(profile["agencies"], len(shown.of("profile_agency")))
        self.assertEqual(profile["conferences"], len(shown.of("profile_conference")))
        self.assertEqual(profile["targets"], len(shown.of("profile_target")))
        self.assertEqual([line["name"] for line in shown.of("profile_agency") if line["code"] == "yorisoi"],
                         ["福祉総合支援センターよりそい"])
        self.assertEqual([line["value"] for line in shown.of("profile_limit") if line["name"] == "small_number"], [5])
        self.assertTrue(all(line["field_label"] != line["field"] for line in shown.of("profile_agency")
                            if line["field"]))

    def test_check_names_line_and_key_and_changes_nothing(self):
        wrong = self.write(OWN + "agency.shakyo.operation = by-hand\n")

        checked = self.instance.must("profile", "check", str(wrong), exit_status=3).of("profile_check")[0]

        self.assertFalse(checked["ok"])
        self.assertEqual((checked["line"], checked["key"]), (7, "agency.shakyo.operation"))
        self.assertEqual(self.file.read_bytes(), self.before)

    def test_load_puts_another_profile_in_force_and_records_it(self):
        loaded = self.load(OWN + CODES)

        digest = hashlib.sha256((OWN + CODES).encode()).hexdigest()
        self.assertEqual(loaded.of("profile")[0]["sha256"], digest)
        self.assertEqual(self.file.read_text("utf-8"), OWN + CODES)
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o600)
        self.assertEqual([line["name"] for line in self.shown().of("profile_switch")], ["council"])
        newest = self.events()[-2:]
        self.assertEqual([event["outcome"] for event in newest], ["started", "done"])
        for event in newest:
            self.assertEqual((event["file"], event["file_sha256"]), ("own 2", digest))
            self.assertTrue(event["user"])

    def test_a_profile_with_a_mistake_leaves_the_running_one(self):
        error = self.load(OWN + "limit.report_day = 40\n", exit_status=1).error

        self.assertEqual(error["id"], "TS-1013")
        self.assertIn("line 7: limit.report_day", error["detail"])
        self.assertEqual(self.file.read_bytes(), self.before)
        self.assertEqual(self.shown().of("profile")[0]["name"], "ise")
        self.assertEqual(self.events()[-1]["outcome"], "refused")

    def test_a_file_that_cannot_be_written_leaves_the_running_one(self):
        folder = self.file.parent
        folder.chmod(0o500)
        self.addCleanup(folder.chmod, 0o700)

        error = self.load(OWN + CODES, exit_status=1).error

        self.assertEqual(error["id"], "TS-1007")
        self.assertEqual(self.file.read_bytes(), self.before)
        self.assertEqual(self.shown().of("profile")[0]["name"], "ise")
        self.assertEqual([event["outcome"] for event in self.events()[-2:]], ["started", "failed"])

    def test_refuses_what_the_document_types_do_not_have(self):
        for line, words in (("codes.nowhere.x = 独自", "no code list"),
                            ("form.card.hidden = Person", "no document type"),
                            ("form.referral-sheet.hidden = Nowhere", "no field or group")):
            error = self.load(OWN + line + "\n", exit_status=1).error
            self.assertIn("line 7: " + line.split(" ")[0], error["detail"])
            self.assertIn(words, error["detail"])

    def test_a_restart_keeps_the_loaded_profile_and_records_it(self):
        self.load(OWN + CODES)

        self.instance.stop()
        self.instance.start()

        self.assertEqual(self.shown().of("profile")[0]["name"], "own")
        newest = self.events()[-1]
        self.assertEqual((newest["user"], newest["file"]), ("system", "own 2"))

    def test_does_not_start_on_a_damaged_file_and_names_line_and_key(self):
        self.instance.stop()
        self.instance.edit("etc/profile.conf", lambda data: data + b"\nswitch.council = perhaps\n")
        self.addCleanup(self.instance.start)
        self.addCleanup(self.instance.edit, "etc/profile.conf", lambda _: self.before)

        error = self.instance.must("start", exit_status=1).error

        self.assertEqual(error["id"], "TS-1013")
        self.assertRegex(error["detail"], r"profile\.conf line \d+: switch\.council: ")
        self.assertIsNone(self.instance.pid())
        finding = [line for line in self.instance.run("doctor").of("finding") if line["check"] == "profile"][0]
        self.assertEqual(finding["severity"], "error")

    def test_does_not_start_on_a_profile_that_names_unknown_types(self):
        self.instance.stop()
        self.instance.edit("etc/profile.conf", lambda data: data + b"\nform.card.hidden = Person\n")
        self.addCleanup(self.instance.start)
        self.addCleanup(self.instance.edit, "etc/profile.conf", lambda _: self.before)

        error = self.instance.must("start", exit_status=1).error

        self.assertEqual(error["id"], "TS-1013")
        self.assertIn("form.card.hidden", error["detail"])


class Defaults(harness.FlowTest):
    """An instance that was told of no profile."""

    started = False

    def test_init_lists_the_profiles_there_are_and_makes_nothing(self):
        other = harness.Instance()
        self.addCleanup(other.remove)

        error = other.must("init", "--profile", "atlantis", exit_status=1).error

        for name in SHIPPED:
            self.assertIn(name, error["detail"])
        self.assertFalse(other.home.exists())

    def test_init_does_not_change_the_profile_of_an_instance_that_is_there(self):
        before = (self.instance.home / "etc/profile.conf").read_bytes()

        error = self.instance.must("init", "--profile", "ise", exit_status=1).error

        self.assertIn("profile load", error["detail"])
        self.assertEqual((self.instance.home / "etc/profile.conf").read_bytes(), before)

    def test_every_shipped_profile_fits_the_document_types(self):
        self.addCleanup(self.instance.run, "stop")
        self.instance.start()

        for name in SHIPPED:
            checked = self.instance.run("profile", "check", str(ISE.with_name(f"{name}.conf")))
            self.assertEqual(checked.exit, 0, checked.out + checked.err)
            self.assertEqual(checked.of("profile_check")[0]["name"], name)

    def test_the_defaults_hold_with_and_without_the_file(self):
        self.addCleanup(self.instance.run, "stop")
        self.instance.start()
        written = self.instance.must("profile", "show")
        self.instance.stop()
        (self.instance.home / "etc/profile.conf").unlink()

        self.instance.start()

        missing = self.instance.must("profile", "show")
        self.assertEqual(written.of("profile")[0]["label"], "架空市")
        self.assertEqual(missing.of("profile")[0]["sha256"], "")
        self.assertEqual(missing.of("profile_switch"), [])
        self.assertEqual(missing.of("profile_limit"), written.of("profile_limit"))
        self.assertEqual(missing.of("profile_agency"), [])


class OwnCodes(visits.VisitsTest):
    """A code of the municipality's own, in documents of a partner whose pack knows it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.instance.stop()
        codes = cls.data / "schemas/codes/visit-mood.xml"
        codes.write_text(codes.read_text("utf-8").replace('name="visit-mood"', 'name="visit-mood" version="3"', 1),
                         "utf-8")
        table = cls.data / "packs/visits/codes/visit-mood.xml"
        table.write_text(table.read_text("utf-8").replace(
            "</map>", '  <entry partner="怒" ours="angry"/>\n</map>'), "utf-8")
        cls.instance.start()

    def load(self, text, exit_status=0):
        path = self.instance.folder / "new.conf"
        path.write_text(text, "utf-8")
        return self.instance.must("profile", "load", str(path), exit_status=exit_status)

    def test_a_code_is_refused_until_the_profile_adds_it_and_has_to_stay_then(self):
        file = self.instance.folder / "visit-20250701-001.xml"
        file.write_bytes(visits.visits([visits.note("VN-71", name="訪本　七", mood="怒")]))
        refused, = self.instance.must("import", "visits", str(file), exit_status=3).of("record")
        self.assertEqual((refused["code"], refused["place"]), ("KX407", "Mood"))
        self.assertEqual(refused["detail"], "visit-mood version 3")

        self.load(OWN + "codes.visit-mood.angry = 怒っている\n")
        case, = self.accepted("visit-20250702-001.xml", [visits.note("VN-72", name="訪本　七", mood="怒")])

        shown = self.instance.must("document", "show", self.newest(case), "--classes", "3")
        mood, = (line for line in shown.of("value") if line["path"] == "Mood")
        self.assertEqual((mood["value"], mood["value_label"]), ("angry", "怒っている"))
        delivery, = self.instance.must("export", "visits", "--document", self.newest(case)).of("delivery")
        self.delivered(delivery)
        error = self.load(OWN, exit_status=1).error
        self.assertIn("codes.visit-mood.angry", error["detail"])

    def test_a_code_that_exists_cannot_be_given_another_meaning(self):
        error = self.load(OWN + "codes.visit-mood.well = 元気\n", exit_status=1).error

        self.assertIn("line 7: codes.visit-mood.well: ", error["detail"])


if __name__ == "__main__":
    unittest.main()
