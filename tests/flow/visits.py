"""An instance with a document type and a partner that Tsunagu does not come with, added by files alone."""
import os
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import harness

ROOT = Path(__file__).resolve().parents[2]
ADDED = ROOT / "tests/data/visits"


def make_data_folder(folder):
    """Schemas and packs of the product, and those of the visits beside them."""
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    shutil.copytree(ROOT / "adapters/packs", folder / "packs")
    shutil.copytree(ADDED / "schemas", folder / "schemas", dirs_exist_ok=True)
    shutil.copytree(ADDED / "packs", folder / "packs", dirs_exist_ok=True)
    return folder


def note(number, name="見本　花", kana=None, resident=None, protected=None, address=None, phone=None, mood=None,
         observation=None):
    """One 訪問."""
    def part(tag, value):
        return "" if value is None else f"<{tag}>{escape(str(value))}</{tag}>"
    return (f'<訪問 番号={quoteattr(number)} 日付="2025-06-01">' + part("氏名", name) + part("読み", kana)
            + part("宛名番号", resident) + part("支援措置", None if protected is None else int(protected))
            + part("住所", address) + part("電話", phone) + part("様子", mood) + part("所見", observation) + "</訪問>\n")


def visits(notes):
    """The bytes of a file of visits."""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' f'<訪問記録 件数="{len(notes)}">\n' + "".join(notes)
            + "</訪問記録>\n").encode()


class VisitsTest(harness.FlowTest):
    """A running instance whose data folder has the visits as well."""

    started = False
    settings = b""

    @classmethod
    def setUpClass(cls):
        harness.MARKERS.setdefault("visits", ".done")
        super().setUpClass()
        cls.data = make_data_folder(cls.instance.folder / "data")
        cls.instance.edit("etc/tsunagu.conf", lambda old: old + f"\ndata.folder = {cls.data}\n".encode() + cls.settings)
        owner = (cls.instance.home / "etc").stat()
        for name in ("exchange/visits", "exchange/visits/in", "exchange/visits/out", "spool/visits"):
            (cls.instance.home / name).mkdir(mode=0o755)
            os.chown(cls.instance.home / name, owner.st_uid, owner.st_gid)
        file = cls.instance.home / "etc/adapters/visits.conf"
        file.touch(mode=0o600)
        os.chown(file, owner.st_uid, owner.st_gid)
        cls.prepare()
        cls.instance.start()

    @classmethod
    def prepare(cls):
        """What a class adds to the instance before it starts."""

    def accepted(self, name, notes):
        """Hands notes over, expects all of them accepted and returns their cases."""
        self.instance.drop("visits", name, visits(notes))
        lines = self.answer(name)
        self.assertEqual([line["結果"] for line in lines], ["accepted"] * len(notes), lines)
        return [line["案件"] for line in lines]

    def answer(self, name):
        """The lines of an answer, with the reason under the key None."""
        path = self.instance.box("visits", "out") / (name + ".answer.xml")
        marker = path.with_name(path.name + ".done")
        self.instance.wait(marker.exists, f"the answer {path}")
        root = ElementTree.fromstring(path.read_text("utf-8"))
        marker.unlink()
        path.unlink()
        return [{**line.attrib, None: line.text or ""} for line in root]

    def newest(self, case):
        """The id of the document of the case that came last."""
        return self.instance.must("case", "show", case).of("document")[-1]["document"]

    def delivered(self, delivery):
        """The text of a delivered file, which is taken away as the partner does."""
        path = self.instance.box("visits", "out") / delivery["file"]
        marker = path.with_name(path.name + ".done")
        self.instance.wait(marker.exists, f"the file {path}")
        text = path.read_text("utf-8")
        marker.unlink()
        path.unlink()
        return text
