// Age bands, and figures by what classes above 0 say.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "tests/unit/statistics/sample.h"

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(person_tests)

std::string band(const std::string& birth, const Day& day, const std::string& age = "") {
  PersonValues person;
  person.birth_date = birth;
  person.age = age;
  return age_band(person, day);
}

BOOST_AUTO_TEST_CASE(a_band_changes_on_the_birthday) {
  BOOST_TEST(band("1960-06-10", {2025, 6, 9}) == "40-64");
  BOOST_TEST(band("1960-06-10", {2025, 6, 10}) == "65-74");
  BOOST_TEST(band("2008-01-01", {2025, 6, 9}) == "0-17");
  BOOST_TEST(band("2007-01-01", {2025, 6, 9}) == "18-39");
  BOOST_TEST(band("1940-01-01", {2025, 6, 9}) == "75-");
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_not_made_exact) {
  BOOST_TEST(band("1970-00-00", {2025, 6, 9}) == "40-64");
  BOOST_TEST(band("1960-00-00", {2025, 6, 9}).empty());
  BOOST_TEST(band("1960-06-00", {2025, 6, 9}).empty());
  BOOST_TEST(band("", {2025, 6, 9}).empty());
  BOOST_TEST(band("", {2025, 6, 9}, "70") == "65-74");
  BOOST_TEST(band("", {2025, 6, 9}, "old").empty());
}

BOOST_AUTO_TEST_CASE(breaks_contacts_down_by_age_and_sex) {
  Case one;
  one.add("progress-record", contact("2025-04-02", "kita"));
  PersonBook book;
  book[one.newest()] = {"female", "1950-01-01", "", {}, {}};
  Case other;
  other.add("progress-record", contact("2025-04-02", "kita"));
  auto question = year_2025();
  question.by = {Dimension::age, Dimension::sex};

  const auto figures = figures_of({one, other}, question, {}, book);

  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"75-", "female"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"", ""}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"*", "*"}) == "2");
  BOOST_TEST((question.classes() == std::vector<std::uint8_t>{1}));
}

BOOST_AUTO_TEST_CASE(a_case_with_two_concerns_is_in_both_and_in_the_total_once) {
  Case one;
  one.add("progress-record", contact("2025-04-02", "kita"));
  PersonBook book;
  book[one.newest()].concerns = {"06", "12"};
  auto question = year_2025();
  question.by = {Dimension::concern};

  const auto figures = figures_of({one}, question, {}, book);

  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"06"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"12"}) == "1");
  BOOST_TEST(value_of(figures, ItemId::contact, "total", {"*"}) == "1");
  BOOST_TEST((question.classes() == std::vector<std::uint8_t>{3}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
