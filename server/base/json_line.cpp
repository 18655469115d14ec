/// Writes JSON objects on one line.
#include <array>
#include <cstdio>

#include "server/base/json.h"
#include "server/base/text.h"

namespace tsunagu {

namespace {

void append_escape(std::string& out, char32_t character) {
  switch (character) {
    case U'"':
      out += "\\\"";
      return;
    case U'\\':
      out += "\\\\";
      return;
    case U'\n':
      out += "\\n";
      return;
    case U'\r':
      out += "\\r";
      return;
    case U'\t':
      out += "\\t";
      return;
    default:
      break;
  }
  std::array<char, 8> escape{};
  std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(character));
  out += escape.data();
}

/// Also the line breaks U+2028 and U+2029, which would tear a line apart in some readers.
bool needs_escape(char32_t character) {
  return character < 0x20 || (character >= 0x7f && character <= 0x9f) || character == U'"' ||
         character == U'\\' || character == 0x2028 || character == 0x2029;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::optional<char32_t> next = take_character(text);
    if (!next) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\\\x%02x", static_cast<unsigned>(first));
      out += escape.data();
      text.remove_prefix(1);
    } else if (needs_escape(*next)) {
      append_escape(out, *next);
    } else {
      append_character(out, *next);
    }
  }
  return out + '"';
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out = "[";
  for (const std::string& part : parts) {
    out += out.size() > 1 ? "," : "";
    out += part;
  }
  return out + "]";
}

}  // namespace

JsonLine& JsonLine::text(std::string_view key, std::string_view value) {
  return member(key, quoted(value));
}

JsonLine& JsonLine::number(std::string_view key, std::int64_t value) {
  return member(key, std::to_string(value));
}

JsonLine& JsonLine::flag(std::string_view key, bool value) {
  return member(key, value ? "true" : "false");
}

JsonLine& JsonLine::null(std::string_view key) { return member(key, "null"); }

JsonLine& JsonLine::list(std::string_view key, const std::vector<std::string>& values) {
  std::vector<std::string> parts;
  parts.reserve(values.size());
  for (const std::string& value : values) {
    parts.push_back(quoted(value));
  }
  return member(key, joined(parts));
}

JsonLine& JsonLine::object(std::string_view key, const JsonLine& value) {
  return member(key, value.str());
}

JsonLine& JsonLine::objects(std::string_view key, const std::vector<JsonLine>& values) {
  std::vector<std::string> parts;
  parts.reserve(values.size());
  for (const JsonLine& value : values) {
    parts.push_back(value.str());
  }
  return member(key, joined(parts));
}

JsonLine& JsonLine::member(std::string_view key, std::string_view json) {
  if (!members_.empty()) {
    members_ += ',';
  }
  members_ += quoted(key);
  members_ += ':';
  members_ += json;
  return *this;
}

}  // namespace tsunagu
