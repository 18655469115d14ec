/// Byte strings: conversions, big-endian numbers, hexadecimal and base64.
#include "server/base/bytes.h"

#include <limits>

#include "server/base/check.h"

namespace tsunagu {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of a hexadecimal digit of either case, or -1.
int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') {
    return digit - '0';
  }
  if (digit >= 'a' && digit <= 'f') {
    return digit - 'a' + 10;
  }
  if (digit >= 'A' && digit <= 'F') {
    return digit - 'A' + 10;
  }
  return -1;
}

/// The four characters of up to three bytes.
void append_base64_group(std::string& out, ByteView group) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    bits = (bits << 8) | (i < group.size() ? std::to_integer<std::uint32_t>(group[i]) : 0U);
  }
  for (std::size_t i = 0; i < 4; ++i) {
    out += i <= group.size() ? kBase64Digits[(bits >> (18 - 6 * i)) & 0x3fU] : '=';
  }
}

}  // namespace

ByteView as_bytes(std::string_view text) { return std::as_bytes(std::span{text}); }

std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Bytes to_bytes(std::string_view text) {
  const ByteView view = as_bytes(text);
  return {view.begin(), view.end()};
}

void append_be(Bytes& out, std::uint64_t value, int count) {
  TSUNAGU_ENSURE(count >= 1 && count <= 8, "a number has 1 to 8 bytes");
  for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
    out.push_back(static_cast<std::byte>((value >> shift) & 0xffU));
  }
}

void append(Bytes& out, ByteView more) { out.insert(out.end(), more.begin(), more.end()); }

void append_sized(Bytes& out, ByteView more) {
  TSUNAGU_ENSURE(more.size() <= std::numeric_limits<std::uint32_t>::max(),
                 "a sized part fits 32 bits of length");
  append_be(out, more.size(), 4);
  append(out, more);
}

std::uint64_t read_be(ByteView bytes) {
  TSUNAGU_ENSURE(bytes.size() <= 8, "a number has at most 8 bytes");
  std::uint64_t value = 0;
  for (const std::byte byte : bytes) {
    value = (value << 8) | std::to_integer<std::uint64_t>(byte);
  }
  return value;
}

std::string to_hex(ByteView bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::byte byte : bytes) {
    out += kHexDigits[std::to_integer<std::size_t>(byte >> 4)];
    out += kHexDigits[std::to_integer<std::size_t>(byte & std::byte{0x0f})];
  }
  return out;
}

std::optional<Bytes> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) {
    return std::nullopt;
  }
  Bytes out;
  out.reserve(hex.size() / 2);
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = hex_value(hex[i]);
    const int low = hex_value(hex[i + 1]);
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    out.push_back(static_cast<std::byte>(high * 16 + low));
  }
  return out;
}

std::string to_base64(ByteView bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  while (!bytes.empty()) {
    const ByteView group = bytes.first(bytes.size() < 3 ? bytes.size() : 3);
    append_base64_group(out, group);
    bytes = bytes.subspan(group.size());
  }
  return out;
}

std::optional<Bytes> from_base64(std::string_view text) {
  Bytes out;
  out.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char character : text.substr(0, text.find('='))) {
    const std::size_t value = kBase64Digits.find(character);
    if (value == std::string_view::npos) {
      return std::nullopt;
    }
    bits = ((bits << 6) | static_cast<std::uint32_t>(value)) & 0xffffU;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out.push_back(static_cast<std::byte>((bits >> held) & 0xffU));
    }
  }
  // One text per byte string: wrong padding or stray low bits do not come back the same.
  if (to_base64(out) != text) {
    return std::nullopt;
  }
  return out;
}

}  // namespace tsunagu
