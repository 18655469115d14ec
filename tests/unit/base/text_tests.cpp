/// UTF-8: every code point, and every way of getting it wrong.
#define BOOST_TEST_DYN_LINK
#include "server/base/text.h"

#include <boost/test/unit_test.hpp>

using namespace tsunagu;

namespace {

bool is_surrogate(char32_t character) { return character >= 0xd800 && character <= 0xdfff; }

/// Whether the sequence names a code point at all, worked out from the definition of UTF-8.
bool is_sequence(unsigned first, unsigned second, unsigned third) {
  const bool tails = (second & 0xc0U) == 0x80U && (third & 0xc0U) == 0x80U;
  const unsigned point = ((first & 0x0fU) << 12) | ((second & 0x3fU) << 6) | (third & 0x3fU);
  return (first & 0xf0U) == 0xe0U && tails && point >= 0x800 && !is_surrogate(point);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(reads_back_every_code_point) {
  std::size_t wrong = 0;
  for (char32_t character = 0; character <= 0x10ffff; ++character) {
    if (is_surrogate(character)) {
      continue;
    }
    std::string one;
    append_character(one, character);
    std::string_view rest = one;
    const std::optional<char32_t> back = take_character(rest);
    wrong += back != character || !rest.empty() || count_characters(one) != 1 ? 1U : 0U;
  }

  BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(accepts_exactly_the_three_byte_sequences_of_the_definition) {
  std::size_t wrong = 0;
  for (unsigned bits = 0xe00000; bits <= 0xefffff; ++bits) {
    const std::string bytes{static_cast<char>(bits >> 16), static_cast<char>(bits >> 8),
                            static_cast<char>(bits)};
    std::string_view rest = bytes;
    const bool is_taken = take_character(rest).has_value();
    wrong += is_taken != is_sequence(bits >> 16, (bits >> 8) & 0xffU, bits & 0xffU) ? 1U : 0U;
  }

  BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(refuses_overlong_cut_and_stray_bytes) {
  for (const std::string_view wrong :
       {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xe3\x81", "\xf0\x80\x80\x80",
        "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xfe", "\xf0\x9f\x98",
        "\xed\xa0\x80", "\xed\xbf\xbf", "a\xc3(", "\xf8\x88\x80\x80\x80"}) {
    BOOST_TEST(!is_clean_utf8(wrong));
  }
}

BOOST_AUTO_TEST_CASE(refuses_control_characters_but_blanks) {
  for (char32_t character = 0; character <= 0xff; ++character) {
    std::string one = "a";
    append_character(one, character);
    const bool is_blank = character == 9 || character == 10 || character == 13;
    const bool is_control = character < 0x20 || (character >= 0x7f && character <= 0x9f);

    BOOST_TEST(is_clean_utf8(one) == (is_blank || !is_control));
  }
}

BOOST_AUTO_TEST_CASE(counts_code_points) {
  BOOST_TEST(count_characters("") == 0U);
  BOOST_TEST(count_characters("髙橋 ｻﾁｺ") == 6U);
  BOOST_TEST(count_characters("𠮷野") == 2U);
}

BOOST_AUTO_TEST_CASE(takes_nothing_from_empty_text_and_leaves_wrong_text_alone) {
  std::string_view empty;
  std::string_view wrong =
      "\xff"
      "a";

  BOOST_TEST(!take_character(empty).has_value());
  BOOST_TEST(!take_character(wrong).has_value());
  BOOST_TEST(wrong.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
