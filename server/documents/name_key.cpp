/// Two keys of one name: the strict one ranks first, the loose one finds more.
#include "server/documents/name_key.h"

#include <unordered_map>

#include "server/base/text.h"
#include "server/documents/character_forms.h"
#include "server/documents/kanji_variants.h"

namespace tsunagu::documents {
namespace {

char32_t upper_case(char32_t c) {
  const bool is_small_latin1 = c >= 0xe0 && c <= 0xfe && c != 0xf7;
  return (c >= U'a' && c <= U'z') || is_small_latin1 ? c - 0x20 : c;
}

bool is_middle_dot(char32_t c) { return c == 0x30fb || c == 0x00b7 || c == 0x2022; }

std::u32string strict_characters(std::string_view name) {
  std::u32string out;
  for (const char32_t c : comparable_characters(name)) {
    if (!is_space(c) && !is_middle_dot(c)) {
      out += upper_case(c);
    }
  }
  return out;
}

std::string utf8(std::u32string_view characters) {
  std::string out;
  for (const char32_t c : characters) {
    append_character(out, c);
  }
  return out;
}

/// Long marks, hyphens that stand in for them, and apostrophes.
bool is_left_out(char32_t c) {
  constexpr std::u32string_view kLeftOut = U"ー-‐‑‒–—―−~〜'’.";
  return kLeftOut.find(c) != std::u32string_view::npos;
}

/// Kana that are written in more than one way for one reading.
char32_t folded_kana(char32_t c) {
  static const std::unordered_map<char32_t, char32_t> table{
      {U'ァ', U'ア'}, {U'ィ', U'イ'}, {U'ゥ', U'ウ'}, {U'ェ', U'エ'}, {U'ォ', U'オ'},
      {U'ャ', U'ヤ'}, {U'ュ', U'ユ'}, {U'ョ', U'ヨ'}, {U'ッ', U'ツ'}, {U'ヮ', U'ワ'},
      {U'ヵ', U'カ'}, {U'ヶ', U'ケ'}, {U'ヂ', U'ジ'}, {U'ヅ', U'ズ'}, {U'ヲ', U'オ'},
      {U'ヰ', U'イ'}, {U'ヱ', U'エ'}, {U'ヷ', U'バ'}, {U'ヸ', U'ビ'}, {U'ヹ', U'ベ'},
      {U'ヺ', U'ボ'}, {U'ヴ', U'ブ'}};
  const auto at = table.find(c);
  return at == table.end() ? c : at->second;
}

/// ヴァ ヴィ ヴェ ヴォ are バ ビ ベ ボ: the kana for ヴ followed by the small vowel `c`, or 0.
char32_t folded_v(char32_t c) {
  switch (c) {
    case U'ァ':
      return U'バ';
    case U'ィ':
      return U'ビ';
    case U'ェ':
      return U'ベ';
    case U'ォ':
      return U'ボ';
    default:
      return 0;
  }
}

bool is_iteration_mark(char32_t c) { return c == U'々' || c == U'〻' || c == U'ヽ' || c == U'ヾ'; }

}  // namespace

std::string strict_name_key(std::string_view name) { return utf8(strict_characters(name)); }

std::string loose_name_key(std::string_view name) {
  std::u32string out;
  char32_t before = 0;
  for (const char32_t c : strict_characters(name)) {
    const char32_t v = before == U'ヴ' ? folded_v(c) : 0;
    before = c;
    if (v != 0) {
      out.back() = v;
    } else if (is_iteration_mark(c) && !out.empty()) {
      // ヾ repeats the kana voiced (ミスヾ is ミスズ); the voiced kana is the next code point.
      out += c == U'ヾ' ? out.back() + 1 : out.back();
    } else if (!is_left_out(c)) {
      out += folded_kanji(folded_kana(c));
    }
  }
  return utf8(out);
}

}  // namespace tsunagu::documents
