/// Names of partners' files, matched and made.
#include "adapters/protocol/name_pattern.h"

#include <algorithm>
#include <vector>

namespace tsunagu::protocol {
namespace {

constexpr std::size_t kMaxName = 180;  // leaves room for ".result.xml.end" within 200 bytes

struct Piece {
  enum class Kind : std::uint8_t { literal, day8, day6, number } kind = Kind::literal;
  std::string_view text;   // of a literal
  std::size_t digits = 0;  // of a mark
};

/// Nothing if a mark is unknown.
std::optional<std::vector<Piece>> pieces_of(std::string_view pattern) {
  std::vector<Piece> pieces;
  while (!pattern.empty()) {
    if (pattern.front() != '{') {
      const auto end = std::min(pattern.find('{'), pattern.size());
      pieces.push_back({Piece::Kind::literal, pattern.substr(0, end), 0});
      pattern.remove_prefix(end);
      continue;
    }
    const auto end = pattern.find('}');
    if (end == std::string_view::npos) {
      return std::nullopt;
    }
    const auto mark = pattern.substr(1, end - 1);
    pattern.remove_prefix(end + 1);
    if (mark == "yyyyMMdd") {
      pieces.push_back({Piece::Kind::day8, {}, 8});
    } else if (mark == "yyMMdd") {
      pieces.push_back({Piece::Kind::day6, {}, 6});
    } else if (mark.size() == 5 && mark.substr(0, 4) == "seq:" && mark[4] >= '1' &&
               mark[4] <= '9') {
      pieces.push_back({Piece::Kind::number, {}, static_cast<std::size_t>(mark[4] - '0')});
    } else {
      return std::nullopt;
    }
  }
  return pieces;
}

bool is_digit(char one) { return one >= '0' && one <= '9'; }

}  // namespace

bool is_name_pattern(std::string_view pattern) {
  return !pattern.empty() && pattern.size() <= kMaxName && pattern.front() != '.' &&
         pattern.find_first_of(std::string_view{"/\0", 2}) == std::string_view::npos &&
         pieces_of(pattern).has_value();
}

bool fits(std::string_view pattern, std::string_view name) {
  const auto pieces = pieces_of(pattern);
  if (!pieces || name.empty() || name.size() > kMaxName) {
    return false;
  }
  for (const auto& piece : *pieces) {
    const auto size = piece.kind == Piece::Kind::literal ? piece.text.size() : piece.digits;
    if (name.size() < size) {
      return false;
    }
    const auto part = name.substr(0, size);
    const bool is_right = piece.kind == Piece::Kind::literal
                              ? part == piece.text
                              : std::all_of(part.begin(), part.end(), is_digit);
    if (!is_right) {
      return false;
    }
    name.remove_prefix(size);
  }
  return name.empty();
}

std::optional<std::string> make_name(std::string_view pattern, std::string_view day,
                                     std::uint32_t number) {
  const auto pieces = pieces_of(pattern);
  if (!pieces || day.size() != 8) {
    return std::nullopt;
  }
  std::string name;
  for (const auto& piece : *pieces) {
    if (piece.kind == Piece::Kind::literal) {
      name += piece.text;
    } else if (piece.kind == Piece::Kind::day8) {
      name += day;
    } else if (piece.kind == Piece::Kind::day6) {
      name += day.substr(2);
    } else {
      const auto digits = std::to_string(number);
      if (digits.size() > piece.digits) {
        return std::nullopt;
      }
      name += std::string(piece.digits - digits.size(), '0') + digits;
    }
  }
  return name;
}

}  // namespace tsunagu::protocol
