"""モデル市: a family moves away in the middle of the work; the case is handed over, and opens again when they return."""
import unittest

import story
import story_files as files

HOUKATSU = ("houkatsu", "地域包括支援センター")
SODAN = ("fukushi-sodan", "福祉相談課 相談支援係")
TEAM = ["fukushi-sodan", "fukushi-seisaku", "houkatsu", "senmonshoku"]
COUNCIL = "重層的支援会議"
PLAN = {
    "PlanKind": "TK", "PlanNo": "TK-R06-0505", "MainOrganization/Code": "fukushi-sodan",
    "Wish[1]/Text": "家族で暮らし続けたい。", "Issue[1]/No": "1", "Issue[1]/Statement/Text": "介護と通学の送りが重なる。",
    "Policy": "介護の手を増やし、登校を支える。", "Goal[1]/Level": "long", "Goal[1]/Text": "母の睡眠が取れる",
    "RoleAssignment[1]/Organization/Code": "houkatsu", "RoleAssignment[1]/Role": "direct",
    "Monitoring[1]/NextDate": "2024-10-31"}


class ModelCity(story.Story):
    profile = "model-city"
    municipality = "242039"
    first_day = "2024-04-01"
    person = files.Person(20240000000505, "三枝　和佳", "サエグサ　ワカ", "female", "1981-12-05",
                          "架空県架空市見本台八番地", "0596-00-50505")

    def test_a_year_that_ends_elsewhere(self):
        self.is_referred()
        self.is_assessed_by_a_short_form()
        self.gets_a_plan()
        self.moves_away()
        self.plan_is_closed()
        self.comes_back()
        self.figures_are_those_of_the_year()
        self.books_agree()
        self.reads_have_grounds(self.number)

    def is_referred(self):
        self.on("2024-05-13")
        self.number = self.send_sheet("MD-R06-000505", self.person, HOUKATSU, SODAN, concerns=("04", "05"),
                                      story="祖母の介護と下の子の登校しぶりが重なった。")
        self.stands(self.number, "C41")

    def is_assessed_by_a_short_form(self):
        """What the city found too much to ask is not asked."""
        self.on("2024-05-27")
        form = self.begin("intake-assessment", self.number)
        asked = {line.split(" =")[0].split("[")[0].split("/")[0] for line in form.text.splitlines()
                 if story.story_desk.is_field(line)}
        self.assertFalse(asked & {"Marital", "Genogram", "HealthInsurance", "Income", "TaxStatus", "Debt", "Education"})
        self.assertTrue({"Housing", "Health", "Work", "PublicAssistance"} <= asked)
        self.save(form, {
            "Envelope/AuthorOrganization/Code": "fukushi-sodan", "ChiefComplaint[1]/Text": "夜に眠れない。",
            "HouseholdType": "three-generations", "Analysis[1]/Text": "介護と子育てを一人で抱えている。",
            "Direction": "介護の手を増やす。", "Screening/Result": "multi-agency", "ConferencePath": "MJ"})
        self.submit(form)
        self.stands(self.number, "C50")

    def gets_a_plan(self):
        self.on("2024-06-10")
        form = self.begin("support-plan", self.number)
        self.assertNotIn("\nRound =", form.text)
        without_roles = {path: value for path, value in PLAN.items() if not path.startswith("RoleAssignment")}
        self.save(form, {"Envelope/AuthorOrganization/Code": "fukushi-sodan", "Status": "draft", **without_roles})
        self.refuse_for_form(form, "RoleAssignment")
        self.plan = self.write("support-plan", {**PLAN, "Status": "draft"}, case=self.number, by="fukushi-sodan")["document"]
        self.stands(self.number, "C60")
        self.on("2024-06-24")
        self.accepted(self.send_minutes(2, COUNCIL, TEAM, files.item(1, "TK-R06-0505", "承認", roles=TEAM[:3]))[0])
        self.plan = self.write("support-plan", {
            **PLAN, "Status": "decided", "CreatedDate": self.clock.today()}, revises=self.plan)["document"]
        self.stands(self.number, "C70")

    def refuse_for_form(self, form, place):
        shown = self.instance.run("document", "submit", form.draft)
        self.assertEqual(shown.exit, 3, shown.out)
        refusal, = shown.of("refusal")
        self.assertEqual((refusal["place"], refusal["detail"]), (place, "profile model-city 2024.1"))
        self.instance.must("--yes", "document", "discard", form.draft)

    def moves_away(self):
        self.on("2024-10-15")
        written = {
            "Kind": "municipality", "Reason": "moved", "HandoverNo": "HT-R06-0505", "Municipality/Code": "242012",
            "Municipality/Name": "架空県沖津市", "Municipality/MoveDate": "2024-10-31", "To/Code": "okitsu",
            "Situation[1]/Text": "転居先で介護の手続きが始まった。", "DueDate": "2024-10-29"}
        document = self.write("handover", written, case=self.number, by="fukushi-sodan")["document"]
        self.stands(self.number, "C70")
        self.on("2024-10-21")
        self.write("evaluation", {
            "Plan[1]/PlanReference": "TK-R06-0505", "Plan[1]/Kind": "TK", "Timing": "closure",
            "Course[1]/Text": "面談を続けた。", "Outcome[1]/Text": "転居先で支援が続く。", "SituationChange[1]/Text": "転居が決まった。",
            "GoalAchievement[1]/Achievement": "partly", "Conclusion": "closure", "ClosureKind": "moved"},
            case=self.number, by="fukushi-sodan")
        self.stands(self.number, "C80")
        self.on("2024-10-28")
        self.write("handover", {"Acceptance/Accepted": "yes", "Acceptance/Date": "2024-10-28"}, revises=document)
        self.stands(self.number, "C90")
        self.on("2024-11-05")
        line = self.send_plan("JP-R06-0505", self.person, TEAM, status="decided")
        self.refused(line, "KX823")
        self.stands(self.number, "C90")

    def plan_is_closed(self):
        self.assertEqual(self.due(self.number), set())
        self.write("support-plan", {**PLAN, "Status": "closed"}, revises=self.plan)
        self.stands(self.number, "C90")

    def comes_back(self):
        self.on("2025-02-17")
        again = self.write("consultation-intake", {
            **self.person.values(), "Variant": "consent", "Channel": "telephone", "Route[1]": "person", "Project": "P1",
            "Concern[1]/Code": "05", "Urgency": "normal", "Consent/Result": "given", "Consent/Date": "2025-02-17",
        }, by="houkatsu")
        self.assertEqual(again["case"], self.number)
        self.stands(self.number, "C10")

    def figures_are_those_of_the_year(self):
        self.on("2025-04-01")
        self.assertEqual(self.figures(2024), {
            "contact new": "1", "contact total": "1", "contact distinct": "1", "sent": "1",
            "screening multi-agency": "1", "screening *": "1", "stated given": "1", "stated *": "1", "assessments": "1",
            "made new": "1", "made *": "1", "councils": "1", "council-cases": "1", "judged approved": "1", "judged *": "1",
            "agencies": "4", "people": "4", "done closure": "1", "done *": "1", "due on-time": "1", "due *": "1",
            "rate": "100", "closed moved": "1", "closed *": "1", "days": "119",
            "goals partly": "1", "goals *": "1", "goal-rate": "0"})
        self.assertEqual(self.targets(2024), {"experts": ("6", "1")})
        self.report_is_frozen(2024)


if __name__ == "__main__":
    unittest.main()
