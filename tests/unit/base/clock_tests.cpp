/// Times as text, in UTC and in Japan.
#define BOOST_TEST_DYN_LINK
#include "server/base/clock.h"

#include <boost/test/unit_test.hpp>

using namespace tsunagu;

namespace {

constexpr Microseconds kSecond = 1'000'000;
// 2025-03-31T15:00:00Z: midnight in Japan, when the fiscal year 2025 begins.
constexpr Microseconds kNewFiscalYear = 1'743'433'200 * kSecond;

}  // namespace

BOOST_AUTO_TEST_SUITE(clock_times)

BOOST_AUTO_TEST_CASE(writes_utc_with_microseconds) {
  BOOST_TEST(utc_text(0) == "1970-01-01T00:00:00.000000Z");
  BOOST_TEST(utc_text(kNewFiscalYear + 42) == "2025-03-31T15:00:00.000042Z");
}

BOOST_AUTO_TEST_CASE(rounds_down_before_1970) {
  BOOST_TEST(utc_text(-1) == "1969-12-31T23:59:59.999999Z");
}

BOOST_AUTO_TEST_CASE(writes_leap_days) {
  BOOST_TEST(utc_text(1'709'164'800 * kSecond) == "2024-02-29T00:00:00.000000Z");
}

BOOST_AUTO_TEST_CASE(writes_the_time_and_day_of_japan) {
  BOOST_TEST(japan_text(kNewFiscalYear) == "2025-04-01T00:00:00+09:00");
  BOOST_TEST(japan_day(kNewFiscalYear) == "20250401");
  BOOST_TEST(japan_day(kNewFiscalYear - 1) == "20250331");
}

BOOST_AUTO_TEST_CASE(begins_the_fiscal_year_in_april_of_japan) {
  BOOST_TEST(fiscal_year(kNewFiscalYear - 1) == 2024);
  BOOST_TEST(fiscal_year(kNewFiscalYear) == 2025);
}

BOOST_AUTO_TEST_CASE(the_system_clock_goes_on) {
  const SystemClock clock;

  const Microseconds first = clock.now();

  BOOST_TEST(first > kNewFiscalYear);
}

BOOST_AUTO_TEST_SUITE_END()
