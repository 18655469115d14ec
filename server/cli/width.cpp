// Terminal width of text, after Unicode Standard Annex #11.
#include "server/cli/width.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "server/base/text.h"

namespace tsunagu::cli {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// EastAsianWidth.txt of Unicode 15, classes W and F, neighbouring blocks joined.
constexpr std::array kWide{
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},
    Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},
    Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97C},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},   Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6F},
    Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x16FE0, 0x18CFF},
    Range{0x1AFF0, 0x1B2FB}, Range{0x1F300, 0x1F64F}, Range{0x1F900, 0x1F9FF},
    Range{0x20000, 0x3FFFD}};

constexpr std::array kNoWidth{Range{0x0300, 0x036F}, Range{0x200B, 0x200F},
                              Range{0x3099, 0x309A}, Range{0xFE00, 0xFE0F},
                              Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF}};

// C0, DEL and C1; and the marks that turn the direction of writing.
constexpr std::array kSteering{Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0x061C, 0x061C},
                               Range{0x200E, 0x200F}, Range{0x202A, 0x202E}, Range{0x2066, 0x2069}};

template <std::size_t Size>
bool is_in(const std::array<Range, Size>& ranges, char32_t character) {
  return std::any_of(ranges.begin(), ranges.end(), [character](const Range& range) {
    return character >= range.first && character <= range.last;
  });
}

std::string escaped(unsigned number) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "\\u{%x}", number);
  return text.data();
}

}  // namespace

std::size_t width_of(char32_t character) {
  if (is_in(kNoWidth, character)) {
    return 0;
  }
  return is_in(kWide, character) ? 2 : 1;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto character = take_character(text);
    if (!character) {
      text.remove_prefix(1);
    }
    width += character ? width_of(*character) : 1;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto character = take_character(text);
    if (!character) {
      out += escaped(static_cast<unsigned char>(text.front()));
      text.remove_prefix(1);
    } else if (*character == U'\n' || *character == U'\r') {
      const bool pair = *character == U'\r' && text.substr(0, 1) == "\n";
      text.remove_prefix(pair ? 1 : 0);
      out += "⏎";
    } else if (*character == U'\t') {
      out += ' ';
    } else if (is_in(kSteering, *character)) {
      out += escaped(static_cast<unsigned>(*character));
    } else {
      append_character(out, *character);
    }
  }
  return out;
}

}  // namespace tsunagu::cli
