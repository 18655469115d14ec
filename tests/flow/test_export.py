"""Documents go out in the partner's own form, and say what they said when they came."""
import re
import unittest
import xml.etree.ElementTree as ElementTree

import answers
import harness
import records as files

PLAN = "{urn:example:jiritsu:plan:2}"


class Export(harness.FlowTest):
    def setUp(self):
        number = type(self).numbers = getattr(type(self), "numbers", 0) + 1
        self.resident = files.resident_code(20250000001000 + number)
        self.name = f"桑田　{'甲乙丙丁戊己庚辛'[number]}"
        self.sheet = f"MD-30{number}"
        self.number = number
        self.case, = self.madoguchi_accepted(
            f"TSNG_20250601_{number:03}.xml",
            files.madoguchi([files.sheet(self.sheet, name=self.name, resident=self.resident)]))

    def test_delivers_a_plan_as_jiritsu_wrote_it(self):
        sent = files.plan("JP-301", name=self.name.replace("　", " "), resident=self.resident)
        _, lines = answers.jiritsu(self.instance.exchange(
            "jiritsu", f"plan-20250602-{self.number:04}.xml", files.jiritsu([sent])))
        self.assertEqual([line["status"] for line in lines], ["accepted"])

        delivery, = self.instance.must("export", "jiritsu", "--document", lines[0]["document"]).of("delivery")

        path = self.instance.box("jiritsu", "out") / delivery["file"]
        self.instance.wait((path.parent / (path.name + ".ok")).exists, f"the marker of {path}")
        self.assertRegex(delivery["file"], r"^plan-\d{8}-\d{4}\.xml$")
        data = path.read_bytes()
        self.assertTrue(data.startswith(b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n'))
        self.assertNotIn(b"\r", data)
        plan = ElementTree.fromstring(data.decode("utf-8-sig")).find(PLAN + "Plan")
        original = ElementTree.fromstring(
            sent.replace("<p:Plan ", '<p:Plan xmlns:p="urn:example:jiritsu:plan:2" ', 1))
        self.assertEqual(_content(plan), _content(original))

    def test_delivers_minutes_in_cp932(self):
        _, lines = answers.bunsho(self.instance.exchange("bunsho", f"KAIGI25060{self.number}001.XML", files.bunsho(
            [files.item(1, self.sheet, talk="㈱髙﨑商店①への同行～を検討した。")], round_number=self.number)))
        self.assertEqual([line["区分"] for line in lines], ["受理"])
        document = next(line for line in self.instance.must("case", "show", self.case).of("document")
                        if line["adapter"] == "bunsho")

        delivery, = self.instance.must("export", "bunsho", "--document", document["document"]).of("delivery")

        path = self.instance.box("bunsho", "out") / delivery["file"]
        self.instance.wait((path.parent / (path.name + ".fin")).exists, f"the marker of {path}")
        text = path.read_bytes().decode("cp932")
        self.assertTrue(text.startswith('<?xml version="1.0" encoding="Windows-31J"?>\r\n'))
        self.assertIn("㈱髙﨑商店①への同行～を検討した。", text)
        self.assertIn("<開催日時>R07.04.18 13:30</開催日時>", text)

    def test_records_who_let_which_classes_go_out_and_why(self):
        _, lines = answers.jiritsu(self.instance.exchange(
            "jiritsu", f"plan-20250604-{self.number:04}.xml",
            files.jiritsu([files.plan(f"JP-50{self.number}", name=self.name.replace("　", " "), resident=self.resident)])))
        document = lines[0]["document"]
        self.instance.settle()
        before = self.instance.status()["audit_size"]

        self.instance.must("export", "jiritsu", "--document", document, "--purpose", "計画の共有", "--basis", "CONSENT")

        self.instance.settle()
        events = [event for event in self.instance.must("audit", "list", "--from", str(before)).of("event")
                  if event.get("document") == document and event.get("purpose") == "計画の共有"]
        self.assertTrue(events)
        self.assertEqual({event.get("basis") for event in events}, {"CONSENT"})
        classes = {one for event in events for one in _classes(event)}
        self.assertTrue({"1", "5"} <= classes, events)
        self.assertNotIn("2", classes)

    def test_refuses_a_document_of_a_kind_that_the_partner_does_not_take(self):
        document = self.instance.must("case", "show", self.case).of("document")[0]["document"]
        before = sorted(path.name for path in self.instance.box("jiritsu", "out").iterdir())

        shown = self.instance.run("export", "jiritsu", "--document", document)

        self.assertIn(shown.exit, (1, 3))
        after = sorted(path.name for path in self.instance.box("jiritsu", "out").iterdir())
        self.assertEqual(after, before)

    def test_never_delivers_an_address_with_a_plan(self):
        _, lines = answers.jiritsu(self.instance.exchange(
            "jiritsu", f"plan-20250603-{self.number:04}.xml",
            files.jiritsu([files.plan(f"JP-40{self.number}", name=self.name.replace("　", " "), resident=self.resident)])))

        delivery, = self.instance.must("export", "jiritsu", "--document", lines[0]["document"]).of("delivery")

        text = (self.instance.box("jiritsu", "out") / delivery["file"]).read_text("utf-8-sig")
        self.assertNotIn("朝熊町", text)
        self.assertIsNone(re.search(r"0596-00", text))


def _classes(event):
    """The classes of an event, however they are written: a list, or "0,1"."""
    classes = event.get("classes") or []
    return classes.split(",") if isinstance(classes, str) else classes


def _content(element):
    """Tag, attributes, text and children of an element, blank text aside."""
    return (element.tag, dict(element.attrib), (element.text or "").strip(), [_content(child) for child in element])


if __name__ == "__main__":
    unittest.main()
