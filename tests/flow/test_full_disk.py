"""Exchange folder and spool on a disk that is full: nothing is lost, nothing half-written, and it goes on with room again.

Only root can mount the small disks; elsewhere there is no such test.
"""
import contextlib
import os
import subprocess
import tempfile
import unittest

import answers
import harness
import records as files


def can_mount():
    if not harness.is_root():
        return False
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False).returncode != 0:
            return False
        subprocess.run(["umount", folder], check=True)
    return True


class FullDisk(harness.FlowTest):
    started = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        instance = cls.instance
        cls.disk = instance.folder / "disk"
        cls.disk.mkdir()
        owner = instance.home.stat()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size=1m,nr_inodes=40,mode=755,uid={owner.st_uid},gid={owner.st_gid}",
                        "tmpfs", cls.disk], check=True)
        cls.addClassCleanup(subprocess.run, ["umount", "-l", cls.disk], check=True)
        for name in ("in", "out", "work"):
            (cls.disk / name).mkdir()
            os.chown(cls.disk / name, owner.st_uid, owner.st_gid)
        folders = "".join(f"{name} = {cls.disk / name}\n" for name in ("in", "out", "work"))
        instance.edit("etc/adapters/madoguchi.conf", lambda data: data + folders.encode())

    def setUp(self):
        self.instance.box = lambda partner, way: self.disk / way
        self.addCleanup(lambda: self.instance.run("stop"))

    def fill(self):
        """Takes all that is left of the disk; returns what gives it back."""
        filler = self.disk / "filler"
        with open(filler, "wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(b"\0" * 4096)
        return filler.unlink

    def fill_inodes(self):
        made = []
        with contextlib.suppress(OSError):
            for number in range(1000):
                path = self.disk / f"filler-{number}"
                path.touch()
                made.append(path)
        return lambda: [path.unlink() for path in made]

    def problem(self):
        return self.instance.adapter("madoguchi")["problem"]

    def bring_through(self, name, number, fill):
        self.instance.drop("madoguchi", name, files.madoguchi([files.sheet(number, name="桑田　満")]))
        held = open(self.disk / "in" / name, "rb")  # as some systems do; so its removal makes no room
        self.addCleanup(held.close)
        free = fill()
        self.instance.start()
        self.instance.wait(lambda: self.problem() != "", "the problem to be shown")
        self.assertEqual(list((self.disk / "out").iterdir()), [])

        free()
        held.close()

        _, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
        self.assertEqual([(line["番号"], line["区分"]) for line in lines], [(number, "受理")])
        self.instance.wait(lambda: self.problem() == "", "the problem to be over")
        self.assertEqual(list((self.disk / "in").iterdir()), [])
        self.assertEqual([path for path in (self.disk / "work").rglob("*") if not path.is_dir()], [])

    def test_keeps_an_answer_that_finds_no_room(self):
        self.bring_through("TSNG_20250901_001.xml", "MD-F1", self.fill)

    def test_leaves_a_file_where_it_is_when_the_spool_has_no_room(self):
        self.bring_through("TSNG_20250901_002.xml", "MD-F2", self.fill_inodes)


def load_tests(loader, tests, _):
    return tests if can_mount() else unittest.TestSuite()


if __name__ == "__main__":
    unittest.main()
