// Terminal width and harmless text.
#include "server/cli/width.h"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

using namespace tsunagu::cli;

BOOST_AUTO_TEST_SUITE(width_tests)

BOOST_AUTO_TEST_CASE(counts_kanji_and_kana_two_and_half_width_kana_one) {
  BOOST_TEST(width_of("abc") == 3U);
  BOOST_TEST(width_of("髙橋") == 4U);
  BOOST_TEST(width_of("ﾊﾏﾀﾞ") == 4U);
  BOOST_TEST(width_of("　") == 2U);
  BOOST_TEST(width_of("～") == 2U);
  BOOST_TEST(width_of("𠮷") == 2U);
  BOOST_TEST(width_of("①") == 1U);
}

BOOST_AUTO_TEST_CASE(counts_variation_selectors_and_combining_marks_nothing) {
  BOOST_TEST(width_of("葛\U000E0100") == 2U);
  BOOST_TEST(width_of("か\u3099") == 2U);
}

BOOST_AUTO_TEST_CASE(shows_what_would_steer_the_terminal) {
  BOOST_TEST(printable("a\x1b[2J") == "a\\u{1b}[2J");
  BOOST_TEST(printable("\u009b31m") == "\\u{9b}31m");
  BOOST_TEST(printable("\u202e") == "\\u{202e}");
  BOOST_TEST(printable("\xff") == "\\u{ff}");
}

BOOST_AUTO_TEST_CASE(keeps_a_value_of_many_lines_on_one_line) {
  BOOST_TEST(printable("一\r\n二\n三\t四") == "一⏎二⏎三 四");
}

BOOST_AUTO_TEST_CASE(leaves_japanese_text_as_it_is) {
  const std::string text = "﨑山　正（㈱）①～ｱ葛\U000E0100";

  BOOST_TEST(printable(text) == text);
}

BOOST_AUTO_TEST_SUITE_END()
