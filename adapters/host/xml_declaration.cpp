// The XML declaration, XML 1.0 section 2.8.
#include "adapters/host/xml_declaration.h"

#include <algorithm>
#include <string_view>

namespace tsunagu::host {
namespace {

constexpr std::size_t kLongest = 200;  // bytes; the longest sensible declaration has about 60
constexpr std::string_view kSpace = " \t\r\n";

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

void skip_space(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
}

/// Takes ` name="value"` off `rest` if it stands there.
std::optional<std::string_view> take_pseudo_attribute(std::string_view& rest,
                                                      std::string_view name) {
  std::string_view ahead = rest;
  skip_space(ahead);
  if (ahead.size() == rest.size() || !ahead.starts_with(name)) {
    return std::nullopt;
  }
  ahead.remove_prefix(name.size());
  skip_space(ahead);
  if (!ahead.starts_with('=')) {
    return std::nullopt;
  }
  ahead.remove_prefix(1);
  skip_space(ahead);
  if (ahead.empty() || (ahead.front() != '"' && ahead.front() != '\'')) {
    return std::nullopt;
  }
  const std::size_t end = ahead.find(ahead.front(), 1);
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view value = ahead.substr(1, end - 1);
  rest = ahead.substr(end + 1);
  return value;
}

Refusal broken() { return {RefusalCode::not_well_formed, "line 1", "XML declaration"}; }

}  // namespace

std::optional<Refusal> take_declaration(std::string& text, const std::string& expected) {
  std::string_view declared = "UTF-8";
  std::size_t size = 0;
  const bool present = text.starts_with("<?xml") && text.size() > 5 &&
                       kSpace.find(text[5]) != std::string_view::npos;
  if (present) {
    const std::size_t end = std::string_view{text}.substr(0, kLongest).find("?>");
    if (end == std::string_view::npos) {
      return broken();
    }
    std::string_view rest = std::string_view{text}.substr(5, end - 5);
    if (take_pseudo_attribute(rest, "version") != std::string_view{"1.0"}) {
      return broken();
    }
    declared = take_pseudo_attribute(rest, "encoding").value_or(declared);
    static_cast<void>(take_pseudo_attribute(rest, "standalone"));
    skip_space(rest);
    if (!rest.empty()) {
      return broken();
    }
    size = end + 2;
  }
  if (!same_name(declared, expected)) {
    return Refusal{RefusalCode::encoding_mismatch, "line 1", "XML declaration"};
  }
  std::replace_if(
      text.begin(), text.begin() + static_cast<std::ptrdiff_t>(size),
      [](char c) { return c != '\r' && c != '\n'; }, ' ');
  return std::nullopt;
}

}  // namespace tsunagu::host
