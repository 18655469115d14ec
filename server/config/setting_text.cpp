/// The text of settings files.
#include "server/config/setting_text.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "server/base/error.h"
#include "server/base/text.h"
#include "server/config/setting.h"

namespace tsunagu::config {

namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// The part of `text` before `mark`, which is taken off it.
std::string_view take_until(std::string_view& text, char mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

bool is_plain_key(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char one) {
    return (one >= 'a' && one <= 'z') || one == '.' || one == '_';
  });
}

std::string detail_of(const SettingLine& line, const std::string& why) {
  const std::string place = line.number == 0 ? "" : " line " + std::to_string(line.number);
  return line.source + place + (line.key.empty() ? " " : ": " + line.key + ": ") + why;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_all = problem == std::errc{} && end == text.data() + text.size();
  return is_all ? std::optional{value} : std::nullopt;
}

std::int64_t number_in_range(const SettingLine& line, const Rule& rule, std::string_view text) {
  const std::optional<std::int64_t> value = whole_number(text);
  if (!value || *value < rule.least || *value > rule.most) {
    refuse_setting(line, "needs a whole number from " + std::to_string(rule.least) + " to " +
                             std::to_string(rule.most));
  }
  return *value;
}

std::string accepted_text(const SettingLine& line, const Rule& rule, std::string_view text) {
  if (rule.accepts != nullptr && !rule.accepts(text)) {
    refuse_setting(line, "needs " + std::string{rule.form_en});
  }
  return std::string{text};
}

/// The entries of a list, each once.
std::vector<std::string_view> entries(const SettingLine& line) {
  std::vector<std::string_view> out;
  std::string_view rest = line.value;
  bool has_more = !rest.empty();
  while (has_more) {
    has_more = rest.find(',') != std::string_view::npos;
    const std::string_view entry = trimmed(take_until(rest, ','));
    if (entry.empty()) {
      refuse_setting(line, "has an empty entry");
    }
    if (std::ranges::find(out, entry) != out.end()) {
      refuse_setting(line, "names an entry twice");
    }
    out.push_back(entry);
  }
  return out;
}

}  // namespace

SettingError::SettingError(const SettingLine& line, const std::string& why)
    : Error{*line.message, detail_of(line, why)}, line_{line.number}, key_{line.key}, why_{why} {}

std::vector<SettingLine> setting_lines(std::string_view text, const std::string& source,
                                       const SettingSyntax& syntax) {
  const auto is_key = syntax.is_key != nullptr ? syntax.is_key : is_plain_key;
  std::vector<SettingLine> out;
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view content = trimmed(take_until(text, '\n'));
    SettingLine line{source, number, {}, {}, syntax.message};
    if (!is_clean_utf8(content)) {
      refuse_setting(line, "is not clean UTF-8");
    }
    if (content.empty() || content.front() == '#') {
      continue;
    }
    std::string_view rest = content;
    const std::string_view key = trimmed(take_until(rest, '='));
    if (content.find('=') == std::string_view::npos || !is_key(key)) {
      refuse_setting(line, "is neither \"key = value\" nor a comment");
    }
    line.key = key;
    line.value = trimmed(rest);
    const auto before = std::ranges::find(out, line.key, &SettingLine::key);
    if (before != out.end()) {
      refuse_setting(line, "was given before, in line " + std::to_string(before->number));
    }
    out.push_back(std::move(line));
  }
  return out;
}

void refuse_setting(const SettingLine& line, const std::string& why) {
  throw SettingError{line, why};
}

void assign(const SettingLine& line, const Rule& rule, std::string& out) {
  out = accepted_text(line, rule, line.value);
}

void assign(const SettingLine& line, const Rule& rule, std::int64_t& out) {
  out = number_in_range(line, rule, line.value);
}

void assign(const SettingLine& line, const Rule&, bool& out) {
  if (line.value != "yes" && line.value != "no") {
    refuse_setting(line, "needs yes or no");
  }
  out = line.value == "yes";
}

void assign(const SettingLine& line, const Rule& rule, std::vector<std::string>& out) {
  out.clear();
  for (const std::string_view entry : entries(line)) {
    out.push_back(accepted_text(line, rule, entry));
  }
}

void assign(const SettingLine& line, const Rule& rule, std::vector<std::uint8_t>& out) {
  out.clear();
  for (const std::string_view entry : entries(line)) {
    out.push_back(static_cast<std::uint8_t>(number_in_range(line, rule, entry)));
  }
}

std::string written(const std::string& value) { return value; }

std::string written(std::int64_t value) { return std::to_string(value); }

std::string written(bool value) { return value ? "yes" : "no"; }

std::string written(const std::vector<std::string>& value) {
  std::string out;
  for (const std::string& entry : value) {
    out += (out.empty() ? "" : ", ") + entry;
  }
  return out;
}

std::string written(const std::vector<std::uint8_t>& value) {
  std::string out;
  for (const std::uint8_t entry : value) {
    out += (out.empty() ? "" : ", ") + std::to_string(entry);
  }
  return out;
}

std::string settings_file(const std::vector<SettingRow>& rows) {
  std::string out;
  for (const SettingRow& row : rows) {
    out += "# " + std::string{row.ja} + "\n# " + std::string{row.en} + "\n";
    out += (row.value == row.standard ? "#" : "") + row.key + " = " + row.value + "\n\n";
  }
  return out;
}

}  // namespace tsunagu::config
