"""What a partner sent stands nowhere in the clear but where a partner has to read it."""
import subprocess
import unittest

import answers
import harness
import records as files

# Invented, and long enough not to occur by chance.
NAME = "蓼原　紗弥香"
ADDRESS = "架空県架空市植田見本町八八四番地"
STORY = "見本の相談内容であり特に珍しい言い回し"
PHONE = "0596-00-86420"


class Secrecy(harness.FlowTest):
    def setUp(self):
        if self.instance.pid() is None:
            self.instance.start()

    def test_leaves_no_value_in_any_file_of_the_instance(self):
        data = files.madoguchi([
            files.sheet("MD-700", name=NAME, kana="ﾀﾃﾊﾗ ｻﾔｶ", address=ADDRESS, phone=PHONE, story=STORY),
            files.sheet("MD-701", name=NAME, address=ADDRESS, phone=PHONE, story=STORY, birth="3551399")])
        _, lines = answers.madoguchi(self.instance.exchange("madoguchi", "TSNG_20251001_001.xml", data))
        self.assertEqual([line["区分"] for line in lines], ["受理", "差戻"])
        hit = self.instance.must("case", "find", NAME).of("hit")[0]
        document = self.instance.must("case", "show", hit["case"]).of("document")[0]["document"]
        shown = self.instance.must("document", "show", document, "--classes", "1,2,5")
        for planted in (NAME, ADDRESS, STORY, PHONE):
            self.assertIn(planted, shown.out)
        self.instance.settle()

        found = self.places_of([NAME, ADDRESS, STORY, PHONE, NAME.replace("　", "")])
        self.instance.stop()
        found += self.places_of([NAME, ADDRESS, STORY, PHONE, NAME.replace("　", "")])

        self.assertEqual(found, [])

    def test_refuses_a_my_number_and_writes_it_nowhere(self):
        number = files.my_number(20463518207)
        data = files.madoguchi([files.sheet("MD-710", name="桑田　番", story=f"本人の番号は{number}と聞いた。"),
                                files.sheet("MD-711", name="桑田　可")])

        answer = self.instance.exchange("madoguchi", "TSNG_20251002_001.xml", data)

        _, lines = answers.madoguchi(answer)
        self.assertEqual([line["区分"] for line in lines], ["差戻", "受理"])
        self.assertIn("KX41", lines[0]["理由"])
        self.assertNotIn(number.encode(), answer)
        self.assertEqual(self.places_of([number]), [])

    def places_of(self, words):
        """Files below HOME that hold one of the words in UTF-8, UTF-16 or CP932."""
        needles = [word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp932")]
        found = []
        for path in self.instance.home.rglob("*"):
            if path.is_file() and not path.is_symlink():
                data = path.read_bytes()
                found += [f"{path.relative_to(self.instance.home)}: {needle!r}" for needle in needles if needle in data]
        return found


class Programs(unittest.TestCase):
    def test_links_no_xml_parser_into_what_holds_keys(self):
        for program in ("tsunagud", "tsunagu", "tsunagu-verify"):
            shown = subprocess.run(["ldd", harness.BIN / program], capture_output=True, text=True, check=True).stdout
            for library in ("libxml2", "libxslt", "libxmlsec", "libexpat"):
                self.assertNotIn(library, shown, program)

    def test_links_no_database_and_no_keys_into_the_verifier(self):
        shown = subprocess.run(["ldd", harness.BIN / "tsunagu-verify"], capture_output=True, text=True, check=True).stdout
        self.assertNotIn("libmariadb", shown)

    def test_links_no_database_into_the_adapter_host(self):
        shown = subprocess.run(["ldd", harness.BIN / "tsunagu-adapter-host"], capture_output=True, text=True,
                               check=True).stdout
        self.assertNotIn("libmariadb", shown)


if __name__ == "__main__":
    unittest.main()
