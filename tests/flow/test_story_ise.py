"""伊勢市: a household in which care and arrears meet, from the first visit to the end of its plans, with consent."""
import unittest

import story
import story_files as files

KITA = ("houkatsu-kita", "北地域包括支援センター")
YORISOI = ("yorisoi", "福祉総合支援センターよりそい")
TEAM = ["yorisoi", "houkatsu-kita", "ayumi", "shakyo-sanka"]
COUNCIL = "重層的支援会議"


class Ise(story.Story):
    """`daemon` works at 北地域包括支援センター, `games` at あゆみ, `bin` where the consent does not reach."""

    profile = "ise"
    municipality = "242039"
    settings = ("admin.users = daemon, games, bin\n"
                "access.agencies = daemon=houkatsu-kita, games=ayumi, bin=minto\n")
    person = files.Person(20250000000101, "北浦　汐里", "キタウラ　シオリ", "female", "1968-11-03",
                          "架空県架空市北浜見本町十二番地", "0596-00-44170")

    def test_a_year_with_consent(self):
        self.comes_to_a_window()
        self.is_referred()
        self.consents()
        self.is_assessed()
        self.gets_a_plan()
        self.is_supported()
        self.plan_is_changed()
        self.is_closed()
        self.is_followed_up()
        self.figures_are_those_of_the_year()
        self.books_agree()
        grounds = {event["grounds"].split(":")[0] for event in self.reads_have_grounds(self.number) if "grounds" in event}
        self.assertEqual(grounds, {"controller", "own_record", "consent"})

    def comes_to_a_window(self):
        self.on("2025-04-03")
        self.number = self.write("consultation-intake", {
            **self.person.values(), "Variant": "consent", "Channel": "office", "Route[1]": "welfare-commissioner",
            "Area": "kita", "Project": "P1", "Concern[1]/Code": "04", "Concern[1]/Primary": "yes", "Concern[2]/Code": "10",
            "ConcernText[1]/Text": "父の夜間の外出が増え、仕事を辞めた。", "Urgency": "normal",
            "Consent/Result": "given", "Consent/Date": "2025-04-03", "Screening/Result": "multi-agency",
        }, user="daemon")["case"]
        self.stands(self.number, "C30")

    def is_referred(self):
        self.on("2025-04-07")
        self.assertEqual(self.number, self.send_sheet(
            "MD-R07-000101", self.person, KITA, YORISOI, concerns=("04", "09"), story="家賃も遅れている。"))
        self.stands(self.number, "C41")
        self.assertEqual(self.due(self.number), {("referral-answer", "yorisoi", "2025-04-21", False)})
        self.on("2025-04-22")
        self.assertEqual(self.due(self.number), {("referral-answer", "yorisoi", "2025-04-21", True)})
        self.record("yorisoi", "handover", "not-counted", "受け取り、多機関協働で調整すると電話で返した。")
        self.assertEqual(self.due(self.number), set())

    def consents(self):
        self.on("2025-04-23")
        self.write("consent", {
            "Result": "given", "ConsentDate": "2025-04-23", "TaxConsent": "no", "Method": "written",
            "ValidFrom": "2025-04-23", "ValidTo": "2026-04-22",
            **{f"Agency[{n}]/Code": agency for n, agency in enumerate(TEAM, 1)},
            **{f"DataCategory[{n}]": one for n, one in enumerate(("basic", "health", "economic", "family",
                                                                  "consultation", "support"), 1)},
            "Purpose[1]": "plan", "Purpose[2]": "conference"}, case=self.number, by="yorisoi")
        self.stands(self.number, "C41")
        sheet, = self.documents(self.number, "referral-sheet")
        read = self.read(sheet["document"], "1,3", "支援の準備", "CONSENT", user="games")
        self.assertIn(self.person.kanji, read.out)
        outside = self.read(sheet["document"], "1,3", "支援の準備", "CONSENT", user="bin")
        self.assertEqual((outside.exit, outside.error["id"]), (1, "TS-7003"))
        self.assertIn("agency_outside", outside.error["detail"])

    def is_assessed(self):
        self.on("2025-04-30")
        form = self.begin("intake-assessment", self.number)
        known = story.story_desk.filled(form.text)
        self.assertEqual(known["Person/Name/Kanji"], self.person.kanji)
        self.assertEqual(known["Person/ResidentCode"], self.person.resident)
        self.assertEqual(known["Consent/Result"], "given")
        self.save(form, {
            "Envelope/AuthorOrganization/Code": "yorisoi", "ChiefComplaint[1]/Text": "夜に眠れず、封筒を開ける気力がない。",
            "HouseholdType": "parents-children", "Analysis[1]/Text": "介護で離職し、滞納が始まった。",
            "Direction": "介護と家計を並行して整える。", "Screening/Result": "multi-agency", "ConferencePath": "MJ"})
        self.submit(form)
        self.stands(self.number, "C50")

    def gets_a_plan(self):
        self.on("2025-05-08")
        self.accepted(self.send_plan("JP-R07-0101", self.person, TEAM, consented="2025-04-23", monitoring="2025-07-31"))
        self.stands(self.number, "C60")
        self.on("2025-05-20")
        line, = self.send_minutes(21, COUNCIL, TEAM, files.item(
            1, "JP-R07-0101", "承認", roles=["yorisoi", "houkatsu-kita"], following="2025-07-31"))
        self.accepted(line)
        self.stands(self.number, "C70")
        self.on("2025-05-22")
        self.accepted(self.send_plan("JP-R07-0101", self.person, TEAM, status="decided", consented="2025-04-23",
                                     monitoring="2025-07-31"))
        self.stands(self.number, "C70")

    def record(self, by, kind, unit, text, method="telephone", user=None):
        return self.write("progress-record", {
            "Method": method, "Counterpart[1]/Kind": "person", "RecordKind": kind, "CountUnit": unit,
            "Body[1]/Text": text, "Visibility": "team"}, case=self.number, by=by, user=user)

    def is_supported(self):
        self.on("2025-06-10")
        self.record("ayumi", "consultation", "new", "家計表を一緒に作った。", "visit", user="games")
        self.on("2025-06-17")
        self.record("houkatsu-kita", "consultation", "continued", "父のデイサービスを見学した。", "accompany", user="daemon")
        self.on("2025-07-15")
        self.record("ayumi", "consultation", "continued", "分納の約束をした。", "office", user="games")
        self.assertEqual(self.due(self.number), set())
        self.on("2025-07-18")
        self.assertEqual(self.due(self.number), {("monitoring", "", "2025-07-31", False)}, "jiritsu names nobody")
        self.on("2025-07-29")
        self.look("regular", "continuation", **{"NextDate": "2025-10-31"})
        self.assertEqual(self.due(self.number), set())

    def look(self, timing, conclusion, **more):
        return self.write("monitoring", {
            "Plan[1]/PlanReference": "JP-R07-0101", "Plan[1]/Kind": "TK", "Timing": timing,
            "SituationChange[1]/Text": "眠れる日が増えた。", "Conclusion": conclusion, **more}, case=self.number, by="yorisoi")

    def plan_is_changed(self):
        self.on("2025-11-05")
        self.assertEqual(self.due(self.number), {("monitoring", "yorisoi", "2025-10-31", True)})
        self.look("before-change", "change")
        self.on("2025-11-10")
        self.accepted(self.send_plan("JP-R07-0101", self.person, TEAM, status="changed", consented="2025-04-23",
                                     monitoring="2026-01-30"))
        self.stands(self.number, "C71")
        self.accompanying = self.participation("draft")
        self.on("2025-11-19")
        line, = self.send_minutes(34, COUNCIL, TEAM, files.item(1, self.number, "承認", roles=["shakyo-sanka"]))
        self.accepted(line)
        self.stands(self.number, "C70")
        self.on("2025-11-21")
        self.participation("decided", self.accompanying)

    def participation(self, status, revises=None):
        """参加支援, beside the plan that its parent is; returns the document."""
        return self.write("support-plan", {
            "PlanKind": "SN", "PlanNo": "SN-R07-0101", "ParentPlan": "JP-R07-0101", "Status": status,
            "CreatedDate": self.clock.today(), "MainOrganization/Code": "shakyo-sanka", "Consent/Result": "given",
            "Participation/Type": "individual", "Participation/Matching[1]/Kind": "work-experience",
            "Participation/Matching[1]/From": "2025-12-01"}, case=None if revises else self.number, revises=revises,
            by="shakyo-sanka")["document"]

    def is_closed(self):
        self.on("2026-02-16")
        self.refused(self.send_plan("JP-R07-0101", self.person, TEAM, status="closed", consented="2025-04-23"), "KX812")
        self.write("evaluation", {
            "Plan[1]/PlanReference": "JP-R07-0101", "Plan[1]/Kind": "TK", "Timing": "closure",
            "Course[1]/Text": "月に二度の面談を続けた。", "Outcome[1]/Text": "短い時間の仕事に就いた。",
            "GoalAchievement[1]/Achievement": "achieved", "SituationChange[1]/Text": "滞納はなくなった。",
            "Conclusion": "closure", "ClosureKind": "goal-reached", "FollowUp/Needed": "yes",
            "FollowUp/Date": "2026-03-25"}, case=self.number, by="yorisoi")
        self.stands(self.number, "C80")
        self.on("2026-02-25")
        self.accepted(self.send_minutes(51, COUNCIL, TEAM, files.item(1, "MD-R07-000101", "終結"))[0])
        self.stands(self.number, "C90")
        self.accepted(self.send_plan("JP-R07-0101", self.person, TEAM, status="closed", consented="2025-04-23"))
        self.stands(self.number, "C90")

    def is_followed_up(self):
        self.on("2026-03-12")
        self.assertEqual(self.due(self.number), {("follow-up", "yorisoi", "2026-03-25", False)})
        self.on("2026-03-25")
        self.look("follow-up", "closure")
        self.assertEqual(self.due(self.number), set())
        self.stands(self.number, "C90")

    def figures_are_those_of_the_year(self):
        self.on("2026-04-01")
        self.assertEqual(self.figures(2025), {
            "contact new": "2", "contact total": "4", "contact distinct": "1",
            "sent": "1", "screening multi-agency": "2", "screening *": "2",
            "consents given": "1", "consents *": "1", "consent-rate": "100", "stated given": "1", "stated *": "1",
            "assessments": "1", "made new": "2", "made *": "2", "changed": "1", "matchings work-experience": "1",
            "matchings *": "1", "participants": "1",
            "councils": "3", "council-cases": "3", "judged approved": "2", "judged closed": "1", "judged *": "3",
            "agencies": "12", "people": "12",
            "done regular": "1", "done before-change": "1", "done closure": "1", "done follow-up": "1", "done *": "4",
            "due on-time": "1", "due late": "2", "due *": "3", "rate": "100",
            "closed goal-reached": "1", "closed *": "1", "continued": "1", "days": "270",
            "follow-up-wanted": "1", "follow-up-done": "1", "goals achieved": "1", "goals *": "1", "goal-rate": "100"})
        self.assertEqual(self.figures(2025, "--item", "contact", "--by", "agency"), {
            "houkatsu-kita contact new": "1", "houkatsu-kita contact total": "2", "houkatsu-kita contact distinct": "1",
            "ayumi contact new": "1", "ayumi contact total": "2", "ayumi contact distinct": "1",
            "* contact new": "2", "* contact total": "4", "* contact distinct": "1"})
        self.assertEqual(self.targets(2025), {
            "houkatsu-new": ("5000", "1"), "houkatsu-total": ("9000", "2"), "ayumi-new": ("200", "1"),
            "ayumi-total": ("3500", "2"), "assessments": ("10", "1"), "councils": ("30", "3"),
            "coordination-plans": ("15", "1"), "participation-plans": ("20", "1")})
        rows = {row["agency"]: row["now_actual"] for row in self.instance.must(
            "statistics", "--table", "agencies", "--year", "2025").of("agency_row")}
        self.assertEqual((rows["houkatsu"], rows["ayumi"]), ("1(2)", "1(2)"))
        evaluation, = self.documents(self.number, "evaluation")
        self.assertEqual(self.counted(2025, "closed"), {evaluation["document"]})
        self.report_is_frozen(2025)


if __name__ == "__main__":
    unittest.main()
