"""Who may read what, and on which ground: consent, withdrawal and recall, agencies of users and partners."""
import unittest

import harness
import papers


class Consent(papers.ConsentTest):
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


if __name__ == "__main__":
    unittest.main()
