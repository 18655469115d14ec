"""富谷市: somebody whom nobody reaches: without consent to the end, in the 支援会議 and never in the council."""
import unittest

import story
import story_files as files

CHONAIKAI = ("chonaikai", "町内会")
PSC = ("psc", "パーソナルサポートセンター")
ATTENDEES = ["psc", "choju", "minsei", "chonaikai", "ichii"]


class Tomiya(story.Story):
    """`daemon` is a 民生委員, `games` works at いちい; both see the case only while they sit in a 支援会議 about it."""

    profile = "tomiya"
    municipality = "042161"
    settings = "admin.users = daemon, games\naccess.agencies = daemon=minsei, games=ichii\n"
    person = files.Person(20250000000202, "冨樫　岳", "トガシ　ガク", "male", "1979-02-14",
                          "架空県架空市日吉台見本町三番地", "022-000-5512")

    def test_a_year_without_consent(self):
        self.is_found()
        self.is_referred()
        self.gets_neither_plan_nor_council()
        self.is_shared_in_a_meeting()
        self.is_visited()
        self.is_urgent_once()
        self.watch_ends()
        self.figures_are_those_of_the_year()
        self.books_agree()
        self.reads_have_grounds(self.number)

    def is_found(self):
        self.on("2025-04-10")
        self.number = self.write("outreach-followup", {
            **self.person.values("Subject"), "Kind": "first", "Route": "neighbourhood", "Project": "P4",
            "Organization/Code": "psc", "Method": "visit", "Result": "absent",
            "Situation[1]/Text": "郵便受けがあふれている。", "Consent/Result": "not-reached"}, by="psc")["case"]
        self.stands(self.number, "C63")

    def is_referred(self):
        self.on("2025-04-15")
        self.assertEqual(self.number, self.send_sheet(
            "MD-R07-000202", self.person, CHONAIKAI, PSC, consent="not-asked", concerns=("16",),
            story="回覧板が止まり、姿を見ないと隣家から話があった。"))
        self.stands(self.number, "C63")
        self.record("handover", "not-counted", "referral-sheet", "受け取り、訪問から始めると返した。")
        self.assertEqual(self.due(self.number), set())

    def record(self, kind, unit, method, text):
        self.write("progress-record", {
            "Method": method, "Counterpart[1]/Kind": "person", "RecordKind": kind, "Project": "P4", "CountUnit": unit,
            "Body[1]/Text": text, "Visibility": "team"}, case=self.number, by="psc")

    def gets_neither_plan_nor_council(self):
        """R08 and R01, each with its reason and what would make it acceptable."""
        self.on("2025-04-22")
        today = self.clock.today()
        plan = self.import_refused(
            "jiritsu", "plan-{today}-{number:04}.xml", files.jiritsu(self.municipality, today, [files.plan(
                "JP-R07-0202", self.person, today, ["psc"], given=False)]), "KX808")
        council = self.import_refused(
            "bunsho", "KAIGI{short}{number:03}.XML", files.bunsho(today, 11, "重層的支援会議", ATTENDEES, [files.item(
                1, "MD-R07-000202", "承認", consent="無")]), "KX801")
        by_hand = self.write("support-plan", {
            "PlanKind": "TK", "Status": "draft", "Consent/Result": "not-asked",
            "RoleAssignment[1]/Organization/Code": "psc", "RoleAssignment[1]/Role": "main"},
            case=self.number, by="psc", refused="KX808")
        for refusal, words in ((plan, "プラン"), (council, "重層的支援会議"), (by_hand, "プラン")):
            self.assertIn("同意", refusal["reason_ja"])
            self.assertIn(words, refusal["reason_ja"] + refusal["remedy_ja"])
        self.stands(self.number, "C63")
        self.assertEqual(len(self.documents(self.number)), 3)

    def is_shared_in_a_meeting(self):
        """つながる事例共有会: its members read the case while it lasts, and not after; its decision becomes a task."""
        self.on("2025-05-14", "13:00")
        self.assertFalse(self.may_read("daemon"))
        meeting = self.conference("secrecy-confirmed")
        self.instance.must("conference", "open", meeting["case"])
        self.assertFalse(self.may_read("daemon"), "before its hour")
        self.on("2025-05-14", "13:40")
        self.assertTrue(self.may_read("daemon"))
        self.assertFalse(self.may_read("games"))
        self.instance.must("conference", "close", meeting["case"])
        self.assertFalse(self.may_read("daemon"))
        self.on("2025-05-14", "16:00")
        self.conference("held", meeting["document"], {
            "Decision[1]/ItemNo": "1", "Decision[1]/Kind": "shared", "Decision[1]/Text": "声かけを続ける。",
            "Decision[1]/Owner/Code": "minsei", "Decision[1]/DueDate": "2025-06-30"})
        drafted, = self.instance.must("conference", "minutes", meeting["case"]).of("minutes_draft")
        filed, = self.instance.must("document", "submit", drafted["draft"]).of("filed")
        self.assertEqual((filed["outcome"], filed["case"]), ("accepted", self.number))
        self.stands(self.number, "C61")

    def conference(self, status, revises=None, more=None):
        members = {f"Member[{n}]/{field}": value for n, agency in enumerate(("psc", "choju", "minsei", "chonaikai"), 1)
                   for field, value in (("Organization/Code", agency), ("Attendance", "present"),
                                        ("Secrecy", "confirmed"), ("SecrecyText", "2025.1"))}
        return self.write("conference", {
            "ConferenceNo": "TJ-R07-02", "Status": status, "Kind": "SK-S", "LocalCode": "tsunagaru",
            "LegalBasis": "act-106-6", "Purpose[1]": "S1", "Host/Code": "psc", "StartDate": "2025-05-14",
            "StartTime": "13:30", "EndTime": "15:00", **members, "Item[1]/No": "1", "Item[1]/CaseReference": self.number,
            "Item[1]/Question": "誰がどう声をかけるか。", "Disclosure": "closed", **(more or {})},
            revises=revises, by=None if revises else "psc")

    def may_read(self, user):
        sheet, = self.documents(self.number, "referral-sheet")
        shown = self.read(sheet["document"], "1,3,5", "支援会議の準備", "SWA106-6", user=user)
        return shown.exit == 0 and any(line["path"] == "Person/Name/Kanji" for line in shown.of("value"))

    def is_visited(self):
        self.on("2025-06-16")
        self.assertEqual(self.due(self.number), {("decision", "minsei", "2025-06-30", False)})
        for day, unit, method in (("2025-06-20", "new", "letter"), ("2025-07-04", "continued", "visit"),
                                  ("2025-08-01", "continued", "visit")):
            self.on(day)
            self.record("consultation", unit, method, "手紙を残した。")
        self.assertEqual(self.due(self.number), {("decision", "minsei", "2025-06-30", True)})

    def is_urgent_once(self):
        self.on("2025-08-20")
        urgent = files.item(1, "MD-R07-000202", "緊急対応", consent="無", roles=["minsei"])
        self.refused(self.send_minutes(14, "支援会議", ATTENDEES, urgent, secrecy="未")[0], "KX803")
        self.accepted(self.send_minutes(14, "支援会議", ATTENDEES, urgent)[0])
        self.stands(self.number, "C61")
        self.assertEqual(self.due(self.number), set())
        self.on("2025-10-08")
        judges = files.item(1, self.number, "承認", consent="無")
        self.refused(self.send_minutes(15, "支援会議", ATTENDEES, judges)[0], "KX817")
        self.accepted(self.send_minutes(15, "支援会議", ATTENDEES, files.item(1, self.number, "共有", consent="無"))[0])

    def watch_ends(self):
        self.on("2026-02-18")
        self.accepted(self.send_minutes(19, "支援会議", ATTENDEES, files.item(1, self.number, "終結", consent="無"))[0])
        self.stands(self.number, "C82")
        self.assertEqual(self.due(self.number), set())

    def figures_are_those_of_the_year(self):
        self.on("2026-04-01")
        self.assertEqual(self.figures(2025), {
            "contact new": "1", "contact total": "3", "contact distinct": "1",
            "sent": "1", "stated not-asked": "1", "stated *": "1",
            "meetings SK-S": "1", "meetings SK": "3", "meetings *": "4",
            "meeting-cases SK-S": "1", "meeting-cases SK": "3", "meeting-cases *": "4",
            "agencies": "19", "people": "19", "closed unknown": "1", "closed *": "1", "follow-ups": "1",
            "contacts new": "1", "contacts total": "3", "contacts distinct": "1"})
        self.report_is_frozen(2025)


if __name__ == "__main__":
    unittest.main()
