// Golden samples: of the toy pack, of every shipped pack, and ones that must fail.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/golden.h"

#include <filesystem>
#include <string>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/host/temp_folder.h"
#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using tsunagu::host::test::TempFolder;
using tsunagu::host::test::toy;

void check_all(const std::vector<protocol::GoldenResult>& results) {
  BOOST_TEST(!results.empty());
  for (const protocol::GoldenResult& result : results) {
    BOOST_TEST(result.passed, result.name + ": " + result.difference);
  }
}

/// What the toy pack's sample `name` says after one change of a file of the pack.
std::string after_edit(const std::string& file, std::string_view from, std::string_view to,
                       const std::string& name) {
  const TempFolder folder;
  const auto path = folder.copy("tests/data/toy/packs/slips", "slips");
  test::edit(path / file, from, to);
  for (const auto& result : run_golden(load_pack(path, toy().schemas), toy().schemas)) {
    if (result.name == name) {
      return result.difference;
    }
  }
  return "no such sample";
}

BOOST_AUTO_TEST_SUITE(golden_tests)

BOOST_AUTO_TEST_CASE(the_toy_pack_passes) {
  const auto results = run_golden(toy().slips, toy().schemas);

  check_all(results);
  BOOST_TEST(results.size() == 5U);
}

BOOST_AUTO_TEST_CASE(every_shipped_pack_passes) {
  static_cast<void>(toy());
  const std::string root{TSUNAGU_SOURCE_DIR};
  const Schemas schemas{root + "/schemas"};

  for (const auto& entry : std::filesystem::directory_iterator{root + "/adapters/packs"}) {
    if (entry.is_directory()) {
      BOOST_TEST_MESSAGE(entry.path().filename().string());
      check_all(run_golden(load_pack(entry.path(), schemas), schemas));
    }
  }
}

BOOST_AUTO_TEST_CASE(says_where_a_document_differs_but_not_how) {
  BOOST_TEST(after_edit("golden/three.expected.xml", "1950-00-00", "1950-01-00", "three.in.xml") ==
             "record 1: Person/Birth changed");
  BOOST_TEST(after_edit("golden/three.expected.xml", "<Concern>money</Concern>", "",
                        "three.in.xml") == "record 1: Concern[2] added");
  BOOST_TEST(after_edit("to-canonical.xsl", "<xsl:value-of select=\"氏名\"/>", "x",
                        "three.in.xml") == "record 1: Person/Name changed");
}

BOOST_AUTO_TEST_CASE(compares_refusals) {
  BOOST_TEST(after_edit("golden/three.expected.xml", "code=\"301\"", "code=\"302\"",
                        "three.in.xml") == "record 2: KX301 at 票[2]/生年月日, KX302 expected");
  BOOST_TEST(after_edit("golden/count.expected.xml", "109", "504", "count.in.xml") ==
             "KX109 at 票データ/@件数, KX504 expected");
}

BOOST_AUTO_TEST_CASE(compares_bytes) {
  BOOST_TEST(after_edit("golden/answer.answer-out.xml", "S-1", "S-9", "answer.answer.xml")
                 .starts_with("differs at byte"));
  BOOST_TEST(after_edit("golden/one.canonical.xml", "S-1", "S-9", "one.canonical.xml")
                 .starts_with("differs at byte"));
}

BOOST_AUTO_TEST_CASE(fails_for_a_file_that_belongs_to_no_sample) {
  const TempFolder folder;
  const auto path = folder.copy("tests/data/toy/packs/slips", "slips");
  test::write_text(path / "golden/readme.txt", "x");
  test::write_text(path / "golden/lonely.in.xml", "x");

  int failed = 0;
  for (const auto& result : run_golden(load_pack(path, toy().schemas), toy().schemas)) {
    failed += result.passed ? 0 : 1;
  }

  BOOST_TEST(failed == 2);
}

BOOST_AUTO_TEST_CASE(a_wrong_pack_does_not_load) {
  const auto load_after = [](const std::string& file, std::string_view from,
                             std::string_view to) -> std::string {
    const TempFolder folder;
    const auto path = folder.copy("tests/data/toy/packs/slips", "slips");
    test::edit(path / file, from, to);
    try {
      static_cast<void>(load_pack(path, toy().schemas));
    } catch (const Error& error) {
      return error.detail();
    }
    return "loaded";
  };

  BOOST_TEST(load_after("adapter.xml", "encoding=\"cp932\"", "encoding=\"sjis\"") ==
             "slips/adapter.xml:4: unknown value of attribute encoding");
  BOOST_TEST(load_after("adapter.xml", "eol=", "eoll=") ==
             "slips/adapter.xml:4: unknown attribute eoll");
  BOOST_TEST(load_after("adapter.xml", "type=\"note\"", "type=\"nota\"") ==
             "slips/adapter.xml: no document type nota");
  BOOST_TEST(load_after("adapter.xml", "Person/BirthOriginal", "Person/Birt") ==
             "slips/adapter.xml: note has no element Person/Birt");
  BOOST_TEST(load_after("adapter.xml", "name=\"slips\"", "name=\"other\"") ==
             "slips/adapter.xml:2: the name is not that of the folder");
  BOOST_TEST(load_after("to-canonical.xsl", "select=\"氏名\"", "select=\"氏名[\"") != "loaded");
  BOOST_TEST(load_after("to-canonical.xsl", "<xsl:template name=\"spin\">",
                        "<xsl:include href=\"answer.xsl\"/><xsl:template name=\"spin\">") !=
             "loaded");
  BOOST_TEST(load_after("partner.xsd", "type=\"xs:int\"", "type=\"xs:integr\"") != "loaded");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
