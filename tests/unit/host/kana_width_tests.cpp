// Kana widths.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/kana_width.h"

#include <boost/test/unit_test.hpp>

#include "server/base/text.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;

BOOST_AUTO_TEST_SUITE(kana_width_tests)

BOOST_AUTO_TEST_CASE(joins_voice_marks) {
  BOOST_TEST(kana_to_full("ﾔﾏﾀﾞ ﾊﾟﾋﾟ") == "ヤマダ パピ");
  BOOST_TEST(kana_to_full("ｳﾞｨｵﾗ") == "ヴィオラ");
}

BOOST_AUTO_TEST_CASE(keeps_marks_that_join_nothing) {
  BOOST_TEST(kana_to_full("ﾞｱﾞ") == "゛ア゛");
  BOOST_TEST(kana_to_full("ﾊﾟﾟ") == "パ゜");
}

BOOST_AUTO_TEST_CASE(never_folds_small_kana_or_touches_other_characters) {
  BOOST_TEST(kana_to_full("ｷｮｳｺ ｷﾖｳｺ") == "キョウコ キヨウコ");
  BOOST_TEST(kana_to_full("山田 Ａ　b～") == "山田 Ａ　b～");
}

BOOST_AUTO_TEST_CASE(writes_half_width) {
  BOOST_TEST(*kana_to_half("ヤマダ　ヴィオラ") == "ﾔﾏﾀﾞ　ｳﾞｨｵﾗ");
}

BOOST_AUTO_TEST_CASE(refuses_kana_without_half_width_form) {
  for (const char* kana : {"ヮ", "ヰ", "ヱ", "ヵ", "ヶ", "ア゙", "か"}) {
    const Result<std::string> half = kana_to_half(kana);
    BOOST_TEST((!half && half.refusal().code == RefusalCode::substitution_needed), kana);
  }
}

BOOST_AUTO_TEST_CASE(every_half_width_kana_comes_back) {
  for (char32_t character = 0xFF61; character <= 0xFF9F; ++character) {
    std::string half;
    append_character(half, character);

    BOOST_REQUIRE_EQUAL(*kana_to_half(kana_to_full(half)), half);
    BOOST_REQUIRE_EQUAL(*kana_to_half(kana_to_full(half + "ﾞ")), half + "ﾞ");
    BOOST_REQUIRE_EQUAL(*kana_to_half(kana_to_full(half + "ﾟ")), half + "ﾟ");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
