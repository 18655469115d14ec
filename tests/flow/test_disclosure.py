"""The copy for the person: what the person said and is, and nothing of others."""
import subprocess
import unittest

import harness
import story
import story_files as files

TEAM = ["yorisoi", "ayumi"]
PERSON = files.Person(20250000000951, "蓼原　紗弥香", "タテハラ　サヤカ", "female", "1958-09-17",
                      "架空県架空市植田見本町八八四番地", "0596-00-86420")
PROTECTED = files.Person(20250000000952, "伏屋　見本子", "フセヤ　ミホンコ", "female", "1971-02-03",
                         "架空県架空市隠里見本七〇七番地", "0596-00-70788")
OWN = "家賃のことで困っていると本人が話した。"
NEIGHBOUR = "夜に怒鳴り声がすると隣の人が話した。"
FAMILY = "兄は会いたくないと言った。"
AGENCY = "他機関の見立てとして入院歴が伝えられた。"
OPINION = "依存の疑いがあると職員は考える。"
MARKED = "本人が話したが開示しないと決めた。"
OPENED = "隣の人が本人に伝えてよいと言った話。"
NAMELESS = "だれが話したか書いていない話。"
CONCLUSION = "見立てとして書かれた方針の文。"
STAFF = "鰐淵見本"
BROTHER = "蓼原　見本郎"


class Disclosure(story.Story):
    profile = "ise"
    municipality = "242039"
    settings = "admin.users = daemon, games\naccess.protected_users = daemon\n"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.number = None

    def setUp(self):
        if self.number is None:
            type(self).number = self.make_case()

    def make_case(self):
        number = self.write("consultation-intake", {
            **PERSON.values(), "Variant": "consent", "Channel": "office", "Route[1]": "person", "Project": "P1",
            "Person/Address[1]/Line": PERSON.line, "Person/Contact[1]/Kind": "mobile",
            "Person/Contact[1]/Value": PERSON.phone,
            "HouseholdMember[1]/Name": BROTHER,
            "Concern[1]/Code": "04", "Urgency": "normal", "Consent/Result": "given", "Consent/Date": "2025-04-01",
            "Envelope/AuthorName": STAFF,
            **self.statements("ConcernText", (
                (OWN, "person", ""), (NEIGHBOUR, "third-party", ""), (FAMILY, "family", ""), (AGENCY, "agency", ""),
                (OPINION, "staff", ""), (MARKED, "person", "withhold"), (OPENED, "third-party", "open"),
                (NAMELESS, "", ""))),
        }, by="yorisoi")["case"]
        self.write("consent", {
            "Result": "given", "ConsentDate": "2025-04-01", "TaxConsent": "no", "Method": "written",
            "ValidFrom": "2025-04-01", "ValidTo": "2026-03-31", "Agency[1]/Code": "ayumi", "DataCategory[1]": "basic",
            "Purpose[1]": "plan", "Note": CONCLUSION}, case=number, by="yorisoi")
        return number

    @staticmethod
    def statements(path, said):
        values = {}
        for n, (text, source, disclosure) in enumerate(said, 1):
            values[f"{path}[{n}]/Text"] = text
            if source:
                values[f"{path}[{n}]/Source"] = source
            if disclosure:
                values[f"{path}[{n}]/Disclosure"] = disclosure
        return values

    def copy(self, *words, case=None, user=None):
        shown = self.instance.run("disclosure", "copy", "--case", case or self.number, *words, user=user)
        self.assertEqual(shown.exit, 0, shown.out + shown.err)
        return shown, "\n".join(line["text"] for line in shown.of("text"))

    def test_shows_what_the_person_said_and_is(self):
        _, text = self.copy()

        for part in (self.number, PERSON.kanji, PERSON.line, PERSON.phone, OWN, OPENED, "■ 相談受付", "【本人"):
            self.assertIn(part, text)

    def test_masks_what_others_said_with_the_reason(self):
        shown, text = self.copy()

        for secret in (NEIGHBOUR, FAMILY, AGENCY, OPINION, MARKED, NAMELESS, CONCLUSION, BROTHER, STAFF):
            self.assertNotIn(secret, shown.out)
        for reason in ("第三者の情報", "家族から得た情報", "他機関の情報", "職員の所見・評価", "開示しないと記された部分",
                       "情報源が不明", "情報源の記載がなく", "世帯員の情報", "本人以外の氏名など"):
            self.assertIn(f"（非開示：{reason}", text)

    def test_names_only_agencies_that_the_person_consented_to(self):
        _, text = self.copy()

        self.assertIn("ayumi", text)
        self.assertNotIn("yorisoi", text)
        self.assertIn("（非開示：関係機関の名称）", text)

    def test_ends_with_what_was_masked_and_why(self):
        shown, text = self.copy()
        end = text.split("■ 非開示とした部分と理由")[1]

        masked, = shown.of("disclosure")
        self.assertIn(f"合計：{masked['masked']} か所", end)
        self.assertEqual(sum(line["count"] for line in shown.of("masked")), masked["masked"])
        self.assertEqual({line["reason"]: line["count"] for line in shown.of("masked")}["third-party"], 1)

    def test_shows_texts_without_a_source_when_somebody_has_looked(self):
        shown, text = self.copy("--untagged")

        self.assertIn(CONCLUSION, text)
        for secret in (NEIGHBOUR, FAMILY, AGENCY, OPINION, MARKED, NAMELESS, BROTHER, STAFF):
            self.assertNotIn(secret, shown.out)

    def test_is_recorded_before_it_is_released(self):
        shown, _ = self.copy("--purpose", "開示請求への対応")

        event = self.events(self.number, "disclosure_made")[-1]
        self.assertEqual((event["outcome"], event["count"], event["purpose"]),
                         ("done", shown.of("disclosure")[0]["masked"], "開示請求への対応"))
        self.assertIn("5", event["classes"])

    def test_goes_to_a_new_file_for_its_caller_alone(self):
        path = self.instance.folder / "copy.txt"

        shown, _ = self.copy("--out", str(path))

        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        self.assertIn(OWN, path.read_text("utf-8"))
        self.assertNotIn(OWN, shown.out)
        again = self.instance.run("disclosure", "copy", "--case", self.number, "--out", str(path))
        self.assertEqual(again.exit, 1)

    def test_is_readable_text_without_json(self):
        done = subprocess.run([harness.BIN / "tsunagu", "--home", self.instance.home, "disclosure", "copy", "--case",
                               self.number], capture_output=True, text=True, check=True)

        self.assertIn(f"：{OWN}", done.stdout)
        self.assertNotIn(NEIGHBOUR, done.stdout)

    @unittest.skipUnless(harness.is_root(), "needs other accounts")
    def test_gives_the_address_of_a_protected_person_only_to_who_holds_the_right(self):
        case = self.send_sheet("MD-R07-000952", PROTECTED, ("shakyo", "社会福祉協議会"),
                               ("yorisoi", "福祉総合支援センター"), protected=True, story="話")

        without, text = self.copy(case=case, user="games")
        with_right, _ = self.copy(case=case, user="daemon")

        self.assertNotIn(PROTECTED.line, without.out)
        self.assertNotIn(PROTECTED.phone, without.out)
        self.assertIn("（非開示：支援措置）", text)
        self.assertIn(PROTECTED.line, with_right.out)

    def test_no_case_no_copy(self):
        path = self.instance.folder / "none.txt"

        shown = self.instance.run("disclosure", "copy", "--case", "TN-2025-009999", "--out", str(path))

        self.assertEqual((shown.exit, shown.error["id"]), (1, "TS-7002"))
        self.assertFalse(path.exists())


if __name__ == "__main__":
    unittest.main()
