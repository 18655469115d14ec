// Code tables of packs.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/code_lists.h"

#include <filesystem>
#include <regex>

#include <boost/test/unit_test.hpp>

#include "adapters/host/schema_files.h"
#include "server/base/error.h"
#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;

std::string text(const Result<std::string>& result) {
  return result ? *result : refusal_id(result.refusal().code);
}

MemoryFiles one(const std::string& name, const std::string& root) {
  return {{name, "<" + root + "</" + root.substr(0, root.find(' ')) + ">"}};
}

BOOST_AUTO_TEST_SUITE(code_lists_tests)

BOOST_AUTO_TEST_CASE(maps_both_ways) {
  const CodeMap map{{{"1", "given", "", ""}, {"2", "refused", "", ""}}};

  BOOST_TEST(text(map.ours("1", "")) == "given");
  BOOST_TEST(text(map.partner("refused", "")) == "2");
  BOOST_TEST(text(map.ours("3", "")) == "KX407");
}

BOOST_AUTO_TEST_CASE(holds_the_days_a_code_is_valid) {
  const CodeMap map{{{"1", "old", "", "2024-03-31"}, {"1", "new", "2024-04-01", ""}}};

  BOOST_TEST(text(map.ours("1", "2024-03-31")) == "old");
  BOOST_TEST(text(map.ours("1", "2024-04-01")) == "new");
  BOOST_TEST(text(map.ours("1", "")) == "KX407");
}

BOOST_AUTO_TEST_CASE(does_not_choose_between_two_codes_of_a_partner) {
  const CodeMap map{{{"1", "other", "", ""}, {"2", "other", "", ""}}};

  BOOST_TEST(text(map.ours("2", "")) == "other");
  BOOST_TEST(text(map.partner("other", "")) == "KX407");
}

BOOST_AUTO_TEST_CASE(refuses_wrong_files) {
  static_cast<void>(test::toy());
  const std::string space = "xmlns='urn:tsunagu:codes:1' label='x' en='x' name=";

  BOOST_CHECK_THROW(read_code_lists(one("a.xml", "codes " + space + "'b'>")), Error);
  BOOST_CHECK_THROW(read_code_lists(one("a.xml", "codes " + space + "'a'>")), Error);
  BOOST_CHECK_THROW(read_code_lists(one("a.xml", "codes " + space +
                                                     "'a'><code value='1' label='x' en='x'/>"
                                                     "<code value='1' label='x' en='x'/>")),
                    Error);
  BOOST_CHECK_THROW(read_code_lists(one("a.xml", "codes " + space + "'a'><other/>")), Error);
  BOOST_CHECK_NO_THROW(
      read_code_lists(one("a.xml", "codes " + space + "'a'><code value='1' label='x' en='x'/>")));
}

BOOST_AUTO_TEST_CASE(the_packs_translate_only_to_codes_that_are_there) {
  const std::filesystem::path root = TSUNAGU_SOURCE_DIR;
  const CodeLists lists = read_code_lists(read_folder(root / "schemas/codes"));
  const std::regex ours{"ours=\"([^\"]+)\""};
  std::size_t seen = 0;

  for (const auto& pack : std::filesystem::directory_iterator{root / "adapters/packs"}) {
    for (const auto& [name, text] : read_folder(pack.path() / "codes")) {
      const auto list = lists.codes.find(name.substr(0, name.size() - 4));
      if (list == lists.codes.end()) {
        continue;
      }
      for (std::sregex_iterator code{text.begin(), text.end(), ours}, end; code != end; ++code) {
        BOOST_TEST(list->second.contains((*code)[1]), pack.path() << " " << name);
        ++seen;
      }
    }
  }

  BOOST_TEST(seen > 30U);
}

BOOST_AUTO_TEST_CASE(reads_external_characters) {
  const auto read = [](const std::string& entries) {
    return read_external_characters(
        one("codes/external-characters.xml",
            "map xmlns='urn:tsunagu:codes:1' name='external-characters'>" + entries),
        "pack");
  };

  const ExternalCharacters table =
      read("<entry partner='F040' ours='葛&#xE0100;'/><entry partner='U+E757' ours='x'/>");

  BOOST_TEST(*table.ours(0xE000) == "葛\xF3\xA0\x84\x80");
  BOOST_TEST(*table.ours(0xE757) == "x");
  BOOST_TEST((table.ours(0xE001) == nullptr));
  BOOST_TEST((table.partner("葛\xF3\xA0\x84\x80飾")->partner == 0xE000));
  BOOST_TEST(!table.partner("葛飾").has_value());
  for (const char* wrong : {"<entry partner='8140' ours='x'/>", "<entry partner='F07F' ours='x'/>",
                            "<entry partner='U+3042' ours='x'/>",
                            "<entry partner='F040' ours='x'/><entry partner='F040' ours='y'/>",
                            "<entry partner='F040' ours='x'/><entry partner='F041' ours='x'/>"}) {
    BOOST_CHECK_THROW(read(wrong), Error);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
