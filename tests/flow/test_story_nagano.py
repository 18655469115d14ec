"""長野市: a person under 支援措置; where she lives stands before nobody who does not hold the right to it."""
import unittest

import story
import story_files as files

MAISAPO = ("maisapo", "まいさぽ長野市")
TAKIKAN = ("takikan", "長野市社会福祉協議会")
TEAM = ["takikan", "fukushi-seisaku", "maisapo"]


class Nagano(story.Story):
    profile = "nagano"
    municipality = "202011"
    settings = "access.protected_users = daemon\nadmin.users = daemon, games\n"
    person = files.Person(20250000000404, "塩入　澪", "シオイリ　ミオ", "female", "1986-03-09",
                          "架空県架空市隠里善光町七〇四番地の九", "026-000-90314")

    def test_a_year_under_protection(self):
        self.is_referred()
        self.gets_a_plan()
        self.books_agree()
        self.nobody_was_told_where_she_lives()
        self.protection_is_lifted()

    def is_referred(self):
        self.on("2025-04-21")
        self.number = self.send_sheet("MD-R07-000404", self.person, MAISAPO, TAKIKAN, protected=True,
                                      concerns=("17", "12"), story="前の住所から離れて暮らし始めた。")
        self.assertTrue(self.case(self.number)["protected"])
        self.assertTrue(all(hit["protected"] for hit in self.instance.must("case", "find", "塩入").of("hit")))
        for user in (None, "games"):
            shown = self.read(self.documents(self.number)[0]["document"], user=user)
            self.assertIn({"kind": "withheld", "class": 2, "reason": "protected"}, shown.of("withheld"))

    def gets_a_plan(self):
        self.on("2025-06-03")
        self.accepted(self.send_plan("JP-R07-0404", self.person, TEAM, monitoring="2025-09-30"))
        self.on("2025-06-17")
        line, = self.send_minutes(3, "重層的支援会議", TEAM, files.item(1, self.number, "承認"), secrecy="未")
        self.refused(line, "KX804")
        line, = self.send_minutes(3, "重層的支援会議", TEAM, files.item(1, self.number, "承認", roles=["takikan"]))
        self.accepted(line)
        self.stands(self.number, "C70")
        for partner, kind in (("jiritsu", "support-plan"), ("bunsho", "minutes")):
            document, = self.documents(self.number, kind)
            self.deliver(partner, document["document"])

    def nobody_was_told_where_she_lives(self):
        for words, user, text in self.instance.outputs:
            if user != "daemon":
                for secret in (self.person.line, self.person.phone, "5169988"):
                    self.assertNotIn(secret, text, words)

    def protection_is_lifted(self):
        self.on("2026-03-16")
        self.assertEqual(self.number, self.send_sheet("MD-R07-000404", self.person, MAISAPO, TAKIKAN,
                                                      concerns=("17", "12")))
        self.assertFalse(self.case(self.number)["protected"])
        shown = self.read(self.documents(self.number, "referral-sheet")[-1]["document"])
        self.assertIn(self.person.line, shown.out)


if __name__ == "__main__":
    unittest.main()
