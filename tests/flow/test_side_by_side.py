"""Two instances on one machine never meet; many callers of one are all answered."""
import concurrent.futures
import unittest

import answers
import harness
import records as files


class SideBySide(unittest.TestCase):
    def setUp(self):
        self.instances = [harness.Instance(), harness.Instance()]
        for instance in self.instances:
            self.addCleanup(instance.remove)
            instance.init()
            instance.start()

    def test_keeps_two_instances_apart(self):
        first, second = self.instances
        first.exchange("madoguchi", "TSNG_20251101_001.xml", files.madoguchi([files.sheet("MD-800", name="桑田　左")]))
        second.exchange("madoguchi", "TSNG_20251101_001.xml", files.madoguchi([files.sheet("MD-800", name="桑田　右")]))

        self.assertEqual(len(first.must("case", "find", "桑田左").of("hit")), 1)
        self.assertEqual(first.must("case", "find", "桑田右").of("hit"), [])
        self.assertEqual(second.must("case", "find", "桑田左").of("hit"), [])
        first.stop()
        self.assertEqual(second.status()["documents"], 1)


class ManyCallers(harness.FlowTest):
    def test_answers_everybody_while_files_arrive(self):
        names = [f"TSNG_20251102_{number:03}.xml" for number in range(1, 9)]
        for number, name in enumerate(names):
            self.instance.drop("madoguchi", name, files.madoguchi(
                [files.sheet(f"MD-9{number}{n}", name=f"桑田　{'一二三四五六七八'[number]}{'甲乙丙丁戊'[n]}") for n in range(5)]))

        # More callers at a time than the daemon answers at once.
        with concurrent.futures.ThreadPoolExecutor(24) as pool:
            shown = list(pool.map(lambda _: self.instance.run("case", "list"), range(48)))

        self.assertEqual({one.exit for one in shown}, {0})
        for name in names:
            _, lines = answers.madoguchi(self.instance.answer("madoguchi", name))
            self.assertEqual([line["区分"] for line in lines], ["受理"] * 5)
        self.instance.settle()
        self.assertTrue(self.instance.must("audit", "verify").of("verdict")[0]["ok"])
        events = self.instance.must("audit", "list", "--from", "0").of("event")
        self.assertGreaterEqual(sum(event["type_label"] == "ケース一覧の閲覧" for event in events), 48)


if __name__ == "__main__":
    unittest.main()
