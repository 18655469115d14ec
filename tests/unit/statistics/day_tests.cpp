// Days and periods.
#define BOOST_TEST_DYN_LINK
#include "server/statistics/day.h"

#include <boost/test/unit_test.hpp>

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(day_tests)

BOOST_AUTO_TEST_CASE(takes_a_day_whose_month_is_known_and_no_other) {
  BOOST_TEST((parse_day("2025-06-30") == Day{2025, 6, 30}));
  BOOST_TEST((parse_day("2025-06-00") == Day{2025, 6, 0}));

  for (const auto* text : {"", "2025-00-00", "0000-06-01", "2025-13-01", "2025-06-32", "2025/06/01",
                           "2025-6-1", "2025-06-0x"}) {
    BOOST_TEST(!parse_day(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(a_fiscal_year_runs_from_april_to_march) {
  const auto period = Period::of_year(2025);

  BOOST_TEST(period.text() == "2025-04/2026-03");
  for (int month = period.first; month <= period.last; ++month) {
    BOOST_TEST(fiscal_year_of(month) == 2025);
  }
  BOOST_TEST(fiscal_year_of(period.first - 1) == 2024);
  BOOST_TEST(fiscal_year_of(period.last + 1) == 2026);
}

BOOST_AUTO_TEST_CASE(a_month_is_written_as_year_and_month) {
  BOOST_TEST(Period::of_month("2025-12")->text() == "2025-12");
  BOOST_TEST(!Period::of_month("2025-13").has_value());
  BOOST_TEST(!Period::of_month("2025").has_value());
}

BOOST_AUTO_TEST_CASE(counts_days_over_the_end_of_february) {
  BOOST_TEST(days_between({2024, 2, 28}, {2024, 3, 1}) == 2);
  BOOST_TEST(days_between({2025, 2, 28}, {2025, 3, 1}) == 1);
  BOOST_TEST(days_between({2025, 3, 1}, {2025, 2, 28}) == -1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
