/// How alike the people of two cases are.
#include "server/cases/likeness.h"

#include <algorithm>
#include <array>

#include "server/base/check.h"
#include "server/base/text.h"
#include "server/documents/character_forms.h"
#include "server/documents/name_key.h"

namespace tsunagu::cases {
namespace {

struct ReasonText {
  LikenessReason reason;
  int weight;
  std::string_view word;
  std::string_view label;
};

constexpr std::array kReasons{
    ReasonText{LikenessReason::resident_code, 100, "resident_code", "宛名番号が同じ"},
    ReasonText{LikenessReason::resident_code_differs, -60, "resident_code_differs",
               "宛名番号が違う"},
    ReasonText{LikenessReason::name, 35, "name", "氏名が同じ"},
    ReasonText{LikenessReason::name_folded, 30, "name_folded", "氏名が同じ（字形の違い）"},
    ReasonText{LikenessReason::kana, 25, "kana", "読みが同じ"},
    ReasonText{LikenessReason::kana_folded, 20, "kana_folded", "読みが同じ（表記の違い）"},
    ReasonText{LikenessReason::birth_date, 30, "birth_date", "生年月日が同じ"},
    ReasonText{LikenessReason::birth_date_partly, 15, "birth_date_partly",
               "生年月日が分かる範囲で同じ"},
    ReasonText{LikenessReason::birth_date_near, 5, "birth_date_near",
               "生年月日の年・月・日の一つだけが違う"},
    ReasonText{LikenessReason::birth_date_differs, -30, "birth_date_differs", "生年月日が違う"},
    ReasonText{LikenessReason::contact, 15, "contact", "住所か連絡先が同じ"},
    ReasonText{LikenessReason::contact_withheld, 0, "contact_withheld",
               "住所・連絡先は支援措置のため比べない"},
};

const ReasonText& text_of(LikenessReason reason) {
  const auto& text = kReasons.at(static_cast<std::size_t>(reason));
  TSUNAGU_ENSURE(text.reason == reason, "the reasons stand in their order");
  return text;
}

using Maybe = std::optional<LikenessReason>;

/// The one of two reasons that says more for the two being one person.
Maybe better(Maybe left, Maybe right) {
  if (!left || !right) {
    return left ? left : right;
  }
  return text_of(*right).weight > text_of(*left).weight ? right : left;
}

Maybe same_key(std::string_view left, std::string_view right, LikenessReason strict,
               LikenessReason loose) {
  const auto left_key = documents::strict_name_key(left);
  const auto right_key = documents::strict_name_key(right);
  if (left_key.empty() || right_key.empty()) {
    return std::nullopt;
  }
  if (left_key == right_key) {
    return strict;
  }
  const auto left_loose = documents::loose_name_key(left);
  return !left_loose.empty() && left_loose == documents::loose_name_key(right) ? Maybe{loose}
                                                                               : std::nullopt;
}

Maybe same_code(const NameEntry& left, const NameEntry& right) {
  if (!left.resident || !right.resident) {
    return std::nullopt;
  }
  return *left.resident == *right.resident ? LikenessReason::resident_code
                                           : LikenessReason::resident_code_differs;
}

struct DateParts {
  std::string_view year, month, day;
};

std::optional<DateParts> parts_of(std::string_view date) {
  if (date.size() != 10 || date.substr(0, 4) == "0000") {
    return std::nullopt;
  }
  return DateParts{date.substr(0, 4), date.substr(5, 2), date.substr(8, 2)};
}

char32_t plain_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  const auto at = kDigits.find(c);
  return at == std::u32string_view::npos ? c : U'0' + static_cast<char32_t>(at);
}

bool is_dash(char32_t c) {
  constexpr std::u32string_view kDashes = U"-‐‑‒–—―−ーの丁目番地号ノ";
  return kDashes.find(c) != std::u32string_view::npos;
}

}  // namespace

bool Likeness::has(LikenessReason reason) const {
  return std::ranges::find(reasons, reason) != reasons.end();
}

bool Likeness::is_contradicted() const {
  return has(LikenessReason::resident_code_differs) || has(LikenessReason::birth_date_near) ||
         has(LikenessReason::birth_date_differs);
}

std::optional<LikenessReason> birth_dates(std::string_view left, std::string_view right) {
  const auto one = parts_of(left);
  const auto other = parts_of(right);
  if (!one || !other) {
    return std::nullopt;
  }
  int differing = 0;
  bool is_partial = false;
  const auto compare = [&](std::string_view a, std::string_view b) {
    if (a == "00" || b == "00") {
      is_partial = true;
    } else if (a != b) {
      ++differing;
    }
  };
  compare(one->year, other->year);
  compare(one->month, other->month);
  compare(one->day, other->day);
  if (differing == 0) {
    return is_partial ? LikenessReason::birth_date_partly : LikenessReason::birth_date;
  }
  return differing == 1 && !is_partial ? LikenessReason::birth_date_near
                                       : LikenessReason::birth_date_differs;
}

Likeness likeness(const PersonEntries& left, const PersonEntries& right) {
  Maybe code;
  Maybe name;
  Maybe kana;
  Maybe birth;
  for (const auto& one : left) {
    for (const auto& other : right) {
      code = better(code, same_code(one, other));
      name = better(
          name, same_key(one.name, other.name, LikenessReason::name, LikenessReason::name_folded));
      kana = better(
          kana, same_key(one.kana, other.kana, LikenessReason::kana, LikenessReason::kana_folded));
      birth = better(birth, birth_dates(one.birth_date, other.birth_date));
    }
  }
  Likeness found;
  for (const auto& reason : {code, name, kana, birth}) {
    if (reason) {
      found.score += text_of(*reason).weight;
      found.reasons.push_back(*reason);
    }
  }
  found.score = std::clamp(found.score, 0, 100);
  return found;
}

Likeness with_contact(Likeness found, std::optional<LikenessReason> reason) {
  if (reason) {
    found.score = std::min(100, found.score + text_of(*reason).weight);
    found.reasons.push_back(*reason);
  }
  return found;
}

std::string contact_key(std::string_view text) {
  constexpr std::size_t kLeast = 8;
  std::u32string key;
  for (const char32_t c : documents::comparable_characters(text)) {
    if (documents::is_space(c)) {
      continue;
    }
    const bool is_separator = is_dash(c);
    if (!is_separator) {
      key += plain_digit(c);
    } else if (!key.empty() && key.back() != U'-') {
      key += U'-';
    }
  }
  while (!key.empty() && key.back() == U'-') {
    key.pop_back();
  }
  std::string out;
  if (key.size() < kLeast) {
    return out;
  }
  for (const char32_t c : key) {
    append_character(out, c);
  }
  return out;
}

std::string_view reason_word(LikenessReason reason) { return text_of(reason).word; }
std::string_view reason_label(LikenessReason reason) { return text_of(reason).label; }

}  // namespace tsunagu::cases
