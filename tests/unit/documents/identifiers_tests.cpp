// Numbers of municipalities and dates. Vectors: JIS X 0402 codes of real municipalities; resident
// codes worked out by hand from modulus 11, weights 2 to 7 from the right.
#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>

#include "server/documents/value_checks.h"

using namespace tsunagu::documents;

BOOST_AUTO_TEST_SUITE(identifiers_tests)

BOOST_AUTO_TEST_CASE(accepts_codes_of_municipalities) {
  for (const char* code :
       {"011002", "131016", "131041", "130001", "271004", "472018", "401307", "010006", "141003"}) {
    BOOST_TEST(is_municipality_code(code), code);
  }
}

BOOST_AUTO_TEST_CASE(refuses_codes_of_no_municipality) {
  for (const char* code :
       {"131011", "131014", "13101", "480002", "", "1310160", "13101a", "000000", "１３１０１６"}) {
    BOOST_TEST(!is_municipality_code(code), code);
  }
}

BOOST_AUTO_TEST_CASE(tells_form_and_check_digit_of_a_resident_code_apart) {
  for (const char* body_and_digit : {"123456789012340", "000000000000019", "000000000000124",
                                     "000000000000140", "000000000000060"}) {
    BOOST_TEST(has_resident_check_digit(body_and_digit), body_and_digit);
  }

  BOOST_TEST(is_resident_code("123456789012341"));
  BOOST_TEST(!has_resident_check_digit("123456789012341"));
  BOOST_TEST(!is_resident_code("12345678901234"));
  BOOST_TEST(!is_resident_code("12345678901234x"));
  BOOST_TEST(!has_resident_check_digit(""));
}

BOOST_AUTO_TEST_CASE(finds_every_single_wrong_check_digit) {
  for (char digit = '1'; digit <= '9'; ++digit) {
    BOOST_TEST(!has_resident_check_digit(std::string{"12345678901234"} + digit), digit);
  }
}

BOOST_AUTO_TEST_CASE(accepts_days_that_exist_and_unknown_parts) {
  for (const char* date : {"2024-02-29", "1950-00-00", "1950-04-00", "2000-02-29", "2025-12-31"}) {
    BOOST_TEST(is_partial_date(date), date);
  }
}

BOOST_AUTO_TEST_CASE(refuses_days_that_do_not_exist) {
  for (const char* date :
       {"2025-02-29", "1900-02-29", "1950-00-01", "1950-13-00", "2025-04-31", "0000-00-00",
        "0000-01-01", "2025-4-1", "20250401", "2025/04/01", "", "2025-04-01Z", "2025-01-32"}) {
    BOOST_TEST(!is_partial_date(date), date);
  }
}

BOOST_AUTO_TEST_SUITE_END()
