"""The end of a case's life: kept as long as it must be, held, destroyed by two users, and nothing of it left."""
import subprocess
import unittest

import dba
import harness
import planted
import set_clock
import story
import story_files as files

BY = ("shakyo", "社会福祉協議会")
TO = ("yorisoi", "福祉総合支援センター")
STORY = "見本の相談内容であり滅多にない言い回し"
PERSON = files.Person(20250000000901, "蓼原　紗弥香", "タテハラ　サヤカ", "female", "1958-09-17",
                      "架空県架空市植田見本町八八四番地", "0596-00-86420")
OTHER = files.Person(20250000000902, "鰐淵　見本郎", "ワニブチ　ミホンロウ", "male", "1961-02-03",
                     "架空県架空市見本谷三番地", "0596-00-86421")
NUMBERS = ("MD-R07-PLANT-901", "MD-R07-PLANT-902")
# Where something of a case stands, and how it is found there.
OF_CASE = {"data_key": "case_id", "document": "case_id", "case_token": "case_id", "search_entry": "case_id",
           "draft": "case_id", "legal_hold": "case_id"}


@unittest.skipUnless(harness.is_root(), "two users are needed")
class Retention(story.Story):
    """Both sheets come in one file; the case of OTHER is never closed."""

    municipality = "242039"

    @classmethod
    def setUpClass(cls):
        cls.instance = story.StoryInstance()
        cls.addClassCleanup(cls.instance.remove)
        cls.instance.init()
        cls.instance.edit("etc/tsunagu.conf", lambda old: old + b"\nadmin.users = daemon, games\n")
        cls.clock = set_clock.SetClock(cls.instance, "2025-04-01")
        cls.files = {}
        cls.instance.start()
        cls.dba = dba.Dba(cls.instance)

    def test_a_life_and_its_end(self):
        self.two_cases_of_one_file()
        self.is_closed()
        self.is_not_due_before_its_day()
        self.is_held()
        self.is_proposed_and_approved()
        self.is_destroyed()
        self.nothing_is_left()
        self.is_said_to_be_destroyed()
        self.books_agree()
        self.comes_back_as_a_new_case()
        self.books_agree_again()
        self.vanished_row_is_still_found()

    # -- until the end -------------------------------------------------------------------------------------------
    def two_cases_of_one_file(self):
        self.on("2025-04-10")
        sheets = [files.sheet(number, person, "2025-04-10", BY, TO, story=STORY)
                  for number, person in zip(NUMBERS, (PERSON, OTHER))]
        self.hand_over("madoguchi", "TSNG_{today}_{number:03}.xml", files.madoguchi(self.municipality, "2025-04-10", sheets))
        self.number, self.other = [line["number"] for line in self.instance.must("case", "list").of("case")]
        # A second file, of this case alone.
        self.send_sheet(NUMBERS[0], PERSON, BY, TO, story=STORY + "と続く")
        self.case_id = self.dba.one(f"SELECT HEX(case_id) FROM case_record WHERE case_number = '{self.number}';")

    def is_closed(self):
        self.on("2025-05-12")
        written = {**PERSON.values("Subject"), "Kind": "municipality", "Reason": "moved", "HandoverNo": "HT-R07-0901",
                   "Municipality/Code": "242012", "Municipality/Name": "架空県沖津市", "Municipality/MoveDate": "2025-05-31",
                   "To/Code": "okitsu", "Situation[1]/Text": STORY, "DueDate": "2025-05-20"}
        document = self.write("handover", written, case=self.number, by="yorisoi")["document"]
        self.on("2025-05-20")
        self.write("handover", {"Acceptance/Accepted": "yes", "Acceptance/Date": "2025-05-20"}, revises=document)
        self.stands(self.number, "C90")
        self.draft = self.begin("progress-record", self.number).draft

    def due_cases(self, *words):
        return {line["case"]: line for line in self.instance.must("retention", "list", *words).of("retention")}

    def is_not_due_before_its_day(self):
        self.on("2031-03-31")
        self.assertEqual(self.due_cases(), {})
        self.assertEqual(list(self.due_cases("--until", "2031-04-01")), [self.number])
        refused = self.instance.run("retention", "propose", "--until", "2031-04-01")
        self.assertEqual(refused.exit, 1)
        self.on("2031-04-01")
        line = self.due_cases()[self.number]
        self.assertEqual((line["years"], line["from"], line["last_day"]), (5, "2026-03-31", "2031-03-31"))

    def is_held(self):
        self.instance.must("retention", "hold", "--case", self.number, "--reason", "審査請求が出ている")
        self.assertTrue(self.due_cases()[self.number]["held"])
        hold, = self.instance.must("retention", "list").of("legal_hold")
        self.assertEqual((hold["case"], hold["reason"]), (self.number, "審査請求が出ている"))
        self.assertEqual(self.instance.run("retention", "propose").exit, 1)
        # Nobody releases it in the database.
        kept = self.dba.one("SELECT HEX(sealed) FROM legal_hold;")
        self.dba.run("DELETE FROM legal_hold;")
        self.assertTrue(self.due_cases()[self.number]["held"])
        self.dba.run(f"INSERT INTO legal_hold VALUES (UNHEX('{self.case_id}'), UNHEX('{kept}'));")
        self.instance.must("retention", "release", "--case", self.number)
        self.assertFalse(self.due_cases()[self.number]["held"])

    # -- two users -----------------------------------------------------------------------------------------------
    def as_user(self, user, *words, exit_status=0):
        shown = self.instance.run(*words, user=user)
        self.assertEqual(shown.exit, exit_status, f"{words}\n{shown.out}\n{shown.err}")
        return shown

    def is_proposed_and_approved(self):
        proposed, = self.as_user("daemon", "retention", "propose").of("destruction_list")
        self.list = proposed["list"]
        self.assertEqual((self.list, proposed["cases"]), ("HK-2031-0001", 1))
        self.as_user("daemon", "--yes", "retention", "destroy", self.list, exit_status=1)
        self.as_user("daemon", "retention", "approve", self.list, exit_status=1)
        self.instance.settle()
        denied, = (event for event in self.instance.must("audit", "list").of("event")
                   if event["type"] == "destruction_approved")
        self.assertEqual((denied["outcome"], denied["user"]), ("denied", "user:daemon"))
        shown, = self.as_user("games", "retention", "show", self.list).of("retention")
        self.assertEqual(shown["case"], self.number)
        self.as_user("games", "retention", "approve", self.list)
        # A hold counts even after the approval.
        self.instance.must("retention", "hold", "--case", self.number, "--reason", "確認中")
        kept, = self.as_user("games", "--yes", "retention", "destroy", self.list, exit_status=3).of("destroyed")
        self.assertEqual((kept["outcome"], kept["reason"]), ("kept", "held"))
        self.instance.must("retention", "release", "--case", self.number)

    def is_destroyed(self):
        self.assertIn(self.draft, [line["draft"] for line in self.instance.must("document", "drafts").of("draft")])
        self.wrapped = [bytes.fromhex(row[0]) for row in self.dba.run(
            f"SELECT HEX(wrapped) FROM data_key WHERE case_id = UNHEX('{self.case_id}');")]
        self.sealed = [bytes.fromhex(row[0]) for row in self.dba.run(
            f"SELECT HEX(sealed) FROM document WHERE case_id = UNHEX('{self.case_id}');")]
        self.assertGreaterEqual(len(self.wrapped), 4)
        self.documents_before = [line["document"] for line in self.documents(self.number)]
        gone, = self.as_user("games", "--yes", "retention", "destroy", self.list).of("destroyed")
        self.assertEqual((gone["case"], gone["outcome"]), (self.number, "destroyed"))
        self.assertEqual(gone["documents"], len(self.documents_before))
        # The first file has a sheet of the other case as well.
        self.assertEqual((gone["originals"], gone["originals_kept"]), (1, 1))

    # -- after it ------------------------------------------------------------------------------------------------
    def nothing_is_left(self):
        for table, column in OF_CASE.items():
            count = self.dba.one(f"SELECT COUNT(*) FROM {table} WHERE {column} = UNHEX('{self.case_id}');")
            self.assertEqual(count, "0", table)
        for document in self.documents_before:
            self.assertEqual(self.dba.one(
                f"SELECT COUNT(*) FROM outbound_file WHERE document_id = {dba.binary(document)};"), "0")
        # Whoever has every key and every row has nothing to open.
        dump = subprocess.run(["mariadb-dump", f"--defaults-extra-file={self.dba.options}",
                               f"--socket={self.dba.socket}", "--hex-blob", "--skip-lock-tables", "tsunagu"],
                              capture_output=True, timeout=120, check=True).stdout.upper()
        for secret in (*self.wrapped, *self.sealed):
            self.assertNotIn(secret.hex().upper().encode(), dump)
        # Nor has whoever reads the files of the tables as they lie on the disk.
        self.instance.stop()
        for path in sorted((self.instance.home / "db").rglob("*.ibd")):
            data = path.read_bytes()
            for secret in self.wrapped:
                self.assertNotIn(secret, data, path)
        self.assertEqual(planted.search_files(self.instance.home / "db", planted.needles([STORY, PERSON.kanji])), [])
        self.instance.start()

    def is_said_to_be_destroyed(self):
        for words in (("case", "show", self.number), ("document", "show", self.documents_before[0]),
                      ("disclosure", "copy", "--case", self.number), ("consent", "show", "--case", self.number),
                      ("export", "madoguchi", "--case", self.number),
                      ("retention", "hold", "--case", self.number, "--reason", "遅い")):
            shown = self.instance.run(*words)
            self.assertEqual((shown.exit, shown.error.get("id")), (1, "TS-7010"), f"{words} {shown.out}")
        self.assertEqual(self.instance.must("case", "find", PERSON.kanji).of("hit"), [])
        listed, = (line for line in self.instance.must("case", "list").of("case") if line["number"] == self.number)
        self.assertEqual((listed["state"], listed["documents"]), ("C99", 0))
        # What goes over all cases passes it by.
        self.instance.must("task", "list")
        self.instance.must("person", "candidates", "--case", self.other)
        self.instance.must("statistics", "--year", "2025", "--purpose", "年報")
        shown = self.instance.run("--yes", "person", "merge", self.number, "--into", self.other, "--reason", "確認")
        self.assertEqual((shown.exit, shown.error["id"]), (1, "TS-7010"))
        entry, = self.instance.must("retention", "register").of("register")
        self.assertEqual((entry["case"], entry["list"], entry["proposed_by"], entry["approved_by"]),
                         (self.number, self.list, "user:daemon", "user:games"))
        certificate = self.instance.folder / "certificate"
        self.instance.must("retention", "certificate", self.list, "--out", str(certificate))
        self.assertEqual(certificate.stat().st_mode & 0o777, 0o600)
        text = certificate.read_text("utf-8")
        for part in (self.number, self.list, "user:daemon", "user:games", entry["event"], "\n— "):
            self.assertIn(part, text)
        self.assertNotIn(PERSON.kanji, text)

    def comes_back_as_a_new_case(self):
        again = self.send_sheet(NUMBERS[0], PERSON, BY, TO, story=STORY)
        self.assertNotIn(again, (self.number, self.other))
        self.assertEqual(self.documents(again)[0]["revision"], 1)
        self.assertEqual(len(self.documents(self.other)), 1)

    def books_agree_again(self):
        self.instance.settle()
        self.assertTrue(self.instance.must("audit", "verify").of("verdict")[0]["ok"])
        self.assertEqual(self.instance.must("rebuild", "--yes").of("rebuild")[0]["differences"], 0)

    def first_wrong(self):
        verdict, = self.instance.run("audit", "verify").of("verdict")
        self.assertFalse(verdict["ok"])
        return verdict["first_wrong"]

    def vanished_row_is_still_found(self):
        self.dba.keep()
        other_id = self.dba.one(f"SELECT HEX(case_id) FROM case_record WHERE case_number = '{self.other}';")
        with self.dba.changed(f"DELETE FROM case_record WHERE case_number = '{self.number}';"):
            self.assertIn(self.number, self.first_wrong())
        with self.dba.changed(f"UPDATE case_record SET opened_at = 1 WHERE case_number = '{self.number}';"):
            self.assertIn("destroyed", self.first_wrong())
        # A case that lost all it had without an event of its destruction was not destroyed.
        everything = "".join(f"DELETE FROM {table} WHERE case_id = UNHEX('{other_id}');"
                             for table in ("document", "data_key", "case_token", "search_entry"))
        with self.dba.changed(everything):
            self.assertTrue(self.first_wrong())
        self.books_agree_again()


if __name__ == "__main__":
    unittest.main()
