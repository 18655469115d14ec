"""install/quickstart, as somebody runs it who has just copied the sources to a machine."""
import subprocess
import unittest
from pathlib import Path

import harness

ROOT = Path(__file__).resolve().parents[2]


@unittest.skipUnless(harness.BIN == ROOT / "build/release/bin", "quickstart builds the release")
class Quickstart(unittest.TestCase):
    def setUp(self):
        self.instance = harness.Instance()
        self.addCleanup(self.instance.remove)

    def run_quickstart(self):
        path = self.instance.folder / "shown.txt"
        with open(path, "wb") as shown:
            done = subprocess.run([ROOT / "install/quickstart", self.instance.home], stdin=subprocess.DEVNULL, stdout=shown,
                                  stderr=subprocess.STDOUT, timeout=300, check=False)
        text = path.read_text("utf-8")
        self.assertEqual(done.returncode, 0, text)
        return text

    def test_shows_what_happened_and_repeats_safely(self):
        first = self.run_quickstart()
        second = self.run_quickstart()

        for part in ("受理", "重複", "差戻", "KX109", "KX301", "KX801", "KX808", "MD-R07-000101", "正しい", "tsunagu stop"):
            self.assertIn(part, first)
        self.assertIn("すべて重複", second)
        self.assertNotIn("すべて重複", first)
        self.assertEqual(self.instance.status()["cases"], 5)
        self.instance.stop()


if __name__ == "__main__":
    unittest.main()
