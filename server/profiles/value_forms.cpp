/// The forms that values and words of keys in a profile may have.
#include "server/profiles/value_forms.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "server/base/text.h"
#include "server/config/value_forms.h"

namespace tsunagu::profiles {

namespace {

using config::is_digit;
using config::is_small_letter;

constexpr std::size_t kShort = 200;
constexpr std::size_t kLong = 2000;

bool is_large_letter(char one) { return one >= 'A' && one <= 'Z'; }

bool is_letter_or_digit(char one) {
  return is_small_letter(one) || is_large_letter(one) || is_digit(one);
}

bool is_short(std::string_view text) { return count_characters(text) <= kShort; }
bool is_short_and_there(std::string_view text) { return !text.empty() && is_short(text); }
bool is_long(std::string_view text) { return count_characters(text) <= kLong; }
bool is_code_or_nothing(std::string_view text) { return text.empty() || is_code(text); }
bool is_day_or_nothing(std::string_view text) { return text.empty() || is_day(text); }

bool is_name(std::string_view text) {
  return is_code(text) && text.size() <= 32 && std::ranges::none_of(text, is_large_letter);
}

bool is_version(std::string_view text) {
  return !text.empty() && text.size() <= 32 && std::ranges::all_of(text, [](char one) {
    return is_letter_or_digit(one) || one == '.' || one == '-';
  });
}

bool is_path(std::string_view text) {
  const bool has_empty_name = text.empty() || text.front() == '/' || text.back() == '/' ||
                              text.find("//") != std::string_view::npos;
  return !has_empty_name && text.size() <= 200 && std::ranges::all_of(text, [](char one) {
    return is_letter_or_digit(one) || one == '/' || one == '-' || one == '_';
  });
}

/// The number that all of `digits` is, or -1.
int number_of(std::string_view digits) {
  int value = -1;
  const bool are_digits = !digits.empty() && std::ranges::all_of(digits, is_digit);
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return are_digits && problem == std::errc{} && end == digits.data() + digits.size() ? value : -1;
}

bool is_decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view part =
      point == std::string_view::npos ? std::string_view{"0"} : text.substr(point + 1);
  return !whole.empty() && !part.empty() && whole.size() <= 9 && part.size() <= 3 &&
         std::ranges::all_of(whole, is_digit) && std::ranges::all_of(part, is_digit);
}

constexpr config::Rule rule(std::string_view ja, std::string_view en,
                            bool (*accepts)(std::string_view)) {
  return {ja, en, {}, 0, 0, accepts};
}

}  // namespace

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 40 && text.front() != '-' &&
         std::ranges::all_of(text, [](char one) { return is_letter_or_digit(one) || one == '-'; });
}

bool is_profile_key(std::string_view key) {
  const bool has_empty_word = key.empty() || key.front() == '.' || key.back() == '.' ||
                              key.find("..") != std::string_view::npos;
  return !has_empty_word && key.size() <= 160 && std::ranges::all_of(key, [](char one) {
    return is_letter_or_digit(one) || one == '.' || one == '-' || one == '_';
  });
}

bool is_indicator(std::string_view text) {
  const int number = text.size() == 3 && text.front() == 'N' ? number_of(text.substr(1)) : -1;
  return number >= 1 && number <= 22;
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return false;
  }
  const int year = number_of(text.substr(0, 4));
  const int month = number_of(text.substr(5, 2));
  const int day = number_of(text.substr(8, 2));
  return year >= 1900 && month > 0 && day > 0 && (std::chrono::year{year} / month / day).ok();
}

const config::Rule kShortText = rule("200文字までの文字列", "up to 200 characters", is_short);
const config::Rule kRequiredText = rule("1～200文字", "1 to 200 characters", is_short_and_there);
const config::Rule kLongText = rule("2000文字までの文字列", "up to 2000 characters", is_long);
const config::Rule kCode =
    rule("英数字と - の1～40文字", "1 to 40 of a-z, A-Z, 0-9 and -", is_code);
const config::Rule kCodeOrNothing =
    rule("英数字と - の1～40文字、または空", "1 to 40 of a-z, A-Z, 0-9 and -, or nothing",
         is_code_or_nothing);
const config::Rule kProfileName =
    rule("英小文字・数字・- の1～32文字", "1 to 32 of a-z, 0-9 and -", is_name);
const config::Rule kVersion =
    rule("英数字・.・- の1～32文字", "1 to 32 of a-z, A-Z, 0-9, . and -", is_version);
const config::Rule kDayOrNothing =
    rule("YYYY-MM-DD、または空", "a day as YYYY-MM-DD, or nothing", is_day_or_nothing);
const config::Rule kIndicator = rule("N01～N22", "an indicator, N01 to N22", is_indicator);
const config::Rule kPath =
    rule("項目の位置（Person/Name/Kanji）", "the path of a field or group", is_path);

Decimal decimal_of(const config::SettingLine& line) {
  if (!is_decimal(line.value)) {
    config::refuse_setting(line, "needs a number of up to 9 digits, with up to 3 behind a point");
  }
  Decimal out{line.value, 0};
  std::from_chars(line.value.data(), line.value.data() + line.value.size(), out.value);
  return out;
}

std::vector<std::string> list_of(const config::SettingLine& line, const config::Rule& rule) {
  std::vector<std::string> out;
  config::assign(line, rule, out);
  if (out.size() > kMostEntries) {
    config::refuse_setting(line, "names more than " + std::to_string(kMostEntries));
  }
  return out;
}

}  // namespace tsunagu::profiles
