/// Groups of digits in a text and what joins them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagu::documents {

/// What stands between a group of digits and the next.
enum class Join {
  none,  ///< no single separator: another text, or the end
  soft,  ///< one space or line break; may separate two numbers or be inside of one
  hard,  ///< one hyphen, dot, slash or middle dot: inside of one number
};

struct DigitGroup {
  std::size_t start = 0;  ///< index of its first digit in the text
  std::string digits;     ///< ASCII
  Join after = Join::none;
  bool touches_letter = false;  ///< part of a token like A123 or 0x12
};

/// All groups of digits in `text` in order. Digits of every script are ASCII digits in the groups.
std::vector<DigitGroup> digit_groups(std::u32string_view text);

/// `text` with 〇一二三四五六七八九 as digits, for a second look: in running text they are words.
std::u32string with_kanji_digits(std::u32string_view text);

}  // namespace tsunagu::documents
