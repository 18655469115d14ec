/// Individual numbers in bytes that nobody could read as text.
#include <algorithm>
#include <array>
#include <string>

#include "server/base/bytes.h"
#include "server/documents/value_checks.h"

namespace tsunagu::documents {
namespace {

using namespace std::string_view_literals;

/// A character of some encoding, and what it is to a reader of numbers.
struct Spelling {
  std::string_view bytes;
  char plain;
};

// Blanks and hyphens that may stand inside a number: of CP932, EUC-JP and UTF-8.
constexpr std::array kSpellings{Spelling{"\x81\x40"sv, ' '},     Spelling{"\xa1\xa1"sv, ' '},
                                Spelling{"\xe3\x80\x80"sv, ' '}, Spelling{"\x81\x7c"sv, '-'},
                                Spelling{"\x81\x5d"sv, '-'},     Spelling{"\x81\x5b"sv, '-'},
                                Spelling{"\xa1\xdd"sv, '-'},     Spelling{"\xa1\xbe"sv, '-'},
                                Spelling{"\xa1\xbc"sv, '-'},     Spelling{"\xef\xbc\x8d"sv, '-'},
                                Spelling{"\xe2\x80\x90"sv, '-'}, Spelling{"\xe2\x88\x92"sv, '-'},
                                Spelling{"\xe3\x83\xbc"sv, '-'}};

/// The bytes before the last one of a full-width digit, and the last byte of zero.
struct Digits {
  std::string_view lead;
  unsigned char zero;
};
constexpr std::array kDigits{Digits{"\x82"sv, 0x4f}, Digits{"\xa3"sv, 0xb0},
                             Digits{"\xef\xbc"sv, 0x90}, Digits{"\xff"sv, 0x10}};

/// Takes what `rest` begins with off it. Looks for digits at every byte, because a damaged file may
/// have lost the borders of its characters.
char take(std::string_view& rest) {
  for (const auto& digits : kDigits) {
    if (rest.starts_with(digits.lead) && rest.size() > digits.lead.size()) {
      const auto value = static_cast<unsigned char>(rest[digits.lead.size()]) - digits.zero;
      if (value >= 0 && value <= 9) {
        rest.remove_prefix(digits.lead.size() + 1);
        return static_cast<char>('0' + value);
      }
    }
  }
  for (const auto& spelling : kSpellings) {
    if (rest.starts_with(spelling.bytes)) {
      rest.remove_prefix(spelling.bytes.size());
      return spelling.plain;
    }
  }
  // UTF-16 with the low byte first.
  if (rest.size() > 1 && rest[0] >= 0x10 && rest[0] <= 0x19 && rest[1] == '\xff') {
    const auto value = rest[0] - 0x10;
    rest.remove_prefix(2);
    return static_cast<char>('0' + value);
  }
  const auto one = rest.front();
  rest.remove_prefix(1);
  return one;
}

std::string with_plain_digits(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (!bytes.empty()) {
    const auto one = take(bytes);
    if (one != '\0') {  // between the letters of UTF-16
      out += static_cast<unsigned char>(one) < 0x80 ? one : ',';
    }
  }
  return out;
}

}  // namespace

int raw_my_number_score(ByteView bytes) {
  const auto text = as_text(bytes);
  return std::max(my_number_score("", text), my_number_score("", with_plain_digits(text)));
}

}  // namespace tsunagu::documents
