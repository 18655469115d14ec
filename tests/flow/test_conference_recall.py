"""What was sent to a partner because a support meeting was held goes back when it is closed."""
import datetime
import unittest

import desk_forms
import papers
import set_clock
import visits


class MeetingRecall(desk_forms.DeskForms, papers.PapersTest):
    def test_material_that_went_to_a_member_is_recalled_at_the_end(self):
        person = "和田　会子"
        (case, document), = self.visit(visits.note("VN-901", name=person, mood="不安", observation="話を聞いた。",
                                                   address="架空県架空市会議町1番地", phone="0596-00-8901"))
        today = datetime.datetime.now(set_clock.JAPAN).date().isoformat()
        number = self.write("conference", {
            "ConferenceNo": "KG-901", "Kind": "SK", "Status": "secrecy-confirmed", "StartDate": today,
            "Member/Organization/Code": "HK01", "Member/Attendance": "present", "Member/Secrecy": "confirmed",
            "Member/SecrecyText": "2025.1", "Item/No": "1", "Item/CaseReference": case})["case"]
        words = ("export", "kita", "--document", document, "--basis", "SWA106-6")
        before = self.instance.run(*words)
        self.assertEqual([line["detail"] for line in before.of("refusal")], ["no_meeting"], before.out)

        self.instance.must("conference", "open", number)
        delivery, = self.instance.must(*words).of("delivery")
        self.assertIn(person, self.taken("kita", delivery["file"]))
        closed, = self.instance.must("conference", "close", number).of("meeting_closed")

        self.assertEqual(closed["recalls"], 1)
        self.taken("kita", delivery["file"] + ".recall.answer.xml")
        line, = [line for line in self.instance.must("case", "show", case).of("delivery") if "recall" in line]
        self.assertEqual((line["file"], line["recall"]), (delivery["file"], "written"))
        again = self.instance.run(*words)
        self.assertEqual([line["detail"] for line in again.of("refusal")], ["no_meeting"], again.out)


if __name__ == "__main__":
    unittest.main()
