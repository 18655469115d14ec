"""伊勢市: a household in which care and arrears meet, from the first sheet to the end of its plan, with consent."""
import unittest

import story
import story_files as files

KITA = ("houkatsu-kita", "北地域包括支援センター")
YORISOI = ("yorisoi", "福祉総合支援センターよりそい")


class Ise(story.Story):
    profile = "ise"
    municipality = "242039"
    person = files.Person(20250000000101, "北浦　汐里", "キタウラ　シオリ", "female", "1968-11-03",
                          "架空県架空市北浜見本町十二番地", "0596-00-44170")

    def test_a_year_with_consent(self):
        self.is_referred()
        self.gets_a_plan()
        self.is_supported()
        self.is_closed()
        self.books_agree()
        self.reads_have_grounds(self.number)

    def is_referred(self):
        self.on("2025-04-07")
        self.number = self.send_sheet("MD-R07-000101", self.person, KITA, YORISOI, concerns=("04", "09"),
                                      story="父の夜間の外出が増え、仕事を辞めた。家賃が遅れている。")
        self.stands(self.number, "C41")
        sheet, = self.documents(self.number)
        self.assertEqual(self.read(sheet["document"]).exit, 0)

    def gets_a_plan(self):
        self.on("2025-05-08")
        self.accepted(self.send_plan("JP-R07-0101", self.person, ["yorisoi", "houkatsu-kita", "ayumi"],
                                     monitoring="2025-07-31"))
        self.stands(self.number, "C60")
        self.on("2025-05-20")
        line, = self.send_minutes(21, "重層的支援会議", ["yorisoi", "houkatsu-kita", "ayumi"],
                                  files.item(1, "JP-R07-0101", "承認", roles=["yorisoi", "houkatsu-kita"],
                                             following="2025-07-31"))
        self.accepted(line)
        self.stands(self.number, "C70")
        self.accepted(self.send_plan("JP-R07-0101", self.person, ["yorisoi", "houkatsu-kita", "ayumi"],
                                     status="decided", monitoring="2025-07-31"))
        self.stands(self.number, "C70")

    def is_supported(self):
        self.on("2025-11-10")
        self.accepted(self.send_plan("JP-R07-0101", self.person, ["yorisoi", "houkatsu-kita", "ayumi"],
                                     status="changed", monitoring="2026-01-30"))
        self.stands(self.number, "C71")
        self.on("2025-11-19")
        line, = self.send_minutes(34, "重層的支援会議", ["yorisoi", "houkatsu-kita", "ayumi"],
                                  files.item(1, self.number, "承認", roles=["yorisoi"]))
        self.accepted(line)
        self.stands(self.number, "C70")

    def is_closed(self):
        self.on("2026-03-10")
        self.refused(self.send_plan("JP-R07-0101", self.person, ["yorisoi"], status="closed"), "KX812")
        self.stands(self.number, "C70")
        line, = self.send_minutes(51, "重層的支援会議", ["yorisoi", "houkatsu-kita", "ayumi"],
                                  files.item(1, "MD-R07-000101", "終結"))
        self.accepted(line)
        self.stands(self.number, "C90")
        self.accepted(self.send_plan("JP-R07-0101", self.person, ["yorisoi"], status="closed"))
        self.stands(self.number, "C90")


if __name__ == "__main__":
    unittest.main()
