/// The forms that texts in settings may have.
#pragma once

#include <algorithm>
#include <string_view>

namespace tsunagu::config {

constexpr bool is_digit(char one) { return one >= '0' && one <= '9'; }
constexpr bool is_small_letter(char one) { return one >= 'a' && one <= 'z'; }

/// A user name as Debian's adduser makes them: no blanks, no comma, no leading dash; 1 to 32 bytes.
constexpr bool is_user_name(std::string_view text) {
  return !text.empty() && text.size() <= 32 && text.front() != '-' &&
         std::ranges::all_of(text, [](char one) {
           return is_small_letter(one) || (one >= 'A' && one <= 'Z') || is_digit(one) ||
                  one == '-' || one == '_' || one == '.';
         });
}

/// Codes of agencies, as documents and the profile have them.
constexpr bool is_agency_code(std::string_view text) {
  return !text.empty() && text.size() <= 20 && text.front() != '-' && text.front() != '.' &&
         std::ranges::all_of(text, [](char one) {
           return is_small_letter(one) || (one >= 'A' && one <= 'Z') || is_digit(one) ||
                  one == '-' || one == '.';
         });
}

constexpr bool is_agency_code_or_empty(std::string_view text) {
  return text.empty() || is_agency_code(text);
}

/// "tanaka=TK01"
constexpr bool is_user_with_agency(std::string_view text) {
  const auto sign = text.find('=');
  return sign != std::string_view::npos && is_user_name(text.substr(0, sign)) &&
         is_agency_code(text.substr(sign + 1));
}

/// Names of adapters and packs: they become folders and parts of file names.
constexpr bool is_adapter_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text.front() != '-' && text.front() != '_' &&
         std::ranges::all_of(text, [](char one) {
           return is_small_letter(one) || is_digit(one) || one == '-' || one == '_';
         });
}

constexpr bool is_database_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char one) {
    return is_small_letter(one) || is_digit(one) || one == '_';
  });
}

constexpr bool is_host_or_empty(std::string_view text) {
  return text.size() <= 253 && std::ranges::all_of(text, [](char one) {
           return is_small_letter(one) || (one >= 'A' && one <= 'Z') || is_digit(one) ||
                  one == '-' || one == '.' || one == ':';
         });
}

/// A path without a step upwards.
constexpr bool is_path(std::string_view text) {
  const bool goes_up = text == ".." || text.starts_with("../") || text.ends_with("/..") ||
                       text.find("/../") != std::string_view::npos;
  return !text.empty() && !goes_up;
}

constexpr bool is_path_or_empty(std::string_view text) { return text.empty() || is_path(text); }

constexpr bool is_absolute_or_empty(std::string_view text) {
  return text.empty() || (text.front() == '/' && is_path(text));
}

/// What the origin line of a checkpoint and the name of its key may be (C2SP signed-note).
constexpr bool is_origin_or_empty(std::string_view text) {
  return text.size() <= 255 &&
         std::ranges::all_of(text, [](char one) { return one > ' ' && one <= '~' && one != '+'; });
}

}  // namespace tsunagu::config
