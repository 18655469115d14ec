"""kill -9 before every single call that changes something durable, and at random under load.

The daemon runs with crash_shim.so, which kills it at the N-th such call after the partners handed their files over; then it
is started without the shim and has to finish. N goes up until a run is not killed any more. TSUNAGU_CRASH_STRIDE and
TSUNAGU_CRASH_FIRST choose which N are tried (1 and 1, the default: all of them).
"""
import os
import random
import signal
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

import answers
import dba
import harness
import records as files

STRIDE = int(os.environ.get("TSUNAGU_CRASH_STRIDE", "1"))
FIRST = int(os.environ.get("TSUNAGU_CRASH_FIRST", "1"))
SHIM = harness.BIN / "crash_shim.so"


class CrashPoints(harness.FlowTest):
    started = False

    def test_finishes_everything_once_wherever_it_is_killed(self):
        self.instance.start()
        self.prepare()
        self.instance.stop()
        at, killed = FIRST, True
        while killed:
            killed = False  # a round that fails is the last one
            with self.subTest(killed_at=at):
                killed = self.bring_through(at)
            at += STRIDE
        self.assertGreater(at, 30, "the run was over before much happened")

    def prepare(self):
        """A file that will be sent again, and a plan to export."""
        self.repeated = files.madoguchi([files.sheet("MD-R-1", name="桑田　再一"), files.sheet("MD-R-2", name="桑田　再二")])
        self.madoguchi_accepted("TSNG_20250901_001.xml", self.repeated)
        _, lines = answers.jiritsu(self.instance.exchange("jiritsu", "plan-20250901-0001.xml",
                                                          files.jiritsu([files.plan("JP-900")])))
        self.plan = lines[0]["document"]
        self.dba = dba.Dba(self.instance)

    def bring_through(self, at):
        """One round; whether the daemon was killed in it."""
        begin = self.instance.folder / f"begin-{at}"
        name = f"TSNG_20250902_{at:03}.xml"
        sheets = [files.sheet(f"MD-K{at}-1", name="桑田　一"), files.sheet(f"MD-K{at}-2", birth="3551399"),
                  files.sheet(f"MD-K{at}-3", name="桑田　三")]
        self.instance.must("start", env={"LD_PRELOAD": str(SHIM), "TSUNAGU_TEST_KILL_AT": str(at),
                                         "TSUNAGU_TEST_KILL_FROM": str(begin)})
        before = self.counts()
        begin.touch()
        self.instance.drop("madoguchi", name, files.madoguchi(sheets))
        self.instance.drop("madoguchi", "TSNG_20250901_001.xml", self.repeated)
        exported = self.instance.run("export", "jiritsu", "--document", self.plan)
        if not self.settles_or_dies(name):
            self.instance.stop()
        killed = "TS-1011" not in self.instance.log().splitlines()[-1]
        begin.unlink()

        self.instance.start()
        self.check_answers(name, at)
        self.check_export(exported, before)
        self.check_stock(before)
        self.instance.stop()
        return killed

    def settles_or_dies(self, name):
        """Waits until both answers are there, or the daemon is gone; whether it is gone."""
        wanted = [self.instance.box("madoguchi", "out") / (harness.answer_name("madoguchi", one) + ".end")
                  for one in (name, "TSNG_20250901_001.xml")]
        self.instance.wait(lambda: self.instance.pid() is None or all(path.exists() for path in wanted), "an end")
        return self.instance.pid() is None

    def counts(self):
        return {what: int(self.dba.one(sql)) for what, sql in {
            "cases": "SELECT COUNT(*) FROM case_record;", "documents": "SELECT COUNT(*) FROM document;",
            "originals": "SELECT COUNT(*) FROM inbound_original;",
            "exports": "SELECT COUNT(*) FROM outbound_file WHERE kind = 2;"}.items()}

    def check_answers(self, name, at):
        head, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
        self.assertEqual(head["元ファイル"], name)
        self.assertEqual([(line["番号"], line["区分"]) for line in lines],
                         [(f"MD-K{at}-1", "受理"), (f"MD-K{at}-2", "差戻"), (f"MD-K{at}-3", "受理")])
        self.assertEqual(len({line["案件番号"] for line in lines}), 3)
        _, lines = answers.madoguchi(self.instance.answer("madoguchi", "TSNG_20250901_001.xml"))
        self.assertEqual([line["区分"] for line in lines], ["重複", "重複"])

    def check_export(self, exported, before):
        """As many files as deliveries are owed: none if the daemon died before it took the order, else one."""
        owed = self.counts()["exports"] - before["exports"]
        self.assertLessEqual(owed, 1)
        if exported.exit == 0:
            self.assertEqual(owed, 1)
        box = self.instance.box("jiritsu", "out")
        self.instance.wait(lambda: self.dba.one("SELECT COUNT(*) FROM outbound_file WHERE state IN (1, 2);") == "0",
                           "everything to be delivered")
        written = sorted(path.name for path in box.iterdir())
        self.assertEqual(len(written), 2 * owed, written)
        for name in written:
            if name.endswith(".xml"):
                self.assertIn(name + ".ok", written)
                ElementTree.fromstring((box / name).read_bytes().decode("utf-8-sig"))
        for name in written:
            (box / name).unlink()

    def check_stock(self, before):
        instance = self.instance
        after = self.counts()
        self.assertEqual(after["cases"] - before["cases"], 2)
        self.assertEqual(after["documents"] - before["documents"], 2)
        self.assertEqual(after["originals"] - before["originals"], 2)
        for partner in harness.MARKERS:
            self.assertEqual(list(instance.box(partner, "in").iterdir()), [])
            self.assertEqual(list(instance.box(partner, "out").iterdir()), [])
        instance.wait(lambda: self.spooled() == [], f"an empty spool, found {self.spooled()}")
        instance.settle()
        self.assertTrue(instance.must("audit", "verify").of("verdict")[0]["ok"])
        self.assertEqual(instance.must("rebuild", "--yes").of("rebuild")[0]["differences"], 0)
        copy = instance.folder / "copy"
        instance.must("audit", "export", str(copy))
        verified = subprocess.run([harness.BIN / "tsunagu-verify", copy], capture_output=True, text=True, check=False)
        self.assertEqual(verified.returncode, 0, verified.stdout + verified.stderr)
        subprocess.run(["rm", "-r", copy], check=True)

    def spooled(self):
        return [str(path) for path in (self.instance.home / "spool").rglob("*") if not path.is_dir()]


class RandomDeaths(harness.FlowTest):
    """Ten seeded deaths each of adapter host and database while files come in."""

    ROUNDS = 10

    def test_survives_deaths_of_the_adapter_host(self):
        self.survive(1, lambda: harness.children(self.instance.pid(), "tsunagu-adapter"))

    def test_survives_deaths_of_the_database(self):
        self.survive(2, lambda: harness.children(self.instance.pid(), "mariadbd"))

    def survive(self, kind, victims):
        chance = random.Random(kind)
        for number in range(self.ROUNDS):
            name = f"TSNG_2025100{kind}_{number:03}.xml"
            count = 120  # more than one transaction
            data = files.madoguchi([files.sheet(f"MD-D{kind}-{number}-{n}", name="桑田　一") for n in range(count)])
            before = self.instance.status()
            self.instance.drop("madoguchi", name, data)
            self.strike(chance, victims)

            _, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
            self.assertEqual([line["区分"] for line in lines], ["受理"] * count)
            self.instance.wait(lambda: self.instance.run("status").exit == 0, "the daemon to be well again")
            after = self.instance.status()
            self.assertEqual(after["documents"] - before["documents"], count)
            self.assertEqual(after["cases"] - before["cases"], count)
        self.instance.settle()
        self.assertTrue(self.instance.must("audit", "verify").of("verdict")[0]["ok"])
        self.assertEqual(self.instance.must("rebuild", "--yes").of("rebuild")[0]["differences"], 0)

    def strike(self, chance, victims):
        """Kills all `victims` after the file was claimed and a drawn number of looks at the folder."""
        box = self.instance.box("madoguchi", "in")
        self.instance.wait(lambda: not any(box.iterdir()), "the claim")
        for _ in range(chance.randrange(2000)):
            os.stat(box)
        pids = victims()
        self.assertTrue(pids, "there was nobody to kill")
        for pid in pids:
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    unittest.main()
