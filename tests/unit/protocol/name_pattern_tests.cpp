// Names of partners' files.
#define BOOST_TEST_DYN_LINK
#include "adapters/protocol/name_pattern.h"

#include <boost/test/unit_test.hpp>

using namespace tsunagu::protocol;

namespace {

constexpr std::string_view kMadoguchi = "TSNG_{yyyyMMdd}_{seq:3}.xml";
constexpr std::string_view kBunsho = "KAIGI{yyMMdd}{seq:3}.XML";

}  // namespace

BOOST_AUTO_TEST_SUITE(name_pattern_tests)

BOOST_AUTO_TEST_CASE(fits_names_of_the_agreed_form) {
  BOOST_TEST(fits(kMadoguchi, "TSNG_20251028_002.xml"));
  BOOST_TEST(fits(kBunsho, "KAIGI250804001.XML"));
  BOOST_TEST(fits("plan-{yyyyMMdd}-{seq:4}.xml", "plan-20251105-0001.xml"));
  BOOST_TEST(fits("one.xml", "one.xml"));
}

BOOST_AUTO_TEST_CASE(fits_nothing_that_differs_by_one_character) {
  const std::string right = "TSNG_20251028_002.xml";

  for (std::size_t at = 0; at < right.size(); ++at) {
    for (const char other : {'/', '\n', '\0', ' ', '.', 'x', 'X', '\xff', '-'}) {
      auto name = right;
      name[at] = other;
      BOOST_TEST((name == right || !fits(kMadoguchi, name)), name);
    }
    BOOST_TEST(!fits(kMadoguchi, right.substr(0, at)), "cut at " << at);
    auto longer = right;
    BOOST_TEST(!fits(kMadoguchi, longer.insert(at, "0")), longer);
  }
}

BOOST_AUTO_TEST_CASE(fits_no_name_that_is_a_path_or_hides_something) {
  for (const std::string name :
       {"../TSNG_20251028_002.xml", "/TSNG_20251028_002.xml", "./TSNG_20251028_002.xml",
        "-TSNG_20251028_002.xml", ".TSNG_20251028_002.xml", "TSNG_20251028_002.xml\n",
        "TSNG_20251028_002.xml/", "TSNG_20251028_002.xml.end", " TSNG_20251028_002.xml", "..", ".",
        ""}) {
    BOOST_TEST(!fits(kMadoguchi, name), name);
  }
  BOOST_TEST(!fits(kMadoguchi, std::string("TSNG_20251028_002.xml\0", 22)));
  BOOST_TEST(!fits(kMadoguchi, std::string(255, 'T')));
}

BOOST_AUTO_TEST_CASE(takes_ascii_digits_only_for_a_mark) {
  BOOST_TEST(!fits("{seq:1}", "a"));
  BOOST_TEST(!fits("{seq:3}", "１"));  // a full-width digit has three bytes
  BOOST_TEST(!fits("{seq:2}", "-1"));
  BOOST_TEST(!fits("{seq:2}", "+1"));
  BOOST_TEST(!fits("{seq:2}", " 1"));
}

BOOST_AUTO_TEST_CASE(knows_a_pattern_from_what_is_none) {
  for (const std::string_view pattern : {kMadoguchi, kBunsho, std::string_view{"a.xml"}}) {
    BOOST_TEST(is_name_pattern(pattern), pattern);
  }
  for (const std::string pattern : {"", ".hidden", "a/b", "{seq:0}", "{seq:10}", "{seq:}",
                                    "{seq:x}", "{yyyy}", "{", "a{seq:3", "{}", "../{seq:3}"}) {
    BOOST_TEST(!is_name_pattern(pattern), pattern);
  }
  BOOST_TEST(!is_name_pattern(std::string("a\0b", 3)));
  BOOST_TEST(!is_name_pattern(std::string(181, 'a')));
  BOOST_TEST(is_name_pattern(std::string(180, 'a')));
}

BOOST_AUTO_TEST_CASE(fits_nothing_to_a_pattern_that_is_none) {
  BOOST_TEST(!fits("{year}.xml", "2025.xml"));
  BOOST_TEST(!fits("{seq:3", "001"));
}

BOOST_AUTO_TEST_CASE(makes_names_that_fit) {
  BOOST_TEST(make_name(kMadoguchi, "20251112", 7).value() == "TSNG_20251112_007.xml");
  BOOST_TEST(make_name(kBunsho, "20251112", 999).value() == "KAIGI251112999.XML");
  for (const auto pattern : {kMadoguchi, kBunsho}) {
    BOOST_TEST(fits(pattern, make_name(pattern, "20251112", 1).value()));
  }
}

BOOST_AUTO_TEST_CASE(makes_no_name_when_the_numbers_are_used_up) {
  BOOST_TEST(!make_name(kMadoguchi, "20251112", 1000).has_value());
  BOOST_TEST(!make_name(kMadoguchi, "20251112", 4'000'000'000).has_value());
}

BOOST_AUTO_TEST_CASE(makes_no_name_from_what_is_no_day_or_pattern) {
  BOOST_TEST(!make_name(kMadoguchi, "2025111", 1).has_value());
  BOOST_TEST(!make_name(kMadoguchi, "", 1).has_value());
  BOOST_TEST(!make_name("{seq:x}", "20251112", 1).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
