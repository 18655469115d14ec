"""今治市: a plan is in force when the person takes the consent back; what rested on it stops that day."""
import unittest

import story
import story_files as files

JIRITSU = ("jiritsu", "自立相談支援事業")
RENKEI = ("fukushi-renkei", "多機関協働事業")
TEAM = ["fukushi-renkei", "jiritsu", "houkatsu-kikan"]


class Imabari(story.Story):
    profile = "imabari"
    municipality = "382027"
    person = files.Person(20250000000303, "越智　渚", "オチ　ナギサ", "female", "1983-07-22",
                          "架空県架空市来島見本町五番地", "0898-00-7013")

    def test_a_year_in_which_consent_is_withdrawn(self):
        self.is_referred()
        self.gets_a_plan()
        self.withdraws()
        self.plan_is_suspended()
        self.books_agree()

    def is_referred(self):
        self.on("2025-05-12")
        self.number = self.send_sheet("MD-R07-000303", self.person, JIRITSU, RENKEI, concerns=("07", "11"),
                                      story="離職のあと借入れが増え、住まいの更新が近い。")
        self.stands(self.number, "C41")

    def gets_a_plan(self):
        self.on("2025-06-02")
        self.accepted(self.send_plan("JP-R07-0303", self.person, TEAM, monitoring="2025-09-30"))
        self.on("2025-06-18")
        self.accepted(self.send_minutes(5, "重層的支援会議", TEAM,
                                        files.item(1, "JP-R07-0303", "承認", roles=["fukushi-renkei"]))[0])
        self.accepted(self.send_plan("JP-R07-0303", self.person, TEAM, status="decided", monitoring="2025-09-30"))
        self.stands(self.number, "C70")

    def withdraws(self):
        self.on("2025-10-06")
        self.assertEqual(self.number, self.send_sheet("MD-R07-000303", self.person, JIRITSU, RENKEI,
                                                      consent="refused", concerns=("07", "11")))
        self.stands(self.number, "C42")

    def plan_is_suspended(self):
        self.on("2025-10-20")
        self.accepted(self.send_plan("JP-R07-0303", self.person, TEAM, status="suspended", given=False))
        self.stands(self.number, "C81")


if __name__ == "__main__":
    unittest.main()
