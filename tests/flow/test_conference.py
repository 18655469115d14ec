"""A conference from invitation to minutes: who may come, who may read while it lasts, what becomes of its decisions."""
import unittest

import desk_forms
import records as files
import set_clock

MEMBERS = {
    1: {"Organization/Code": "HK01", "Attendance": "present", "Secrecy": "confirmed", "SecrecyText": "2025.1"},
    2: {"Organization/Code": "ZM01", "Attendance": "present", "Secrecy": "confirmed", "SecrecyText": "2025.1"},
}


class Conferences(desk_forms.DeskForms, set_clock.ClockedTest):
    first_day = "2025-04-02"
    cases = 0

    def case(self, consent):
        type(self).cases += 1
        number = 800 + self.cases
        case, = self.madoguchi_accepted(f"TSNG_20250402_{number}.xml", files.madoguchi([files.sheet(
            f"MD-C-{number}", name=f"桑田　会{number}", consent=consent)]))
        return case

    def conference(self, number, kind, status, cases, *options, members=MEMBERS, more=None, refused=None):
        """Writes a conference about these cases on 25 June from 13:30 to 15:00; ZM01 leaves the room for the first."""
        values = {"ConferenceNo": number, "Kind": kind, "Status": status, "StartDate": "2025-06-25",
                  "StartTime": "13:30", "EndTime": "15:00", "Host/Code": "TK01"}
        for index, member in members.items():
            values.update({f"Member[{index}]/{path}": value for path, value in member.items()})
        for index, case in enumerate(cases, 1):
            values.update({f"Item[{index}]/No": str(index), f"Item[{index}]/CaseReference": case})
        values["Item[1]/Recusal/Organization/Code"] = "ZM01"
        filed = self.write("conference", {**values, **(more or {})}, *options, refused=refused)
        return filed and (filed["case"], filed["document"])

    def may_read(self, case, agency):
        shown = self.instance.must("consent", "check", "--case", case, "--agency", agency,
                                   "--category", "consultation", "--basis", "SWA106-6").of("access")
        return [line.get("ground") or line["reason"] for line in shown]

    def listed(self, number):
        return next(line for line in self.instance.must("conference", "list").of("conference")
                    if line["number"] == number)

    def test_invites_into_a_council_only_within_consent(self):
        case = self.case("refused")
        number, document = self.conference("MJ-801", "MJ", "drafted", [case])

        shown = self.instance.must("conference", "invite", "MJ-801", exit_status=3)

        seats = {line["agency"]: line for line in shown.of("seat")}
        self.assertEqual((seats["HK01"]["may_come"], seats["HK01"]["reason"]), (False, "no-consent"))
        self.assertEqual(seats["ZM01"]["reason"], "recused")
        self.conference("MJ-801", "MJ", "invited", [case], "--revises", document, refused="KX801")
        self.assertEqual(self.listed(number)["status"], "drafted")

    def test_members_read_the_material_only_while_the_meeting_lasts(self):
        self.clock.go_to("2025-06-20")
        case, other = self.case("refused"), self.case("refused")
        number, document = self.conference("KG-802", "SK", "invited", [case, other])
        self.instance.must("conference", "invite", number)
        self.assertEqual(self.instance.run("conference", "open", number).exit, 1)
        self.conference("KG-802", "SK", "secrecy-confirmed", [case, other], "--revises", document)
        self.assertEqual(self.instance.run("conference", "open", number).exit, 1)
        self.assertEqual(self.may_read(case, "HK01"), ["no_meeting"])

        self.clock.go_to("2025-06-25", "13:40")
        opened = {line["case"]: line["agencies"] for line in
                  self.instance.must("conference", "open", number).of("meeting")}
        self.assertEqual(opened, {case: ["HK01"], other: ["HK01", "ZM01"]})
        self.assertTrue(self.listed(number)["open"])
        self.assertEqual(self.may_read(case, "HK01"), ["support_meeting"])
        self.assertEqual(self.may_read(case, "ZM01"), ["no_meeting"])
        self.assertEqual(self.may_read(other, "ZM01"), ["support_meeting"])
        self.instance.stop()
        self.instance.start()
        self.assertEqual(self.may_read(case, "HK01"), ["support_meeting"])

        self.assertEqual(self.instance.must("conference", "close", number).of("meeting_closed")[0]["cases"], 2)
        self.assertEqual(self.may_read(case, "HK01"), ["no_meeting"])
        self.assertEqual(self.instance.run("conference", "close", number).exit, 1)
        self.instance.settle()
        types = [line["type"] for line in self.instance.must("audit", "list", "--case", case).of("event")]
        self.assertIn("conference_opened", types)
        self.assertIn("conference_closed", types)

    def test_a_meeting_nobody_closes_ends_by_itself(self):
        self.clock.go_to("2025-06-20")
        case = self.case("refused")
        number, _ = self.conference("KG-803", "SK", "secrecy-confirmed", [case])
        self.clock.go_to("2025-06-25", "14:55")
        self.instance.must("conference", "open", number)
        self.clock.go_to("2025-06-25", "15:00")
        self.assertEqual(self.may_read(case, "HK01"), ["no_meeting"])
        self.instance.wait(lambda: not self.listed(number)["open"], "the meeting to be closed")

    def test_its_way_only_goes_forward_and_is_held_by_members_bound_to_secrecy(self):
        case = self.case("refused")
        _, document = self.conference("KG-804", "SK", "invited", [case])
        self.conference("KG-804", "SK", "drafted", [case], "--revises", document, refused="KX823")
        unbound = {1: {"Organization/Code": "HK01", "Attendance": "present", "Secrecy": "not-confirmed"}}
        self.conference("KG-804", "SK", "held", [case], "--revises", document, members=unbound, refused="KX803")
        self.conference("KG-805", "PF", "drafted", [case], refused="KX825")
        self.conference("KG-806", "SK", "invited", ["TN-1999-000001"], refused="KX820")

    def test_decisions_become_minutes_and_tasks(self):
        self.clock.go_to("2025-06-26")
        case = self.case("refused")
        decided = {"Decision[1]/ItemNo": "1", "Decision[1]/Kind": "shared", "Decision[1]/Text": "訪問して様子を見る。",
                   "Decision[1]/Owner/Code": "HK01", "Decision[1]/DueDate": "2025-07-10", "Purpose[1]": "S1",
                   "Item[1]/Question": "近所から心配の声がある。"}
        number, _ = self.conference("KG-807", "SK", "held", [case], more=decided)

        made, = self.instance.must("conference", "minutes", number).of("minutes_draft")
        again, = self.instance.must("conference", "minutes", number, exit_status=3).of("minutes_draft")

        self.assertEqual(made["draft"], again["draft"])
        form = "\n".join(line["text"] for line in self.instance.must("document", "draft", made["draft"]).of("text"))
        for line in ("MinutesNo = KG-807-1", "Conference/Kind = SK", "Item/Consent = refused",
                     "Conference/Attendee[1]/Organization/Code = HK01", "Item/Task[1]/Organization/Code = HK01",
                     "Item/Topic[1] = 近所から心配の声がある。", "Item/DecisionText = 訪問して様子を見る。"):
            self.assertIn(line, form)
        self.assertNotIn("Conference/Attendee[2]/Organization/Code = ZM01", form)
        filed = self.instance.must("document", "submit", made["draft"]).of("filed")[0]
        self.assertEqual((filed["outcome"], filed["case"]), ("accepted", case))
        task, = self.instance.must("task", "list", "--case", case, "--kind", "decision").of("task")
        self.assertEqual((task["agency"], task["due"], task["type"]), ("HK01", "2025-07-10", "minutes"))

        self.write("progress-record", {
            "Envelope/AuthorOrganization/Code": "HK01", "OccurredDate": "2025-06-26", "Method": "visit",
            "Counterpart/Kind": "person", "Body/Text": "会えた。",
            "RecordKind": "consultation", "CountUnit": "continued", "Visibility": "team"}, "--case", case)
        self.assertEqual(self.instance.must("task", "list", "--case", case, "--kind", "decision").of("task"), [])


if __name__ == "__main__":
    unittest.main()
