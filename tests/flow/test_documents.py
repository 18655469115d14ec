"""Documents that staff write: begun with what the case knows, saved in versions, filed by the rules, or kept with what is wrong."""
import re
import unittest

import dba
import harness
import planted
import records as files

NAME, KANA, ADDRESS = "蓼原　紗弥香", "タテハラ　サヤカ", "架空町字見本田八八四番地"
STORY = "見本の相談内容であり特に珍しい言い回し\n二行目もある \\ 終わり"
RESIDENT = files.resident_code(51300417)
PLANTED = [NAME, KANA, ADDRESS, RESIDENT, "見本の相談内容であり特に珍しい言い回し"]

INTAKE = {
    "Variant": "consent", "Channel": "office", "Route[1]": "person", "Urgency": "normal",
    "Person/Name/Kanji": NAME, "Person/Name/Kana": KANA, "Person/Sex": "female", "Person/BirthDate": "1958-09-17",
    "Person/ResidentCode": RESIDENT, "Person/Address[1]/Line": ADDRESS, "HouseholdMember[1]/Name": "蓼原　一郎",
    "HouseholdMember[1]/Relation": "husband", "Concern[1]/Code": "04", "ConcernText[1]/Text": STORY,
    "Consent/Result": "given", "Consent/Date": "2025-05-12",
}
CONSENT = {"Result": "given", "ConsentDate": "2025-05-12", "DataCategory[1]": "basic", "Purpose[1]": "plan",
           "Agency[1]/Code": "SK01", "TaxConsent": "no", "ValidFrom": "2025-05-12"}
PLAN = {"PlanKind": "TK", "Status": "draft", "Goal[1]/Text": "見本の目標"}


def escaped(value):
    """The lines of a value as a form has them."""
    lines = [line.replace("\\", "\\\\") for line in value.split("\n")]
    if len(lines) == 1:
        return f" = {lines[0]}"
    return " =\n" + "\n".join("| " + line.replace(" ", "\\s") if line.endswith(" ") else "| " + line for line in lines)


def filled(form, values):
    """The form's text with these values; those whose line is not there stand at the end."""
    left = dict(values)
    out = []
    for line in form.splitlines():
        path = line.split(" =")[0]
        out.append(path + escaped(left.pop(path)) if path in left else line)
    return "\n".join(out + [path + escaped(value) for path, value in left.items()]) + "\n"


def value_in(form, path):
    """What stands in the form at `path`; None if it does not ask for it."""
    found = re.search(rf"^{re.escape(path)} =(.*)$", form, re.MULTILINE)
    return found.group(1).strip() if found else None


class Desk(harness.FlowTest):
    """A running instance at which people write documents."""

    def begin(self, kind, *words):
        """Begins a document; returns its draft's number and the form."""
        shown = self.instance.must("document", "begin", kind, *words)
        head, = shown.of("form_head")
        return head["draft"], "\n".join(line["text"] for line in shown.of("text"))

    def form(self, draft, *words):
        return "\n".join(line["text"] for line in self.instance.must("document", "draft", draft, *words).of("text"))

    def write(self, text):
        path = self.instance.folder / "form.txt"
        path.write_text(text, "utf-8")
        self.addCleanup(path.unlink, missing_ok=True)
        return str(path)

    def save(self, draft, text, version, exit_status=0):
        shown = self.instance.must("document", "save", draft, self.write(text), "--version", str(version),
                                   exit_status=exit_status)
        return shown

    def submit(self, draft, text=None, version=1, exit_status=0):
        words = [self.write(text), "--version", str(version)] if text is not None else []
        shown = self.instance.run("document", "submit", draft, *words)
        self.assertEqual(shown.exit, exit_status, shown.out + shown.err)
        return shown

    def file(self, kind, values, *words):
        """Begins, fills in and submits a document; returns its line `filed`."""
        draft, form = self.begin(kind, *words)
        filed, = self.submit(draft, filled(form, values)).of("filed")
        self.assertEqual(filed["outcome"], "accepted")
        return filed

    def state(self, case):
        return self.instance.must("case", "show", case).of("case")[0]["state"]

    def drafts(self):
        return [line["draft"] for line in self.instance.must("document", "drafts").of("draft")]


class Documents(Desk):
    def test_a_person_comes_consents_and_gets_a_plan_and_is_asked_nothing_twice(self):
        intake = self.file("consultation-intake", {**INTAKE, "Person/ResidentCode": files.resident_code(71)})
        case = intake["case"]
        self.assertRegex(case, r"^TN-\d{4}-\d{6}$")

        draft, form = self.begin("consent", "--case", case)
        for path, value in (("Subject/Name/Kanji", NAME), ("Subject/Name/Kana", KANA), ("Subject/Sex", "female"),
                            ("Subject/BirthDate", "1958-09-17"), ("Subject/ResidentCode", files.resident_code(71)),
                            ("Subject/Address[1]/Line", ADDRESS), ("Result", "given"), ("ConsentDate", "2025-05-12"),
                            ("ConsentNo", draft), ("Envelope/FormVersion", "同意書 1")):
            self.assertEqual(value_in(form, path), value, path)
        self.submit(draft, filled(form, CONSENT))
        self.assertEqual(self.state(case), "C41")

        draft, form = self.begin("support-plan", "--case", case)
        for path, value in (("Subject/Name/Kanji", NAME), ("HouseholdMember[1]/Name", "蓼原　一郎"),
                            ("Consent/Result", "given"), ("Consent/Date", "2025-05-12"), ("Consent/Agency[1]", "SK01"),
                            ("Status", "")):
            self.assertEqual(value_in(form, path), value, path)
        plan, = self.submit(draft, filled(form, PLAN)).of("filed")
        self.assertEqual((plan["outcome"], plan["case"]), ("accepted", case))
        self.assertEqual(self.state(case), "C60")
        values = self.instance.must("document", "show", intake["document"], "--classes", "5").of("value")
        self.assertIn(STORY, [line["value"] for line in values])
        hit = self.instance.must("case", "find", "タテハラ").of("hit")[0]
        self.assertEqual(hit["name"], NAME)
        self.instance.settle()
        self.assertTrue(self.instance.must("audit", "verify").of("verdict")[0]["ok"])
        self.assertEqual(self.instance.must("rebuild", "--yes").of("rebuild")[0]["differences"], 0)

    def test_a_rule_refuses_with_its_text_and_the_draft_stays(self):
        case = self.file("consultation-intake", {**INTAKE, "Person/ResidentCode": files.resident_code(72),
                                                 "Consent/Result": "refused", "Consent/Date": "",
                                                 "Variant": "no-consent"})["case"]
        draft, form = self.begin("support-plan", "--case", case)

        shown = self.submit(draft, filled(form, PLAN), exit_status=3)

        refusal, = shown.of("refusal")
        self.assertEqual((refusal["code"], refusal["place"]), ("KX808", "Consent/Result"))
        self.assertTrue(refusal["reason_ja"] and refusal["remedy_ja"])
        self.assertTrue(refusal["detail"].startswith("R08"), refusal)
        self.assertEqual(len(self.instance.must("case", "show", case).of("document")), 1)
        self.assertIn(draft, self.drafts())
        self.instance.must("document", "discard", draft, "--yes")
        self.assertNotIn(draft, self.drafts())

    def test_two_who_change_one_draft_get_both_texts_side_by_side(self):
        draft, form = self.begin("consultation-intake")
        mine, theirs = filled(form, {"Area": "whole", "Person/Name/Kanji": "見本　一"}), filled(
            form, {"Area": "whole", "Person/Name/Kanji": "見本　二"})
        saved, = self.save(draft, mine, 1).of("draft")
        self.assertEqual((saved["version"], saved["outcome"]), (2, "saved"))

        shown = self.save(draft, theirs, 1, exit_status=3)

        difference, = shown.of("difference")
        self.assertEqual((difference["place"], difference["label"]), ("Person/Name/Kanji", "氏名"))
        self.assertEqual((difference["yours"], difference["stored"]), ("見本　二", "見本　一"))
        kept, = shown.of("draft")
        self.assertEqual((kept["outcome"], kept["version"], kept["newest"]), ("conflict", 3, 2))
        self.assertEqual(value_in(self.form(draft), "Person/Name/Kanji"), "見本　一")
        self.assertEqual(value_in(self.form(draft, "--version", "3"), "Person/Name/Kanji"), "見本　二")
        again, = self.save(draft, theirs, 2).of("draft")
        self.assertEqual(again["version"], 4)
        self.instance.settle()
        outcomes = [line["outcome"] for line in self.instance.must("audit", "list").of("event")
                    if line["type"] == "draft_saved" and line["draft"] == draft]
        self.assertEqual(outcomes, ["done", "conflict", "done"])

    def test_says_all_that_is_wrong_with_place_and_remedy(self):
        draft, form = self.begin("consultation-intake")

        wrong = self.submit(draft, filled(form, {"Channel": "by-pigeon"}), exit_status=3).of("refusal")
        places = {line["place"]: line["code"] for line in wrong}
        self.assertEqual((places["Channel"], places["Variant"]), ("KX407", "KX504"))
        self.assertTrue(all(line["remedy_ja"] for line in wrong))
        longer = {**INTAKE, "Person/Name/Kanji": "長" * 81}
        refusal, = self.submit(draft, filled(form, longer), 2, exit_status=3).of("refusal")
        self.assertEqual((refusal["code"], refusal["place"]), ("KX504", "Person/Name/Kanji"))
        self.assertIn("81", refusal["detail"])
        refusal, = self.save(draft, form + "\n秘密の行\n", 3, exit_status=3).of("refusal")
        self.assertEqual((refusal["code"], refusal["place"]), ("KX512", f"line {len(form.splitlines()) + 1}"))
        number = planted.my_number("90417265831")
        refusal, = self.save(draft, filled(form, {"UrgencyReason": f"個人番号 {number}"}), 3, exit_status=3).of("refusal")
        self.assertEqual(refusal["code"], "KX410")

    def test_a_revision_keeps_number_and_values_and_its_version_counts_on(self):
        filed = self.file("consultation-intake", {**INTAKE, "Person/ResidentCode": files.resident_code(73)})

        draft, form = self.begin("consultation-intake", "--revises", filed["document"])
        self.assertEqual(value_in(form, "IntakeNo"), filed["draft"])
        self.assertEqual(value_in(form, "Person/Name/Kanji"), NAME)
        second, = self.submit(draft, filled(form, {"Urgency": "within-1-week"})).of("filed")

        self.assertEqual((second["revision"], second["case"]), (2, filed["case"]))
        error = self.instance.must("document", "begin", "consultation-intake", "--revises", filed["document"],
                                   exit_status=1).error
        self.assertIn(second["document"], error["detail"])

    def test_an_entry_of_a_register_gets_a_number_of_its_own(self):
        filed = self.file("resource-gap", {"Need": "見本の不足", "Stage": "found"})

        self.assertRegex(filed["case"], r"^RG-\d{4}-\d{6}$")
        self.instance.must("document", "begin", "resource-gap", "--case", filed["case"], exit_status=1)

    def test_a_restart_keeps_drafts(self):
        draft, form = self.begin("consultation-intake")
        self.save(draft, filled(form, INTAKE), 1)

        self.instance.kill()
        self.instance.start()

        self.assertIn(draft, self.drafts())
        self.assertEqual(value_in(self.form(draft), "Person/Name/Kanji"), NAME)

    def test_writes_the_form_into_a_new_file_for_its_owner_only(self):
        path = self.instance.folder / "new.txt"
        self.addCleanup(path.unlink, missing_ok=True)

        shown = self.instance.must("document", "begin", "consent", "--out", str(path))

        self.assertEqual(shown.of("text"), [])
        self.assertIn("ConsentNo = " + shown.of("form_head")[0]["draft"], path.read_text("utf-8"))
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        self.instance.must("document", "begin", "consent", "--out", str(path), exit_status=1)


class FormOfAMunicipality(Desk):
    """What the profile hides and requires."""

    PROFILE = ("profile.name = own\nprofile.label = 架空市\nprofile.version = 7\n"
               "form.consultation-intake.hidden = Area, Work\nform.consultation-intake.required = UrgencyReason, Wish\n")

    def load(self, text):
        path = self.instance.folder / "own.conf"
        path.write_text(text, "utf-8")
        self.instance.must("profile", "load", str(path))

    def test_hidden_fields_are_not_asked_and_kept_and_required_ones_named_with_who_asks(self):
        filed = self.file("consultation-intake", {**INTAKE, "Area": "whole", "Work/Status": "unemployed"})
        self.load(self.PROFILE)

        draft, form = self.begin("consultation-intake", "--revises", filed["document"])
        self.assertIsNone(value_in(form, "Area"))
        self.assertIsNone(value_in(form, "Work/Status"))
        self.assertIn("この自治体の様式で必須", form)
        wrong = self.submit(draft, form, exit_status=3).of("refusal")
        self.assertEqual([(line["code"], line["place"]) for line in wrong],
                         [("KX706", "UrgencyReason"), ("KX706", "Wish")])
        self.assertEqual(wrong[0]["detail"], "profile own 7")
        second, = self.submit(draft, filled(self.form(draft), {"UrgencyReason": "見本", "Wish[1]/Text": "見本"}),
                              2).of("filed")

        values = {line["path"]: line["value"] for line in
                  self.instance.must("document", "show", second["document"], "--classes", "0,1,2,3,4,5").of("value")}
        self.assertEqual((values["Area"], values["Work/Status"]), ("whole", "unemployed"))


class Secrets(Desk):
    """Values of drafts stand nowhere in plain, and each reading is recorded."""

    def test_leaves_no_value_in_any_file(self):
        draft, form = self.begin("consultation-intake")
        self.save(draft, filled(form, INTAKE), 1)
        path = self.instance.folder / "form.txt"
        path.unlink()
        other, form = self.begin("consultation-intake")
        case = self.submit(other, filled(form, INTAKE)).of("filed")[0]["case"]
        path.unlink()
        third, form = self.begin("consent", "--case", case)
        self.save(third, form, 1)
        path.unlink()
        self.form(draft)
        self.instance.settle()
        wanted = planted.needles(PLANTED)

        found = planted.search_files(self.instance.folder, wanted)
        self.instance.stop()
        found += planted.search_files(self.instance.folder, wanted)
        self.instance.start()

        self.assertEqual(found, [])
        self.assertEqual(value_in(self.form(draft), "Person/Name/Kanji"), NAME)
        table = dba.Dba(self.instance)
        self.assertEqual(table.run("SELECT COUNT(*) FROM draft_key k JOIN draft d USING (draft_id) WHERE d.case_id IS NOT NULL"),
                         [["0"]])

    def test_records_which_classes_a_form_showed(self):
        intake = self.file("consultation-intake", {**INTAKE, "Person/ResidentCode": files.resident_code(74)})
        draft, _ = self.begin("consent", "--case", intake["case"])
        self.form(draft)
        self.instance.settle()

        events = self.instance.must("audit", "list").of("event")

        read = [line for line in events if line["type"] == "document_read" and line.get("document") == intake["document"]]
        self.assertIn("1,2", read[-1]["classes"])
        begun, = (line for line in events if line["type"] == "draft_begun" and line.get("draft") == draft)
        self.assertEqual((begun["case"], begun["classes"]), (intake["case"], "0,1,2"))
        self.assertEqual([line["type"] for line in events if line.get("draft") == draft], ["draft_begun", "draft_read"])


if __name__ == "__main__":
    unittest.main()
