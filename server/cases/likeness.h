/// How alike the people of two cases are: a score with named reasons, for somebody who then looks
/// at both and decides. docs/persons.md says what the figures are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/name_index.h"

namespace tsunagu::cases {

enum class LikenessReason : std::uint8_t {
  resident_code,          ///< both state the same resident code (宛名番号)
  resident_code_differs,  ///< each states one, and they are not the same
  name,                   ///< the name, but for width, spaces and kana script
  name_folded,            ///< the name, after folding kanji variants
  kana,                   ///< the reading
  kana_folded,            ///< the reading, after folding spellings
  birth_date,             ///< the same whole day
  birth_date_partly,      ///< the same as far as both say it
  birth_date_near,        ///< one of year, month and day differs
  birth_date_differs,     ///< otherwise
  contact,                ///< an address or another contact (class 2)
  contact_withheld,       ///< not compared: 支援措置
};

struct Likeness {
  int score = 0;                        ///< of 100; below 0 counts as 0
  std::vector<LikenessReason> reasons;  ///< rising, none twice
  bool has(LikenessReason reason) const;
  /// Nothing but the resident code makes two people one for certain.
  bool is_certain() const { return has(LikenessReason::resident_code); }
  /// Whether something says that they are two people.
  bool is_contradicted() const;
};

/// From this score on somebody should look at the two.
inline constexpr int kLikelySame = 35;

/// What one case says of its person, all current documents together; the same person may be spelt
/// in more than one way.
using PersonEntries = std::vector<NameEntry>;

/// The best that any two entries of `left` and `right` come to, reason by reason: symmetric. Does
/// not compare contacts. Pure.
Likeness likeness(const PersonEntries& left, const PersonEntries& right);
/// `found` with what comparing contacts came to; nothing changes for an empty reason.
Likeness with_contact(Likeness found, std::optional<LikenessReason> reason);

/// How two dates of birth, each perhaps partial (1950-00-00), fit. Nothing if one says nothing.
std::optional<LikenessReason> birth_dates(std::string_view left, std::string_view right);

/// A key of an address or another contact: equal for spellings of one place (一丁目２番３号,
/// 1-2-3). Empty if it is too short to say anything.
std::string contact_key(std::string_view text);

// "birth_date_partly", as docs/cli.md has it, and in Japanese for people.
std::string_view reason_word(LikenessReason reason);
std::string_view reason_label(LikenessReason reason);

}  // namespace tsunagu::cases
