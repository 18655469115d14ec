"""Whoever has the database in hand and changes documents, cases or keys is found out, and what they did is named."""
import unittest

import dba
from tampering import NAME, TamperingTest


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
        for document, number in ((self.other, self.other_number), (self.old, self.number), (self.new, self.number)):
            with self.subTest(document), self.dba.changed(
                    f"DELETE FROM document WHERE document_id = {dba.binary(document)};"):
                self.assert_refused("document", "show", document)
                self.assert_refused("case", "show", number)
                self.assert_verify_names(document)

    def test_opens_nothing_of_a_case_from_which_another_document_was_taken(self):
        # The one that is gone could be the one that says that the person is protected.
        with self.dba.changed(f"DELETE FROM document WHERE document_id = {dba.binary(self.plan)};"):
            self.assert_refused("document", "show", self.new, "--classes", "2")

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


if __name__ == "__main__":
    unittest.main()
