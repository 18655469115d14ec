"""What users of an agency see, and what the settings say of agencies."""
import unittest

import harness
import papers
import records as files


@unittest.skipUnless(harness.is_root(), "needs other accounts")
class Users(papers.ConsentTest):
    def test_shows_a_user_of_an_agency_what_the_consent_covers(self):
        self.assert_no_ground(self.shown_to("daemon", "--classes", "1,3"))
        self.consent(agencies=["HK01"], categories=["basic"])

        shown = self.shown_to("daemon", "--classes", "1,3")

        self.assertEqual(shown.exit, 0, shown.out + shown.err)
        self.assertIn(self.person, shown.out)
        self.assertNotIn("uneasy", shown.out)
        self.assertIn({"kind": "withheld", "class": 3, "reason": "category_outside"}, shown.of("withheld"))
        self.assert_no_ground(self.shown_to("games", "--classes", "1"))

    def test_stops_reads_at_once_when_the_consent_is_withdrawn(self):
        self.consent(agencies=["HK01"], categories=["basic", "health"])
        self.assertIn("uneasy", self.shown_to("daemon", "--classes", "3").out)

        self.consent("withdrawn")

        before = self.events_so_far()
        self.assert_no_ground(self.shown_to("daemon", "--classes", "1,3"))
        event, = self.events_since(before, "document_read")
        self.assertEqual((event["outcome"], event["withheld"]), ("denied", "0,1,3"))
        self.assertNotIn("grounds", event)

    def test_records_the_ground_of_every_read(self):
        self.consent(agencies=["HK01"], categories=["basic"])
        before = self.events_so_far()
        self.instance.must("document", "show", self.document, "--classes", "1")
        self.shown_to("daemon", "--classes", "1,3")
        self.shown_to("games", "--classes", "1", "--basis", "EMERGENCY")

        events = self.events_since(before, "document_read")

        self.assertEqual([(event["grounds"], event.get("review")) for event in events], [
            ("controller: 0/basic 1/basic", None),
            ("consent: 0/basic 1/basic", None),
            ("urgent: 0/basic 1/basic", "required")])

    def test_lists_and_finds_for_an_agency_only_what_it_has_a_ground_for(self):
        def cases(user, *words):
            return [line.get("number") or line["case"] for line in self.instance.run(*words, user=user).lines
                    if line["kind"] in ("case", "hit")]
        for words in (("case", "list"), ("case", "find", self.person)):
            self.assertNotIn(self.case, cases("daemon", *words))
        self.assert_no_ground(self.instance.run("case", "show", self.case, user="daemon"))

        self.consent(agencies=["HK01"], categories=["basic"])

        for words in (("case", "list"), ("case", "find", self.person), ("case", "show", self.case)):
            self.assertIn(self.case, cases("daemon", *words))
            self.assertNotIn(self.case, cases("games", *words))
        # The consent itself is not the agency's to read, only what it covers.
        shown = self.instance.run("case", "show", self.case, user="daemon")
        self.assertEqual(shown.exit, 0)
        self.assertIn(self.case, cases(None, "case", "list"))

    def test_lets_users_of_an_agency_run_only_what_asks_for_a_ground(self):
        for words in (("audit", "list"), ("status",), ("rebuild", "--yes"), ("profile", "show"), ("keys", "status")):
            shown = self.instance.run(*words, user="daemon")
            self.assertEqual((shown.exit, shown.error["id"]), (1, "TS-7001"), words)
        shown = self.instance.run("export", "minami", "--document", self.document, "--basis", "EMERGENCY", user="daemon")
        self.assertEqual(shown.error["id"], "TS-7001")

    def test_withholds_by_category_within_a_class(self):
        sheet = files.sheet(f"MD-C{self.number}", name=self.person)
        member = '<世帯員 続柄="妻"><氏名>和田　内緒</氏名></世帯員>'
        sheet = sheet.replace("  </本人>", f"   {member}\r\n  </本人>")
        case, = self.madoguchi_accepted(f"TSNG_20250703_{self.number:03}.xml", files.madoguchi([sheet]))
        document, = [line["document"] for line in self.instance.must("case", "show", case).of("document")]
        self.hand_in(papers.consent(f"DS-F{self.number}", case, agencies=["HK01"], categories=["basic"]))

        shown = self.instance.run("document", "show", document, "--classes", "1", user="daemon")

        self.assertIn(self.person, shown.out)
        self.assertNotIn("和田　内緒", shown.out)
        self.assertIn({"kind": "withheld", "class": 1, "category": "family", "reason": "category_outside"}, shown.of("withheld"))
        self.hand_in(papers.consent(f"DS-F{self.number}", case, agencies=["HK01"], categories=["basic", "family"], family=["given"]))
        self.assertIn("和田　内緒", self.instance.run("document", "show", document, "--classes", "1", user="daemon").out)


class Agencies(papers.PapersTest):
    """What the settings say of agencies is held against the profile."""

    def setUp(self):
        if self.instance.pid() is not None:
            self.instance.stop()
        self.profile = self.instance.home / "etc/profile.conf"
        self.before = self.profile.read_bytes() if self.profile.exists() else b""

    def tearDown(self):
        self.instance.edit("etc/profile.conf", lambda _: self.before)

    def name_agencies(self, *codes):
        lines = "".join(f"agency.{code}.name = {code}\n" for code in codes).encode()
        self.instance.edit("etc/profile.conf", lambda old: old + b"\n" + lines)

    def test_starts_when_the_profile_has_every_agency(self):
        self.name_agencies("HK01", "HM01", "SK01")

        self.instance.start()

        shown = self.instance.must("doctor")
        self.assertEqual({line["severity"] for line in shown.of("finding") if line["check"] == "profile"}, {"ok"})

    def test_refuses_to_start_with_an_agency_that_the_profile_does_not_have(self):
        for codes, key in ((("HK01", "SK01"), "access.agencies"), (("HK01", "HM01"), "homon.conf: agency")):
            with self.subTest(key):
                self.instance.edit("etc/profile.conf", lambda _: self.before)
                self.name_agencies(*codes)

                shown = self.instance.run("start")

                self.assertEqual((shown.exit, shown.error["id"]), (1, "TS-1002"))
                self.assertIn(key, shown.error["detail"])
                self.assertIsNone(self.instance.pid())


if __name__ == "__main__":
    unittest.main()
