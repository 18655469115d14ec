/// The forms that values in a profile may have.
#define BOOST_TEST_DYN_LINK
#include "server/profiles/value_forms.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"

using namespace tsunagu;
using namespace tsunagu::profiles;

namespace {

config::SettingLine line(const std::string& value) {
  return {"p.conf", 1, "target.t.2025", value, &messages::kProfile};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(value_forms_tests)

BOOST_AUTO_TEST_CASE(codes_are_what_documents_can_name_without_the_dot) {
  for (const char* code : {"a", "SK-S", "1", "houkatsu-higashi"}) {
    BOOST_TEST(is_code(code), code);
  }
  BOOST_TEST(is_code(std::string(40, 'a')));
  for (const char* wrong : {"", "-a", "a.b", "a_b", "a b", "高齢"}) {
    BOOST_TEST(!is_code(wrong), wrong);
  }
  BOOST_TEST(!is_code(std::string(41, 'a')));
}

BOOST_AUTO_TEST_CASE(days_are_days_of_the_calendar) {
  for (const char* day : {"2024-02-29", "2025-04-01", "1999-12-31"}) {
    BOOST_TEST(is_day(day), day);
  }
  for (const char* wrong : {"", "2025-02-29", "2025-04-31", "2025-00-01", "2025-01-00", "2025-1-01",
                            "20250401", "2025-04-1a", "2025-13-01"}) {
    BOOST_TEST(!is_day(wrong), wrong);
  }
}

BOOST_AUTO_TEST_CASE(numbers_keep_their_text) {
  for (const auto& [text, value] : {std::pair{"0", 0.0},
                                    {"56760", 56760.0},
                                    {"85.5", 85.5},
                                    {"0.125", 0.125},
                                    {"999999999", 999999999.0}}) {
    const Decimal number = decimal_of(line(text));

    BOOST_TEST(number.text == text);
    BOOST_TEST(number.value == value);
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_number) {
  for (const char* wrong :
       {"", ".", "1.", ".5", "1.2345", "1e3", "+1", "1234567890", "1,5", "inf", "０"}) {
    BOOST_CHECK_THROW(decimal_of(line(wrong)), config::SettingError);
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_list_that_is_too_long) {
  std::string text = "a0";
  for (std::size_t i = 1; i <= kMostEntries; ++i) {
    text += ", a" + std::to_string(i);
  }

  BOOST_CHECK_THROW(list_of(line(text), kCode), config::SettingError);
}

BOOST_AUTO_TEST_SUITE_END()
