"""Who may read what, and on which ground: consent, withdrawal and recall, agencies of users and partners."""
import unittest

import harness
import papers
import records as files
import visits

MOOD = "不安"


class Consent(papers.PapersTest):
    """Each test has a case of its own: a note of a visit that the agency SK01 brought."""

    people = 0

    def setUp(self):
        Consent.people += 1
        self.number = Consent.people
        self.person = f"和田　{'〇甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地人東西南北'[self.number]}子"
        (self.case, self.document), = self.visit(visits.note(
            f"VN-{self.number}", name=self.person, mood=MOOD, observation="鍵をなくしたと話す。",
            address=f"架空県架空市承諾町{self.number}番地", phone=f"0596-00-8{self.number:03}"))

    def consent(self, status="given", **more):
        """Hands in the 同意書 of the case, or its next version."""
        self.hand_in(papers.consent(f"DS-{self.number}", self.case, status, **more))

    def export(self, partner, *words):
        return self.instance.run("export", partner, "--document", self.document, *words)

    def assert_refused(self, shown, reason):
        self.assertEqual(shown.exit, 3, shown.out)
        refusal, = shown.of("refusal")
        self.assertEqual((refusal["code"], refusal["detail"]), ("KX704", reason))
        self.assertEqual(shown.of("delivery"), [])

    def shown_to(self, user, *words):
        return self.instance.run("document", "show", self.document, *words, user=user)

    def assert_no_ground(self, shown):
        self.assertEqual(shown.exit, 1, shown.out)
        self.assertEqual(shown.error["id"], "TS-7003")
        self.assertNotIn(self.person, shown.out + shown.err)

    # -- partners ------------------------------------------------------------------------------------------------
    def test_sends_to_the_agency_that_the_consent_names_and_to_no_other(self):
        before = self.waiting("minami")
        self.assert_refused(self.export("kita"), "no_consent")
        self.consent(agencies=["HK01"], categories=["basic"])

        delivery, = self.export("kita").of("delivery")

        text = self.taken("kita", delivery["file"])
        self.assertIn(self.person, text)
        self.assert_refused(self.export("minami"), "agency_outside")
        self.assertEqual(self.waiting("minami"), before)

    def test_sends_its_own_record_back_to_the_agency_that_brought_it(self):
        delivery, = self.export("homon").of("delivery")

        self.assertIn(self.person, self.taken("homon", delivery["file"]))

    def test_sends_to_a_partner_without_agency_as_its_pack_says(self):
        delivery, = self.export("visits").of("delivery")

        self.assertIn(self.person, self.taken("visits", delivery["file"]))

    def test_sends_nothing_when_the_consent_leaves_out_what_the_partner_may_have(self):
        self.consent(agencies=["HK01"], categories=["health"])

        self.assert_refused(self.export("kita"), "category_outside")

    def test_keeps_to_time_purpose_exclusion_and_status(self):
        rows = [
            ({"status": "given", "期限": "2020-03-31"}, (), "expired"),
            ({"status": "given", "開始": "2999-04-01"}, (), "no_consent"),
            ({"status": "given", "purposes": ["statistics"]}, (), "purpose_outside"),
            ({"status": "given", "purposes": ["plan"]}, ("--purpose", "host"), "purpose_outside"),
            ({"status": "given", "excluded": ["HK01"]}, (), "agency_excluded"),
            ({"status": "refused"}, (), "no_consent"),
            ({"status": "not-reached"}, (), "no_consent"),
        ]
        for more, words, reason in rows:
            with self.subTest(more):
                self.consent(agencies=["HK01"], categories=["basic"], **more)
                self.assert_refused(self.export("kita", *words), reason)
        self.consent(agencies=["HK01"], categories=["basic"], purposes=["plan"], 期限="2999-03-31")
        delivery, = self.export("kita", "--purpose", "plan").of("delivery")
        self.taken("kita", delivery["file"])

    def test_sends_in_urgency_and_marks_it_for_review(self):
        before = self.events_so_far()

        delivery, = self.export("kita", "--basis", "EMERGENCY", "--purpose", "安否の確認").of("delivery")

        self.assertIn(self.person, self.taken("kita", delivery["file"]))
        for event in self.events_since(before, "document_exported", "delivery_written"):
            self.assertEqual(event["grounds"], "urgent: 0/basic 1/basic 2/basic")
            self.assertEqual(event["review"], "required")

    # -- withdrawal ----------------------------------------------------------------------------------------------
    def test_recalls_what_was_sent_when_the_consent_is_withdrawn(self):
        self.consent(agencies=["HK01"], categories=["basic"])
        delivery, = self.export("kita").of("delivery")
        self.taken("kita", delivery["file"])
        before = self.events_so_far()

        self.consent("withdrawn", 撤回="2025-06-30")

        notice = self.taken("kita", delivery["file"] + ".recall.answer.xml")
        self.assertIn("<回収", notice)
        self.assertIn(f'ファイル="{delivery["file"]}"', notice)
        self.assertIn("KX705", notice)
        self.assertNotIn(self.person, notice)
        self.assert_refused(self.export("kita"), "withdrawn")
        shown = self.instance.must("case", "show", self.case)
        line = next(line for line in shown.of("delivery") if line["file"] == delivery["file"])
        self.assertEqual((line["agency"], line["recall"]), ("HK01", "written"))
        owed, written = self.events_since(before, "recall_owed", "recall_written")
        self.assertEqual((owed["type"], owed["adapter"], owed["file"], owed["case"]),
                         ("recall_owed", "kita", delivery["file"], self.case))
        self.assertEqual((written["type"], written["adapter"]), ("recall_written", "kita"))
        self.assertTrue(self.instance.must("audit", "verify").of("verdict")[0]["ok"])

    def test_recalls_once_and_only_what_was_shared_on_the_consent(self):
        own, = self.export("homon").of("delivery")
        self.consent(agencies=["HK01", "SK01"], categories=["basic"])
        urgent, = self.export("minami", "--basis", "EMERGENCY").of("delivery")
        shared, = self.export("kita").of("delivery")
        for partner, delivery in (("homon", own), ("minami", urgent), ("kita", shared)):
            self.taken(partner, delivery["file"])

        self.consent("withdrawn", 撤回="2025-06-30")
        self.taken("kita", shared["file"] + ".recall.answer.xml")
        self.consent("withdrawn", 撤回="2025-06-29")
        self.instance.stop()
        self.instance.start()

        self.assertEqual([self.waiting(partner) for partner in ("homon", "minami", "kita")], [[], [], []])
        recalled = [line["file"] for line in self.instance.must("case", "show", self.case).of("delivery") if "recall" in line]
        self.assertEqual(recalled, [shared["file"]])

    def test_recalls_what_a_narrower_consent_leaves_out(self):
        self.consent(agencies=["HK01", "HM01"], categories=["basic"])
        kita, = self.export("kita").of("delivery")
        minami, = self.export("minami").of("delivery")
        self.taken("kita", kita["file"])
        self.taken("minami", minami["file"])

        self.consent(agencies=["HM01"], categories=["basic"])

        self.taken("kita", kita["file"] + ".recall.answer.xml")
        self.assertEqual(self.waiting("minami"), [])
        again, = self.export("minami").of("delivery")
        self.taken("minami", again["file"])

    def test_leaves_other_cases_alone(self):
        self.consent(agencies=["HK01"], categories=["basic"])
        delivery, = self.export("kita").of("delivery")
        self.taken("kita", delivery["file"])
        self.setUp()
        self.consent(agencies=["HK01"], categories=["basic"])

        self.consent("withdrawn", 撤回="2025-06-30")

        self.assert_refused(self.export("kita"), "withdrawn")
        self.assertEqual(self.waiting("kita"), [])

    # -- people --------------------------------------------------------------------------------------------------
    @unittest.skipUnless(harness.is_root(), "needs other accounts")
    def test_shows_a_user_of_an_agency_what_the_consent_covers(self):
        self.assert_no_ground(self.shown_to("daemon", "--classes", "1,3"))
        self.consent(agencies=["HK01"], categories=["basic"])

        shown = self.shown_to("daemon", "--classes", "1,3")

        self.assertEqual(shown.exit, 0, shown.out + shown.err)
        self.assertIn(self.person, shown.out)
        self.assertNotIn("uneasy", shown.out)
        self.assertIn({"kind": "withheld", "class": 3, "reason": "category_outside"}, shown.of("withheld"))
        self.assert_no_ground(self.shown_to("games", "--classes", "1"))

    @unittest.skipUnless(harness.is_root(), "needs other accounts")
    def test_stops_reads_at_once_when_the_consent_is_withdrawn(self):
        self.consent(agencies=["HK01"], categories=["basic", "health"])
        self.assertIn("uneasy", self.shown_to("daemon", "--classes", "3").out)

        self.consent("withdrawn")

        before = self.events_so_far()
        self.assert_no_ground(self.shown_to("daemon", "--classes", "1,3"))
        event, = self.events_since(before, "document_read")
        self.assertEqual((event["outcome"], event["withheld"]), ("denied", "0,1,3"))
        self.assertNotIn("grounds", event)

    @unittest.skipUnless(harness.is_root(), "needs other accounts")
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

    @unittest.skipUnless(harness.is_root(), "needs other accounts")
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

    @unittest.skipUnless(harness.is_root(), "needs other accounts")
    def test_lets_users_of_an_agency_run_only_what_asks_for_a_ground(self):
        for words in (("audit", "list"), ("status",), ("rebuild", "--yes"), ("profile", "show"), ("keys", "status")):
            shown = self.instance.run(*words, user="daemon")
            self.assertEqual((shown.exit, shown.error["id"]), (1, "TS-7001"), words)
        shown = self.instance.run("export", "minami", "--document", self.document, "--basis", "EMERGENCY", user="daemon")
        self.assertEqual(shown.error["id"], "TS-7001")

    # -- consent show, consent check -----------------------------------------------------------------------------
    def test_says_in_plain_words_who_agreed_to_what(self):
        self.assertEqual(self.instance.must("consent", "show", "--case", self.case).of("consent_state")[0]["state"], "unknown")
        self.consent(agencies=["HK01", "HM01"], categories=["basic", "family"], purposes=["plan"], excluded=["ZM01"],
                     family=["given", "refused"], 開始="2025-04-01", 期限="2999-03-31")

        shown = self.instance.must("consent", "show", "--case", self.case)

        self.assertEqual(shown.of("consent_state")[0]["state"], "given")
        line, = shown.of("consent")
        self.assertEqual((line["agencies"], line["excluded"], line["in_force"], line["tax"]),
                         (["HK01", "HM01"], ["ZM01"], True, False))
        self.assertEqual(line["text_ja"],
                         "2025-04-01から2999-03-31まで、プランの作成と支援のために、HK01、HM01へ、基本情報、家族・世帯を伝えることに同意しています。"
                         "税情報は含みません。ZM01には伝えません。世帯の2人のうち1人だけが同意しているため、家族の情報は伝えられません。")
        self.consent("withdrawn", 撤回="2025-06-30")
        line, = self.instance.must("consent", "show", "--case", self.case).of("consent")
        self.assertEqual(line["text_ja"], "2025-06-30に撤回されました。何も伝えられません。")

    @unittest.skipUnless(harness.is_root(), "needs other accounts")
    def test_shows_an_agency_its_own_line_of_a_consent(self):
        self.consent(agencies=["HK01", "HM01"], categories=["basic"], excluded=["ZM01"])

        line, = self.instance.run("consent", "show", "--case", self.case, user="daemon").of("consent")

        self.assertEqual((line["agencies"], line["excluded"]), (["HK01"], []))
        self.consent(agencies=["HM01"], categories=["basic"])
        self.assert_no_ground(self.instance.run("consent", "show", "--case", self.case, user="daemon"))

    def test_answers_whether_an_agency_may_read_and_records_the_question(self):
        self.consent(agencies=["HK01"], categories=["basic"])
        before = self.events_so_far()

        def check(agency, category, *words):
            lines = self.instance.must("consent", "check", "--case", self.case, "--agency", agency, "--category", category,
                                       *words).of("access")
            return [line.get("ground") or line["reason"] for line in lines]

        self.assertEqual(check("HK01", "basic"), ["consent", "consent"])
        self.assertEqual(check("HK01", "health"), ["category_outside"])
        self.assertEqual(check("HK01", "tax"), ["tax_missing"])
        self.assertEqual(check("HM01", "basic"), ["agency_outside", "agency_outside"])
        self.assertEqual(check("HM01", "health", "--basis", "EMERGENCY"), ["urgent"])
        events = self.events_since(before, "access_checked")
        self.assertEqual([event["outcome"] for event in events],
                         ["granted", "category_outside", "tax_missing", "agency_outside", "granted"])
        self.assertEqual(self.instance.run("consent", "check", "--case", self.case, "--agency", "HK01", "--category",
                                           "secrets").error["id"], "TS-1001")

    # -- the household's referral sheet, by its categories -------------------------------------------------------
    @unittest.skipUnless(harness.is_root(), "needs other accounts")
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
