"""What is shown to whom: classes, protection, names in all their spellings, and what the log says of it."""
import subprocess
import unittest

import harness
import records as files

PLANTED = {
    "name": "樽﨑　穂乃花",
    "address": "架空県架空市二見町江1234番56号",
    "phone": "0596-00-9753",
    "story": "深夜の物音が続くと話す。",
}


class Reading(harness.FlowTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        instance = cls.instance
        instance.exchange("madoguchi", "TSNG_20250501_001.xml", files.madoguchi([
            files.sheet("MD-100", kana="ﾀﾙｻｷ ﾎﾉｶ", **PLANTED),
            files.sheet("MD-101", name="髙井　ひろ子", kana="ﾀｶｲ ﾋﾛｺ", protected=True, address="架空県架空市秘町9番9号"),
        ]))

    def case_found(self, query):
        return [(hit["case"], hit["rank"]) for hit in self.instance.must("case", "find", query).of("hit")]

    def document_of(self, query):
        case = self.case_found(query)[0][0]
        return self.instance.must("case", "show", case).of("document")[0]["document"]

    def test_finds_a_name_in_every_spelling(self):
        exact = self.case_found("樽﨑 穂乃花")
        self.assertEqual(len(exact), 1)
        case = exact[0][0]

        for query in ("樽﨑　穂乃花", "樽﨑穂乃花", "樽崎穂乃花", "樽崎", "タルサキ ホノカ", "たるさき", "ﾀﾙｻｷ"):
            with self.subTest(query):
                self.assertIn(case, [hit[0] for hit in self.case_found(query)])
        self.assertIn("髙井　ひろ子".replace("　", ""),
                      [hit["name"].replace("　", "").replace(" ", "") for hit in self.instance.must("case", "find", "高井").of("hit")])

    def test_finds_nothing_for_another_name(self):
        self.assertEqual(self.case_found("鈴木"), [])

    def test_opens_only_the_classes_asked_for(self):
        document = self.document_of("樽﨑")

        shown = self.instance.must("document", "show", document, "--classes", "1")

        self.assertLessEqual({line["class"] for line in shown.of("value")}, {0, 1})
        self.assertIn(PLANTED["name"], [line["value"] for line in shown.of("value")])
        for secret in (PLANTED["address"], PLANTED["phone"], PLANTED["story"]):
            self.assertNotIn(secret, shown.out)
        self.assertLessEqual({2, 5}, {line["class"] for line in shown.of("withheld")})

    def test_opens_address_and_story_when_they_are_asked_for(self):
        document = self.document_of("樽﨑")

        shown = self.instance.must("document", "show", document, "--classes", "2,5")

        values = [line["value"] for line in shown.of("value")]
        for value in (PLANTED["address"], PLANTED["phone"], PLANTED["story"]):
            self.assertIn(value, values)
        self.assertNotIn(PLANTED["name"], values)

    def test_withholds_address_and_telephone_of_a_protected_person(self):
        document = self.document_of("髙井")

        shown = self.instance.must("document", "show", document, "--classes", "1,2")

        self.assertIn({"kind": "withheld", "class": 2, "reason": "protected"}, shown.of("withheld"))
        self.assertNotIn("秘町", shown.out)
        self.assertNotIn("0596-00", shown.out)

    def test_shows_a_masked_value_in_words_to_people(self):
        document = self.document_of("髙井")

        done = subprocess.run([harness.BIN / "tsunagu", "--home", self.instance.home, "document", "show", document,
                               "--classes", "2"], capture_output=True, text=True, check=True)

        self.assertIn("非開示（支援措置）", done.stdout)

    def test_records_which_classes_were_opened_before_anything_was_shown(self):
        document = self.document_of("樽﨑")
        before = self.instance.status()["audit_size"]
        self.instance.must("document", "show", document, "--classes", "5", "--purpose", "会議の準備", "--basis", "SWA106-6")
        self.instance.settle()

        events = self.instance.must("audit", "list", "--from", str(before)).of("event")

        reads = [event for event in events if event.get("document") == document]
        self.assertTrue(reads, events)
        self.assertIn("5", reads[-1]["classes"])
        self.assertNotIn("1", reads[-1]["classes"])
        self.assertNotIn("2", reads[-1]["classes"])
        self.assertEqual((reads[-1].get("purpose"), reads[-1].get("basis")), ("会議の準備", "SWA106-6"))

    def test_never_writes_what_was_searched_for_into_the_log(self):
        self.instance.must("case", "find", "樽崎")
        self.instance.settle()

        self.assertNotIn("樽", self.instance.must("audit", "list").out)

    def test_says_that_a_case_does_not_exist(self):
        shown = self.instance.must("case", "show", "1999-999999", exit_status=1)

        self.assertEqual(shown.error["id"], "TS-7002")

    @unittest.skipUnless(harness.is_root(), "needs another account")
    def test_turns_another_account_away(self):
        shown = self.instance.run("case", "list", user="nobody")

        self.assertEqual(shown.exit, 1)
        self.assertEqual(shown.error["id"], "TS-7001")


if __name__ == "__main__":
    unittest.main()
