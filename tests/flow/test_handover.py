"""What partners do to exchange folders, by mistake or on purpose: the daemon answers what it can and leaves the rest."""
import os
import unittest

import answers
import harness
import records as files


class HandOver(harness.FlowTest):
    number = 0

    def good(self):
        """A file that shows that the folder is still being worked on; expects its record to be accepted."""
        HandOver.number += 1
        self.madoguchi_accepted(f"TSNG_20250801_{self.number:03}.xml",
                                files.madoguchi([files.sheet(f"MD-H{self.number}", name="桑田　渡")]))

    def inbox(self):
        return self.instance.box("madoguchi", "in")

    def problem(self):
        return self.instance.adapter("madoguchi")["problem"]

    def is_quiet(self):
        """Whether nothing lies in folder or spool and no answer is owed."""
        spool = self.instance.home / "spool/madoguchi"
        return not any(self.inbox().iterdir()) and not list(spool.glob("*/*")) and \
            self.instance.adapter("madoguchi")["out_waiting"] == 0

    def refused(self, name):
        head, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
        self.assertEqual((head["区分"], lines), ("差戻", []))
        return head["コード"]

    def test_waits_for_the_data_of_a_marker(self):
        name = "TSNG_20250701_001.xml"
        self.instance.mark("madoguchi", name)
        self.good()

        self.instance.put("madoguchi", name, files.madoguchi([files.sheet("MD-H-A", name="桑田　後")]))

        _, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
        self.assertEqual([line["区分"] for line in lines], ["受理"])

    def test_refuses_a_file_without_a_byte(self):
        self.instance.drop("madoguchi", "TSNG_20250701_002.xml", b"")

        self.assertEqual(self.refused("TSNG_20250701_002.xml"), "KX113")

    def test_refuses_a_file_of_a_hundred_megabytes_without_reading_it(self):
        name = "TSNG_20250701_003.xml"
        self.instance.put("madoguchi", name, b"<")
        os.truncate(self.inbox() / name, 100 << 20)
        self.instance.mark("madoguchi", name)

        self.assertEqual(self.refused(name), "KX503")
        self.assertEqual(list((self.instance.home / "spool/madoguchi").glob("*/*.xml")), [])

    def test_leaves_names_alone_that_are_not_agreed(self):
        names = ["-TSNG_20250701_004.xml", " TSNG_20250701_004.xml", "TSNG_20250701_004.xml\n", "TSNG_20250701_004.XML",
                 "TSNG_２０２５0701_004.xml", "x" * 251, "TSNG_20250701_004.xml;rm -rf ~", "$(id).xml", "..."]
        for name in names:
            self.instance.put("madoguchi", name, b"x") if len(name) < 200 else (self.inbox() / name).write_bytes(b"x")
            (self.inbox() / (name + ".end")).touch()
        self.good()

        self.assertEqual(sorted(path.name for path in self.inbox().iterdir() if not path.name.endswith(".end")), sorted(names))
        for path in self.inbox().iterdir():
            path.unlink()

    def test_leaves_links_folders_and_pipes_alone_and_says_so(self):
        inbox, secret = self.inbox(), self.instance.home / "etc/tsunagu.conf"
        (inbox / "TSNG_20250701_011.xml").symlink_to(secret)
        (inbox / "TSNG_20250701_012.xml").mkdir()
        os.mkfifo(inbox / "TSNG_20250701_013.xml")
        (inbox / "TSNG_20250701_014.xml").write_bytes(b"x")
        os.link(inbox / "TSNG_20250701_014.xml", inbox / "another-name")
        for number in range(11, 15):
            self.instance.mark("madoguchi", f"TSNG_20250701_{number:03}.xml")
        self.good()

        self.assertIn("TS-5004", self.problem())
        self.assertTrue(all((inbox / f"TSNG_20250701_{number:03}.xml").exists() for number in range(11, 15)))
        (inbox / "TSNG_20250701_012.xml").rmdir()
        for path in inbox.iterdir():
            path.unlink()
        self.assertEqual(self.problem(), "")

    def test_goes_on_when_files_vanish_while_they_are_claimed(self):
        data = files.madoguchi([files.sheet("MD-H-V", name="桑田　消")])
        for number in range(100):
            name = f"TSNG_20250702_{number:03}.xml"
            self.instance.drop("madoguchi", name, data)
            try:
                (self.inbox() / name).unlink()
            except FileNotFoundError:
                pass  # it was claimed first
        self.good()

        self.instance.wait(lambda: not list(self.inbox().glob("TSNG_20250702_*.xml")), "the claims")
        self.instance.wait(lambda: not list((self.instance.home / "spool/madoguchi").glob("*/*")), "an empty spool")
        for path in list(self.inbox().iterdir()) + list(self.instance.box("madoguchi", "out").iterdir()):
            path.unlink()

    def test_names_a_folder_that_cannot_be_read_and_goes_on_when_it_can(self):
        self.inbox().chmod(0)
        self.instance.wait(lambda: "TS-5001" in self.problem(), "the problem to be shown")
        # Others are not held up, and neither is the command line.
        _, lines = answers.jiritsu(self.instance.exchange("jiritsu", "plan-20250701-0001.xml",
                                                          files.jiritsu([files.plan("JP-H1")])))
        self.assertEqual([line["status"] for line in lines], ["accepted"])

        self.inbox().chmod(0o770)

        self.good()
        self.assertEqual(self.problem(), "")

    def test_keeps_an_answer_until_its_folder_can_be_written(self):
        out, name = self.instance.box("madoguchi", "out"), "TSNG_20250703_001.xml"
        out.chmod(0o500)
        self.instance.drop("madoguchi", name, files.madoguchi([files.sheet("MD-H-W", name="桑田　待")]))
        self.instance.wait(lambda: "TS-5001" in self.problem(), "the problem to be shown")
        self.assertEqual(list(out.iterdir()), [])

        out.chmod(0o770)

        _, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
        self.assertEqual([line["区分"] for line in lines], ["受理"])

    def test_goes_on_when_a_missing_folder_comes_back(self):
        self.instance.stop()
        away = self.inbox().with_name("away")
        self.inbox().rename(away)
        self.instance.start()
        self.instance.wait(lambda: "TS-5001" in self.problem(), "the problem to be shown")

        away.rename(self.inbox())

        self.good()

    def test_answers_the_second_of_two_files_of_one_name_last(self):
        name = "TSNG_20250704_001.xml"
        first = files.madoguchi([files.sheet("MD-H-1", name="桑田　先")])
        second = files.madoguchi([files.sheet("MD-H-2", name="桑田　次"), files.sheet("MD-H-1", name="桑田　先")])
        self.instance.drop("madoguchi", name, first)
        self.instance.wait(lambda: not (self.inbox() / name).exists(), "the claim")
        self.instance.drop("madoguchi", name, second)

        self.instance.wait(self.is_quiet, "both files to be answered")

        # The partner took no answer in between, so the second has replaced the first.
        _, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
        self.assertEqual([(line["番号"], line["区分"]) for line in lines], [("MD-H-2", "受理"), ("MD-H-1", "重複")])

    def test_answers_a_thousand_files_that_come_at_once(self):
        box, out = self.inbox(), self.instance.box("madoguchi", "out")
        before = self.instance.status()["documents"]
        names = [f"TSNG_2025071{number // 500}_{number % 500:03}.xml" for number in range(1000)]
        for number, name in enumerate(names):
            (box / name).write_bytes(files.madoguchi([files.sheet(f"MD-T{number}", name="桑田　千")]))
        for name in names:
            self.instance.mark("madoguchi", name)

        for number, name in enumerate(names):
            _, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
            self.assertEqual([(line["番号"], line["区分"]) for line in lines], [(f"MD-T{number}", "受理")])

        self.assertEqual(self.instance.status()["documents"], before + len(names))
        self.assertEqual(list(box.iterdir()) + list(out.iterdir()), [])


if __name__ == "__main__":
    unittest.main()
