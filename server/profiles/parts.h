/// Keys of one thing in a profile as a table: the last word, where its value goes, its rule.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/config/setting_text.h"
#include "server/profiles/value_forms.h"

namespace tsunagu::profiles {

template <class T>
struct Part {
  std::string_view word;
  std::variant<std::string T::*, std::vector<std::string> T::*, int T::*,
               std::optional<std::int64_t> T::*>
      member;
  const config::Rule* rule;
};

inline void put(const config::SettingLine& line, const config::Rule& rule, std::string& out) {
  config::assign(line, rule, out);
}

inline void put(const config::SettingLine& line, const config::Rule& rule,
                std::vector<std::string>& out) {
  out = list_of(line, rule);
}

inline void put(const config::SettingLine& line, const config::Rule& rule, int& out) {
  std::int64_t value = 0;
  config::assign(line, rule, value);
  out = static_cast<int>(value);  // every rule for an int stays far below its limits
}

inline void put(const config::SettingLine& line, const config::Rule& rule,
                std::optional<std::int64_t>& out) {
  config::assign(line, rule, out.emplace());
}

/// False if `word` is not in the table.
template <class T>
bool take_part(std::span<const Part<T>> table, const config::SettingLine& line,
               std::string_view word, T& out) {
  const auto part = std::ranges::find(table, word, &Part<T>::word);
  if (part == table.end()) {
    return false;
  }
  std::visit([&](auto member) { put(line, *part->rule, out.*member); }, part->member);
  return true;
}

}  // namespace tsunagu::profiles
