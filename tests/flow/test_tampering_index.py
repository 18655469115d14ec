"""Whoever changes what only helps to find and deliver things is found out: tokens, names, projections, records, deliveries."""
import unittest

import dba
import records as files
from tampering import OTHER, TamperingTest


class Indexes(TamperingTest):
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
                    f"UPDATE case_projection SET facts = '' WHERE case_id = {case};",
                    f"UPDATE case_projection SET facts = {dba.flipped('facts', 40)} WHERE case_id = {case};",
                    "UPDATE case_projection a JOIN case_projection b ON b.case_id = "
                    f"{dba.binary(self.other_case)} SET a.facts = b.facts WHERE a.case_id = {case};",
                    "INSERT INTO case_projection (case_id, state, documents, changed_at) "
                    f"VALUES ({dba.MADE_UP}, 'C30', 1, 1);"):
            with self.subTest(sql):
                self.dba.run(sql)
                found = self.instance.must("rebuild", "--yes", exit_status=1).of("rebuild")[0]
                self.assertEqual(found["differences"], 1)
                self.assertIn(dba.id_text("00000000000070008000000000000bad") if sql.startswith("INSERT") else self.case,
                              found["first_difference"])
                self.assertEqual(self.instance.must("rebuild", "--yes").of("rebuild")[0]["differences"], 0)

    def test_a_start_works_out_facts_that_an_earlier_version_did_not_keep(self):
        self.dba.run(f"UPDATE case_projection SET facts = '' WHERE case_id = {dba.binary(self.case)};")
        self.instance.stop()
        self.instance.start()
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

    def test_finds_a_changed_or_deleted_file(self):
        changes = {
            "adapter": "'bunsho'",
            "name": "'TSNG_20250902_099.xml'",
            "digest_token": dba.flipped("digest_token", 3),
            "records": "records + 1",
        }
        at = "WHERE name = 'TSNG_20250902_002.xml'"
        for column, value in changes.items():
            with self.subTest(column), self.dba.changed(f"UPDATE inbound_file SET {column} = {value} {at};"):
                self.assert_verify_names("file")
        with self.subTest("deleted"), self.dba.changed(f"DELETE FROM inbound_file {at};"):
            self.assert_verify_names("TSNG_20250902_002.xml")
        with self.subTest("made up"), self.dba.changed(
                f"INSERT INTO inbound_file SELECT {dba.MADE_UP}, adapter, name, digest_token, size, received_at, 3, NULL, NULL, 0 "
                f"FROM kept_inbound_file {at};"):
            self.assert_verify_names("file ")

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
