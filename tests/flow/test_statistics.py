"""Figures of a real instance: counted, traced to their documents, compared with targets, published, frozen, recorded."""
import hashlib
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

import dba
import harness
import records as files

NAME = "統計　用太郎"


class Desk:
    """Writes documents as people do: begins a form, fills it in, submits it."""

    def begin(self, kind, *options):
        shown = self.instance.must("document", "begin", kind, *options)
        head, = shown.of("form_head")
        return head["draft"], str(head["version"]), [line["text"] for line in shown.of("text")]

    def write(self, kind, values, *options):
        """Submits a document of `kind` with `values` ({path: value}); returns its case (or entry) and its id."""
        draft, version, text = self.begin(kind, *options)
        left, lines = dict(values), []
        for line in text:
            path = line.split(" =", 1)[0]
            lines.append(f"{path} = {left.pop(path)}" if path in left else line)
        path = self.instance.folder / f"{draft}.txt"
        path.write_text("\n".join(lines + [f"{key} = {value}" for key, value in left.items()]) + "\n", "utf-8")
        self.instance.must("document", "save", draft, str(path), "--version", version)
        filed, = self.instance.must("document", "submit", draft).of("filed")
        return filed["case"], filed["document"]

    def contact(self, case, day, agency, unit):
        return self.write("progress-record", {
            "Envelope/AuthorOrganization/Code": agency, "OccurredDate": day, "Method": "telephone",
            "Counterpart[1]/Kind": "person", "RecordKind": "consultation", "CountUnit": unit,
            "Body[1]/Text": "電話で様子を聞いた。", "Visibility": "team"}, "--case", case)[1]

    def report(self, agency, rows, number):
        values = {"ReportNo": number, "Status": "submitted", "Kind": "annual", "PeriodFrom": "2025-04-01",
                  "PeriodTo": "2026-03-31", "Organization/Code": agency, "Organization/Name": agency}
        for place, (code, counting, figure) in enumerate(rows, 1):
            values |= {f"Indicator[{place}]/Indicator": code, f"Indicator[{place}]/Counting": counting,
                       f"Indicator[{place}]/Value": figure}
        return self.write("activity-report", values)


class Statistics(Desk, harness.FlowTest):
    """Two sheets of a partner, contacts that staff recorded, and a report of an agency."""

    @classmethod
    def setUpClass(cls):
        cls.instance = harness.Instance()
        cls.addClassCleanup(cls.instance.remove)
        cls.instance.must("init", "--municipality", "242039", "--name", "架空市", "--profile", "ise")
        cls.instance.start()
        desk = cls()
        sheets = [files.sheet("MD-R07-000101", name=NAME, resident=files.resident_code(5551), birth="3250101"),
                  files.sheet("MD-R07-000102", name="統計　花", resident=files.resident_code(5552), birth="5020401")]
        cls.cases = desk.madoguchi_accepted("TSNG_20250402_001.xml", files.madoguchi(sheets))
        one, other = cls.cases
        cls.contacts = [desk.contact(one, "2025-05-01", "houkatsu-kita", "new"),
                        desk.contact(one, "2025-06-01", "houkatsu-kita", "continued"),
                        desk.contact(other, "2025-06-02", "houkatsu-minami", "new"),
                        desk.contact(other, "2024-06-02", "houkatsu-minami", "new"),
                        desk.contact(one, "2025-06-03", "yorisoi", "not-counted")]
        desk.report("yorisoi", [("N01", "new", "2250"), ("N01", "total", "6400"), ("N19-staff-trainings", "times", "8")],
                    "JH-2025-YS")

    def runTest(self):  # so that setUpClass may write documents
        pass

    def figures(self, *words):
        return self.instance.must("statistics", "--year", "2025", *words).of("figure")

    def value(self, item, counting, *words, **place):
        return [line["figure"] for line in self.figures(*words)
                if (line["item"], line["counting"]) == (item, counting) and place.items() <= line.items()]

    def test_counts_new_total_and_distinct_of_a_year_and_of_a_month(self):
        self.assertEqual([self.value("contact", counting, "--indicator", "N01") for counting in ("new", "total", "distinct")],
                         [["2"], ["3"], ["2"]])
        june = self.instance.must("statistics", "--month", "2025-06", "--indicator", "N01").of("figure")
        self.assertEqual([(line["counting"], line["figure"]) for line in june if line["item"] == "contact"],
                         [("new", "1"), ("total", "2"), ("distinct", "2")])

    def test_breaks_down_by_agency_and_month_with_totals(self):
        kita = self.value("contact", "total", "--by", "agency,month", agency="houkatsu-kita", month="2025-05")
        both = self.value("contact", "total", "--by", "agency,month", agency="houkatsu-kita", month="*")

        self.assertEqual((kita, both), (["1"], ["2"]))

    def test_sheets_of_the_partner_are_counted(self):
        self.assertEqual(self.value("sent", "cases", "--indicator", "N03"), ["2"])

    def test_an_indicator_that_cannot_be_told_says_so_instead_of_a_number(self):
        shown = self.instance.must("statistics", "--year", "2025", "--indicator", "N21")

        self.assertEqual(shown.of("figure"), [])
        line, = shown.of("unavailable")
        self.assertEqual(line["indicator"], "N21")

    def test_explain_names_exactly_the_documents_of_a_figure_and_its_rule(self):
        shown = self.instance.must("statistics", "--year", "2025", "--item", "contact", "--agency", "houkatsu",
                                   "--filter", "count=total", "--explain")

        figure, = shown.of("figure")
        counted = {(line["case"], line["document"]) for line in shown.of("counted")}
        one, other = self.cases
        self.assertEqual(figure["figure"], "3")
        self.assertEqual(counted, {(one, self.contacts[0]), (one, self.contacts[1]), (other, self.contacts[2])})
        self.assertIn("受付票", shown.of("rule")[0]["text"])

    def test_ages_are_opened_only_when_asked_for_and_the_log_says_so(self):
        bands = {line["age"]: line["figure"] for line in self.figures("--item", "contact", "--by", "age",
                                                                      "--filter", "count=distinct")}
        self.assertEqual(bands, {"75-": "1", "0-17": "1", "*": "2"})

        self.figures("--item", "contact", "--by", "concern")
        self.figures("--item", "contact")
        self.instance.settle()
        events = [line for line in self.instance.must("audit", "list").of("event") if line["type"] == "statistics_read"]
        self.assertEqual([line["classes"] for line in events[-3:]], ["0,1", "0,3", "0"])
        self.assertEqual(events[-3]["subject"], "all contact 2025-04/2026-03 by age")
        self.assertNotIn("figure", " ".join(key for line in events for key in line))

    def test_targets_stand_beside_what_was_counted_or_reported(self):
        targets = {line["target"]: line for line in self.instance.must("statistics", "--year", "2025", "--targets").of("target")}

        self.assertEqual([targets["houkatsu-total"][key] for key in ("goal", "actual", "source")], ["9000", "3", "documents"])
        self.assertEqual([targets["yorisoi-total"][key] for key in ("goal", "actual", "rate", "source")],
                         ["6500", "6400", "98.5", "reported"])
        self.assertEqual([targets["staff-trainings"][key] for key in ("goal", "actual", "rate")], ["8", "8", "100"])

    def test_the_table_of_agencies_is_that_of_the_plan(self):
        rows = self.instance.must("statistics", "--table", "agencies", "--year", "2025").of("agency_row")

        self.assertEqual([row["agency"] for row in rows], ["yorisoi", "houkatsu", "shogai-kikan", "shogai-chiiki",
                                                           "ekimae-kosodate", "mama-hotto", "jido-fukushi", "ayumi"])
        self.assertEqual([rows[0][key] for key in ("before_expected", "now_expected", "now_actual")],
                         ["2,500(7,800)", "2,300(6,500)", "2,250(6,400)"])
        self.assertEqual([rows[1][key] for key in ("count", "operation_label", "before_actual", "now_actual")],
                         [6, "委託", "1(1)", "2(3)"])

    def test_small_numbers_are_withheld_in_what_is_published(self):
        shown = self.instance.must("statistics", "--year", "2025", "--publish")

        small = [line for line in shown.of("figure") if line["figure"] in {"1", "2", "3", "4"}]
        self.assertEqual(small, [])
        self.assertTrue(any(line["withheld"] and line["figure"] == "x" for line in shown.of("figure")))

    def test_csv_begins_with_the_mark_that_spreadsheets_need(self):
        command = [harness.BIN / "tsunagu", "--home", self.instance.home, "statistics", "--year", "2025", "--item", "contact",
                   "--by", "agency", "--format", "csv"]
        out = subprocess.run(command, capture_output=True, check=True, cwd="/").stdout

        lines = out.decode("utf-8-sig").splitlines()
        self.assertTrue(out.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(lines[0], "指標,項目,内訳,機関,数え方,数,単位")
        self.assertIn("N01,相談,,北地域包括支援センター,延べ,2,件", lines)

    def test_refuses_what_it_does_not_know(self):
        for words in (("--indicator", "N23"), ("--by", "colour"), ("--by", "agency,month,area"), ("--month", "2025-13"),
                      ("--filter", "colour=red"), ("--item", "nothing"), ("--agency", "nobody"), ("--table", "people"),
                      ("--explain", "--publish"), ("--year", "2024", "--month", "2025-06")):
            error = self.instance.must("statistics", *words, exit_status=1).error
            self.assertEqual(error["id"], "TS-1001", words)


class Frozen(Desk, harness.FlowTest):
    """A report that was submitted stays what it was."""

    def test_the_same_bytes_come_out_and_a_new_count_shows_what_changed(self):
        case, = self.madoguchi_accepted("TSNG_20250402_001.xml", files.madoguchi([files.sheet("MD-R07-000201")]))
        self.contact(case, "2025-05-01", "SK01", "new")
        report, = self.instance.must("statistics", "submit", "--year", "2025").of("report")
        text = "".join(line["line"] + "\n" for line in
                       self.instance.must("statistics", "report-file", report["report"]).of("report_line"))

        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), report["sha256"])
        root = ElementTree.fromstring(text)
        space = "{urn:tsunagu:document:1}"
        values = {(row.findtext(space + "Item"), row.findtext(space + "Counting")): row.findtext(space + "Value")
                  for row in root.iter(space + "Indicator") if row.find(space + "Item") is not None}
        self.assertEqual(values["contact", "total"], "1")
        unchanged = self.instance.must("statistics", "show-report", report["report"])
        self.assertEqual(unchanged.of("difference"), [])
        self.assertEqual(unchanged.of("recount")[0]["differences"], 0)

        self.contact(case, "2025-05-02", "SK01", "continued")

        changed = self.instance.must("statistics", "show-report", report["report"])
        total, = (line for line in changed.of("difference") if (line["item"], line["counting"]) == ("contact", "total"))
        self.assertEqual((total["then"], total["now"]), ("1", "2"))
        again = "".join(line["line"] + "\n" for line in
                        self.instance.must("statistics", "report-file", report["report"]).of("report_line"))
        self.assertEqual(again, text)
        self.assertEqual(self.instance.must("statistics", "reports").of("report")[-1], report)
        self.instance.settle()
        event = [line for line in self.instance.must("audit", "list").of("event") if line["type"] == "report_submitted"][-1]
        self.assertEqual((event["file"], event["file_sha256"]), (report["number"], report["sha256"]))
        self.assert_fits_the_schema(root)

    def assert_fits_the_schema(self, root):
        """The same document, written by a person, is held against the schema and filed."""
        values, places = {}, {}
        for element in root.iter():
            places.setdefault(element.tag, 0)
        for part in root:
            name = part.tag.split("}")[1]
            places[part.tag] += 1
            path = f"{name}[{places[part.tag]}]" if name == "Indicator" else name
            leaves = {f"{path}/{leaf.tag.split('}')[1]}": leaf.text for leaf in part} or {path: part.text}
            values |= leaves

        entry, _ = self.write("activity-report", values)

        self.assertTrue(entry.startswith("RG-"), entry)

    def test_the_plain_output_is_the_very_file(self):
        report, = self.instance.must("statistics", "submit", "--month", "2025-06", "--publish").of("report")

        out = subprocess.run([harness.BIN / "tsunagu", "--home", self.instance.home, "statistics", "report-file", report["report"]],
                             capture_output=True, check=True, cwd="/").stdout

        self.assertEqual(hashlib.sha256(out).hexdigest(), report["sha256"])

    def test_a_report_whose_row_was_exchanged_is_not_shown_and_raises_an_alarm(self):
        first, = self.instance.must("statistics", "submit", "--month", "2025-04").of("report")
        second, = self.instance.must("statistics", "submit", "--month", "2025-05").of("report")
        rows = dba.Dba(self.instance)
        name = {report["report"]: "0x" + report["report"].replace("-", "") for report in (first, second)}
        before = rows.one(f"SELECT HEX(sealed) FROM statistics_report WHERE report_id = {name[first['report']]};")
        self.addCleanup(rows.run, f"UPDATE statistics_report SET sealed = 0x{before} WHERE report_id = {name[first['report']]};")

        rows.run(f"UPDATE statistics_report a JOIN statistics_report b ON b.report_id = {name[second['report']]} "
                 f"SET a.sealed = b.sealed WHERE a.report_id = {name[first['report']]};")
        error = self.instance.must("statistics", "show-report", first["report"], exit_status=1).error

        self.assertTrue(error["id"].startswith("TS-2"), error)
        self.instance.settle()
        self.assertIn("integrity_alarm", [line["type"] for line in self.instance.must("audit", "list").of("event")])

    def test_facts_of_a_case_that_were_exchanged_are_not_counted_but_an_alarm(self):
        cases = self.madoguchi_accepted("TSNG_20250403_001.xml", files.madoguchi(
            [files.sheet("MD-R07-000301", resident=files.resident_code(5553)),
             files.sheet("MD-R07-000302", resident=files.resident_code(5554))]))
        rows = dba.Dba(self.instance)
        ids = [rows.one(f"SELECT HEX(case_id) FROM case_record WHERE case_number = '{case}';") for case in cases]
        before = rows.one(f"SELECT HEX(facts) FROM case_projection WHERE case_id = 0x{ids[0]};")
        self.addCleanup(rows.run, f"UPDATE case_projection SET facts = 0x{before} WHERE case_id = 0x{ids[0]};")

        rows.run(f"UPDATE case_projection a JOIN case_projection b ON b.case_id = 0x{ids[1]} SET a.facts = b.facts "
                 f"WHERE a.case_id = 0x{ids[0]};")
        error = self.instance.must("statistics", "--year", "2025", exit_status=1).error

        self.assertTrue(error["id"].startswith("TS-2"), error)

    def test_another_report_than_those_there_are_is_not_found(self):
        error = self.instance.must("statistics", "show-report", "0199d1c2-7a00-7000-8000-000000000001", exit_status=1).error

        self.assertEqual(error["id"], self.instance.must("case", "show", "TN-1999-000001", exit_status=1).error["id"])


if __name__ == "__main__":
    unittest.main()
