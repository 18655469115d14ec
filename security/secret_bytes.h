/// Memory for keys and opened values.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "server/base/bytes.h"

namespace tsunagu::security {

/// Bytes that are wiped before their memory is given back, locked into RAM where the limit allows
/// it and left out of core dumps. Movable, not copyable; never printed, never a std::string (short
/// strings would live outside the wiped memory). A child process made by fork does not have them:
/// touching one there stops the child. Throws CryptoFailure when there is no memory.
class SecretBytes {
 public:
  SecretBytes() = default;
  /// `size` zero bytes.
  explicit SecretBytes(std::size_t size);
  /// Copies `bytes`; the caller wipes its own copy.
  static SecretBytes copy_of(ByteView bytes);
  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes();

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  ByteView view() const { return {data_, size_}; }
  std::span<std::byte> writable() { return {data_, size_}; }
  /// The bytes as text, valid as long as this object.
  std::string_view text() const { return as_text(view()); }

 private:
  void give_back() noexcept;

  std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Overwrites `bytes` in a way the compiler does not remove.
void wipe(std::span<std::byte> bytes);

}  // namespace tsunagu::security
