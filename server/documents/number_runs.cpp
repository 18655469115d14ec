/// Reads digits as a person would: of any script, in groups.
#include "server/documents/number_runs.h"

#include <array>
#include <optional>

#include "server/documents/character_forms.h"

namespace tsunagu::documents {
namespace {

/// Zeros of scripts whose ten digits follow one another: ASCII, Arabic, Persian, Devanagari,
/// Thai, full-width, and the five mathematical alphabets.
constexpr std::array<char32_t, 11> kZeros{0x30,    0x660,   0x6f0,   0x966,   0xe50,  0xff10,
                                          0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6};

std::optional<char> digit(char32_t c) {
  for (const char32_t zero : kZeros) {
    if (c >= zero && c <= zero + 9) {
      return static_cast<char>('0' + (c - zero));
    }
  }
  return std::nullopt;
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_';
}

bool is_hard_separator(char32_t c) {
  constexpr std::u32string_view kHard = U"-‐‑‒–—―−ー./・·";
  return kHard.find(c) != std::u32string_view::npos;
}

/// What joins the group that ends before `end` to what follows, and where the next would start.
Join join_at(std::u32string_view text, std::size_t end, std::size_t& next) {
  if (end >= text.size()) {
    return Join::none;
  }
  // A line break of two characters is one separator.
  const bool is_crlf = text.substr(end, 2) == U"\r\n";
  next = end + (is_crlf ? 2 : 1);
  if (next >= text.size() || !digit(text[next])) {
    return Join::none;
  }
  if (is_space(text[end])) {
    return Join::soft;
  }
  return is_hard_separator(text[end]) ? Join::hard : Join::none;
}

}  // namespace

std::vector<DigitGroup> digit_groups(std::u32string_view text) {
  std::vector<DigitGroup> groups;
  for (std::size_t at = 0; at < text.size();) {
    if (!digit(text[at])) {
      ++at;
      continue;
    }
    DigitGroup group;
    group.start = at;
    for (; at < text.size() && digit(text[at]); ++at) {
      group.digits += *digit(text[at]);
    }
    group.touches_letter = (group.start > 0 && is_letter(text[group.start - 1])) ||
                           (at < text.size() && is_letter(text[at]));
    std::size_t next = 0;
    group.after = join_at(text, at, next);
    groups.push_back(std::move(group));
  }
  return groups;
}

std::u32string with_kanji_digits(std::u32string_view text) {
  constexpr std::u32string_view kKanji = U"〇一二三四五六七八九";
  std::u32string out{text};
  for (char32_t& c : out) {
    if (const auto value = kKanji.find(c); value != std::u32string_view::npos) {
      c = U'0' + static_cast<char32_t>(value);
    }
  }
  return out;
}

}  // namespace tsunagu::documents
