/// One setting of a settings file: its key, where its value goes, what is accepted, what it means.
///
/// A table of these is the only place where a setting is declared; reading, writing and the
/// reference pages all come from it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/config/setting_text.h"

namespace tsunagu::config {

template <class Settings>
using Member =
    std::variant<std::string Settings::*, std::int64_t Settings::*, bool Settings::*,
                 std::vector<std::string> Settings::*, std::vector<std::uint8_t> Settings::*>;

template <class Settings>
struct Setting {
  std::string_view key;  ///< "intake.poll_ms"
  Member<Settings> member;
  Rule rule;
  std::string_view ja;  ///< What it means, for the operator.
  std::string_view en;
};

/// The settings in `text`; what is not in it keeps its default. Throws Error (settings).
template <class Settings>
Settings parse_settings(std::span<const Setting<Settings>> table, std::string_view text,
                        const std::string& source) {
  Settings out;
  for (const SettingLine& line : setting_lines(text, source)) {
    const auto setting = std::ranges::find(table, line.key, &Setting<Settings>::key);
    if (setting == table.end()) {
      refuse_setting(line, "there is no such setting");
    }
    std::visit([&](auto member) { assign(line, setting->rule, out.*member); }, setting->member);
  }
  return out;
}

/// One setting as text for people.
struct SettingRow {
  std::string key;
  std::string standard;  ///< the default, or empty
  std::string value;
  Rule rule;
  std::string_view ja;
  std::string_view en;
};

/// `values` beside the defaults, in the order of the table.
template <class Settings>
std::vector<SettingRow> setting_rows(std::span<const Setting<Settings>> table,
                                     const Settings& values) {
  const Settings standard;
  std::vector<SettingRow> rows;
  for (const Setting<Settings>& setting : table) {
    SettingRow row{std::string{setting.key}, {}, {}, setting.rule, setting.ja, setting.en};
    std::visit(
        [&](auto member) {
          row.standard = written(standard.*member);
          row.value = written(values.*member);
        },
        setting.member);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A settings file with an explanation above each key; defaults are commented out.
std::string settings_file(const std::vector<SettingRow>& rows);

}  // namespace tsunagu::config
