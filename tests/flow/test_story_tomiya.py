"""富谷市: somebody whom nobody reaches: without consent to the end, in the 支援会議 and never in the council."""
import unittest

import story
import story_files as files

CHONAIKAI = ("chonaikai", "町内会")
PSC = ("psc", "パーソナルサポートセンター")
ATTENDEES = ["psc", "choju", "minsei", "chonaikai", "ichii"]


class Tomiya(story.Story):
    profile = "tomiya"
    municipality = "042161"
    person = files.Person(20250000000202, "冨樫　岳", "トガシ　ガク", "male", "1979-02-14",
                          "架空県架空市日吉台見本町三番地", "022-000-5512")

    def test_a_year_without_consent(self):
        self.is_found()
        self.gets_neither_plan_nor_council()
        self.is_spoken_of_in_support_meetings()
        self.watch_ends()
        self.books_agree()

    def is_found(self):
        self.on("2025-04-15")
        self.number = self.send_sheet("MD-R07-000202", self.person, CHONAIKAI, PSC, consent="not-asked",
                                      concerns=("16",), story="回覧板が止まり、姿を見ないと隣家から話があった。")
        self.stands(self.number, "C42")

    def gets_neither_plan_nor_council(self):
        """R08 and R01, each with its reason and what would make it acceptable."""
        self.on("2025-04-22")
        today = self.clock.today()
        plan = self.import_refused(
            "jiritsu", "plan-{today}-{number:04}.xml", files.jiritsu(self.municipality, today, [files.plan(
                "JP-R07-0202", self.person, today, ["psc"], given=False)]), "KX808")
        self.assertIn("プラン", plan["reason_ja"])
        council = self.import_refused(
            "bunsho", "KAIGI{short}{number:03}.XML", files.bunsho(today, 11, "重層的支援会議", ATTENDEES, [files.item(
                1, "MD-R07-000202", "承認", consent="無")]), "KX801")
        self.assertIn("支援会議", council["remedy_ja"])
        self.stands(self.number, "C42")
        self.assertEqual(len(self.documents(self.number)), 1)

    def is_spoken_of_in_support_meetings(self):
        self.on("2025-05-14")
        share = files.item(1, "MD-R07-000202", "共有", consent="無", roles=["minsei"])
        line, = self.send_minutes(12, "支援会議", ATTENDEES, share, secrecy="未")
        self.refused(line, "KX803")
        self.stands(self.number, "C42")
        self.accepted(self.send_minutes(12, "支援会議", ATTENDEES, share)[0])
        self.stands(self.number, "C61")
        self.on("2025-07-09")
        judges = files.item(1, self.number, "承認", consent="無")
        self.refused(self.send_minutes(13, "支援会議", ATTENDEES, judges)[0], "KX817")
        self.accepted(self.send_minutes(13, "支援会議", ATTENDEES, files.item(1, self.number, "共有", consent="無"))[0])
        self.on("2025-08-20")
        self.accepted(self.send_minutes(14, "支援会議", ATTENDEES,
                                        files.item(1, self.number, "緊急対応", consent="無"))[0])
        self.stands(self.number, "C61")

    def watch_ends(self):
        self.on("2026-02-18")
        self.accepted(self.send_minutes(19, "支援会議", ATTENDEES, files.item(1, self.number, "終結", consent="無"))[0])
        self.stands(self.number, "C82")


if __name__ == "__main__":
    unittest.main()
