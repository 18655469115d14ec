// Figures as text.
#define BOOST_TEST_DYN_LINK
#include "server/statistics/figure_text.h"

#include <boost/test/unit_test.hpp>

namespace tsunagu::statistics::test {
namespace {

BOOST_AUTO_TEST_SUITE(figure_text_tests)

BOOST_AUTO_TEST_CASE(reads_and_writes_decimals_exactly) {
  for (const auto* text : {"0", "3", "12.5", "999999999.999", "0.001", "-4.2"}) {
    BOOST_TEST(figure_text(thousandths_of(text).value()) == text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_figure) {
  for (const auto* text : {"", ".", "1.", ".5", "1.2345", "1234567890", "1,000", "x"}) {
    BOOST_TEST(!thousandths_of(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(groups_thousands_for_people) {
  BOOST_TEST(grouped_text(6'500'000) == "6,500");
  BOOST_TEST(grouped_text(999'000) == "999");
  BOOST_TEST(grouped_text(1'234'567'500) == "1,234,567.5");
  BOOST_TEST(grouped_text(-1'000'000) == "-1,000");
}

BOOST_AUTO_TEST_CASE(rounds_rates_and_means_to_one_decimal_halves_up) {
  BOOST_TEST(figure_text(percent_of(1, 3)) == "33.3");
  BOOST_TEST(figure_text(percent_of(2, 3)) == "66.7");
  BOOST_TEST(figure_text(percent_of(3, 3)) == "100");
  BOOST_TEST(figure_text(percent_of(1, 2000)) == "0.1");
  BOOST_TEST(figure_text(mean_of(10'000, 4)) == "2.5");
  BOOST_TEST(figure_text(mean_of(10'000, 3)) == "3.3");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::statistics::test
