/// Finding individual numbers (個人番号) so that they can be refused.
///
/// One in ten of all numbers of 12 digits has a right check digit, so the digits alone only raise
/// a suspicion; words before them or the usual grouping make it more.
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "server/documents/character_forms.h"
#include "server/documents/number_runs.h"
#include "server/documents/value_checks.h"

namespace tsunagu::documents {
namespace {

constexpr std::size_t kLength = 12;
constexpr int kCheckDigitScore = 50;
constexpr int kWordScore = 100;
constexpr int kGroupingScore = 40;
constexpr int kTimestampScore = -50;
/// A number that is named My Number but has a wrong check digit: most likely a slip of the pen.
constexpr int kNamedOnlyScore = 40;
constexpr std::size_t kWordDistance = 40;  // characters before the digits in which a word counts

/// 番号法施行令・総務省令 85/2014 art. 5: weights 2 to 7 and 2 to 6 from the right; 0 and 1 give 0.
bool has_check_digit(std::string_view digits) {
  constexpr std::array kWeights{6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  int sum = 0;
  for (std::size_t index = 0; index < kWeights.size(); ++index) {
    sum += (digits[index] - '0') * kWeights[index];
  }
  const int remainder = sum % 11;
  return digits[kLength - 1] - '0' == (remainder <= 1 ? 0 : 11 - remainder);
}

/// yyyyMMddHHmm of the years 1900 to 2099.
bool is_timestamp(std::string_view digits) {
  const std::string day = std::string{digits.substr(0, 4)} + "-" +
                          std::string{digits.substr(4, 2)} + "-" + std::string{digits.substr(6, 2)};
  const bool is_century = digits.starts_with("19") || digits.starts_with("20");
  const bool is_day =
      digits.substr(4, 2) != "00" && digits.substr(6, 2) != "00" && is_partial_date(day);
  return is_century && is_day && digits.substr(8, 2) < "24" && digits.substr(10, 2) < "60";
}

/// Only what carries meaning in a word: no spaces and dots, lower case.
std::u32string squeezed(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    const bool is_filler = is_space(c) || c == U'・' || c == U'_' || c == U'-';
    if (!is_filler) {
      out += c >= U'A' && c <= U'Z' ? c + 0x20 : c;
    }
  }
  return out;
}

bool says_my_number(std::u32string_view text) {
  // Compared after folding, so half-width and hiragana spellings are these too.
  constexpr std::array<std::u32string_view, 6> kWords{U"個人番号", U"マイナンバ", U"個番",
                                                      U"mynumber", U"kojinbango", U"kojinno"};
  const auto plain = squeezed(text);
  return std::ranges::any_of(kWords, [&plain](std::u32string_view word) {
    return plain.find(word) != std::u32string::npos;
  });
}

bool says_telephone(std::u32string_view text) {
  constexpr std::array<std::u32string_view, 6> kWords{U"電話", U"ファクス", U"ファックス",
                                                      U"携帯", U"fax",      U"tel"};
  const auto plain = squeezed(text);
  return std::ranges::any_of(kWords, [&plain](std::u32string_view word) {
    return plain.find(word) != std::u32string::npos;
  });
}

/// Consecutive groups of digits that are 12 together.
struct Candidate {
  std::span<const DigitGroup> groups;
  Join before = Join::none;
  bool named = false;

  Join after() const { return groups.back().after; }
  bool joined_inside_by(Join join) const {
    return std::ranges::any_of(groups.first(groups.size() - 1),
                               [join](const DigitGroup& group) { return group.after == join; });
  }
  bool touches_letter() const {
    return groups.front().touches_letter || groups.back().touches_letter;
  }
  /// Whether it is a number of its own and not a piece of a longer one.
  bool stands_alone() const {
    const bool is_joined = before == Join::hard || after() == Join::hard;
    const bool may_go_on =
        (before == Join::soft || after() == Join::soft) && joined_inside_by(Join::soft);
    return !is_joined && !may_go_on && !touches_letter();
  }
  bool is_four_four_four() const {
    return groups.size() == 3 && std::ranges::all_of(groups, [](const DigitGroup& group) {
             return group.digits.size() == 4;
           });
  }
  std::string digits() const {
    std::string out;
    for (const auto& group : groups) {
      out += group.digits;
    }
    return out;
  }
};

int score(const Candidate& candidate) {
  const auto digits = candidate.digits();
  if (!candidate.named && !candidate.stands_alone()) {
    return 0;
  }
  if (!has_check_digit(digits)) {
    return candidate.named && candidate.stands_alone() ? kNamedOnlyScore : 0;
  }
  return kCheckDigitScore + (candidate.named ? kWordScore : 0) +
         (candidate.is_four_four_four() ? kGroupingScore : 0) +
         (is_timestamp(digits) ? kTimestampScore : 0);
}

/// The groups from `first` on that are 12 digits together; empty if none are.
std::span<const DigitGroup> twelve_digits(std::span<const DigitGroup> groups, std::size_t first) {
  std::size_t length = 0;
  for (std::size_t last = first; last < groups.size(); ++last) {
    length += groups[last].digits.size();
    if (length == kLength) {
      return groups.subspan(first, last - first + 1);
    }
    if (length > kLength || groups[last].after == Join::none) {
      break;
    }
  }
  return {};
}

int highest_score(std::u32string_view text, bool label_names, bool label_is_telephone) {
  const auto groups = digit_groups(text);
  int highest = 0;
  for (std::size_t first = 0; first < groups.size(); ++first) {
    Candidate candidate;
    candidate.groups = twelve_digits(groups, first);
    if (candidate.groups.empty()) {
      continue;
    }
    const auto start = groups[first].start;
    const auto from = start - std::min(start, kWordDistance);
    candidate.before = first == 0 ? Join::none : groups[first - 1].after;
    candidate.named = label_names || says_my_number(text.substr(from, start - from));
    if (candidate.named || !label_is_telephone) {
      highest = std::max(highest, score(candidate));
    }
  }
  return highest;
}

}  // namespace

int my_number_score(std::string_view label, std::string_view text) {
  const auto label_text = comparable_characters(label);
  const auto plain = comparable_characters(text);
  const bool names = says_my_number(label_text);
  const bool is_telephone = says_telephone(label_text);
  return std::max(highest_score(plain, names, is_telephone),
                  highest_score(with_kanji_digits(plain), names, is_telephone));
}

}  // namespace tsunagu::documents
