/// The forms that values and words of keys in a profile may have.
#pragma once

#include <string_view>

#include "server/config/setting_text.h"
#include "server/profiles/profile.h"

namespace tsunagu::profiles {

/// Codes of agencies, conferences, targets and lists: 1 to 40 of a-z, A-Z, 0-9 and -, the first
/// not -. What schemas/xsd/text.xsd allows without the dot, which parts the words of a key.
bool is_code(std::string_view text);
/// A key of a profile: words of a-z, A-Z, 0-9, - and _ with dots between them.
bool is_profile_key(std::string_view key);
/// "N01" to "N22".
bool is_indicator(std::string_view text);
/// A day of the calendar, "2025-04-01".
bool is_day(std::string_view text);

// Rules for config::assign.
extern const config::Rule kShortText;     ///< up to 200 characters
extern const config::Rule kRequiredText;  ///< 1 to 200 characters
extern const config::Rule kLongText;      ///< up to 2000 characters
extern const config::Rule kCode;          ///< is_code
extern const config::Rule kCodeOrNothing;
extern const config::Rule kProfileName;   ///< 1 to 32 of a-z, 0-9 and -
extern const config::Rule kVersion;       ///< 1 to 32 of a-z, A-Z, 0-9, . and -
extern const config::Rule kDayOrNothing;  ///< is_day
extern const config::Rule kIndicator;     ///< is_indicator
extern const config::Rule kPath;          ///< "Person/Name/Kanji"

/// The number in `line`. Throws SettingError unless it is a Decimal.
Decimal decimal_of(const config::SettingLine& line);

/// The entries of `line`, separated by commas, each as `rule` says and none twice; at most
/// kMostEntries. Throws SettingError.
std::vector<std::string> list_of(const config::SettingLine& line, const config::Rule& rule);
inline constexpr std::size_t kMostEntries = 100;

}  // namespace tsunagu::profiles
