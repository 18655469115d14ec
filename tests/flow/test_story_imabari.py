"""今治市: a plan is in force when the person takes the consent back; what rested on it stops that day."""
import unittest

import story
import story_files as files

KENKO = ("kenko-sodan", "健康相談等")
RENKEI = ("fukushi-renkei", "多機関協働事業")
TEAM = ["fukushi-renkei", "jiritsu", "houkatsu-kikan"]
PLAN = {
    "PlanKind": "TK", "PlanNo": "TK-R07-0303", "Consent/Result": "given", "Consent/Date": "2025-05-19",
    "MainOrganization/Code": "fukushi-renkei", "Round": "1", "Wish[1]/Text": "住まいを失いたくない。",
    "Issue[1]/No": "1", "Issue[1]/Statement/Text": "借入れの返済が滞っている。",
    "Goal[1]/Level": "long", "Goal[1]/Text": "返済と家計の見通しが立つ", "Goal[1]/DueDate": "2026-03-00",
    "Action[1]/No": "1", "Action[1]/Text": "家計の相談", "Action[1]/Organization/Code": "houkatsu-kikan",
    "Monitoring[1]/NextDate": "2025-09-30"}


class Imabari(story.Story):
    """jiritsu's system is that of 自立相談支援事業, where `daemon` works too."""

    profile = "imabari"
    municipality = "382027"
    settings = "admin.users = daemon\naccess.agencies = daemon=jiritsu\n"
    partners = {"jiritsu": "agency = jiritsu"}
    person = files.Person(20250000000303, "越智　渚", "オチ　ナギサ", "female", "1983-07-22",
                          "架空県架空市来島見本町五番地", "0898-00-7013")

    def test_a_year_in_which_consent_is_withdrawn(self):
        self.is_referred()
        self.consents()
        self.gets_a_plan()
        self.plan_is_shared()
        self.withdraws()
        self.nothing_is_shared_any_more()
        self.plan_is_suspended()
        self.figures_are_those_of_the_year()
        self.books_agree()
        self.reads_have_grounds(self.number)

    def is_referred(self):
        self.on("2025-05-12")
        self.number = self.send_sheet("MD-R07-000303", self.person, KENKO, RENKEI, concerns=("07", "11"),
                                      story="離職のあと借入れが増え、住まいの更新が近い。")
        self.stands(self.number, "C41")

    def consent(self, revises=None, **more):
        return self.write("consent", {
            "ConsentNo": "DS-R07-0303", "Result": "given", "ConsentDate": "2025-05-19", "TaxConsent": "no",
            "Method": "written", "ValidFrom": "2025-05-19", "ValidTo": "2026-05-18",
            **{f"Agency[{n}]/Code": agency for n, agency in enumerate(TEAM, 1)},
            **{f"DataCategory[{n}]": one for n, one in enumerate(("basic", "economic", "consultation", "support"), 1)},
            "Purpose[1]": "plan", "Purpose[2]": "conference", **more},
            case=None if revises else self.number, revises=revises, by="fukushi-renkei")

    def consents(self):
        self.on("2025-05-19")
        self.assertEqual(self.answer("basic"), {"no_consent"})
        self.form = self.consent()["document"]
        self.assertEqual(self.answer("basic"), {"consent"})
        self.assertEqual(self.answer("health"), {"category_outside"})
        self.assertEqual(self.answer("tax"), {"tax_missing"})

    def answer(self, category):
        """Whether 自立相談支援事業 may have this now: the ground, or the reason why not."""
        shown = self.instance.must("consent", "check", "--case", self.number, "--agency", "jiritsu", "--category", category)
        return {line.get("ground") or line["reason"] for line in shown.of("access")}

    def gets_a_plan(self):
        self.on("2025-06-02")
        self.plan = self.write("support-plan", {**PLAN, "Status": "draft"}, case=self.number, by="fukushi-renkei")
        self.stands(self.number, "C60")
        self.on("2025-06-18")
        outside = files.item(1, "TK-R07-0303", "承認")
        self.refused(self.send_minutes(5, "重層的支援会議", TEAM + ["seinen-koken"], outside)[0], "KX809")
        self.accepted(self.send_minutes(5, "重層的支援会議", TEAM,
                                        files.item(1, "TK-R07-0303", "承認", roles=["fukushi-renkei"]))[0])
        self.plan = self.write("support-plan", {
            **PLAN, "Status": "decided", "CreatedDate": self.clock.today()}, revises=self.plan["document"])
        self.assertEqual(self.plan["revision"], 2)
        self.stands(self.number, "C70")

    def plan_is_shared(self):
        self.on("2025-06-19")
        shown, (text,) = self.deliver("jiritsu", self.plan["document"])
        self.sent = shown.of("delivery")[0]["file"]
        self.assertIn(self.person.kanji, text)
        read = self.read(self.plan["document"], "1,5", "プランの実施", "CONSENT", user="daemon")
        self.assertEqual(read.exit, 0, read.out)
        self.assertIn(self.person.kanji, read.out)

    def withdraws(self):
        self.on("2025-10-06")
        self.consent(self.form, Result="withdrawn", WithdrawnDate="2025-10-06")
        self.stands(self.number, "C42")
        state, = self.instance.must("consent", "show", "--case", self.number).of("consent_state")
        self.assertEqual(state["state"], "not-given")

    def nothing_is_shared_any_more(self):
        self.assertEqual(self.answer("basic"), {"withdrawn"})
        read = self.read(self.plan["document"], "1,5", "プランの実施", "CONSENT", user="daemon")
        self.assertEqual((read.exit, read.error["id"]), (1, "TS-7003"))
        shown, texts = self.deliver("jiritsu", self.plan["document"], exit_status=3)
        self.assertEqual((texts, [line["code"] for line in shown.of("refusal")]), ([], ["KX704"]))
        notice = self.delivered("jiritsu", self.sent + ".recall.ack.xml")
        self.assertIn(f'for="{self.sent}"', notice)
        self.assertIn('status="recalled"', notice)
        self.assertNotIn(self.person.kanji, notice)
        self.refused(self.send_plan("JP-R07-0303", self.person, TEAM, kind="SN", status="decided"), "KX808")
        owed, = self.events(self.number, "recall_owed")
        self.assertEqual(owed["file"], self.sent)

    def plan_is_suspended(self):
        self.on("2025-10-20")
        self.write("support-plan", {**PLAN, "Status": "suspended", "Consent/Result": "withdrawn", "Consent/Date": ""},
                   revises=self.plan["document"])
        self.stands(self.number, "C81")

    def figures_are_those_of_the_year(self):
        self.on("2026-04-01")
        self.assertEqual(self.figures(2025), {
            "sent": "1", "consents withdrawn": "1", "consents *": "1", "withdrawn": "1", "consent-rate": "0",
            "stated given": "1", "stated *": "1", "made new": "1", "made *": "1",
            "councils": "1", "council-cases": "1", "judged approved": "1", "judged *": "1", "agencies": "3", "people": "3",
            "due missed": "1", "due *": "1", "rate": "0", "suspended unknown": "1", "suspended *": "1"})
        self.report_is_frozen(2025)


if __name__ == "__main__":
    unittest.main()
