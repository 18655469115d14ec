"""All three partners hand over their files and read their answers; cases, documents and the audit log agree."""
import unittest
from pathlib import Path

import answers
import harness
import records as files

SAMPLES = Path(__file__).resolve().parents[2] / "install/samples"


class Samples(harness.FlowTest):
    """The files of install/samples in the order of their story."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.answers = {}
        for partner, pattern in (("madoguchi", "*.xml"), ("jiritsu", "*.xml"), ("bunsho", "*.XML")):
            for path in sorted((SAMPLES / partner).glob(pattern)):
                cls.answers[path.name] = cls.instance.exchange(partner, path.name, path.read_bytes())

    def sheets(self, name):
        head, lines = answers.madoguchi(self.answers[name])
        self.assertEqual(head["元ファイル"], name)
        return head, lines

    def case_of(self, number):
        _, lines = self.sheets("TSNG_20250602_001.xml")
        return next(line["案件番号"] for line in lines if line["番号"] == number)

    def test_answers_every_sheet_in_its_order(self):
        _, lines = self.sheets("TSNG_20250602_001.xml")

        self.assertEqual([(line["番号"], line["区分"]) for line in lines],
                         [("MD-R07-000101", "受理"), ("MD-R07-000102", "受理"), ("MD-R07-000103", "受理"),
                          ("MD-R07-000104", "差戻"), ("MD-R07-000105", "受理")])

    def test_names_the_reason_of_a_refusal_and_never_the_value(self):
        _, lines = self.sheets("TSNG_20250602_001.xml")

        self.assertIn("KX301", lines[3]["理由"])
        self.assertNotIn("3550231", lines[3]["理由"])
        self.assertEqual(lines[3]["案件番号"], "")
        self.assertEqual(lines[0]["理由"], "")

    def test_answers_a_sheet_that_came_before_with_its_case(self):
        _, lines = self.sheets("TSNG_20250603_001.xml")

        self.assertEqual([(line["番号"], line["区分"]) for line in lines],
                         [("MD-R07-000101", "重複"), ("MD-R07-000106", "受理")])
        self.assertEqual(lines[0]["案件番号"], self.case_of("MD-R07-000101"))

    def test_refuses_the_file_with_the_wrong_count_whole(self):
        head, lines = self.sheets("TSNG_20250604_001.xml")

        self.assertEqual((head["区分"], head["コード"], lines), ("差戻", "KX109", []))

    def test_gives_each_accepted_person_a_case(self):
        listed = [line["number"] for line in self.instance.must("case", "list").of("case")]

        self.assertEqual(len(listed), 5)
        self.assertEqual(len(set(listed)), 5)
        self.assertIn(self.case_of("MD-R07-000101"), listed)

    def test_takes_a_plan_and_refuses_one_without_consent(self):
        head, lines = answers.jiritsu(self.answers["plan-20250616-0001.xml"])

        self.assertEqual(head["for"], "plan-20250616-0001.xml")
        self.assertEqual([(line["plan"], line["status"], line["code"]) for line in lines],
                         [("JP-2025-000101", "accepted", ""), ("JP-2025-000103", "refused", "KX808")])
        self.assertTrue(lines[0]["document"])

    def test_refuses_an_item_without_consent_in_a_council_and_takes_the_rest(self):
        head, lines = answers.bunsho(self.answers["KAIGI250625001.XML"])

        self.assertEqual(head["元"], "KAIGI250625001.XML")
        self.assertEqual([(line["番号"], line["区分"], line["コード"]) for line in lines],
                         [("1", "受理", ""), ("2", "差戻", "KX801")])

    def test_takes_items_without_consent_of_a_support_meeting(self):
        _, lines = answers.bunsho(self.answers["KAIGI250626001.XML"])

        self.assertEqual([line["区分"] for line in lines], ["受理", "受理"])

    def test_brings_the_documents_of_one_person_from_three_partners_into_one_case(self):
        shown = self.instance.must("case", "show", self.case_of("MD-R07-000101"))

        self.assertEqual(sorted(line["adapter"] for line in shown.of("document")),
                         ["bunsho", "jiritsu", "madoguchi"])

    def test_knows_who_is_protected(self):
        protected = {line["number"] for line in self.instance.must("case", "list").of("case") if line["protected"]}

        self.assertEqual(protected, {self.case_of("MD-R07-000102")})

    def test_removes_read_files_from_the_folder(self):
        for partner in harness.MARKERS:
            self.assertEqual(list(self.instance.box(partner, "in").iterdir()), [])

    def test_records_reads_with_purpose_and_basis(self):
        number = self.case_of("MD-R07-000102")
        self.instance.must("case", "show", number, "--purpose", "照会への回答", "--basis", "CONSENT")

        events = self.instance.must("audit", "list", "--case", number).of("event")

        self.assertTrue(any(event.get("purpose") == "照会への回答" and event.get("basis") == "CONSENT" for event in events), events)

    def test_verifies_its_audit_log(self):
        self.instance.settle()

        verdict = self.instance.must("audit", "verify").of("verdict")[0]

        self.assertTrue(verdict["ok"])
        self.assertGreater(verdict["size"], 8)

    def test_rebuilds_its_projections_without_a_difference(self):
        rebuilt = self.instance.must("rebuild", "--yes").of("rebuild")[0]

        self.assertEqual(rebuilt["differences"], 0)
        self.assertGreaterEqual(rebuilt["documents"], 9)


class Repetition(harness.FlowTest):
    """Exactly once, whatever is sent again."""

    def test_answers_the_same_file_again_as_duplicates(self):
        data = files.madoguchi([files.sheet("MD-1"), files.sheet("MD-2", name="桑田　二")])
        first = self.madoguchi_accepted("TSNG_20250402_001.xml", data)
        documents = self.instance.status()["documents"]

        _, lines = answers.madoguchi(self.instance.exchange("madoguchi", "TSNG_20250402_001.xml", data))

        self.assertEqual([line["区分"] for line in lines], ["重複", "重複"])
        self.assertEqual([line["案件番号"] for line in lines], first)
        self.assertEqual(self.instance.status()["documents"], documents)

    def test_answers_the_same_record_in_another_file_as_a_duplicate(self):
        sheet = files.sheet("MD-3", name="桑田　三")
        self.madoguchi_accepted("TSNG_20250403_001.xml", files.madoguchi([sheet]))

        data = files.madoguchi([files.sheet("MD-4", name="桑田　四"), sheet])
        _, lines = answers.madoguchi(self.instance.exchange("madoguchi", "TSNG_20250403_002.xml", data))

        self.assertEqual([line["区分"] for line in lines], ["受理", "重複"])

    def test_takes_other_content_under_the_same_number_as_a_new_version(self):
        case, = self.madoguchi_accepted("TSNG_20250404_001.xml", files.madoguchi([files.sheet("MD-5", name="桑田　五")]))
        changed = files.sheet("MD-5", name="桑田　五", story="滞納が解消した。")

        again, = self.madoguchi_accepted("TSNG_20250404_002.xml", files.madoguchi([changed]))

        self.assertEqual(again, case)
        documents = self.instance.must("case", "show", case).of("document")
        self.assertEqual(max(document["revision"] for document in documents), 2)


class BrokenFiles(harness.FlowTest):
    """Nothing of a damaged file is taken; a file that is still being written is left alone."""

    def refused_whole(self, name, data):
        before = self.instance.status()["documents"]
        head, lines = answers.madoguchi(self.instance.exchange("madoguchi", name, data))
        self.assertEqual(lines, [])
        self.assertEqual(head["区分"], "差戻")
        self.assertEqual(self.instance.status()["documents"], before)
        return head["コード"]

    def test_refuses_a_file_whose_count_does_not_agree(self):
        data = files.madoguchi([files.sheet("MD-10"), files.sheet("MD-11")], count=3)

        self.assertEqual(self.refused_whole("TSNG_20250410_001.xml", data), "KX109")

    def test_refuses_a_byte_that_is_no_cp932(self):
        data = files.madoguchi([files.sheet("MD-12")]).replace("朝熊町".encode("cp932"), b"\x85\x40\xff")

        self.assertIn(self.refused_whole("TSNG_20250410_002.xml", data), ("KX201", "KX202"))

    def test_refuses_a_file_with_a_document_type(self):
        data = files.madoguchi([files.sheet("MD-13")]).replace(
            b"?>\r\n", b'?>\r\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\r\n', 1)

        self.assertEqual(self.refused_whole("TSNG_20250410_003.xml", data), "KX501")

    def test_refuses_a_file_that_was_cut_off(self):
        data = files.madoguchi([files.sheet("MD-14")])[:-40]

        self.assertEqual(self.refused_whole("TSNG_20250410_004.xml", data), "KX508")

    def test_leaves_a_file_without_its_marker_until_the_marker_comes(self):
        data = files.madoguchi([files.sheet("MD-15", name="桑田　十五")])
        name = "TSNG_20250411_001.xml"
        self.instance.put("madoguchi", name, data[:700])
        self.instance.wait(lambda: self.instance.adapter("madoguchi")["without_marker"] == 1, "the half-written file")
        # Another file shows that the folder is being looked at meanwhile.
        self.madoguchi_accepted("TSNG_20250411_002.xml", files.madoguchi([files.sheet("MD-16", name="桑田　十六")]))
        self.assertEqual((self.instance.box("madoguchi", "in") / name).read_bytes(), data[:700])

        self.instance.put("madoguchi", name, data)
        self.instance.mark("madoguchi", name)

        _, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
        self.assertEqual([line["区分"] for line in lines], ["受理"])

    def test_waits_for_the_data_when_the_marker_came_first(self):
        name = "TSNG_20250414_001.xml"
        self.instance.mark("madoguchi", name)
        # Another file shows that the folder is being looked at meanwhile.
        self.madoguchi_accepted("TSNG_20250414_002.xml", files.madoguchi([files.sheet("MD-21", name="桑田　廿一")]))

        self.instance.put("madoguchi", name, files.madoguchi([files.sheet("MD-22", name="桑田　廿二")]))

        _, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
        self.assertEqual([line["区分"] for line in lines], ["受理"])

    def test_leaves_a_file_of_another_name_where_it_is(self):
        self.instance.put("madoguchi", "readme.txt", b"hello")
        self.instance.mark("madoguchi", "readme.txt")

        self.madoguchi_accepted("TSNG_20250412_001.xml", files.madoguchi([files.sheet("MD-17", name="桑田　十七")]))

        self.assertTrue((self.instance.box("madoguchi", "in") / "readme.txt").exists())

    def test_imports_a_file_from_the_command_line_with_the_same_rules(self):
        good = self.instance.folder / "TSNG_20250413_001.xml"
        good.write_bytes(files.madoguchi([files.sheet("MD-18", name="桑田　十八")]))
        partly = self.instance.folder / "TSNG_20250413_002.xml"
        partly.write_bytes(files.madoguchi([files.sheet("MD-19", birth="3551399"), files.sheet("MD-20", name="桑田　二十")]))

        taken = self.instance.must("import", "madoguchi", str(good))
        mixed = self.instance.must("import", "madoguchi", str(partly), exit_status=3)

        self.assertEqual([line["outcome"] for line in taken.of("record")], ["accepted"])
        self.assertEqual([(line["outcome"], line.get("code") or "") for line in mixed.of("record")],
                         [("refused", "KX301"), ("accepted", "")])
        self.assertIn("生年月日", mixed.of("record")[0]["place"])
        self.assertEqual((mixed.of("file")[0]["accepted"], mixed.of("file")[0]["refused"]), (1, 1))


if __name__ == "__main__":
    unittest.main()
