// Byte guard and decoding.
#include "adapters/host/decoder.h"

#include <array>
#include <optional>
#include <string_view>

#include "adapters/host/xml_declaration.h"
#include "adapters/protocol/limits.h"
#include "server/base/text.h"

namespace tsunagu::host {
namespace {

constexpr std::size_t kMostRefusals = 20;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// Starts of files in encodings that no profile has: UTF-16, UTF-32, UTF-7 and EBCDIC, with or
/// without a byte order mark.
constexpr std::array<std::string_view, 7> kForeignStarts = {
    std::string_view{"\xFF\xFE", 2},
    std::string_view{"\xFE\xFF", 2},
    std::string_view{"\0<", 2},
    std::string_view{"<\0", 2},
    std::string_view{"\0\0", 2},
    std::string_view{"+ADw-", 5},
    std::string_view{"\x4C\x6F\xA7\x94", 4}};

Refusal illegal(std::size_t offset) {
  return {RefusalCode::illegal_byte, "byte " + std::to_string(offset), ""};
}

bool is_control(unsigned byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

/// Checks the first bytes and returns where the text starts.
std::optional<Refusal> check_start(ByteView bytes, const ByteProfile& profile,
                                   std::size_t& text_start) {
  const std::string_view text = as_text(bytes);
  for (const std::string_view foreign : kForeignStarts) {
    if (text.starts_with(foreign)) {
      return Refusal{RefusalCode::encoding_mismatch, "byte 0", ""};
    }
  }
  const bool marked = text.starts_with(kUtf8Mark);
  if ((marked && profile.mark == ByteOrderMark::forbid) ||
      (!marked && profile.mark == ByteOrderMark::require)) {
    return Refusal{RefusalCode::byte_order_mark, "byte 0", marked ? "present" : "missing"};
  }
  text_start = marked ? kUtf8Mark.size() : 0;
  return std::nullopt;
}

bool is_noncharacter(char32_t character) {
  return (character & 0xFFFEU) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
}

}  // namespace

std::vector<Refusal> Decoder::decode(ByteView bytes, DecodedFile& out) const {
  if (bytes.empty()) {
    return {Refusal{RefusalCode::empty_file, "", ""}};
  }
  if (bytes.size() > protocol::kMaxFileBytes) {
    return {Refusal{RefusalCode::too_large, "", std::to_string(bytes.size()) + " bytes"}};
  }
  std::size_t start = 0;
  if (auto refusal = check_start(bytes, *profile_, start)) {
    return {*refusal};
  }
  std::vector<Refusal> refusals = profile_->encoding == Encoding::cp932
                                      ? decode_cp932(bytes, out)
                                      : decode_utf8(bytes, start, out);
  if (refusals.empty()) {
    if (auto refusal = take_declaration(out.text, profile_->declaration)) {
      refusals.push_back(*refusal);
    }
  }
  return refusals;
}

void Decoder::append_external(char32_t character, DecodedFile& out) const {
  if (const std::string* ours = external_->ours(character)) {
    out.translated.push_back(out.text.size());
    out.text += *ours;
    return;
  }
  out.external.push_back(out.text.size());
  append_character(out.text, character);
}

std::vector<Refusal> Decoder::decode_cp932(ByteView bytes, DecodedFile& out) const {
  std::vector<Refusal> refusals;
  out.text.reserve(bytes.size() + bytes.size() / 2);
  std::size_t i = 0;
  while (i < bytes.size() && refusals.size() < kMostRefusals) {
    const auto lead = std::to_integer<std::uint8_t>(bytes[i]);
    if (lead < 0x80 && !is_control(lead)) {
      out.text.push_back(static_cast<char>(lead));
      ++i;
      continue;
    }
    if (lead >= 0xA1 && lead <= 0xDF) {
      append_character(out.text, 0xFF61U + lead - 0xA1U);
      ++i;
      continue;
    }
    const bool pair = is_cp932_lead(lead) && i + 1 < bytes.size();
    const char16_t character =
        pair ? table_->character(lead, std::to_integer<std::uint8_t>(bytes[i + 1])) : char16_t{0};
    if (character == 0) {
      refusals.push_back(illegal(i));
      ++i;
      continue;
    }
    if (is_private_use(character)) {
      append_external(character, out);
    } else {
      append_character(out.text, character);
    }
    i += 2;
  }
  return refusals;
}

std::vector<Refusal> Decoder::decode_utf8(ByteView bytes, std::size_t start,
                                          DecodedFile& out) const {
  std::vector<Refusal> refusals;
  const std::string_view all = as_text(bytes);
  std::string_view rest = all.substr(start);
  std::size_t copied = start;  // everything before this offset is in out.text
  out.text.reserve(rest.size());
  while (!rest.empty() && refusals.size() < kMostRefusals) {
    const std::size_t offset = all.size() - rest.size();
    const auto byte = static_cast<unsigned char>(rest.front());
    if (byte < 0x80) {
      if (is_control(byte)) {
        refusals.push_back(illegal(offset));
      }
      rest.remove_prefix(1);
      continue;
    }
    const std::optional<char32_t> character = take_character(rest);
    if (!character || *character < 0xA0 || is_noncharacter(*character)) {
      refusals.push_back(illegal(offset));
      rest = all.substr(offset + 1);
      continue;
    }
    if (is_private_use(*character)) {
      out.text += all.substr(copied, offset - copied);
      append_external(*character, out);
      copied = all.size() - rest.size();
    }
  }
  out.text += all.substr(copied);
  return refusals;
}

}  // namespace tsunagu::host
