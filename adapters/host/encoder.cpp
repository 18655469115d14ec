// Strict encoding.
#include "adapters/host/encoder.h"

#include <array>
#include <utility>

#include "server/base/check.h"
#include "server/base/text.h"

namespace tsunagu::host {
namespace {

/// Seven codes of JIS X 0208 that JIS and Microsoft give different characters; the right column
/// is Microsoft's, which CP932 reads.
constexpr std::array<std::pair<char32_t, char32_t>, 7> kPairs = {{{0x2014, 0x2015},
                                                                  {0x301C, 0xFF5E},
                                                                  {0x2016, 0x2225},
                                                                  {0x2212, 0xFF0D},
                                                                  {0x00A2, 0xFFE0},
                                                                  {0x00A3, 0xFFE1},
                                                                  {0x00AC, 0xFFE2}}};

char32_t partner_of(char32_t character) {
  for (const auto& [jis, microsoft] : kPairs) {
    if (jis == character) {
      return microsoft;
    }
  }
  return 0;
}

bool is_selector(char32_t character) {
  return (character >= 0xFE00 && character <= 0xFE0F) ||
         (character >= 0xE0100 && character <= 0xE01EF);
}

}  // namespace

Written Encoder::append_character(char32_t character, Bytes& out) const {
  if (profile_->encoding == Encoding::utf8) {
    if (is_private_use(character)) {
      return Written::impossible;
    }
    std::string text;
    tsunagu::append_character(text, character);
    tsunagu::append(out, as_bytes(text));
    return Written::exact;
  }
  const std::uint16_t code = is_private_use(character) ? std::uint16_t{0} : table_->code(character);
  if (code == 0) {
    return Written::impossible;
  }
  append_be(out, code, code < 0x100 ? 1 : 2);
  return Written::exact;
}

/// Takes one character, or one entry of the table of external characters, off `rest`.
Written Encoder::append(std::string_view& rest, Bytes& out, char32_t& character) const {
  if (!external_->empty()) {
    if (const auto match = external_->partner(rest)) {
      std::string_view ahead = rest;
      character = take_character(ahead).value_or(0);
      rest.remove_prefix(match->size);
      if (profile_->encoding == Encoding::utf8) {
        std::string text;
        tsunagu::append_character(text, match->partner);
        tsunagu::append(out, as_bytes(text));
      } else {
        append_be(out, table_->code(match->partner), 2);
      }
      return Written::exact;
    }
  }
  character = take_character(rest).value_or(0);
  const Written exact = append_character(character, out);
  if (exact == Written::exact || profile_->substitution == Substitution::none) {
    return exact;
  }
  const char32_t pair = partner_of(character);
  if (pair != 0 && append_character(pair, out) == Written::exact) {
    return Written::pair;
  }
  const bool drops = profile_->substitution == Substitution::variant && is_selector(character);
  return drops ? Written::dropped : Written::impossible;
}

std::vector<CharacterFinding> Encoder::check(std::string_view text) const {
  std::vector<CharacterFinding> findings;
  Bytes ignored;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t before = rest.size();
    ignored.clear();
    char32_t character = 0;
    const Written written = append(rest, ignored, character);
    if (written != Written::exact) {
      const std::size_t offset = text.size() - before;
      findings.push_back({count_characters(text.substr(0, offset)) + 1, written, character});
    }
    TSUNAGU_ENSURE(rest.size() < before, "text to encode is not UTF-8");
  }
  return findings;
}

std::string Encoder::substituted(std::string_view text) const {
  std::string out;
  Bytes ignored;
  while (!text.empty()) {
    const std::string_view before = text;
    ignored.clear();
    char32_t character = 0;
    const Written written = append(text, ignored, character);
    TSUNAGU_ENSURE(text.size() < before.size(), "text to encode is not UTF-8");
    if (written == Written::pair) {
      tsunagu::append_character(out, partner_of(character));
    } else if (written != Written::dropped) {
      out += before.substr(0, before.size() - text.size());
    }
  }
  return out;
}

Bytes Encoder::file(std::string_view body) const {
  const std::string whole =
      "<?xml version=\"1.0\" encoding=\"" + profile_->declaration + "\"?>\n" + std::string{body};
  Bytes out;
  out.reserve(whole.size() + whole.size() / 8);
  if (profile_->mark == ByteOrderMark::require) {
    tsunagu::append(out, as_bytes("\xEF\xBB\xBF"));
  }
  for (std::string_view rest = whole; !rest.empty();) {
    if (profile_->crlf && rest.front() == '\n') {
      out.push_back(std::byte{'\r'});
    }
    char32_t character = 0;
    TSUNAGU_ENSURE(append(rest, out, character) != Written::impossible,
                   "a character was not checked before it was written");
  }
  return out;
}

}  // namespace tsunagu::host
