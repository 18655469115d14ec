// Secrets in locked memory, wiped when they end.
#include "security/secret_bytes.h"

#include <algorithm>
#include <utility>

#include <openssl/crypto.h>

#include "security/locked_memory.h"

namespace tsunagu::security {

SecretBytes::SecretBytes(std::size_t size)
    : data_{size == 0 ? nullptr : take_locked_memory(size)}, size_{size} {}

SecretBytes SecretBytes::copy_of(ByteView bytes) {
  SecretBytes copy{bytes.size()};
  std::ranges::copy(bytes, copy.data_);
  return copy;
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_{std::exchange(other.data_, nullptr)}, size_{std::exchange(other.size_, 0)} {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  if (this != &other) {
    give_back();
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

SecretBytes::~SecretBytes() { give_back(); }

void SecretBytes::give_back() noexcept {
  if (data_ != nullptr) {
    give_back_locked_memory(std::exchange(data_, nullptr), std::exchange(size_, 0));
  }
}

void wipe(std::span<std::byte> bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }

}  // namespace tsunagu::security
