"""An instance whose partners stand for agencies, and a paper desk that brings consents and protections."""
import os
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from xml.sax.saxutils import quoteattr

import harness
import visits

ADDED = Path(__file__).resolve().parents[2] / "tests/data/consents"
# All three are systems for notes of visits; each is used by another agency.
AGENCIES = {"homon": "SK01", "kita": "HK01", "minami": "HM01"}


def paper(kind, number, case, status, family=(), agencies=(), excluded=(), categories=(), purposes=(), **more):
    """One 書類: a 同意書 or a 支援措置."""
    parts = "".join(f"<{tag}>{value}</{tag}>" for tag, values in (
        ("世帯員", family), ("機関", agencies), ("除外", excluded), ("情報", categories), ("目的", purposes)) for value in values)
    given = "".join(f" {name}={quoteattr(value)}" for name, value in more.items())
    return (f'<書類 種別="{kind}" 番号={quoteattr(number)} 案件={quoteattr(case)} 区分={quoteattr(status)}{given}>'
            f"{parts}</書類>\n")


def consent(number, case, status="given", **more):
    return paper("同意書", number, case, status, **more)


def protection(number, case, status, **more):
    return paper("支援措置", number, case, status, **more)


class PapersTest(visits.VisitsTest):
    """A running instance with the paper desk, and with agencies behind its partners and users."""

    settings = b"admin.users = daemon, games\naccess.agencies = daemon=HK01, games=HM01\n"
    files = 0

    @classmethod
    def prepare(cls):
        shutil.copytree(ADDED / "packs", cls.data / "packs", dirs_exist_ok=True)
        owner = (cls.instance.home / "etc").stat()
        for name, pack, agency in [("shorui", "shorui", "")] + [(name, "visits", code) for name, code in AGENCIES.items()]:
            harness.MARKERS.setdefault(name, ".done")
            for folder in (f"exchange/{name}", f"exchange/{name}/in", f"exchange/{name}/out", f"spool/{name}"):
                (cls.instance.home / folder).mkdir(mode=0o755)
                os.chown(cls.instance.home / folder, owner.st_uid, owner.st_gid)
            file = cls.instance.home / f"etc/adapters/{name}.conf"
            file.write_text(f"pack = {pack}\nagency = {agency}\n")
            file.chmod(0o600)
            os.chown(file, owner.st_uid, owner.st_gid)

    def name(self, partner, pattern):
        """The next file name for a partner."""
        PapersTest.files += 1
        return pattern.format(PapersTest.files)

    def hand_in(self, *papers):
        """Hands papers over at the desk and expects all of them accepted."""
        lines = self.handed_in(*papers)
        self.assertEqual([line["結果"] for line in lines], ["accepted"] * len(papers), lines)

    def handed_in(self, *papers):
        name = self.name("shorui", "shorui-20250701-{:03}.xml")
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n<書類一覧 件数="{len(papers)}">\n' + "".join(papers) + "</書類一覧>\n"
        self.instance.drop("shorui", name, text.encode())
        return self.lines_of("shorui", name + ".answer.xml")

    def visit(self, *notes):
        """Has the agency SK01 hand notes over; returns the case and the document of each."""
        name = self.name("homon", "visit-20250701-{:03}.xml")
        self.instance.drop("homon", name, visits.visits(list(notes)))
        lines = self.lines_of("homon", name + ".answer.xml")
        self.assertEqual([line["結果"] for line in lines], ["accepted"] * len(notes), lines)
        return [(line["案件"], self.newest(line["案件"])) for line in lines]

    def taken(self, partner, name):
        """The text of a file in a partner's folder, which is taken away as the partner does."""
        path = self.instance.box(partner, "out") / name
        marker = path.with_name(name + ".done")
        self.instance.wait(marker.exists, f"the file {path}")
        text = path.read_text("utf-8")
        marker.unlink()
        path.unlink()
        return text

    def lines_of(self, partner, name):
        return [{**line.attrib, None: line.text or ""} for line in ElementTree.fromstring(self.taken(partner, name))]

    def waiting(self, partner):
        """What lies in a partner's folder."""
        return sorted(path.name for path in self.instance.box(partner, "out").iterdir())

    def events_so_far(self):
        """How many events there are, all of them signed."""
        self.instance.settle()
        return self.instance.status()["audit_size"]

    def events_since(self, index, *types):
        self.instance.settle()
        events = self.instance.must("audit", "list", "--from", str(index)).of("event")
        return [event for event in events if event["type"] in types]


class ConsentTest(PapersTest):
    """Each test has a case of its own: a note of a visit that the agency SK01 brought."""

    people = 0

    def setUp(self):
        ConsentTest.people += 1
        self.number = ConsentTest.people
        self.person = f"和田　{'〇甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地人東西南北'[self.number]}子"
        (self.case, self.document), = self.visit(visits.note(
            f"VN-{self.number}", name=self.person, mood="不安", observation="鍵をなくしたと話す。",
            address=f"架空県架空市承諾町{self.number}番地", phone=f"0596-00-8{self.number:03}"))

    def consent(self, status="given", **more):
        """Hands in the 同意書 of the case, or its next version."""
        self.hand_in(consent(f"DS-{self.number}", self.case, status, **more))

    def export(self, partner, *words):
        return self.instance.run("export", partner, "--document", self.document, *words)

    def assert_refused(self, shown, reason):
        self.assertEqual(shown.exit, 3, shown.out)
        refusal, = shown.of("refusal")
        self.assertEqual((refusal["code"], refusal["detail"]), ("KX704", reason))
        self.assertEqual(shown.of("delivery"), [])

    def shown_to(self, user, *words):
        return self.instance.run("document", "show", self.document, *words, user=user)

    def assert_no_ground(self, shown):
        self.assertEqual(shown.exit, 1, shown.out)
        self.assertEqual(shown.error["id"], "TS-7003")
        self.assertNotIn(self.person, shown.out + shown.err)
