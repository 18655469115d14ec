/// Numbers inside headers of fixed size.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace tsunagu::security {

/// `value` as four bytes, highest first.
constexpr std::array<std::byte, 4> u32be(std::size_t value) {
  return {static_cast<std::byte>((value >> 24U) & 0xffU),
          static_cast<std::byte>((value >> 16U) & 0xffU),
          static_cast<std::byte>((value >> 8U) & 0xffU), static_cast<std::byte>(value & 0xffU)};
}

}  // namespace tsunagu::security
