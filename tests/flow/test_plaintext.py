"""A planted value goes through every path; afterwards it stands in no byte but where a partner has to read it."""
import os
import resource
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

import answers
import dba
import harness
import planted
import records as files

NUMBER = "MD-PLANT-90417"
PLAN = "JP-PLANT-90418"
NAME = "蓼原　紗弥香"
KANA_HALF, KANA = "ﾀﾃﾊﾗ ｻﾔｶ", "タテハラ サヤカ"
RESIDENT = files.resident_code(90417904170417)
ADDRESS = "架空県架空市植田見本町八八四番地"
PHONE = "0596-00-86420"
STORY = "見本の相談内容であり特に珍しい言い回し"
WISH = "見本の希望であり他にない書きぶり"
WRITER = "鰐淵見本子"
REASON = "見本の理由として滅多にない文句"
BIRTH, BIRTH_ISO = "3330917", "1958-09-17"
MY_NUMBERS = [planted.my_number(digits) for digits in ("90417265831", "55120987346", "73019482650", "28406173955", "64018352970")]

PEOPLE = [NUMBER, PLAN, NAME, KANA_HALF, KANA, RESIDENT, ADDRESS, PHONE, STORY, WISH, WRITER, REASON, BIRTH_ISO]


def planted_sheet(number=NUMBER, **more):
    values = {"name": NAME, "kana": KANA_HALF, "resident": RESIDENT, "address": ADDRESS, "phone": PHONE, "story": STORY,
              "birth": BIRTH, **more}
    return (files.sheet(number, **values).replace("<記入者>神谷", f"<記入者>{WRITER}")
            .replace("役割分担の調整をお願いしたい。", REASON))


class Plaintext(harness.FlowTest):
    """Everything goes through once, in the order of setUpClass; the tests look at what is left."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        instance = cls.instance
        cls.dba = dba.Dba(instance)
        cls.answers = {}
        # By the folder: one accepted, one refused with all its values, one with an individual number.
        cls.take("TSNG_20251001_001.xml", [planted_sheet(), planted_sheet(NUMBER + "-2", birth="3551399")])
        cls.take("TSNG_20251001_002.xml", [planted_sheet(NUMBER + "-3", story=f"{STORY}個人番号は{MY_NUMBERS[0]}です。")])
        # Refused whole: a wrong count, bytes that are no XML, and one that nobody can read with a number in it.
        cls.take("TSNG_20251001_003.xml", [planted_sheet(NUMBER + "-4")], count=7)
        cls.take("TSNG_20251001_004.xml", [planted_sheet(NUMBER + "-5")], cut=-40)
        cls.take("TSNG_20251001_005.xml", [planted_sheet(NUMBER + "-6", story=f"個人番号 {MY_NUMBERS[1]}")], cut=-40)
        cls.take("TSNG_20251001_008.xml", [planted_sheet(NUMBER + "-10", story="番号" + MY_NUMBERS[3].translate(
            planted.FULL_WIDTH))], cut=-40)
        # By the command, and by another partner.
        own = instance.folder / "TSNG_20251001_006.xml"
        own.write_bytes(files.madoguchi([planted_sheet(NUMBER + "-7", story=f"{STORY}また別の話。")]))
        instance.must("import", "madoguchi", str(own))
        own.write_bytes(files.madoguchi([planted_sheet(NUMBER + "-8", resident=MY_NUMBERS[2])]))
        cls.imported = instance.must("import", "madoguchi", str(own), exit_status=3)
        own.unlink()
        instance.answer("madoguchi", own.name)
        # As the number of a record, which answers repeat.
        cls.take("TSNG_20251001_009.xml", [planted_sheet(MY_NUMBERS[4])])
        _, lines = answers.jiritsu(instance.exchange("jiritsu", "plan-20251001-0001.xml", files.jiritsu(
            [files.plan(PLAN, name=NAME.replace("　", " "), kana=KANA, resident=RESIDENT, wish=WISH)])))
        assert lines[0]["status"] == "accepted", lines
        # Once through a power cut, with a file under way.
        instance.drop("madoguchi", "TSNG_20251001_007.xml", files.madoguchi(
            [planted_sheet(f"{NUMBER}-9{n}", story=f"{STORY}{n}") for n in range(20)]))
        instance.wait(lambda: not (instance.box("madoguchi", "in") / "TSNG_20251001_007.xml").exists(), "the claim")
        instance.kill()
        instance.start()
        instance.answer("madoguchi", "TSNG_20251001_007.xml")
        # Read, searched, delivered and verified.
        hit = instance.must("case", "find", NAME).of("hit")[0]
        documents = instance.must("case", "show", hit["case"], "--purpose", "会議の準備").of("document")
        for document in documents:
            instance.must("document", "show", document["document"], "--classes", "1,2,3,4,5")
        plan = next(line["document"] for line in documents if line["type"] == "support-plan")
        cls.delivery, = instance.must("export", "jiritsu", "--document", plan).of("delivery")
        instance.wait((instance.box("jiritsu", "out") / (cls.delivery["file"] + ".ok")).exists, "the delivery")
        instance.settle()
        instance.must("audit", "export", str(instance.folder / "audit"))
        assert instance.must("audit", "verify").of("verdict")[0]["ok"]

    @classmethod
    def take(cls, name, sheets, count=None, cut=None):
        cls.answers[name] = cls.instance.exchange("madoguchi", name, files.madoguchi(sheets, count=count)[:cut])

    def is_for_partners(self, path):
        """The only places where values may stand: files that a partner has to read."""
        return path.parent.name == "out" and path.parent.parent.parent == self.instance.home / "exchange"

    def test_leaves_no_value_in_any_file(self):
        wanted = planted.needles(PEOPLE + MY_NUMBERS)

        found = planted.search_files(self.instance.folder, wanted, self.is_for_partners)
        self.instance.stop()
        found += planted.search_files(self.instance.folder, wanted, self.is_for_partners)
        self.instance.start()

        self.assertEqual(found, [])

    def test_finds_what_it_looks_for_where_it_has_to_be(self):
        # The search itself works: the delivery holds what the partner needs, and nothing it may not have.
        data = (self.instance.box("jiritsu", "out") / self.delivery["file"]).read_bytes()

        found = planted.search(data, planted.needles(PEOPLE + MY_NUMBERS))

        self.assertEqual(found, {PLAN, NAME, KANA, RESIDENT, WISH})

    def test_answers_with_numbers_of_records_only(self):
        for name, answer in self.answers.items():
            with self.subTest(name):
                self.assertLessEqual(planted.search(answer, planted.needles(PEOPLE + MY_NUMBERS)), {NUMBER})

    def test_refuses_individual_numbers_and_keeps_nothing_of_their_files(self):
        _, lines = answers.madoguchi(self.answers["TSNG_20251001_002.xml"])
        self.assertEqual([line["区分"] for line in lines], ["差戻"])
        self.assertRegex(lines[0]["理由"], "^KX41")
        self.assertEqual([line["outcome"] for line in self.imported.of("record")], ["refused"])

        kept = {name for name, in self.dba.run("SELECT f.name FROM inbound_file f JOIN inbound_original o USING (file_id)")}

        self.assertLessEqual({"TSNG_20251001_001.xml", "TSNG_20251001_003.xml", "TSNG_20251001_004.xml",
                              "TSNG_20251001_007.xml"}, kept)
        self.assertNotIn("TSNG_20251001_002.xml", kept)
        self.assertNotIn("TSNG_20251001_005.xml", kept)
        self.assertNotIn("TSNG_20251001_008.xml", kept)
        self.assertNotIn("TSNG_20251001_009.xml", kept)
        self.assertEqual(self.dba.run("SELECT COUNT(*) FROM inbound_file f LEFT JOIN inbound_original o USING (file_id) "
                                      "WHERE f.name = 'TSNG_20251001_006.xml' AND o.file_id IS NULL"), [["1"]])

    def test_shows_individual_numbers_to_nobody(self):
        wanted = planted.needles(MY_NUMBERS)
        shown = [self.imported.out, self.imported.err, self.instance.must("audit", "list").out,
                 *(answer.decode("cp932") for answer in self.answers.values())]

        for text in shown:
            self.assertEqual(planted.search(text.encode(), wanted), set())

    def test_leaves_no_temporary_file(self):
        owner = self.instance.home.stat().st_uid
        wanted = planted.needles(PEOPLE + MY_NUMBERS)
        found = []
        for folder in {"/tmp", "/var/tmp", "/dev/shm", tempfile.gettempdir()}:
            for path in Path(folder).iterdir():
                try:
                    is_ours = path.lstat().st_uid == owner and not path.name.startswith("tsn-")
                    if is_ours and path.is_file():
                        found += [f"{path}: {value}" for value in planted.search(path.read_bytes(), wanted)]
                except (FileNotFoundError, PermissionError):
                    continue

        self.assertEqual(found, [])

    def test_passes_no_value_in_arguments_or_environment(self):
        wanted = planted.needles(PEOPLE + MY_NUMBERS)
        pids = planted.family(self.instance.pid())
        self.assertGreaterEqual(len(pids), 5, "the daemon, MariaDB and three hosts")
        for pid in pids:
            for name in ("cmdline", "environ"):
                try:
                    data = Path(f"/proc/{pid}/{name}").read_bytes()
                except PermissionError:
                    continue  # not ours to read, as it should be
                self.assertEqual(planted.search(data, wanted), set(), (pid, name))
                for secret in (self.instance.home / "keys").glob("database-*.password"):
                    self.assertNotIn(secret.read_bytes().strip(), data)

    def test_keeps_every_process_with_values_from_dumping_its_memory(self):
        for pid in planted.family(self.instance.pid()):
            with self.subTest(Path(f"/proc/{pid}/comm").read_text().strip()):
                limits = Path(f"/proc/{pid}/limits").read_text()
                core = next(line.split() for line in limits.splitlines() if line.startswith("Max core file size"))
                self.assertEqual(core[4:6], ["0", "0"])

    def test_lets_not_even_its_own_account_read_its_memory(self):
        user = harness.owner_of(self.instance.home) if harness.is_root() else None
        group = self.instance.home.group() if harness.is_root() else None
        names = set()
        for pid in planted.family(self.instance.pid()):
            name = Path(f"/proc/{pid}/comm").read_text().strip()
            if name == "mariadbd":
                continue  # holds ciphertext only
            names.add(name)
            with self.subTest(name):
                done = subprocess.run(["cat", f"/proc/{pid}/environ"], user=user, group=group,
                                      extra_groups=[] if user else None, capture_output=True, check=False)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(b"Permission denied", done.stderr)
        self.assertIn("tsunagud", names)
        self.assertTrue(any(name.startswith("tsunagu-adapter") for name in names), names)

    def test_leaves_no_core_file_behind_when_it_is_ended_by_a_fault(self):
        before = resource.getrlimit(resource.RLIMIT_CORE)
        pid = self.instance.pid()
        os.kill(pid, signal.SIGSEGV)
        self.instance.wait(lambda: self.instance.pid() is None or self.instance.pid() != pid, "the end of the daemon")

        cores = [path for folder in ("/", self.instance.home, self.instance.home / "run", self.instance.folder)
                 for path in Path(folder).glob("core*") if path.is_file()]

        self.instance.start()
        self.assertEqual(cores, [])
        self.assertEqual(resource.getrlimit(resource.RLIMIT_CORE), before)


if __name__ == "__main__":
    unittest.main()
