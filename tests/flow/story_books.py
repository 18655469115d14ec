"""How a story closes its year: figures, a submitted report, the signed log and its copy, and a recomputation."""
import hashlib
import json
import subprocess
from pathlib import Path

import harness

# What a story's figures are held against. Left out: views of the same contacts (N02, N22), and what nobody can count (N21).
INDICATORS = ",".join(f"N{n:02}" for n in range(1, 23) if n not in (2, 21, 22))


class Books:
    """What a Story needs of it."""

    def figures(self, year, *words):
        """{"contact new": "2", "closed goal-reached": "1"}: all figures of the fiscal year, without those of nothing."""
        shown = self.instance.must("statistics", "--year", str(year), *(words or ("--indicator", INDICATORS)))
        found = {}
        for line in shown.of("figure"):
            ways = [line["counting"]] if line["counting"] in ("new", "total", "distinct") else []
            places = [line["agency"]] if "agency" in line else []
            key = " ".join([*places, line["item"], *line["breakdown"], *ways])
            self.assertNotIn(key, found)
            found[key] = line["figure"]
        return found

    def counted(self, year, item):
        """The documents that make the item's figure, whatever its breakdown."""
        shown = self.instance.must("statistics", "--year", str(year), "--item", item, "--explain")
        return {line["document"] for line in shown.of("counted")}

    def targets(self, year):
        """{target: (goal, actual)} of those that something was done for."""
        shown = self.instance.must("statistics", "--year", str(year), "--targets")
        return {line["target"]: (line["goal"], line["actual"]) for line in shown.of("target") if line["actual"] != "0"}

    def report_is_frozen(self, year):
        """The year's report is submitted; counted again it is the same, and its bytes are those of its hash."""
        report, = self.instance.must("statistics", "submit", "--year", str(year)).of("report")
        shown = self.instance.must("statistics", "show-report", report["report"])
        self.assertEqual([line["differences"] for line in shown.of("recount")], [0], shown.out)
        lines = self.instance.must("statistics", "report-file", report["report"]).of("report_line")
        text = "".join(line["line"] + "\n" for line in lines)
        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), report["sha256"])

    def books_agree(self):
        """The signed log, the copy for the auditor, and all projections worked out anew."""
        self.instance.settle()
        verdict = self.instance.must("audit", "verify").of("verdict")[0]
        self.assertTrue(verdict["ok"], verdict)
        self.assertEqual(verdict["documents"], self.instance.status()["documents"])
        rebuilt = self.instance.must("rebuild", "--yes").of("rebuild")[0]
        self.assertEqual(rebuilt["differences"], 0, rebuilt)
        self.instance.settle()
        copy = self.instance.folder / "auditor"
        self.instance.must("audit", "export", str(copy))
        checked = subprocess.run([harness.BIN / "tsunagu-verify", "--json", copy], capture_output=True, text=True,
                                 check=False, cwd="/")
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        self.outputs_of(copy)

    def outputs_of(self, folder):
        """Keeps what stands in the files of a folder, as something that left the instance."""
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file():
                self.instance.outputs.append(((str(path),), "auditor", path.read_bytes().decode(errors="replace")))

    def events(self, case, *kinds):
        """The events of the case, of these kinds if they are named, oldest first."""
        self.instance.settle()
        found = self.instance.must("audit", "list", "--case", case).of("event")
        return [event for event in found if not kinds or event["type"] in kinds]

    def reads_have_grounds(self, case):
        """Every opened document of the case was opened on a ground, and by somebody."""
        reads = self.events(case, "document_read", "document_exported")
        self.assertTrue(reads)
        for event in reads:
            if event["outcome"] in ("done", "ok"):
                self.assertTrue(event.get("grounds"), json.dumps(event, ensure_ascii=False))
            self.assertTrue(event.get("user"), event)
        return reads
