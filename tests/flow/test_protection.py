"""Where a protected person (DV等支援措置) lives stands nowhere but before those who hold the right to it."""
import subprocess
import unittest

import answers
import harness
import papers
import records as files
import visits

# Invented, and long enough not to occur by chance.
ADDRESS = "架空県架空市隠里町七〇七番地の八"
PHONE = "0596-00-70788"
POSTAL = "5169977"


class Protection(visits.VisitsTest):
    """Each test has a person of its own."""

    settings = b"access.protected_users = daemon\nadmin.users = daemon, games\n"
    people = 0

    def setUp(self):
        number = Protection.people = Protection.people + 1
        self.name = f"伏屋　{'〇一二三四五六七八九甲乙丙丁戊己庚辛'[number]}子"
        self.resident = files.resident_code(880000 + number)
        self.number = number

    def sheet(self, protected, number=None, address=ADDRESS, phone=PHONE, story="相談の内容。"):
        """Hands over a sheet of the person and returns the case."""
        Protection.files = getattr(Protection, "files", 0) + 1
        case, = self.madoguchi_accepted(f"TSNG_20250701_{Protection.files:03}.xml", files.madoguchi([files.sheet(
            number or f"MD-P{self.number}", name=self.name, resident=self.resident, protected=protected, address=address,
            phone=phone, story=story)]))
        return case

    def note(self, protected=None, number=None, **more):
        """Hands over a note of a visit to the person, with address, and returns the case."""
        Protection.files = getattr(Protection, "files", 0) + 1
        more = {"address": ADDRESS, "phone": PHONE, **more}
        case, = self.accepted(f"visit-20250701-{Protection.files:03}.xml", [visits.note(
            number or f"VN-P{self.number}", name=self.name, resident=self.resident, protected=protected, **more)])
        return case

    def documents(self, case, kind):
        return [line["document"] for line in self.instance.must("case", "show", case).of("document") if line["type"] == kind]

    def assert_hidden(self, shown):
        for secret in (ADDRESS, PHONE, POSTAL):
            self.assertNotIn(secret, shown.out + shown.err)

    def export(self, document):
        """What leaves when the document is delivered to the partner that may have addresses."""
        shown = self.instance.run("export", "visits", "--document", document)
        text = "".join(self.delivered(line) for line in shown.of("delivery"))
        return shown, text

    def assert_closed(self, case):
        """That no way leads to address or telephone of the case."""
        for line in self.instance.must("case", "show", case).of("case"):
            self.assertTrue(line["protected"])
        hits = self.instance.must("case", "find", self.name)
        self.assertTrue(all(hit["protected"] for hit in hits.of("hit")))
        self.assert_hidden(hits)
        for document in self.instance.must("case", "show", case).of("document"):
            for classes in ("2", "0,1,2,3,4,5"):
                shown = self.instance.must("document", "show", document["document"], "--classes", classes)
                self.assertIn({"kind": "withheld", "class": 2, "reason": "protected"}, shown.of("withheld"))
                self.assertNotIn(2, [value["class"] for value in shown.of("value")])
                self.assert_hidden(shown)
        for document in self.documents(case, "visit-note"):
            shown, text = self.export(document)
            self.assertNotIn(ADDRESS, text)
            self.assertNotIn(PHONE, text)
            self.assertIn({"kind": "withheld", "document": document, "class": 2, "reason": "protected"}, shown.of("withheld"))

    def assert_open(self, case):
        for document in self.documents(case, "visit-note"):
            self.assertIn(ADDRESS, self.instance.must("document", "show", document, "--classes", "2").out)
            shown, text = self.export(document)
            self.assertEqual(shown.exit, 0)
            self.assertIn(ADDRESS, text)
            self.assertIn(PHONE, text)
            self.assertEqual(shown.of("withheld"), [])

    def test_hides_address_and_telephone_of_a_protected_person_on_every_way(self):
        case = self.note(protected=True)

        self.assert_closed(case)

    def test_shows_and_delivers_those_of_anybody_else(self):
        case = self.note(protected=False)

        self.assert_open(case)

    def test_closes_all_documents_of_a_case_when_another_one_says_protected(self):
        case = self.note(protected=False)
        self.assert_open(case)

        self.assertEqual(self.sheet(protected=True), case)

        self.assert_closed(case)

    def test_opens_again_when_a_newer_version_lifts_the_protection(self):
        case = self.sheet(protected=True)
        self.assertEqual(self.note(), case)
        self.assert_closed(case)

        self.assertEqual(self.sheet(protected=False), case)

        self.assert_open(case)

    def test_stays_closed_while_one_of_two_documents_says_protected(self):
        case = self.sheet(protected=True)
        self.note(protected=True)

        self.sheet(protected=False)

        self.assert_closed(case)

    def test_stays_closed_after_a_restart(self):
        case = self.note(protected=True)
        self.instance.stop()
        self.instance.start()

        self.assert_closed(case)

    def test_hides_what_changed_with_the_protection_itself(self):
        # The old address of somebody who fled is as telling as the new one.
        case = self.note(protected=False)

        self.note(protected=True, address=ADDRESS + "転居先")

        self.assert_closed(case)

    def test_answers_a_refused_sheet_of_a_protected_person_without_the_value(self):
        broken = files.sheet(f"MD-Q{self.number}", name=self.name, protected=True, address=ADDRESS, phone=PHONE,
                             birth="3551399")
        answer = self.instance.exchange("madoguchi", "TSNG_20250702_001.xml", files.madoguchi([broken]))

        _, lines = answers.madoguchi(answer)

        self.assertEqual([line["区分"] for line in lines], ["差戻"])
        for secret in (ADDRESS, PHONE):
            self.assertNotIn(secret, answer.decode("cp932"))

    def test_writes_neither_into_logs_nor_into_the_audit_log(self):
        case = self.note(protected=True)
        self.assert_closed(case)
        self.instance.settle()
        events = self.instance.must("audit", "list")
        self.assert_hidden(events)
        copy = self.instance.folder / f"audit-{self.number}"
        self.instance.must("audit", "export", str(copy))

        for folder in (self.instance.home / "log", self.instance.home / "audit", copy):
            for path in folder.rglob("*"):
                if path.is_file():
                    data = path.read_bytes()
                    for secret in (ADDRESS, PHONE):
                        self.assertNotIn(secret.encode(), data, path)

    def test_records_that_the_address_was_withheld_and_from_whom(self):
        case = self.note(protected=True)
        document, = self.documents(case, "visit-note")
        before = self.instance.status()["audit_size"]
        self.instance.must("document", "show", document, "--classes", "1,2")
        self.export(document)
        self.instance.settle()

        events = self.instance.must("audit", "list", "--from", str(before)).of("event")

        reads = [event for event in events if event.get("document") == document and
                 event["type"] in ("document_read", "document_exported")]
        self.assertEqual([event["type"] for event in reads], ["document_read", "document_exported"])
        for event in reads:
            self.assertNotIn("2", event["classes"])
            self.assertIn("2", event["withheld"])

    @unittest.skipUnless(harness.is_root(), "needs other accounts")
    def test_opens_the_address_to_who_holds_the_right_and_to_nobody_else(self):
        case = self.note(protected=True)
        document, = self.documents(case, "visit-note")

        with_right = self.instance.run("document", "show", document, "--classes", "2", "--purpose", "同行支援",
                                       "--basis", "EMERGENCY", user="daemon")
        without = self.instance.run("document", "show", document, "--classes", "2", user="games")

        self.assertEqual(with_right.exit, 0, with_right.out)
        self.assertIn(ADDRESS, with_right.out)
        self.assertIn(PHONE, with_right.out)
        self.assertEqual(without.exit, 0, without.out)
        self.assert_hidden(without)
        self.assertIn({"kind": "withheld", "class": 2, "reason": "protected"}, without.of("withheld"))
        # What the right lets a person see, it does not let the partner have.
        exported = self.instance.run("export", "visits", "--document", document, user="daemon")
        self.assertNotIn(ADDRESS, "".join(self.delivered(line) for line in exported.of("delivery")))

    def test_says_to_people_why_an_address_is_missing(self):
        case = self.note(protected=True)
        document, = self.documents(case, "visit-note")

        shown = subprocess.run([harness.BIN / "tsunagu", "--home", self.instance.home, "document", "show", document,
                                "--classes", "2"], capture_output=True, text=True, check=True)
        exported = subprocess.run([harness.BIN / "tsunagu", "--home", self.instance.home, "export", "visits", "--document",
                                   document], capture_output=True, text=True, check=False)

        for text in (shown.stdout, exported.stdout):
            self.assertIn("支援措置", text)
            self.assertNotIn(ADDRESS, text)


class ProtectionDocument(papers.PapersTest):
    """A 支援措置 recorded as a document of its own protects all of the case, also from every ground."""

    people = 0

    def setUp(self):
        ProtectionDocument.people += 1
        self.number = ProtectionDocument.people
        self.person = f"伏見　{'甲乙丙丁戊己'[self.number]}恵"
        (self.case, self.document), = self.visit(visits.note(f"VN-D{self.number}", name=self.person, address=ADDRESS, phone=PHONE))

    def protect(self, status, **more):
        self.hand_in(papers.protection(f"SH-{self.number}", self.case, status, **more))

    def exported(self, partner, *words):
        """What leaves when the note is delivered to a partner."""
        shown = self.instance.run("export", partner, "--document", self.document, *words)
        return "".join(self.taken(partner, line["file"]) for line in shown.of("delivery"))

    def assert_closed(self):
        line, = self.instance.must("case", "show", self.case).of("case")
        self.assertTrue(line["protected"])
        self.assertTrue(all(hit["protected"] for hit in self.instance.must("case", "find", self.person).of("hit")))
        self.assertIn(True, [line["protected"] for line in self.instance.must("case", "list").of("case")
                             if line["number"] == self.case])
        shown = self.instance.must("document", "show", self.document, "--classes", "0,1,2,3,4,5", "--basis", "EMERGENCY")
        self.assertIn({"kind": "withheld", "class": 2, "reason": "protected"}, shown.of("withheld"))
        texts = [shown.out, self.exported("visits"), self.exported("homon"), self.exported("kita", "--basis", "EMERGENCY"),
                 self.exported("kita", "--basis", "OTHERLAW")]
        for text in texts:
            self.assertIn(self.person, text)
            for secret in (ADDRESS, PHONE):
                self.assertNotIn(secret, text)

    def assert_open(self):
        line, = self.instance.must("case", "show", self.case).of("case")
        self.assertFalse(line["protected"])
        self.assertIn(ADDRESS, self.instance.must("document", "show", self.document, "--classes", "2").out)
        self.assertIn(ADDRESS, self.exported("visits"))

    def test_closes_every_way_while_a_protection_is_in_force(self):
        self.assert_open()

        self.protect("decided", 開始="2025-04-01", 期限="2999-03-31")

        self.assert_closed()

    def test_stays_closed_when_the_term_has_run_out_and_nobody_recorded_the_end(self):
        self.protect("decided", 開始="2019-04-01", 期限="2020-03-31")

        self.assert_closed()

    def test_opens_again_when_the_end_was_recorded(self):
        for status, day in (("lifted", "2025-04-01"), ("expired", "2026-04-01")):
            self.protect("decided", 開始=day)
            self.assert_closed()

            self.protect(status, 開始=day)

            self.assert_open()

    def test_protects_from_a_consent_too_and_the_agencys_own_record(self):
        self.hand_in(papers.consent(f"DS-P{self.number}", self.case, agencies=["HK01"], categories=["basic"]))
        self.assertIn(ADDRESS, self.exported("kita"))
        self.protect("extended")

        for partner in ("kita", "homon"):
            text = self.exported(partner)
            self.assertIn(self.person, text)
            self.assertNotIn(ADDRESS, text)
        answers_to_check = self.instance.must("consent", "check", "--case", self.case, "--agency", "HK01", "--category", "basic")
        self.assertEqual([line.get("ground") or line["reason"] for line in answers_to_check.of("access")], ["consent", "protected"])


if __name__ == "__main__":
    unittest.main()
