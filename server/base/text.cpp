/// UTF-8 text as it is: checking and counting, never changing.
#include "server/base/text.h"

#include <array>

#include "server/base/check.h"

namespace tsunagu {

namespace {

/// What the first byte of a sequence says (Unicode 15.0, table 3-7).
struct Lead {
  std::size_t length = 0;      ///< bytes of the sequence; 0: no sequence starts like this
  char32_t bits = 0;           ///< what the first byte adds to the code point
  unsigned char least = 0x80;  ///< range of the second byte: keeps out overlong forms,
  unsigned char most = 0xbf;   ///< surrogates and what is beyond U+10FFFF
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) {
    return {1, byte};
  }
  if (byte >= 0xc2 && byte <= 0xdf) {
    return {2, byte & 0x1fU};
  }
  if (byte >= 0xe0 && byte <= 0xef) {
    const unsigned char least = byte == 0xe0 ? 0xa0 : 0x80;
    const unsigned char most = byte == 0xed ? 0x9f : 0xbf;
    return {3, byte & 0x0fU, least, most};
  }
  if (byte >= 0xf0 && byte <= 0xf4) {
    const unsigned char least = byte == 0xf0 ? 0x90 : 0x80;
    const unsigned char most = byte == 0xf4 ? 0x8f : 0xbf;
    return {4, byte & 0x07U, least, most};
  }
  return {};
}

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7f && character <= 0x9f);
}

}  // namespace

bool is_clean_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::optional<char32_t> next = take_character(text);
    if (!next) {
      return false;
    }
    const bool is_blank = *next == U'\t' || *next == U'\n' || *next == U'\r';
    if (is_control(*next) && !is_blank) {
      return false;
    }
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) {
    count += (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U ? 1U : 0U;
  }
  return count;
}

std::optional<char32_t> take_character(std::string_view& text) {
  if (text.empty()) {
    return std::nullopt;
  }
  const Lead lead = lead_of(static_cast<unsigned char>(text.front()));
  if (lead.length == 0 || text.size() < lead.length) {
    return std::nullopt;
  }
  char32_t character = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const unsigned char least = i == 1 ? lead.least : 0x80;
    const unsigned char most = i == 1 ? lead.most : 0xbf;
    if (byte < least || byte > most) {
      return std::nullopt;
    }
    character = (character << 6) | (byte & 0x3fU);
  }
  text.remove_prefix(lead.length);
  return character;
}

void append_character(std::string& out, char32_t character) {
  const bool is_surrogate = character >= 0xd800 && character <= 0xdfff;
  TSUNAGU_ENSURE(character <= 0x10ffff && !is_surrogate, "only code points of Unicode are written");
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xc0 | (character >> 6));
    put(0x80 | (character & 0x3f));
  } else if (character < 0x10000) {
    put(0xe0 | (character >> 12));
    put(0x80 | ((character >> 6) & 0x3f));
    put(0x80 | (character & 0x3f));
  } else {
    put(0xf0 | (character >> 18));
    put(0x80 | ((character >> 12) & 0x3f));
    put(0x80 | ((character >> 6) & 0x3f));
    put(0x80 | (character & 0x3f));
  }
}

}  // namespace tsunagu
