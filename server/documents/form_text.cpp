/// What reading and writing of forms share: which paths are covered, and how a line is escaped.
#include "server/documents/form_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>

#include "server/base/text.h"

namespace tsunagu::documents {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// C0, DEL and C1; and the marks that turn the direction of writing: no line of a form may move
// the cursor of the terminal it is shown on.
constexpr std::array kSteering{Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0x061C, 0x061C},
                               Range{0x200E, 0x200F}, Range{0x202A, 0x202E}, Range{0x2066, 0x2069}};

bool is_steering(char32_t character) {
  return std::ranges::any_of(kSteering, [character](const Range& range) {
    return character >= range.first && character <= range.last;
  });
}

void append_escaped(std::string& out, char32_t character) {
  if (character == U'\\') {
    out += "\\\\";
  } else if (character == U'\t') {
    out += "\\t";
  } else if (character == U'\r') {
    out += "\\r";
  } else if (is_steering(character)) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "\\u{%x}", static_cast<unsigned>(character));
    out += text.data();
  } else {
    append_character(out, character);
  }
}

/// Takes "u{9b}" off `rest`.
std::optional<char32_t> take_number(std::string_view& rest) {
  const auto end = rest.find('}');
  if (!rest.starts_with("u{") || end == std::string_view::npos) {
    return std::nullopt;
  }
  std::uint32_t number = 0;
  const auto* last = rest.data() + end;
  const auto read = std::from_chars(rest.data() + 2, last, number, 16);
  if (read.ec != std::errc{} || read.ptr != last || !is_steering(number) || number == 0) {
    return std::nullopt;
  }
  rest.remove_prefix(end + 1);
  return number;
}

/// Takes what follows a backslash off `rest`.
std::optional<char32_t> take_escape(std::string_view& rest) {
  constexpr std::string_view kNames = "\\ntrs";
  constexpr std::u32string_view kMeanings = U"\\\n\t\r ";
  const auto at = rest.empty() ? std::string_view::npos : kNames.find(rest.front());
  if (at == std::string_view::npos) {
    return take_number(rest);
  }
  rest.remove_prefix(1);
  return kMeanings[at];
}

}  // namespace

bool is_covered(std::span<const std::string> paths, std::string_view path) {
  return std::ranges::any_of(paths, [path](const std::string& one) {
    return path.starts_with(one) && (path.size() == one.size() || path[one.size()] == '/');
  });
}

std::string escaped_line(std::string_view line) {
  std::string out;
  const auto is_blank_end = [&](std::size_t left) { return left == line.size() || left == 1; };
  auto rest = line;
  while (!rest.empty()) {
    const auto left = rest.size();
    const auto character = take_character(rest);
    if (!character) {
      return out;  // values are well-formed UTF-8
    }
    // Blanks at either end would be taken for layout.
    if (*character == U' ' && is_blank_end(left)) {
      out += "\\s";
    } else {
      append_escaped(out, *character);
    }
  }
  return out;
}

std::optional<std::string> plain_line(std::string_view escaped) {
  std::string out;
  while (!escaped.empty()) {
    const auto end = std::min(escaped.find('\\'), escaped.size());
    out += escaped.substr(0, end);
    escaped.remove_prefix(end);
    if (escaped.empty()) {
      break;
    }
    escaped.remove_prefix(1);
    const auto character = take_escape(escaped);
    if (!character) {
      return std::nullopt;
    }
    append_character(out, *character);
  }
  return out;
}

}  // namespace tsunagu::documents
