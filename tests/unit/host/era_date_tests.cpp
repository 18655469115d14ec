// Era dates: borders of eras, unknown parts, days that never were.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/era_date.h"

#include <string>

#include <boost/test/unit_test.hpp>

namespace {

using namespace tsunagu;
using namespace tsunagu::host;

std::string text(const Result<std::string>& result) {
  return result ? *result : refusal_id(result.refusal().code);
}

BOOST_AUTO_TEST_SUITE(era_date_tests)

BOOST_AUTO_TEST_CASE(reads_seven_digits) {
  BOOST_TEST(text(era_digits_to_iso("5070401")) == "2025-04-01");
  BOOST_TEST(text(era_digits_to_iso("3170712")) == "1942-07-12");
  BOOST_TEST(text(era_digits_to_iso("1060101")) == "1873-01-01");
}

BOOST_AUTO_TEST_CASE(keeps_unknown_parts_unknown) {
  BOOST_TEST(text(era_digits_to_iso("3250000")) == "1950-00-00");
  BOOST_TEST(text(era_digits_to_iso("3250400")) == "1950-04-00");
  BOOST_TEST(text(era_digits_to_iso("4310000")) == "2019-00-00");
  BOOST_TEST(text(era_digits_to_iso("3250004")) == "KX301");
  BOOST_TEST(text(era_digits_to_iso("3000000")) == "KX301");
}

BOOST_AUTO_TEST_CASE(knows_the_borders_of_eras) {
  BOOST_TEST(text(era_dotted_to_iso("H31.04.30")) == "2019-04-30");
  BOOST_TEST(text(era_dotted_to_iso("H31.05.01")) == "KX302");
  BOOST_TEST(text(era_dotted_to_iso("R01.05.01")) == "2019-05-01");
  BOOST_TEST(text(era_dotted_to_iso("R01.04.30")) == "KX302");
  BOOST_TEST(text(era_dotted_to_iso("S64.01.07")) == "1989-01-07");
  BOOST_TEST(text(era_dotted_to_iso("S64.01.08")) == "KX302");
  BOOST_TEST(text(era_dotted_to_iso("T15.12.25")) == "1926-12-25");
  BOOST_TEST(text(era_dotted_to_iso("S01.12.25")) == "1926-12-25");
  BOOST_TEST(text(era_dotted_to_iso("M45.07.30")) == "1912-07-30");
  BOOST_TEST(text(era_dotted_to_iso("T01.07.30")) == "1912-07-30");
  BOOST_TEST(text(era_digits_to_iso("4320101")) == "KX302");
  BOOST_TEST(text(era_digits_to_iso("3650000")) == "KX302");
}

BOOST_AUTO_TEST_CASE(refuses_days_that_never_were) {
  BOOST_TEST(text(era_dotted_to_iso("R7.2.29")) == "KX301");
  BOOST_TEST(text(era_dotted_to_iso("R6.2.29")) == "2024-02-29");
  BOOST_TEST(text(era_digits_to_iso("5071301")) == "KX301");
  BOOST_TEST(text(era_digits_to_iso("5070431")) == "KX301");
  BOOST_TEST(text(era_digits_to_iso("1050101")) == "KX301");  // lunar calendar
}

BOOST_AUTO_TEST_CASE(refuses_other_spellings) {
  for (const char* wrong :
       {"", "507040", "50704011", "20250401", "6010101", "0010101", "507O401"}) {
    BOOST_TEST(text(era_digits_to_iso(wrong)) == "KX301", wrong);
  }
  for (const char* wrong : {"", "R", "R07.06", "R07.06.18.1", "X07.06.18", "R07.06.", "R007.6.1",
                            "R07-06-18", "R07.06.18 13:30"}) {
    BOOST_TEST(text(era_dotted_to_iso(wrong)) == "KX301", wrong);
  }
}

BOOST_AUTO_TEST_CASE(writes_the_era_that_began_last) {
  BOOST_TEST(text(iso_to_era_digits("2025-04-01")) == "5070401");
  BOOST_TEST(text(iso_to_era_digits("1926-12-25")) == "3011225");
  BOOST_TEST(text(iso_to_era_digits("1926-12-24")) == "2151224");
  BOOST_TEST(text(iso_to_era_dotted("2025-06-18")) == "R07.06.18");
  BOOST_TEST(text(iso_to_era_dotted("1950-00-00")) == "S25.00.00");
}

BOOST_AUTO_TEST_CASE(does_not_guess_the_era_of_half_a_date) {
  BOOST_TEST(text(iso_to_era_digits("1989-00-00")) == "KX301");
  BOOST_TEST(text(iso_to_era_digits("1989-01-00")) == "KX301");
  BOOST_TEST(text(iso_to_era_digits("1989-02-00")) == "4010200");
  BOOST_TEST(text(iso_to_era_digits("2019-00-00")) == "KX301");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_iso_date) {
  for (const char* wrong : {"", "2025-4-1", "2025/04/01", "2025-02-29", "1872-12-31", "20250401"}) {
    BOOST_TEST(text(iso_to_era_digits(wrong)) == "KX301", wrong);
  }
}

BOOST_AUTO_TEST_CASE(every_day_since_1926_comes_back) {
  for (int year = 1927; year <= 2030; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const std::string iso =
          std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) + "-15";
      BOOST_REQUIRE_EQUAL(text(era_digits_to_iso(text(iso_to_era_digits(iso)))), iso);
      BOOST_REQUIRE_EQUAL(text(era_dotted_to_iso(text(iso_to_era_dotted(iso)))), iso);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
