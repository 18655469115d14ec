"""Cases of one person: found alike, compared, merged, followed, split again, and nothing of it changed unseen."""
import unittest

import answers
import dba
import harness
import records as files

KANJI = ("髙橋　一郎", "高橋 一郎")
ADDRESS = "架空県架空市朝熊町一丁目２番３号"
SAME_ADDRESS = "架空県架空市朝熊町1-2-3"
SHIM = harness.BIN / "crash_shim.so"
REASON = "窓口で本人に確かめた。"


class PersonsTest(harness.FlowTest):
    """Each test has people of its own."""

    started = False
    sent = 0  # files so far: each has a name of its own

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.instance.edit("etc/tsunagu.conf", lambda data: data + b"\naudit.checkpoint_ms = 100\n")
        cls.instance.start()

    def sheet(self, number, **more):
        """Hands a sheet over and returns its case."""
        PersonsTest.sent += 1
        case, = self.madoguchi_accepted(f"TSNG_20250801_{PersonsTest.sent:03}.xml", files.madoguchi([files.sheet(number, **more)]))
        return case

    def plan(self, number, **more):
        """Hands a plan over and returns its document."""
        PersonsTest.sent += 1
        _, (line,) = answers.jiritsu(self.instance.exchange("jiritsu", f"plan-20250801-{PersonsTest.sent:04}.xml",
                                                            files.jiritsu([files.plan(number, **more)])))
        self.assertEqual(line["status"], "accepted", line)
        return line["document"]

    def case_of(self, document):
        return self.instance.must("document", "show", document).of("document")[0]["case"]

    def listed(self, case):
        return next(line for line in self.instance.must("case", "list").of("case") if line["number"] == case)

    def candidates(self, case, *more):
        return self.instance.must("person", "candidates", "--case", case, *more).of("candidate")

    def merge(self, case, into):
        return self.instance.must("--yes", "person", "merge", case, "--into", into, "--reason", REASON)

    def split(self, case, into):
        return self.instance.must("--yes", "person", "split", case, "--from", into, "--reason", REASON)

    def events(self, case, kind):
        return [event for event in self.instance.must("audit", "list", "--case", case).of("event") if event["type"] == kind]

    def assert_whole(self):
        verdict = self.instance.run("audit", "verify")
        self.assertEqual(verdict.exit, 0, verdict.out)
        self.assertEqual(self.instance.must("--yes", "rebuild").of("rebuild")[0]["differences"], 0)


class Persons(PersonsTest):
    def test_two_cases_of_one_person_are_found_compared_merged_and_split(self):
        first = self.sheet("MD-A1", name=KANJI[0], kana="ﾀｶﾊｼ ｲﾁﾛｳ")
        plan = self.plan("JP-A1", name=KANJI[1], kana="タカハシ イチロウ")
        second = self.case_of(plan)
        self.assertNotEqual(first, second)

        found, = self.candidates(first)
        self.assertEqual((found["case"], found["certain"], found["score"]), (second, False, 85))
        self.assertEqual(found["reasons"], ["name_folded", "kana", "birth_date"])
        self.assertEqual(self.candidates(second)[0]["case"], first)
        self.assert_whole()

        shown = self.instance.must("person", "compare", first, second, "--classes", "1", "--purpose", "名寄せ")
        values = {line["path"]: line for line in shown.of("person_value")}
        self.assertEqual(values["Name/Kanji"]["agreement"], "alike")
        self.assertEqual((values["Name/Kanji"]["left"], values["Name/Kanji"]["right"]), ([KANJI[0]], [KANJI[1]]))
        self.assertEqual(values["Name/Kana"]["agreement"], "same")
        self.assertEqual(values["BirthDate"]["agreement"], "same")
        self.assertNotIn(2, [line["class"] for line in values.values()])
        for case in (first, second):
            self.assertEqual(self.events(case, "candidates_read")[-1]["purpose"], "名寄せ")
            self.assertEqual(self.events(case, "document_read")[-1]["classes"], "0,1")

        asked = self.instance.run("person", "merge", second, "--into", first, "--reason", REASON)
        self.assertNotEqual(asked.exit, 0)
        self.assertNotIn("merged_into", self.listed(second))
        link, = self.merge(second, first).of("link")
        self.assertEqual((link["action"], link["case"], link["into"]), ("merged", second, first))
        self.assert_whole()
        self.assertEqual(self.listed(second)["merged_into"], first)
        self.assertEqual(self.candidates(first), [])
        documents = self.instance.must("case", "show", first).of("document")
        self.assertEqual([line["case"] for line in documents], [first, second])
        hits = self.instance.must("case", "find", "高橋一郎").of("hit")
        self.assertEqual([hit["case"] for hit in hits], [first, first])
        self.assertEqual([hit.get("filed_in") for hit in hits if "filed_in" in hit], [second])

        meanwhile = self.plan("JP-A1", name=KANJI[1], kana="タカハシ イチロウ", wish="働きたい。")
        self.assertEqual(self.case_of(meanwhile), first)
        self.assert_whole()

        self.assertNotIn(REASON, self.instance.must("case", "show", first).out)
        self.assertEqual([line["reason"] for line in self.instance.must("person", "links", first).of("link")], [REASON])
        split = self.split(second, first)
        self.assertEqual([(line["document"], line["filed_while_merged"]) for line in split.of("document")], [(meanwhile, second)])
        self.assert_whole()
        self.assertNotIn("merged_into", self.listed(second))
        documents = {line["document"]: line for line in self.instance.must("case", "show", first).of("document")}
        self.assertEqual(documents[meanwhile]["filed_while_merged"], second)
        self.assertNotIn(plan, documents)
        self.assertEqual([event["subject"] for kind in ("persons_merged", "persons_split")
                          for event in self.events(second, kind)], [first, first])

    def test_a_merging_outlives_the_daemon(self):
        first = self.sheet("MD-B1", name="堀越　環", kana="ﾎﾘｺｼ ﾀﾏｷ")
        second = self.sheet("MD-B2", name="堀越　環", kana="ﾎﾘｺｼ ﾀﾏｷ")
        self.merge(second, first)

        self.instance.kill()
        self.instance.start()

        self.assertEqual(self.listed(second)["merged_into"], first)
        self.assertEqual(self.sheet("MD-B2", name="堀越　環", kana="ﾎﾘｺｼ ﾀﾏｷ", story="続き。"), first)
        self.assert_whole()

    def test_an_equal_resident_code_merges_by_itself_unless_something_speaks_against_it(self):
        code, name = files.resident_code(660001), "樋渡　澄"
        first = self.sheet("MD-C1", name=name, kana="ﾋﾜﾀｼ ｽﾐ", resident=code)
        second = self.sheet("MD-C2", name=name, kana="ﾋﾜﾀｼ ｽﾐ")
        other = self.sheet("MD-C3", name=name, kana="ﾋﾜﾀｼ ｽﾐ", birth="3200505")

        self.sheet("MD-C2", name=name, kana="ﾋﾜﾀｼ ｽﾐ", resident=code)
        self.sheet("MD-C3", name=name, kana="ﾋﾜﾀｼ ｽﾐ", birth="3200505", resident=code)

        self.assertEqual(self.listed(second)["merged_into"], first)
        event, = self.events(second, "persons_merged")
        self.assertEqual(event["outcome"], "resident-code")
        self.assertNotIn("merged_into", self.listed(other))
        found, = self.candidates(first)
        self.assertEqual((found["case"], found["certain"]), (other, True))
        self.assertIn("birth_date_differs", found["reasons"])
        self.assert_whole()

    def test_addresses_are_compared_only_when_asked_and_never_of_a_protected_person(self):
        name = "沢渡　澪"
        first = self.sheet("MD-D1", name=name, kana="ｻﾜﾀﾘ ﾐｵ", address=ADDRESS)
        second = self.sheet("MD-D2", name=name, kana="ｻﾜﾀﾘ ﾐｵ", address=SAME_ADDRESS, phone="0596-00-0002")

        self.assertNotIn("contact", self.candidates(first)[0]["reasons"])
        self.assertEqual(self.events(second, "document_read"), [])
        self.assertIn("contact", self.candidates(first, "--address")[0]["reasons"])
        self.assertEqual(self.events(second, "document_read")[-1]["classes"], "0,2")

        self.sheet("MD-D2", name=name, kana="ｻﾜﾀﾘ ﾐｵ", address=SAME_ADDRESS, phone="0596-00-0002", protected=True)
        shown = self.instance.must("person", "candidates", "--case", first, "--address")
        self.assertIn("contact_withheld", shown.of("candidate")[0]["reasons"])
        compared = self.instance.must("person", "compare", first, second, "--classes", "1,2")
        self.assertIn({"kind": "withheld", "case": second, "class": 2, "reason": "protected"}, compared.of("withheld"))
        for one in (shown, compared):
            self.assertNotIn(SAME_ADDRESS, one.out)
            self.assertNotIn(ADDRESS, one.out)  # of somebody so alike: it may be the same
        # Once they are one person, nobody without the right sees the address of either.
        self.merge(second, first)
        self.assertTrue(self.listed(first)["protected"])
        self.assertNotIn(ADDRESS, self.instance.must("person", "compare", first, second, "--classes", "1,2").out)
        document = self.instance.must("case", "show", first).of("document")[0]["document"]
        self.assertNotIn(ADDRESS, self.instance.must("document", "show", document, "--classes", "2").out)

    def test_members_of_a_household_are_found_as_such(self):
        member = '<世帯員 続柄="妻"><氏名>齋藤　さくら</氏名></世帯員>'
        sheet = files.sheet("MD-E1", name="斎藤　守").replace("  </本人>", f"   {member}\r\n  </本人>")
        PersonsTest.sent += 1
        case, = self.madoguchi_accepted(f"TSNG_20250801_{PersonsTest.sent:03}.xml", files.madoguchi([sheet]))

        hit, = self.instance.must("case", "find", "斉藤さくら").of("hit")
        self.assertEqual((hit["case"], hit["as"], hit["name"], hit["member"]), (case, "member", "斎藤　守", "齋藤　さくら"))
        hit, = self.instance.must("case", "find", "斎藤守").of("hit")
        self.assertEqual((hit["as"], "member" in hit), ("subject", False))
        self.instance.stop()
        self.instance.start()
        self.assertEqual(self.instance.must("case", "find", "齋藤さくら").of("hit")[0]["as"], "member")

    def test_merging_is_refused_with_its_reason_and_changes_nothing(self):
        first = self.sheet("MD-F1", name="鵜飼　翠")
        second = self.sheet("MD-F2", name="鵜飼　翠")
        third = self.sheet("MD-F3", name="鵜飼　翠")
        self.merge(second, first)
        for words in (("merge", second, "--into", third), ("merge", third, "--into", second),
                      ("merge", first, "--into", first), ("split", third, "--from", first)):
            shown = self.instance.run("--yes", "person", *words, "--reason", REASON)
            self.assertEqual((shown.exit, shown.error["id"]), (1, "TS-7020"), words)
        for words in (("merge", third, "--into", "TN-1999-000001", "--reason", REASON),
                      ("candidates", "--case", "TN-1999-000001")):
            self.assertEqual(self.instance.run("--yes", "person", *words).error["id"], "TS-7002", words)
        self.assertEqual(self.instance.run("--yes", "person", "merge", third, "--into", first).error["id"], "TS-1001")
        self.assert_whole()

    def test_a_new_sheet_opens_a_closed_case_again(self):
        code = files.resident_code(660009)
        case = self.sheet("MD-G1", name="久慈　昴", kana="ｸｼﾞ ｽﾊﾞﾙ", resident=code)
        self.plan("JP-G1", name="久慈 昴", kana="クジ スバル", resident=code)
        for number, decision in ((1, "承認"), (2, "終結")):
            _, lines = answers.bunsho(self.instance.exchange(
                "bunsho", f"KAIGI250825{number:03}.XML", files.bunsho([files.item(1, case, decision=decision)], round_number=number)))
            self.assertEqual([line["区分"] for line in lines], ["受理"], lines)
        self.assertEqual(self.instance.must("case", "show", case).of("case")[0]["state"], "C90")

        again = self.sheet("MD-G2", name="久慈　昴", kana="ｸｼﾞ ｽﾊﾞﾙ", resident=code)

        self.assertEqual(again, case)
        self.assertEqual(self.instance.must("case", "show", case).of("case")[0]["state"], "C41")
        self.assert_whole()


class KilledWhileMerging(PersonsTest):
    """A merging is done whole or not at all, wherever the daemon is killed in it."""

    def test_is_done_whole_or_not_at_all(self):
        pairs = [(self.sheet(f"MD-K{at}-1", name="瀬戸　灯"), self.sheet(f"MD-K{at}-2", name="瀬戸　灯")) for at in range(1, 16)]
        self.instance.stop()
        outcomes = set()
        for at, (first, second) in enumerate(pairs, 1):
            begin = self.instance.folder / f"begin-{at}"
            self.instance.must("start", env={"LD_PRELOAD": str(SHIM), "TSUNAGU_TEST_KILL_AT": str(at),
                                             "TSUNAGU_TEST_KILL_FROM": str(begin)})
            begin.touch()
            done = self.instance.run("--yes", "person", "merge", second, "--into", first, "--reason", REASON)
            self.instance.run("stop")
            self.instance.wait(lambda: self.instance.pid() is None, "the daemon to be gone")
            begin.unlink()
            self.instance.start()
            is_merged = self.listed(second).get("merged_into") == first
            self.assertEqual(len(self.events(second, "persons_merged")), int(is_merged))
            self.assertTrue(is_merged or done.exit != 0, "what was answered is there")
            self.assert_whole()
            outcomes.add(is_merged)
            self.instance.stop()
            if done.exit == 0:
                break
        self.assertIn(False, outcomes)
        self.assertEqual(done.exit, 0, "the run was never let through")


class Tampering(PersonsTest):
    """Whoever changes a link between two cases in the database is found out, and leads no document astray."""

    def setUp(self):
        instance = self.instance
        self.case = self.sheet("MD-T1", name="比良　錦")
        self.other = self.sheet("MD-T2", name="比良　錦")
        self.third = self.sheet("MD-T3", name="別人　某")
        self.merge(self.other, self.case)
        instance.settle()
        self.dba = dba.Dba(instance)
        self.dba.keep()
        self.ids = {row[0]: dba.id_text(row[1]) for row in self.dba.run("SELECT case_number, HEX(case_id) FROM case_record")}

    def test_every_change_of_a_link_is_found_and_named(self):
        into = dba.binary(self.ids[self.third])
        changes = {
            "to another case": f"UPDATE case_link SET into_case = {into};",
            "of another case": f"UPDATE case_link SET case_id = {into};",
            "taken back": "UPDATE case_link SET kind = 2;",
            "by somebody else": "UPDATE case_link SET recorded_by = 'user:somebody';",
            "at another time": "UPDATE case_link SET recorded_at = recorded_at + 1;",
            "for another reason": f"UPDATE case_link SET reason = {dba.flipped('reason', 60)};",
            "seal": f"UPDATE case_link SET seal = {dba.flipped('seal', 5)};",
            "gone": "DELETE FROM case_link;",
            "made up": f"INSERT INTO case_link SELECT {dba.MADE_UP}, {into}, into_case, kind, recorded_by, recorded_at, reason, "
                       "seal FROM kept_case_link;",
        }
        for what, sql in changes.items():
            with self.subTest(what), self.dba.changed(sql):
                shown = self.instance.run("audit", "verify")
                self.assertEqual(shown.exit, 1, shown.out)
                self.assertIn("link", shown.of("verdict")[0]["first_wrong"])
        self.assert_whole()

        name = "TSNG_20250802_001.xml"
        documents = self.instance.status()["documents"]
        alarms = self.instance.log().count("TS-2004")
        with self.dba.changed(f"UPDATE case_link SET into_case = {into};"):
            self.instance.drop("madoguchi", name, files.madoguchi([files.sheet("MD-T2", name="比良　錦", story="続き。")]))
            self.instance.wait(lambda: self.instance.log().count("TS-2004") > alarms, "the alarm in the log")
            self.assertEqual(self.instance.run("case", "show", self.case).error["id"], "TS-2004")
            self.assertEqual(self.instance.status()["documents"], documents)
        _, (line,) = answers.madoguchi(self.instance.answer("madoguchi", name))
        self.assertEqual(line["案件番号"], self.case)




if __name__ == "__main__":
    unittest.main()
