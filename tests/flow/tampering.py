"""What the tests of changed rows share: a filled instance, and what it has to say about a change."""
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
