"""A document type is an XSD, its code lists and a pack: it goes through everything without a line of code."""
import re
import unittest

import harness
import visits


class NewType(visits.VisitsTest):
    def test_takes_shows_finds_and_delivers_a_document_of_a_new_type(self):
        case, = self.accepted("visit-20250601-001.xml", [visits.note(
            "VN-1", name="訪田　見子", kana="ホウダ ミコ", resident="100200300400511", protected=False,
            address="架空県架空市訪町3番", phone="0596-00-3333", mood="不安", observation="玄関先で話した。")])

        shown = self.instance.must("document", "show", self.newest(case), "--classes", "1,2,3,5")

        head, = shown.of("document")
        self.assertEqual((head["type"], head["type_label"], head["adapter"]), ("visit-note", "訪問記録", "visits"))
        values = {line["path"]: line for line in shown.of("value")}
        self.assertEqual(values["Person/Name/Kanji"]["value"], "訪田　見子")
        self.assertEqual(values["VisitDate"]["label"], "訪問日")
        self.assertEqual(values["Person/Address/Line"]["class"], 2)
        self.assertEqual((values["Mood"]["value"], values["Mood"]["value_label"], values["Mood"]["class"]),
                         ("uneasy", "不安そう", 3))
        self.assertEqual(values["Observation"]["value"], "玄関先で話した。")
        for query in ("訪田見子", "ホウダ", "訪田"):
            self.assertEqual([hit["case"] for hit in self.instance.must("case", "find", query).of("hit")], [case])
        delivery, = self.instance.must("export", "visits", "--document", self.newest(case)).of("delivery")
        text = self.delivered(delivery)
        for value in ("訪田　見子", "架空県架空市訪町3番", "0596-00-3333", 'VN-1'):
            self.assertIn(value, text)
        # The pack does not let the classes 3 and 5 out.
        self.assertNotIn("玄関先", text)
        self.assertNotIn("様子", text)

    def test_brings_a_new_type_into_the_case_of_the_same_person(self):
        import records as files
        resident = files.resident_code(2024)
        case, = self.madoguchi_accepted("TSNG_20250602_001.xml",
                                        files.madoguchi([files.sheet("MD-V1", name="訪川　一", resident=resident)]))

        again, = self.accepted("visit-20250602-001.xml", [visits.note("VN-2", name="訪川　一", resident=resident)])

        self.assertEqual(again, case)
        self.assertEqual(sorted(line["type"] for line in self.instance.must("case", "show", case).of("document")),
                         ["referral-sheet", "visit-note"])

    def test_knows_a_repeated_and_a_newer_note(self):
        first = visits.note("VN-3", name="訪山　二", mood="良")
        case, = self.accepted("visit-20250603-001.xml", [first])
        self.instance.drop("visits", "visit-20250603-002.xml", visits.visits([first]))
        line, = self.answer("visit-20250603-002.xml")
        self.assertEqual((line["結果"], line["案件"]), ("duplicate", case))

        self.accepted("visit-20250603-003.xml", [visits.note("VN-3", name="訪山　二", mood="不安")])

        self.assertEqual([line["revision"] for line in self.instance.must("case", "show", case).of("document")], [1, 2])

    def test_names_what_is_wrong_with_a_note(self):
        self.instance.drop("visits", "visit-20250604-001.xml",
                           visits.visits([visits.note("VN-4", mood="上機嫌"), visits.note("VN-5", name="訪原　五")]))

        refused, accepted = self.answer("visit-20250604-001.xml")

        self.assertEqual(refused["結果"], "refused")
        self.assertRegex(refused["コード"], "^KX")
        self.assertIn("様子", refused[None])
        self.assertNotIn("上機嫌", refused[None])
        self.assertEqual(accepted["結果"], "accepted")

    def test_runs_the_golden_files_of_the_new_pack(self):
        results = self.instance.must("adapter", "test", "visits").of("golden")

        self.assertTrue(results)
        self.assertTrue(all(result["passed"] for result in results), results)

    def test_rebuilds_and_verifies_with_the_new_type(self):
        self.accepted("visit-20250605-001.xml", [visits.note("VN-6", name="訪谷　六")])

        self.assertEqual(self.instance.must("rebuild", "--yes").of("rebuild")[0]["differences"], 0)
        self.assertTrue(self.instance.must("audit", "verify").of("verdict")[0]["ok"])


class ChangedType(visits.VisitsTest):
    """What the schemas may become once documents are stored under them."""

    def setUp(self):
        self.xsd = self.data / "schemas/xsd/visit-note.xsd"
        self.right = self.xsd.read_text("utf-8")
        if self.instance.pid() is not None:
            self.instance.stop()

    def tearDown(self):
        self.xsd.write_text(self.right, "utf-8")

    def start_with(self, pattern, replacement):
        text, count = re.subn(pattern, replacement, self.right, flags=re.S)
        self.assertEqual(count, 1)
        self.xsd.write_text(text, "utf-8")
        return self.instance.run("start")

    def assert_names(self, shown, *names):
        self.assertEqual(shown.exit, 1, shown.out)
        self.assertEqual(shown.error["id"], "TS-4002")
        for name in ("visit-note", *names):
            self.assertIn(name, shown.error["detail"])
        self.assertIsNone(self.instance.pid())

    def test_does_not_start_when_a_field_has_another_class(self):
        self.assert_names(self.start_with(r'(label="所見"[^>]*)class="5"', r'\1class="1"'), "Observation")

    def test_does_not_start_when_a_field_is_gone(self):
        self.assert_names(self.start_with(r'<xs:element name="Observation".*?</xs:element>', ""), "Observation")

    def test_does_not_start_when_a_field_has_another_place_or_number(self):
        self.assert_names(self.start_with('name="Observation"', 'name="Remark"'), "Observation")
        self.assert_names(self.start_with(r'number="5" label="所見"', 'number="6" label="所見"'), "Observation")

    def test_does_not_start_when_a_type_is_gone(self):
        kept = self.data / "kept.xsd"
        self.xsd.rename(kept)
        try:
            shown = self.instance.run("start")
        finally:
            kept.rename(self.xsd)

        self.assert_names(shown)

    def test_does_not_start_with_schemas_that_are_not_well_formed(self):
        shown = self.start_with("</xs:schema>", "")

        self.assertEqual((shown.exit, shown.error["id"]), (1, "TS-4001"), shown.out + self.instance.log_end())
        self.assertIn("visit-note.xsd", shown.error["detail"])

    def test_starts_with_a_new_field_and_still_opens_what_is_stored(self):
        self.instance.start()
        case, = self.accepted("visit-20250606-001.xml", [visits.note("VN-7", name="訪岡　七", address="架空県架空市七町")])
        document = self.newest(case)
        self.instance.stop()

        added = ('<xs:element name="NextVisit" type="Date" minOccurs="0"><xs:annotation><xs:appinfo><a:field number="6" '
                 'label="次回" en="Next visit" class="0" check="date"/></xs:appinfo></xs:annotation></xs:element>')
        shown = self.start_with(r"</xs:sequence></xs:complexType>\s*</xs:element>\s*</xs:schema>",
                                added + "</xs:sequence></xs:complexType></xs:element></xs:schema>")

        with_field = self.xsd.read_text("utf-8")
        self.assertEqual(shown.exit, 0, shown.out)
        self.assertIn("架空県架空市七町", self.instance.must("document", "show", document, "--classes", "2").out)
        self.instance.stop()
        # The field may not go away again: documents may have it by now.
        self.xsd.write_text(self.right, "utf-8")
        try:
            self.assert_names(self.instance.run("start"), "NextVisit")
        finally:
            self.right = with_field


if __name__ == "__main__":
    unittest.main()
