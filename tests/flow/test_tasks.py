"""What is still to be done: it arises from documents, falls due as days pass, and is settled by other documents."""
import unittest

import answers
import dba
import desk_forms
import records as files
import set_clock


class Tasks(desk_forms.DeskForms, set_clock.ClockedTest):
    first_day = "2025-04-02"

    def tasks(self, *options):
        return self.instance.must("task", "list", *options).of("task")

    def of_case(self, case, *options):
        return self.tasks("--case", case, *options)

    def sheet(self, number, name):
        case, = self.madoguchi_accepted(f"TSNG_20250402_{number}.xml",
                                        files.madoguchi([files.sheet(f"MD-T-{number}", name=name)]))
        return case

    def plan(self, name, number, **more):
        code = files.resident_code(int(number))
        self.instance.exchange("madoguchi", f"TSNG_20250403_{number[1:]}.xml",
                               files.madoguchi([files.sheet(f"MD-P-{number}", name=name, resident=code)]))
        _, lines = answers.jiritsu(self.instance.exchange(
            "jiritsu", f"plan-20250410-{number}.xml",
            files.jiritsu([files.plan(f"JP-{number}", resident=code, **more)])))
        self.assertEqual(lines[0]["status"], "accepted", lines)
        document = self.instance.must("document", "show", lines[0]["document"]).of("document")[0]
        return document["case"]

    def test_a_sheet_without_an_answer_falls_due_and_is_settled_by_the_handover(self):
        self.clock.go_to("2025-04-02")
        case = self.sheet("701", "桑田　課一")

        first, = self.of_case(case)
        self.assertEqual((first["task"], first["agency"], first["type"]), ("referral-answer", "TK01", "referral-sheet"))
        self.assertEqual((first["due"], first["overdue"]), ("2025-04-16", False))
        self.clock.go_to("2025-04-17")
        self.assertTrue(self.of_case(case)[0]["overdue"])
        self.assertIn(case, [line["case"] for line in self.tasks("--agency", "TK01", "--kind", "referral-answer")])
        self.assertNotIn(case, [line["case"] for line in self.tasks("--agency", "HK01")])
        self.assertNotIn(case, [line["case"] for line in self.tasks("--kind", "monitoring")])

        self.write("progress-record", {
            "Envelope/AuthorOrganization/Code": "TK01", "OccurredDate": "2025-04-17", "Method": "visit",
            "Counterpart/Kind": "person", "Body/Text": "会えた。",
            "RecordKind": "handover", "CountUnit": "continued",
            "Visibility": "team"}, "--case", case)
        self.assertEqual(self.of_case(case), [])

    def test_a_planned_monitoring_is_shown_two_weeks_before(self):
        self.clock.go_to("2025-04-10")
        case = self.plan("桑田　課二", "0702", status="decided")
        self.clock.go_to("2025-06-25")
        self.assertNotIn("monitoring", [line["task"] for line in self.of_case(case)])
        ahead = [line for line in self.tasks("--until", "2025-07-31") if line["case"] == case]
        self.assertIn("monitoring", [line["task"] for line in ahead])
        self.clock.go_to("2025-06-26")
        monitoring, = [line for line in self.tasks("--kind", "monitoring") if line["case"] == case]
        self.assertEqual((monitoring["due"], monitoring["detail"]), ("2025-07-10", "TK"))

    def test_the_case_has_a_clock_of_its_own(self):
        self.clock.go_to("2025-04-10")
        case = self.plan("桑田　課三", "0703", status="decided")
        self.clock.go_to("2025-12-10")

        support, plan = self.instance.must("case", "show", case).of("clock")

        self.assertEqual((support["of"], support["months"] >= 8, support["ended"]), ("case", True, ""))
        self.assertEqual((plan["plan"], plan["status"], plan["ended"]), ("TK", "decided", ""))

    def test_every_list_is_recorded_and_mistakes_are_named(self):
        self.tasks()
        self.instance.settle()
        self.assertIn("task_listed", [line["type"] for line in self.instance.must("audit", "list").of("event")])
        for wrong in (("--kind", "nothing"), ("--until", "2025-06"), ("--case", "TN-1999-000001")):
            self.assertEqual(self.instance.run("task", "list", *wrong).exit, 1, wrong)

    def test_rebuild_finds_a_day_that_somebody_changed(self):
        case = self.sheet("705", "桑田　課五")
        self.assertEqual(self.instance.must("--yes", "rebuild").of("rebuild")[0]["differences"], 0)
        database = dba.Dba(self.instance)
        database.run("UPDATE case_projection SET next_task = 99991231 WHERE case_id = "
                         f"(SELECT case_id FROM case_record WHERE case_number = '{case}');")
        self.assertNotIn(case, [line["case"] for line in self.tasks("--until", "2099-12-31")])
        self.assertEqual(self.instance.run("--yes", "rebuild").of("rebuild")[0]["differences"], 1)
        self.assertIn(case, [line["case"] for line in self.tasks("--until", "2099-12-31")])


if __name__ == "__main__":
    unittest.main()
