/// Small secrets on the stack, wiped at the end of their scope.
#pragma once

#include <array>
#include <cstddef>

#include "security/secret_bytes.h"

namespace tsunagu::security {

/// `Size` zero bytes for values in the middle of a calculation. Neither copied nor moved.
template <std::size_t Size>
class Scratch {
 public:
  Scratch() = default;
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { wipe(bytes_); }

  ByteView view() const { return bytes_; }
  std::span<std::byte, Size> writable() { return bytes_; }

 private:
  std::array<std::byte, Size> bytes_{};
};

}  // namespace tsunagu::security
