"""Shows that every check finds what it is there to find, on small trees made for it."""
import pathlib
import shutil
import tempfile
import unittest

import check_files
import check_format
import check_layers

FINE = "/// What this is for.\n"


class Tree(unittest.TestCase):
    """A folder of its own for each test."""

    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="tsunagu-lint-"))
        self.addCleanup(shutil.rmtree, self.root)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self, check, name, text):
        """What `check` says of a tree with nothing but this file."""
        self.write(name, text)
        return list(check(self.root))

    def assert_fine(self, check, name, text):
        self.assertEqual(self.found(check, name, text), [])

    def assert_found(self, check, name, text, word):
        findings = self.found(check, name, text)
        self.assertEqual(len(findings), 1, findings)
        self.assertTrue(findings[0].startswith(name), findings[0])
        self.assertIn(word, findings[0])


class Layers(Tree):
    def includes(self, name, header):
        return (check_layers.check, name, FINE + "#include %s\n" % header)

    def test_passes_lower_layers_and_own_headers(self):
        for name, header in [("server/vault/a.cpp", '"server/store/sql.h"'),
                             ("security/a.cpp", '"security/b.h"'),
                             ("server/app/a.cpp", '"server/commands/run.h"'),
                             ("server/cli/a.cpp", '"server/admin/reply.h"'),
                             ("adapters/host/xml/a.cpp", '"adapters/protocol/job.h"'),
                             ("server/base/a.cpp", "<Poco/Logger.h>"),
                             ("security/a.cpp", "<openssl/evp.h>"),
                             ("server/store/a.cpp", "<mysql.h>"),
                             ("adapters/host/a.cpp", "<libxml/tree.h>")]:
            with self.subTest(name=name, header=header):
                self.assert_fine(*self.includes(name, header))

    def test_finds_an_include_from_a_higher_layer(self):
        for name, header in [("server/base/a.cpp", '"server/config/config.h"'),
                             ("security/a.cpp", '"server/store/sql.h"'),
                             ("server/documents/a.cpp", '"security/digest.h"'),
                             ("server/verify/a.cpp", '"server/store/sql.h"'),
                             ("server/verify/a.cpp", '"server/config/config.h"'),
                             ("server/cli/a.cpp", '"server/vault/reading.h"'),
                             ("server/cli/a.cpp", '"server/admin/peer.h"'),
                             ("adapters/host/a.cpp", '"security/digest.h"'),
                             ("adapters/host/a.cpp", '"server/store/sql.h"'),
                             ("adapters/protocol/a.cpp", '"adapters/host/job.h"'),
                             ("server/translate/a.cpp", '"server/vault/reading.h"')]:
            with self.subTest(name=name, header=header):
                self.assert_found(*self.includes(name, header), word="may not include")
                (self.root / name).unlink()

    def test_finds_a_library_outside_its_layer(self):
        for name, header in [("server/vault/a.cpp", "<openssl/evp.h>"),
                             ("server/translate/a.cpp", "<libxml/tree.h>"),
                             ("server/translate/a.cpp", "<libxslt/xslt.h>"),
                             ("server/vault/a.cpp", "<mysql.h>"),
                             ("server/vault/a.cpp", "<Poco/Logger.h>"),
                             ("adapters/host/a.cpp", "<zstd.h>")]:
            with self.subTest(name=name, header=header):
                self.assert_found(*self.includes(name, header), word="may not be included")
                (self.root / name).unlink()

    def test_finds_includes_that_are_not_from_the_root(self):
        for header in ['"b.h"', '"../base/b.h"', '"server/vault/../base/b.h"']:
            with self.subTest(header=header):
                self.assert_found(*self.includes("server/vault/a.cpp", header), word="full path")

    def test_finds_a_folder_that_is_no_layer(self):
        self.assert_found(*self.includes("server/misc/a.cpp", "<vector>"), word="no place")


class Files(Tree):
    def test_passes_a_file_of_the_largest_size(self):
        self.assert_fine(check_files.check, "server/a.cpp", FINE + "\n" * 299)

    def test_finds_a_file_that_is_too_long(self):
        self.assert_found(check_files.check, "server/a.cpp", FINE + "\n" * 300, "301 lines")

    def test_finds_a_file_that_does_not_say_what_it_is_for(self):
        for name, text in [("a.cpp", "#pragma once\n"),
                           ("b.h", "int a;\n"), ("c.py", "import os\n"), ("d.cpp", "///\n"),
                           ("e.sh", "#!/bin/sh\nset -e\n"), ("f.cpp", "")]:
            with self.subTest(name=name):
                self.assert_found(check_files.check, name, text, "what the file is for")
                (self.root / name).unlink()

    def test_passes_the_ways_to_say_what_a_file_is_for(self):
        for name, text in [("a.cpp", "// A.\n"), ("b.py", '"""B."""\n'), ("c.sh", "#!/bin/sh\n# C.\n")]:
            with self.subTest(name=name):
                self.assert_fine(check_files.check, name, text)

    def test_finds_every_forbidden_word(self):
        for word in check_files.WORDS + check_files.PLACES:
            for name, start in [("a.cpp", FINE + "// "), ("a.md", ""), ("CMakeLists.txt", "# ")]:
                with self.subTest(word=word, name=name):
                    self.assert_found(check_files.check, name, "%sa %s b\n" % (start, word), word)
                    (self.root / name).unlink()

    def test_passes_words_that_only_look_like_them(self):
        self.assert_fine(check_files.check, "a.cpp", FINE + "// tsunagu-XXXXXX, 1xxx, today\n")

    def test_leaves_alone_what_tools_made(self):
        self.write("build/a.cpp", "int a;\n")
        self.assertEqual(list(check_files.check(self.root)), [])


@unittest.skipIf(shutil.which(check_format.PROGRAM) is None, "clang-format-14 is not installed")
class Format(Tree):
    def setUp(self):
        super().setUp()
        self.write(".clang-format", "BasedOnStyle: Google\n")

    def test_passes_what_is_laid_out(self):
        self.assert_fine(check_format.check, "a.cpp", "int a = 1;\n")

    def test_finds_what_is_not(self):
        self.assert_found(check_format.check, "a.cpp", "int  a=1 ;\n", "clang-format-14")


if __name__ == "__main__":
    unittest.main()
