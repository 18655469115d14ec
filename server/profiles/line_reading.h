/// Puts one line of a profile where it belongs.
#pragma once

#include <string_view>
#include <vector>

#include "server/config/setting_text.h"
#include "server/profiles/profile.h"

namespace tsunagu::profiles {

/// "agency.yorisoi.name" as {"agency", "yorisoi", "name"}.
std::vector<std::string_view> words_of(std::string_view key);

// Each takes a line whose key has the words `words`. False if there is no such key. Throws
// SettingError for a value of another form.
bool take_plain(const config::SettingLine& line, const std::vector<std::string_view>& words,
                Profile& out);
bool take_agency(const config::SettingLine& line, std::string_view word, Agency& out);
bool take_conference(const config::SettingLine& line, std::string_view word, Conference& out);
bool take_target(const config::SettingLine& line, std::string_view word, Target& out);
bool take_form(const config::SettingLine& line, std::string_view word, Form& out);
bool take_retention(const config::SettingLine& line, std::string_view word, Retention& out);

}  // namespace tsunagu::profiles
