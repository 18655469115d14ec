// Pads values to buckets.
#include "security/padding.h"

#include <algorithm>
#include <bit>

#include "security/big_endian.h"

namespace tsunagu::security {
namespace {

constexpr std::size_t kLength = 4;
constexpr std::size_t kSmallest = 16;
constexpr std::size_t kStep = 256;

}  // namespace

std::size_t bucket_for(std::size_t size) {
  if (size <= kStep) {
    return std::bit_ceil(std::max(size, kSmallest));
  }
  return (size + kStep - 1) / kStep * kStep;
}

SecretBytes pad(ByteView plain) {
  SecretBytes padded{bucket_for(kLength + plain.size())};
  const std::span<std::byte> out = padded.writable();
  std::ranges::copy(u32be(plain.size()), out.begin());
  std::ranges::copy(plain, out.begin() + kLength);
  return padded;
}

std::optional<SecretBytes> unpad(ByteView padded) {
  if (padded.size() < kSmallest) {
    return std::nullopt;
  }
  const std::size_t size = read_be(padded.first(kLength));
  if (size > padded.size() - kLength || padded.size() != bucket_for(kLength + size)) {
    return std::nullopt;
  }
  const ByteView zeros = padded.subspan(kLength + size);
  if (!std::ranges::all_of(zeros, [](std::byte b) { return b == std::byte{0}; })) {
    return std::nullopt;
  }
  return SecretBytes::copy_of(padded.subspan(kLength, size));
}

}  // namespace tsunagu::security
