/// UUIDs of version 7 (RFC 9562): random ids that sort by time, made by us before sealing.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tsunagu {

struct Uuid {
  std::array<std::byte, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  bool is_nil() const { return *this == Uuid{}; }
  std::span<const std::byte, 16> view() const { return bytes; }

  /// 8-4-4-4-12 lower-case hexadecimal.
  std::string text() const;
  /// Nothing unless `text` has the form of text().
  static std::optional<Uuid> parse(std::string_view text);
  /// From exactly 16 bytes; stops the process on another length.
  static Uuid from(std::span<const std::byte> bytes);
};

/// A new UUIDv7: 48 bits of milliseconds, 74 bits from getrandom(2). Throws Error if the kernel
/// gives no random bytes.
Uuid make_uuid();

/// Fills `out` from getrandom(2), never from a user-space generator that a copied virtual machine
/// would repeat. Throws Error.
void fill_random(std::span<std::byte> out);

}  // namespace tsunagu
