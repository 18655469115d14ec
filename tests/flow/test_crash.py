"""kill -9 at every step that can be seen from outside: afterwards every record is there once and answered."""
import os
import signal
import unittest
from pathlib import Path

import answers
import harness
import records as files

RECORDS = 20


class Crash(harness.FlowTest):
    """Each test brings one file through a crash and then asks the same questions."""

    def bring_through(self, number, crash):
        """Drops a file of RECORDS sheets, calls `crash` with its name, starts again if needed."""
        name = f"TSNG_20250801_{number:03}.xml"
        sheets = [files.sheet(f"MD-C{number}-{n}", name=f"桑田　{'あかさたなはまやら'[number]}{chr(0x30A2 + n)}")
                  for n in range(RECORDS)]
        before = self.instance.status()
        self.instance.drop("madoguchi", name, files.madoguchi(sheets))

        crash(name)
        if self.instance.pid() is None:
            self.instance.start()

        _, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
        self.assertEqual([line["番号"] for line in lines], [f"MD-C{number}-{n}" for n in range(RECORDS)])
        # A file that was stored before the crash may be answered as taken or, if read again, as known.
        self.assertLessEqual({line["区分"] for line in lines}, {"受理", "重複"})
        self.assertEqual(len({line["案件番号"] for line in lines}), RECORDS)
        self.instance.settle()
        after = self.instance.status()
        self.assertEqual(after["documents"], before["documents"] + RECORDS)
        self.assertEqual(after["cases"], before["cases"] + RECORDS)
        self.assertTrue(self.instance.must("audit", "verify").of("verdict")[0]["ok"])
        self.assertEqual(self.instance.must("rebuild", "--yes").of("rebuild")[0]["differences"], 0)
        self.assertEqual(list(self.instance.box("madoguchi", "in").iterdir()), [])

    def test_survives_before_the_file_is_claimed(self):
        self.bring_through(1, lambda name: self.instance.kill())

    def test_survives_just_after_the_file_is_claimed(self):
        def crash(name):
            self.instance.wait(lambda: not (self.instance.box("madoguchi", "in") / name).exists(), "the claim")
            self.instance.kill()
        self.bring_through(2, crash)

    def test_survives_while_records_are_stored(self):
        def crash(name):
            size = self.instance.status()["documents"]
            self.instance.wait(lambda: self.instance.status()["documents"] > size or self.answered(name), "records")
            self.instance.kill()
        self.bring_through(3, crash)

    def test_survives_when_the_answer_is_there_without_its_marker(self):
        def crash(name):
            answer = self.instance.box("madoguchi", "out") / harness.answer_name("madoguchi", name)
            self.instance.wait(answer.exists, "the answer")
            self.instance.kill()
        self.bring_through(4, crash)

    def test_survives_right_after_the_marker_of_the_answer(self):
        def crash(name):
            self.instance.wait(lambda: self.answered(name), "the marker of the answer")
            self.instance.kill()
        self.bring_through(5, crash)

    def test_survives_the_death_of_its_database(self):
        def crash(name):
            pid = int((self.instance.home / "run/mariadb.pid").read_text().split()[0])
            os.kill(pid, signal.SIGKILL)
            # A daemon may end itself without a database, or bring it back; both are fine, silence is not.
            self.instance.wait(lambda: self.instance.pid() is None or self.answered(name), "an end or an answer")
        self.bring_through(6, crash)

    def test_survives_the_death_of_an_adapter_host(self):
        def crash(name):
            hosts = _children(self.instance.pid(), "tsunagu-adapter")
            self.assertTrue(hosts)
            for pid in hosts:
                os.kill(pid, signal.SIGKILL)
        self.bring_through(7, crash)

    def test_survives_many_deaths_in_a_row(self):
        def crash(name):
            for _ in range(3):
                self.instance.kill()
                self.instance.start()
        self.bring_through(8, crash)

    def answered(self, name):
        marker = harness.answer_name("madoguchi", name) + harness.MARKERS["madoguchi"]
        return (self.instance.box("madoguchi", "out") / marker).exists()


def _children(parent, prefix):
    """Process ids of `parent`'s children whose name begins with `prefix`."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            name, rest = (folder / "stat").read_text().split("(", 1)[1].rsplit(")", 1)
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(rest.split()[1]) == parent and name.startswith(prefix):
            found.append(int(folder.name))
    return found


if __name__ == "__main__":
    unittest.main()
