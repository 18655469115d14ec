// Hexadecimal of secrets.
#include "security/secret_hex.h"

#include <string_view>

namespace tsunagu::security {
namespace {

// Calculated, not looked up: which table entry is read would show in the cache.
std::byte digit_of(unsigned value) {
  return static_cast<std::byte>(value < 10 ? '0' + value : 'a' + (value - 10));
}

// 16 for a character that is no digit.
unsigned value_of(std::byte digit) {
  const auto c = std::to_integer<unsigned>(digit);
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  const unsigned lower = c | 0x20U;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

}  // namespace

SecretBytes secret_hex(ByteView bytes) {
  SecretBytes digits{bytes.size() * 2};
  const std::span<std::byte> out = digits.writable();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto value = std::to_integer<unsigned>(bytes[i]);
    out[2 * i] = digit_of(value >> 4U);
    out[2 * i + 1] = digit_of(value & 0xfU);
  }
  return digits;
}

std::optional<SecretBytes> secret_from_hex(ByteView digits) {
  if (digits.size() % 2 != 0) {
    return std::nullopt;
  }
  SecretBytes bytes{digits.size() / 2};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned high = value_of(digits[2 * i]);
    const unsigned low = value_of(digits[2 * i + 1]);
    if (high > 15 || low > 15) {
      return std::nullopt;
    }
    bytes.writable()[i] = static_cast<std::byte>(high << 4U | low);
  }
  return bytes;
}

}  // namespace tsunagu::security
