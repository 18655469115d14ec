// Tests of calculating with days.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/cases/days.h"

namespace tsunagu::cases {

BOOST_AUTO_TEST_SUITE(days)

BOOST_AUTO_TEST_CASE(takes_an_unknown_day_as_the_first_or_the_last_it_may_be) {
  BOOST_TEST(first_day("2025-06-00") == "2025-06-01");
  BOOST_TEST(last_day("2025-06-00") == "2025-06-30");
  BOOST_TEST(first_day("2025-00-00") == "2025-01-01");
  BOOST_TEST(last_day("2025-00-00") == "2025-12-31");
  BOOST_TEST(last_day("2024-02-00") == "2024-02-29");
  BOOST_TEST(last_day("2025-06-24") == "2025-06-24");
}

BOOST_AUTO_TEST_CASE(finds_no_day_in_anything_else) {
  for (const auto* text : {"", "2025", "2025-6-1", "2025-13-01", "2025-02-30", "2025/06/01"}) {
    BOOST_TEST(first_day(text).empty(), text);
    BOOST_TEST(last_day(text).empty(), text);
  }
  BOOST_TEST(last_day("2025-13-00").empty());
  BOOST_TEST(days_after("", 3).empty());
  BOOST_TEST(months_after("", 3).empty());
}

BOOST_AUTO_TEST_CASE(counts_across_months_and_leap_days) {
  BOOST_TEST(days_after("2025-12-31", 1) == "2026-01-01");
  BOOST_TEST(days_after("2024-03-01", -1) == "2024-02-29");
  BOOST_TEST(months_after("2025-01-31", 1) == "2025-02-28");
  BOOST_TEST(months_after("2025-04-30", 12) == "2026-04-30");
}

BOOST_AUTO_TEST_CASE(counts_whole_months_only) {
  BOOST_TEST(months_between("2025-04-10", "2025-07-09") == 2);
  BOOST_TEST(months_between("2025-04-10", "2025-07-10") == 3);
  BOOST_TEST(months_between("2025-01-31", "2025-02-28") == 1);
  BOOST_TEST(months_between("2025-07-10", "2025-04-10") == 0);
  BOOST_TEST(months_between("", "2025-04-10") == 0);
}

BOOST_AUTO_TEST_CASE(knows_the_moment_of_a_time_of_day_in_japan) {
  BOOST_TEST(japan_text(*japan_moment("2025-06-24", "13:30")) == "2025-06-24T13:30:00+09:00");
  BOOST_TEST(japan_text(*japan_moment("2025-06-24", "24:00")) == "2025-06-25T00:00:00+09:00");
  BOOST_TEST(!japan_moment("2025-06-00", "13:30"));
  BOOST_TEST(!japan_moment("2025-06-24", "25:00"));
  BOOST_TEST(!japan_moment("2025-06-24", ""));
}

BOOST_AUTO_TEST_CASE(writes_a_day_as_a_number_that_sorts_like_it) {
  BOOST_TEST(day_number("2025-06-24") == 20250624U);
  BOOST_TEST(day_number("") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::cases
