"""長野市: a person under 支援措置; where she lives stands before nobody who does not hold the right to it."""
import unittest

import story
import story_files as files

MAISAPO = ("maisapo", "まいさぽ長野市")
ANOETTO = ("anoetto", "こども総合支援センター「あのえっと」")
TAKIKAN = ("takikan", "長野市社会福祉協議会")
TEAM = ["takikan", "fukushi-seisaku", "maisapo"]
COUNCIL = "重層的支援会議"


class Nagano(story.Story):
    """`daemon` holds the right to addresses under 支援措置; `games` works for まいさぽ長野市 and does not."""

    profile = "nagano"
    municipality = "202011"
    settings = ("access.protected_users = daemon\nadmin.users = daemon, games\n"
                "access.agencies = games=maisapo\n")
    person = files.Person(20250000000404, "塩入　澪", "シオイリ　ミオ", "female", "1986-03-09",
                          "架空県架空市隠里善光町七〇四番地の九", "026-000-90314")

    def test_a_year_under_protection(self):
        self.is_referred()
        self.is_protected()
        self.gets_a_plan()
        self.comes_to_another_window()
        self.protection_is_about_to_end()
        self.is_closed()
        self.right_opens_the_address()
        self.gets_a_copy()
        self.figures_are_those_of_the_year()
        self.books_agree()
        self.nobody_was_told_where_she_lives()
        self.protection_is_lifted()

    def is_referred(self):
        self.on("2025-04-21")
        self.number = self.send_sheet("MD-R07-000404", self.person, MAISAPO, TAKIKAN, protected=True,
                                      concerns=("17", "12"), story="前の住所から離れて暮らし始めた。")
        self.stands(self.number, "C41")
        self.is_hidden()

    def is_hidden(self):
        """On every way by which somebody comes to the case."""
        self.assertTrue(self.case(self.number)["protected"])
        hits = self.instance.must("case", "find", "塩入").of("hit")
        self.assertTrue(hits and all(hit["protected"] for hit in hits), hits)
        for document in self.documents(self.number):
            for user in (None, "games"):
                shown = self.read(document["document"], user=user)
                self.assertNotIn(2, [value["class"] for value in shown.of("value")])

    def is_protected(self):
        self.on("2025-05-07")
        self.protection = self.write("protection", {
            **self.person.values("Subject"), "Subject/Protection": "1", "Subject/Address[1]/Line": self.person.line,
            "Status": "decided", "ValidFrom": "2025-05-07", "ValidTo": "2026-02-10", "Kind": "violence"},
            case=self.number, by="fukushi-seisaku")["document"]
        self.is_hidden()
        form = self.begin("intake-assessment", self.number)
        known = story.story_desk.filled(form.text)
        self.assertEqual(known["Person/Name/Kanji"], self.person.kanji)
        self.assertFalse([path for path in known if "Address" in path or "Contact" in path], known)
        self.save(form, {
            "Envelope/AuthorOrganization/Code": "takikan", "ChiefComplaint[1]/Text": "居場所を知られたくない。",
            "HouseholdType": "single-young", "Analysis[1]/Text": "住まいと収入が定まっていない。",
            "Direction": "住まいを整える。", "Screening/Result": "multi-agency", "ConferencePath": "MJ"})
        self.submit(form)
        self.stands(self.number, "C50")

    def gets_a_plan(self):
        self.on("2025-06-03")
        self.accepted(self.send_plan("JP-R07-0404", self.person, TEAM, monitoring="2025-09-30"))
        self.on("2025-06-17")
        line, = self.send_minutes(3, COUNCIL, TEAM, files.item(1, self.number, "承認"), secrecy="未")
        self.refused(line, "KX804")
        line, = self.send_minutes(3, COUNCIL, TEAM, files.item(1, self.number, "承認", roles=["takikan"]))
        self.accepted(line)
        self.stands(self.number, "C70")
        self.accepted(self.send_plan("JP-R07-0404", self.person, TEAM, status="decided", monitoring="2025-09-30"))
        for partner, kind in (("jiritsu", "support-plan"), ("bunsho", "minutes")):
            document = self.documents(self.number, kind)[-1]
            _, (text,) = self.deliver(partner, document["document"])
            self.assertNotIn(self.person.line, text)
        self.is_hidden()

    def comes_to_another_window(self):
        """R20: there nobody knows of the 支援措置. Once the cases are one person's, it holds for both."""
        self.on("2025-07-08")
        same = files.Person(None, self.person.kanji, self.person.kana, "female", "1986-03-09", self.person.line,
                            self.person.phone)
        other = self.send_sheet("MD-R07-000405", same, ANOETTO, TAKIKAN, concerns=("05",))
        self.assertNotEqual(other, self.number)
        candidate, = self.instance.must("person", "candidates", "--case", self.number).of("candidate")
        self.assertEqual((candidate["case"], candidate["certain"]), (other, False))
        compared = self.instance.must("person", "compare", other, self.number, "--classes", "1,2", "--purpose", "同じ人かの確認")
        self.assertEqual({line["case"] for line in compared.of("withheld") if line["class"] == 2}, {other, self.number})
        self.instance.must("--yes", "person", "merge", other, "--into", self.number, "--reason", "本人に確かめた。")
        self.assertTrue(self.case(other)["protected"])
        document = self.documents(self.number, "referral-sheet")[-1]
        shown = self.read(document["document"])
        self.assertIn({"kind": "withheld", "class": 2, "reason": "protected"}, shown.of("withheld"))
        self.is_hidden()

    def protection_is_about_to_end(self):
        self.on("2026-01-10")
        kind = ("protection-ending", "fukushi-seisaku", "2026-02-10", False)
        self.assertNotIn(kind, self.due(self.number))
        self.on("2026-01-12")
        self.assertIn(kind, self.due(self.number))
        self.protection = self.protect("extended", ValidTo="2027-02-10")
        self.assertNotIn(kind, self.due(self.number))
        self.is_hidden()

    def protect(self, status, user=None, **more):
        return self.write("protection", {"Status": status, **more}, revises=self.protection, user=user)["document"]

    def is_closed(self):
        """With all that the city's form of an evaluation asks for."""
        self.on("2026-02-09")
        written = {
            "Plan[1]/PlanReference": "JP-R07-0404", "Plan[1]/Kind": "TK", "Timing": "closure", "Course[1]/Text": "面談を続けた。",
            "Outcome[1]/Text": "住まいが定まった。", "SituationChange[1]/Text": "眠れるようになった。", "Conclusion": "closure",
            "ClosureKind": "goal-reached", "GoalAchievement[1]/Achievement": "mostly", "FollowUp/Needed": "no"}
        refusal = self.write("evaluation", written, case=self.number, by="takikan", refused="KX706")
        self.assertEqual(refusal["place"], "SupporterSituation")
        self.write("evaluation", {**written, "SupporterSituation": "担当が一人減った。"}, case=self.number, by="takikan")
        self.stands(self.number, "C80")
        self.on("2026-02-16")
        self.accepted(self.send_minutes(9, COUNCIL, TEAM, files.item(1, self.number, "終結"))[0])
        self.stands(self.number, "C90")
        self.is_hidden()

    def right_opens_the_address(self):
        for kind in ("referral-sheet", "protection"):
            document = self.documents(self.number, kind)[-1]["document"]
            self.assertIn(self.person.line, self.read(document, "2", "同行支援", "EMERGENCY", user="daemon").out)
        withheld = [event for event in self.reads_have_grounds(self.number) if "2" in event.get("withheld", "")]
        opened = [event for event in self.events(self.number, "document_read") if "2" in event.get("classes", "")]
        self.assertEqual({event["user"] for event in opened}, {"user:daemon"})
        self.assertTrue(withheld)

    def gets_a_copy(self):
        """Her copy of the case is made by somebody without the right: the address is not in it."""
        copy = self.instance.must("disclosure", "copy", "--case", self.number, "--purpose", "本人の開示請求")
        self.assertIn(self.person.kanji, copy.out)
        self.assertNotIn(self.person.line, copy.out)

    def figures_are_those_of_the_year(self):
        self.on("2026-03-02")
        self.assertEqual(self.figures(2025), {
            "sent": "2", "screening multi-agency": "1", "screening *": "1", "stated given": "2", "stated *": "2",
            "assessments": "1", "made new": "1", "made *": "1",
            "councils": "2", "council-cases": "2", "judged approved": "1", "judged closed": "1", "judged *": "2",
            "agencies": "6", "people": "6", "done closure": "1", "done *": "1", "due late": "1", "due *": "1", "rate": "100",
            "closed goal-reached": "1", "closed *": "1", "days": "237",
            "goals mostly": "1", "goals *": "1", "goal-rate": "100"})
        self.report_is_frozen(2025)

    def nobody_was_told_where_she_lives(self):
        self.outputs_of(self.instance.home / "log")
        for words, user, text in self.instance.outputs:
            if user != "daemon":
                for secret in (self.person.line, self.person.phone, "5169988"):
                    self.assertNotIn(secret, text, words)

    def protection_is_lifted(self):
        self.on("2026-03-16")
        form = self.begin("protection", revises=self.protection)
        self.assertEqual(self.not_saved(form, {"Status": "lifted", "Subject/Protection": "0"}), "KX707")
        self.protect("lifted", user="daemon", **{"Subject/Protection": "0"})
        self.assertTrue(self.case(self.number)["protected"], "the sheet still says so")
        self.assertEqual(self.number, self.send_sheet("MD-R07-000404", self.person, MAISAPO, TAKIKAN,
                                                      concerns=("17", "12")))
        self.assertFalse(self.case(self.number)["protected"])
        shown = self.read(self.documents(self.number, "referral-sheet")[-1]["document"])
        self.assertIn(self.person.line, shown.out)


if __name__ == "__main__":
    unittest.main()
