// The table of indicators, and the page that explains it.
#include <fstream>
#include <set>
#include <sstream>

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/statistics/indicator.h"

namespace tsunagu::statistics::test {
namespace {

std::string page() {
  std::ifstream file{std::string{TSUNAGU_SOURCE_DIR} + "/docs/statistics.md"};
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

BOOST_AUTO_TEST_SUITE(indicator_tests)

BOOST_AUTO_TEST_CASE(there_are_22_indicators_and_each_has_an_item_or_only_reported_rows) {
  const std::set<std::string_view> only_reported{"N16", "N17"};
  BOOST_TEST(indicators().size() == 22U);

  for (const auto& indicator : indicators()) {
    std::size_t usual = 0;
    for (const auto& one : items()) {
      usual += one.indicator == indicator.code && one.is_usual ? 1U : 0U;
    }
    BOOST_TEST((usual > 0) != only_reported.contains(indicator.code), indicator.code);
  }
}

BOOST_AUTO_TEST_CASE(every_item_stands_at_its_number_with_a_code_of_its_own) {
  std::set<std::string_view> codes;
  for (std::size_t i = 0; i < items().size(); ++i) {
    const auto& one = items()[i];
    BOOST_TEST(static_cast<std::size_t>(one.id) == i, one.code);
    BOOST_TEST(codes.insert(one.code).second, one.code);
    BOOST_TEST(find_item(one.code) == &one);
    BOOST_TEST(!one.rule_ja.empty(), one.code);
    BOOST_TEST((one.indicator.empty() || find_indicator(one.indicator) != nullptr), one.code);
  }
}

BOOST_AUTO_TEST_CASE(usual_items_of_one_indicator_can_be_added_up) {
  for (const auto& one : items()) {
    const bool adds_up = one.form == Form::records || one.form == Form::sum;
    for (const auto& other : items()) {
      if (one.is_usual && other.is_usual && one.indicator == other.indicator && &one != &other) {
        BOOST_TEST(adds_up, one.code);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_page_names_every_indicator_item_and_rule) {
  const auto text = page();

  for (const auto& indicator : indicators()) {
    BOOST_TEST((text.find(indicator.code) != std::string::npos), indicator.code);
  }
  for (const auto& one : items()) {
    const auto code = "`" + std::string{one.code} + "`";
    BOOST_TEST((text.find(code) != std::string::npos), one.code);
    BOOST_TEST((text.find(one.rule_ja) != std::string::npos), one.code);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
