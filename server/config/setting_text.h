/// The text of settings files: "key = value" lines, and comment lines that start with "#".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/error.h"

namespace tsunagu::config {

/// What a value may be.
struct Rule {
  std::string_view form_ja;  ///< In words; "1～30" for numbers.
  std::string_view form_en;
  std::string_view unit = {};  ///< "ms"; empty if none
  std::int64_t least = 0;      ///< of a number or of each number of a list
  std::int64_t most = 0;
  /// Whether a text, or one text of a list, is acceptable.
  bool (*accepts)(std::string_view text) = nullptr;
};

struct SettingLine {
  std::string source;  ///< the file, for messages
  int number = 0;      ///< from 1; 0: it is not in the file
  std::string key;
  std::string value;                            ///< without blanks around it
  const Message* message = &messages::kConfig;  ///< what a mistake in this file is
};

/// A mistake in a settings file.
class SettingError final : public Error {
 public:
  SettingError(const SettingLine& line, const std::string& why);

  int line() const { return line_; }               ///< from 1
  const std::string& key() const { return key_; }  ///< empty if the line has none
  const std::string& why() const { return why_; }  ///< without source, line and key

 private:
  int line_;
  std::string key_;
  std::string why_;
};

/// How one kind of settings file differs from tsunagu.conf.
struct SettingSyntax {
  /// What a key may be; null: small letters, dots and underscores.
  bool (*is_key)(std::string_view key) = nullptr;
  const Message* message = &messages::kConfig;  ///< what a mistake in it is
};

/// Takes `text` apart. Throws SettingError for bytes that are not UTF-8, a line of another form,
/// and a key given twice.
std::vector<SettingLine> setting_lines(std::string_view text, const std::string& source,
                                       const SettingSyntax& syntax = {});

/// Throws SettingError: "FILE line N: KEY: why". Values are not repeated.
[[noreturn]] void refuse_setting(const SettingLine& line, const std::string& why);

// Put the value of a line where it belongs, or throw Error (settings). A list is separated by
// commas; its entries are not empty and not repeated.
void assign(const SettingLine& line, const Rule& rule, std::string& out);
void assign(const SettingLine& line, const Rule& rule, std::int64_t& out);
void assign(const SettingLine& line, const Rule& rule, bool& out);
void assign(const SettingLine& line, const Rule& rule, std::vector<std::string>& out);
void assign(const SettingLine& line, const Rule& rule, std::vector<std::uint8_t>& out);

// The values as `assign` reads them.
std::string written(const std::string& value);
std::string written(std::int64_t value);
std::string written(bool value);
std::string written(const std::vector<std::string>& value);
std::string written(const std::vector<std::uint8_t>& value);

}  // namespace tsunagu::config
