"""That `tsunagu bench` measures all it promises. How fast it is says nothing here: other tests run beside it."""
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import harness

MEASURED = ["import_100", "import_1", "show_1", "show_4", "find_1", "find_4", "audit_1", "audit_4", "export_1",
            "export_4", "verify", "statistics"]
LIMITS = {"parse", "partner_xsd", "xslt", "canonical_xsd", "insert_100", "insert_1", "event_1", "event_4",
          "plan_translation", "file_write", "hash", "fetch_facts"}
PROCESSES = {"tsunagud", "mariadbd", "tsunagu-adapter-host madoguchi", "tsunagu-adapter-host jiritsu",
             "tsunagu-adapter-host bunsho"}


class Bench(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="tsn-b")
        self.addCleanup(self.folder.cleanup)
        Path(self.folder.name).chmod(0o777)

    def start(self, *words):
        return subprocess.Popen([harness.BIN / "tsunagu", "--json", "bench", *words], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd="/",
                                env={"TMPDIR": self.folder.name, "PATH": "/usr/bin:/bin"})

    def end(self, running):
        out, err = running.communicate(timeout=500)
        return harness.Shown(subprocess.CompletedProcess(running.args, running.returncode, out, err))

    def bench(self, *words):
        return self.end(self.start(*words))

    def test_prints_every_line_with_positive_numbers_and_leaves_nothing_behind(self):
        shown = self.bench("--records", "200")

        self.assertEqual(shown.exit, 0, f"{shown.out}\n{shown.err}")
        self.assertEqual([line["what"] for line in shown.of("bench")], MEASURED)
        self.assertEqual({line["what"] for line in shown.of("limit")}, LIMITS)
        self.assertLessEqual(PROCESSES, {line["process"] for line in shown.of("memory")})
        self.assertEqual([line["what"] for line in shown.of("share")], ["rules"])
        for kind, keys in (("share", ("microseconds", "percent")), ("bench", ("records", "milliseconds", "per_second", "limit_per_second", "percent")),
                           ("limit", ("microseconds",)), ("memory", ("rss_kib", "peak_kib"))):
            for line in shown.of(kind):
                for key in keys:
                    self.assertGreater(line[key], 0, line)
        self.assertEqual(list(Path(self.folder.name).iterdir()), [])

    def test_leaves_nothing_behind_when_interrupted(self):
        running = self.start("--records", "20000")
        deadline = time.monotonic() + harness.PATIENCE
        while not list(Path(self.folder.name).glob("*/h/run/admin.sock")):
            self.assertLess(time.monotonic(), deadline, "the bench has not started its instance")
            time.sleep(0.01)

        running.send_signal(signal.SIGINT)
        shown = self.end(running)

        self.assertEqual(shown.exit, 1)
        self.assertEqual(shown.error["id"], "TS-1011")
        self.assertEqual(list(Path(self.folder.name).iterdir()), [])

    def test_refuses_so_few_records_that_they_say_nothing(self):
        shown = self.bench("--records", "10")

        self.assertEqual(shown.exit, 1)
        self.assertEqual(shown.error["id"], "TS-1001")


if __name__ == "__main__":
    unittest.main()
