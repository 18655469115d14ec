/// Folding by block of Unicode: JIS X 0201 katakana, full-width forms, hiragana.
#include "server/documents/character_forms.h"

#include <array>
#include <cstddef>

#include "server/base/text.h"

namespace tsunagu::documents {
namespace {

/// U+FF61 to U+FF9D in order.
constexpr std::u32string_view kHalfWidth =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ"
    U"マミムメモ"
    U"ヤユヨラリルレロワン";
static_assert(kHalfWidth.size() == 0xff9d - 0xff61 + 1);

/// Kana that a mark turns into the next code point (voiced), and those of ハ行 into the one after.
constexpr std::u32string_view kVoiceable = U"カキクケコサシスセソタチツテトハヒフヘホヽ";
constexpr std::u32string_view kHalfVoiceable = U"ハヒフヘホ";

bool is_invisible(char32_t c) {
  return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) ||
         (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2064) || c == 0xfeff || c == 0x00ad;
}

char32_t folded_width(char32_t c) {
  if (c >= 0xff61 && c <= 0xff9d) {
    return kHalfWidth[c - 0xff61];
  }
  if (c >= 0xff01 && c <= 0xff5e) {
    return c - 0xff01 + U'!';
  }
  const bool is_hiragana = (c >= 0x3041 && c <= 0x3096) || c == 0x309d || c == 0x309e;
  return is_hiragana ? c + 0x60 : c;
}

/// The two marks in their half-width, spacing and combining forms.
bool is_voicing(char32_t c) { return c == 0xff9e || c == 0x309b || c == 0x3099; }
bool is_half_voicing(char32_t c) { return c == 0xff9f || c == 0x309c || c == 0x309a; }

/// Joins mark `c` to the kana at the end of `out`. False if `c` is no mark or finds no kana.
bool compose(std::u32string& out, char32_t c) {
  if (out.empty()) {
    return false;
  }
  char32_t& last = out.back();
  if (is_voicing(c) && last == U'ウ') {
    last = U'ヴ';
    return true;
  }
  if (is_voicing(c) && kVoiceable.find(last) != std::u32string_view::npos) {
    last += 1;
    return true;
  }
  if (is_half_voicing(c) && kHalfVoiceable.find(last) != std::u32string_view::npos) {
    last += 2;
    return true;
  }
  return false;
}

}  // namespace

std::u32string comparable_characters(std::string_view text) {
  std::u32string out;
  while (!text.empty()) {
    const auto character = take_character(text);
    if (!character) {
      text.remove_prefix(1);
      continue;
    }
    if (!is_invisible(*character) && !compose(out, *character)) {
      out += folded_width(*character);
    }
  }
  return out;
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0d) || c == 0x00a0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f;
}

}  // namespace tsunagu::documents
