"""Whoever has the database in hand and changes it is found out: every kind of change is found, and named."""
import unittest

import answers
import dba
import harness
import records as files

STORY = "戸口の見本灯が切れたままになっている。"
NAME = "葛目　一葉"
OTHER = "MD-T2"


class TamperingTest(harness.FlowTest):
    """An instance with two cases; the first has two documents, of which one came twice."""

    started = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        instance = cls.instance
        instance.edit("etc/tsunagu.conf", lambda data: data + b"\naudit.checkpoint_ms = 100\n")
        instance.start()
        resident = files.resident_code(71)
        first = files.sheet("MD-T1", name=NAME, resident=resident, story=STORY)
        again = files.sheet("MD-T1", name=NAME, resident=resident, story=STORY + "再び。")
        other = files.sheet(OTHER, name="戸隠　次郎", resident=files.resident_code(72))
        instance.exchange("madoguchi", "TSNG_20250902_001.xml", files.madoguchi([first, other]))
        instance.exchange("madoguchi", "TSNG_20250902_002.xml", files.madoguchi([again]))
        _, lines = answers.jiritsu(instance.exchange("jiritsu", "plan-20250902-0001.xml", files.jiritsu(
            [files.plan("JP-T1", name=NAME.replace("　", " "), resident=resident)])))
        assert lines[0]["status"] == "accepted", lines
        instance.settle()
        cls.dba = dba.Dba(instance)
        cls.dba.keep()
        rows = [[dba.id_text(one), dba.id_text(case), revision] for one, case, revision in cls.dba.run(
            "SELECT HEX(document_id), HEX(case_id), revision FROM document ORDER BY recorded_at")]
        (cls.old, cls.case, _), (cls.other, cls.other_case, _), (cls.new, _, _), (cls.plan, _, _) = rows
        cls.number, cls.other_number = (line["number"] for line in instance.must("case", "list").of("case"))

    def tearDown(self):
        self.assert_whole()

    def assert_whole(self):
        """That nothing is left of the change, or it would hide the next one."""
        verdict = self.instance.run("audit", "verify")
        self.assertEqual(verdict.exit, 0, verdict.out)

    def assert_verify_names(self, *names):
        shown = self.instance.run("audit", "verify")
        self.assertEqual(shown.exit, 1, shown.out)
        verdict, = shown.of("verdict")
        self.assertFalse(verdict["ok"])
        for name in names:
            self.assertIn(name, verdict["first_wrong"])

    def events(self, start):
        """The events from index `start`, as far as they are committed."""
        return self.instance.must("audit", "list", "--from", str(start)).of("event")

    def assert_refused(self, *words, alarm=True):
        """That the command releases nothing, says why, and that an alarm stands in the audit log."""
        before = self.instance.status()["audit_size"]
        shown = self.instance.run(*words)
        self.assertEqual(shown.exit, 1, shown.out)
        self.assertEqual(shown.error["id"], "TS-2004", shown.out)
        self.assertEqual([line["kind"] for line in shown.lines], ["result"])
        for secret in (NAME, STORY):
            self.assertNotIn(secret, shown.out + shown.err)
        if alarm:
            self.assertIn("integrity_alarm", [event["type"] for event in self.events(before)])


class DocumentRows(TamperingTest):
    def test_finds_a_change_of_each_column(self):
        changes = {
            "case_id": dba.binary(self.other_case),
            "document_type": "'minutes'",
            "revision": "9",
            "supersedes": "NULL",
            "recorded_at": "recorded_at + 1",
            "origin": "'bunsho'",
            "number_token": dba.flipped("number_token", 1),
            "content_token": dba.flipped("content_token", 16),
            "sealed": dba.flipped("sealed", 60),
            "seal": dba.flipped("seal", 32),
        }
        for column, value in changes.items():
            sql = f"UPDATE document SET {column} = {value} WHERE document_id = {dba.binary(self.new)};"
            with self.subTest(column), self.dba.changed(sql):
                self.assert_refused("document", "show", self.new, "--classes", "1,5")
                self.assert_verify_names(self.new)

    def test_finds_a_flipped_bit_wherever_it_is_in_the_sealed_column(self):
        length = int(self.dba.one(f"SELECT LENGTH(sealed) FROM document WHERE document_id = {dba.binary(self.new)}"))
        for place in (1, 5, 9, 10, 17, 41, length // 3, length // 2, length - 1, length):
            sql = (f"UPDATE document SET sealed = {dba.flipped('sealed', place)} "
                   f"WHERE document_id = {dba.binary(self.new)};")
            with self.subTest(place), self.dba.changed(sql):
                self.assert_refused("document", "show", self.new, "--classes", "1,5")
                self.assert_verify_names(self.new)

    def test_finds_a_sealed_column_that_was_cut_or_has_grown(self):
        for value in ("LEFT(sealed, LENGTH(sealed) - 1)", "LEFT(sealed, 3)", "''", "CONCAT(sealed, CHAR(0))"):
            sql = f"UPDATE document SET sealed = {value} WHERE document_id = {dba.binary(self.new)};"
            with self.subTest(value), self.dba.changed(sql):
                self.assert_refused("document", "show", self.new, "--classes", "1,5")
                self.assert_verify_names(self.new)

    def test_finds_the_contents_of_two_documents_exchanged(self):
        for column in ("sealed", "sealed = b.sealed, a.seal", "seal"):
            left, _, right = column.partition(" = b.sealed, a.")
            also = f", a.{right} = b.{right}" if right else ""
            sql = (f"UPDATE document a JOIN kept_document b ON b.document_id <> a.document_id "
                   f"SET a.{left} = b.{left}{also} WHERE a.document_id IN ({dba.binary(self.new)}, {dba.binary(self.other)}) "
                   f"AND b.document_id IN ({dba.binary(self.new)}, {dba.binary(self.other)});")
            with self.subTest(column), self.dba.changed(sql):
                self.assert_refused("document", "show", self.new, "--classes", "1")
                self.assert_refused("document", "show", self.other, "--classes", "1")
                self.assert_verify_names("document ")

    def test_finds_two_rows_under_each_others_ids(self):
        one, two = dba.binary(self.new), dba.binary(self.other)
        sql = (f"UPDATE document SET document_id = {dba.MADE_UP} WHERE document_id = {one};"
               f"UPDATE document SET document_id = {one} WHERE document_id = {two};"
               f"UPDATE document SET document_id = {two} WHERE document_id = {dba.MADE_UP};")
        with self.dba.changed(sql):
            self.assert_refused("document", "show", self.new, "--classes", "1")
            self.assert_refused("document", "show", self.other, "--classes", "1")
            self.assert_verify_names("document ")

    def test_finds_a_document_copied_into_another_case(self):
        copied = "00000000-0000-7000-8000-000000000bad"
        sql = ("INSERT INTO document SELECT " + dba.MADE_UP + ", " + dba.binary(self.other_case) + ", document_type, 1, NULL, "
               "recorded_at, 'bunsho', number_token, content_token, sealed, seal FROM kept_document WHERE document_id = "
               + dba.binary(self.new) + ";")
        with self.dba.changed(sql):
            self.assert_refused("document", "show", copied, "--classes", "1")
            self.assert_refused("case", "show", self.other_number)
            self.assert_verify_names(copied)

    def test_finds_a_document_that_was_moved_into_another_case_with_its_keys(self):
        sql = (f"DELETE FROM data_key WHERE case_id = {dba.binary(self.other_case)};"
               f"INSERT INTO data_key SELECT {dba.binary(self.other_case)}, key_class, version, wrapped FROM kept_data_key "
               f"WHERE case_id = {dba.binary(self.case)};"
               f"UPDATE document SET case_id = {dba.binary(self.other_case)} WHERE document_id = {dba.binary(self.new)};")
        with self.dba.changed(sql):
            self.assert_refused("document", "show", self.new, "--classes", "1")
            self.assert_verify_names(self.other_case)

    def test_finds_a_deleted_document(self):
        for document in (self.other, self.old, self.new):
            with self.subTest(document), self.dba.changed(
                    f"DELETE FROM document WHERE document_id = {dba.binary(document)};"):
                self.assert_verify_names(document)

    def test_finds_a_made_up_document(self):
        made_up = "00000000-0000-7000-8000-000000000bad"
        sql = ("INSERT INTO document SELECT " + dba.MADE_UP + ", case_id, document_type, 7, NULL, recorded_at + 5, origin, "
               "number_token, content_token, sealed, RANDOM_BYTES(32) FROM kept_document WHERE document_id = "
               + dba.binary(self.new) + ";")
        with self.dba.changed(sql):
            self.assert_refused("document", "show", made_up)
            self.assert_refused("case", "show", self.number)
            self.assert_verify_names(made_up)

    def test_finds_a_document_that_went_back_to_its_older_version(self):
        # The older row as it is under the newer one's id, and the newer one simply gone.
        sql = (f"UPDATE document a JOIN kept_document b ON b.document_id = {dba.binary(self.old)} "
               "SET a.revision = 3, a.supersedes = b.supersedes, a.recorded_at = b.recorded_at, "
               "a.content_token = b.content_token, a.sealed = b.sealed, a.seal = b.seal "
               f"WHERE a.document_id = {dba.binary(self.new)};")
        with self.dba.changed(sql):
            self.assert_refused("document", "show", self.new, "--classes", "5")
            self.assert_verify_names(self.new)

    def test_finds_documents_that_say_they_replace_each_other(self):
        # Neither would count as the case's any more, with whatever protection it speaks of.
        sql = (f"UPDATE document SET supersedes = {dba.binary(self.plan)} WHERE document_id = {dba.binary(self.new)};"
               f"UPDATE document SET supersedes = {dba.binary(self.new)} WHERE document_id = {dba.binary(self.plan)};")
        with self.dba.changed(sql):
            self.assert_refused("document", "show", self.old, "--classes", "2")
            self.assert_refused("case", "show", self.number)
            self.assert_verify_names("document ")


class CaseRows(TamperingTest):
    def test_finds_a_change_of_each_column(self):
        changes = {
            "case_number": "'TN-2025-009999'",
            "opened_at": "opened_at - 86400000000",
            "retention_year": "retention_year + 1",
            "seal": dba.flipped("seal", 1),
        }
        for column, value in changes.items():
            sql = f"UPDATE case_record SET {column} = {value} WHERE case_id = {dba.binary(self.case)};"
            number = "TN-2025-009999" if column == "case_number" else self.number
            with self.subTest(column), self.dba.changed(sql):
                self.assert_refused("document", "show", self.new, "--classes", "1")
                self.assert_refused("case", "show", number)
                self.assert_refused("case", "find", NAME)
                self.assert_refused("case", "list")
                self.assert_verify_names(self.case)

    def test_finds_the_numbers_of_two_cases_exchanged(self):
        sql = (f"UPDATE case_record SET case_number = 'x' WHERE case_id = {dba.binary(self.case)};"
               f"UPDATE case_record SET case_number = '{self.number}' WHERE case_id = {dba.binary(self.other_case)};"
               f"UPDATE case_record SET case_number = '{self.other_number}' WHERE case_id = {dba.binary(self.case)};")
        with self.dba.changed(sql):
            self.assert_refused("case", "show", self.number)
            self.assert_refused("case", "find", NAME)
            self.assert_refused("document", "show", self.new)
            self.assert_verify_names("case ")

    def test_finds_a_deleted_case(self):
        sql = f"DELETE FROM case_record WHERE case_id = {dba.binary(self.other_case)};"
        with self.dba.changed(sql):
            self.assert_refused("document", "show", self.other, "--classes", "1")
            self.assert_verify_names(self.other_case)

    def test_finds_a_case_that_is_gone_with_everything_in_it(self):
        sql = "".join(f"DELETE FROM {table} WHERE case_id = {dba.binary(self.other_case)};" for table in (
            "case_record", "data_key", "document", "case_token", "search_entry", "case_projection"))
        with self.dba.changed(sql):
            self.assert_verify_names(self.other)

    def test_finds_a_made_up_case(self):
        sql = f"INSERT INTO case_record VALUES ({dba.MADE_UP}, 'TN-2025-008888', 1, 2030, RANDOM_BYTES(32));"
        with self.dba.changed(sql):
            self.assert_refused("case", "show", "TN-2025-008888")
            self.assert_verify_names("00000000-0000-7000-8000-000000000bad")


class DataKeys(TamperingTest):
    def test_finds_a_changed_key_of_each_class(self):
        classes = [int(one) for one, in self.dba.run(
            f"SELECT key_class FROM data_key WHERE case_id = {dba.binary(self.case)} ORDER BY key_class")]
        self.assertLessEqual({0, 1, 2, 5, 6}, set(classes))
        asked = ",".join(str(one) for one in classes if one < 6)
        for key_class in classes:
            sql = (f"UPDATE data_key SET wrapped = {dba.flipped('wrapped', 50)} "
                   f"WHERE case_id = {dba.binary(self.case)} AND key_class = {key_class};")
            with self.subTest(key_class), self.dba.changed(sql):
                self.assert_refused("document", "show", self.new, "--classes", asked)
                self.assert_verify_names("key", self.case)

    def test_finds_deleted_keys(self):
        for key_class in (0, 1, 5, 6):
            sql = f"DELETE FROM data_key WHERE case_id = {dba.binary(self.case)} AND key_class = {key_class};"
            with self.subTest(key_class), self.dba.changed(sql):
                self.assert_refused("document", "show", self.new, "--classes", "1,5")
                self.assert_verify_names(self.case)

    def test_finds_the_keys_of_two_cases_or_two_classes_exchanged(self):
        mine, others = dba.binary(self.case), dba.binary(self.other_case)
        cases = (f"UPDATE data_key a JOIN kept_data_key b ON b.key_class = a.key_class AND b.case_id <> a.case_id "
                 f"SET a.wrapped = b.wrapped WHERE a.key_class = 1 AND a.case_id IN ({mine}, {others});")
        classes = (f"UPDATE data_key a JOIN kept_data_key b ON b.case_id = a.case_id "
                   f"AND b.key_class = IF(a.key_class = 1, 5, 1) SET a.wrapped = b.wrapped "
                   f"WHERE a.case_id = {mine} AND a.key_class IN (1, 5);")
        for name, sql in (("cases", cases), ("classes", classes)):
            with self.subTest(name), self.dba.changed(sql):
                self.assert_refused("document", "show", self.new, "--classes", "1,5")
                self.assert_verify_names("key", self.case)

    def test_finds_a_key_that_nobody_made(self):
        sql = f"INSERT INTO data_key VALUES ({dba.binary(self.case)}, 4, 1, RANDOM_BYTES(104));"
        with self.dba.changed(sql):
            self.assert_verify_names("key", self.case)


class Indexes(TamperingTest):
    """What only helps to find things: tokens, the entries of names, projections, what became of records."""

    def test_finds_a_token_that_leads_to_another_case(self):
        for kind in (1, 2):
            sql = (f"UPDATE case_token SET case_id = {dba.binary(self.other_case)} "
                   f"WHERE case_id = {dba.binary(self.case)} AND kind = {kind} LIMIT 1;")
            with self.subTest(kind), self.dba.changed(sql):
                self.assert_verify_names("token", self.other_case)

    def test_finds_deleted_and_made_up_tokens(self):
        for kind in (1, 2):
            sql = f"DELETE FROM case_token WHERE case_id = {dba.binary(self.case)} AND kind = {kind} LIMIT 1;"
            with self.subTest(f"deleted {kind}"), self.dba.changed(sql):
                self.assert_verify_names("token")
            origin = "" if kind == 1 else "madoguchi"
            sql = f"INSERT INTO case_token VALUES ({kind}, RANDOM_BYTES(16), '{origin}', {dba.binary(self.case)});"
            with self.subTest(f"made up {kind}"), self.dba.changed(sql):
                self.assert_verify_names("token", self.case)

    def test_does_not_file_a_document_where_a_changed_row_leads(self):
        sql = (f"UPDATE document SET case_id = {dba.binary(self.other_case)} WHERE document_id = {dba.binary(self.other)};"
               f"UPDATE document SET case_id = {dba.binary(self.case)} WHERE document_id = {dba.binary(self.other)};")
        before = self.instance.status()["documents"]
        alarms = self.instance.log().count("TS-2004")
        name = "TSNG_20250903_001.xml"
        with self.dba.changed(sql):
            self.instance.drop("madoguchi", name, files.madoguchi([files.sheet(OTHER, name="戸隠　次郎", story="三度目。")]))
            self.instance.wait(lambda: self.instance.log().count("TS-2004") > alarms, "the alarm in the log")
            self.assertEqual(self.instance.status()["documents"], before)
        self.instance.answer("madoguchi", name)
        self.instance.settle()
        self.dba.keep()

    def test_finds_a_deleted_moved_or_changed_entry_of_the_name_index(self):
        entry = dba.binary(self.new)
        changes = {
            "deleted": f"DELETE FROM search_entry WHERE document_id = {entry};",
            "moved": f"UPDATE search_entry SET document_id = {dba.MADE_UP} WHERE document_id = {entry};",
            "other case": f"UPDATE search_entry SET case_id = {dba.binary(self.other_case)} WHERE document_id = {entry};",
            "changed": f"UPDATE search_entry SET sealed = {dba.flipped('sealed', 40)} WHERE document_id = {entry};",
            "of another": "UPDATE search_entry a JOIN kept_search_entry b ON b.document_id = " + dba.binary(self.other)
                          + f" SET a.sealed = b.sealed WHERE a.document_id = {entry};",
        }
        for what, sql in changes.items():
            with self.subTest(what), self.dba.changed(sql):
                self.assert_verify_names("name index", self.new)

    def test_rebuild_finds_and_mends_projections(self):
        case = dba.binary(self.case)
        for sql in (f"UPDATE case_projection SET state = 'C90' WHERE case_id = {case};",
                    f"UPDATE case_projection SET documents = 1 WHERE case_id = {case};",
                    f"DELETE FROM case_projection WHERE case_id = {case};",
                    f"INSERT INTO case_projection VALUES ({dba.MADE_UP}, 'C30', 1, 1);"):
            with self.subTest(sql):
                self.dba.run(sql)
                found = self.instance.must("rebuild", "--yes", exit_status=1).of("rebuild")[0]
                self.assertEqual(found["differences"], 1)
                self.assertIn(dba.id_text("00000000000070008000000000000bad") if "INSERT" in sql else self.case,
                              found["first_difference"])
                self.assertEqual(self.instance.must("rebuild", "--yes").of("rebuild")[0]["differences"], 0)

    def test_finds_a_changed_record_of_a_file(self):
        changes = {
            "outcome": "3",
            "case_id": dba.binary(self.other_case),
            "document_id": dba.binary(self.other),
            "revision": "5",
            "sealed": dba.flipped("sealed", 40),
        }
        at = f"WHERE document_id = {dba.binary(self.new)}"
        for column, value in changes.items():
            with self.subTest(column), self.dba.changed(f"UPDATE inbound_record SET {column} = {value} {at};"):
                self.assert_verify_names("record 1 of file")
        with self.subTest("deleted"), self.dba.changed(f"DELETE FROM inbound_record {at};"):
            self.assert_verify_names("file")

    def test_finds_the_sealed_parts_of_two_records_exchanged(self):
        sql = ("UPDATE inbound_record a JOIN kept_inbound_record b ON b.file_id = a.file_id AND b.position <> a.position "
               "SET a.sealed = b.sealed;")
        with self.dba.changed(sql):
            self.assert_verify_names("record 1 of file")

    def test_never_delivers_what_a_changed_row_asks_for(self):
        self.instance.must("export", "jiritsu", "--document", self.plan)
        before = set(self.instance.box("jiritsu", "out").iterdir())
        self.instance.settle()
        self.dba.keep()
        changes = {
            "another document": f"document_id = {dba.binary(self.new)}, name = 'x.xml'",
            "another partner": "adapter = 'bunsho', name = 'x.xml'",
            "another person": "requested_by = 'user:somebody', name = 'x.xml'",
            "an answer": "kind = 1, name = 'x.xml'",
        }
        for what, sets in changes.items():
            with self.subTest(what), self.dba.changed(
                    f"UPDATE outbound_file SET {sets}, state = 1 WHERE document_id = {dba.binary(self.plan)};"):
                alarms = self.instance.log().count("TS-2004")
                self.instance.wait(lambda: self.instance.log().count("TS-2004") > alarms, "the delivery to be looked at")
                self.assertEqual(set(self.instance.box("jiritsu", "out").iterdir()), before)
                self.assert_verify_names("delivery")


if __name__ == "__main__":
    unittest.main()
