/// XAES-256-GCM: AES-256-GCM with a nonce long enough to be random (c2sp.org/XAES-256-GCM).
///
/// A key of its own for each message, derived from the first half of the nonce, so one key may seal
/// 2^80 messages. Tags have 16 bytes and no other length.
#pragma once

#include <cstddef>
#include <span>

#include "server/base/bytes.h"

namespace tsunagu::security {

inline constexpr std::size_t kXaesKey = 32;
inline constexpr std::size_t kXaesNonce = 24;
inline constexpr std::size_t kXaesTag = 16;
/// The longest plaintext, in bytes: OpenSSL counts in int.
inline constexpr std::size_t kXaesLongest = 1U << 30U;

/// Writes ciphertext and tag to `sealed`, which has kXaesTag bytes more than `plain`. The nonce is
/// random and never used twice with `key`. Throws CryptoFailure.
void xaes_seal(ByteView key, ByteView nonce, ByteView associated, ByteView plain,
               std::span<std::byte> sealed);

/// Writes the plaintext to `plain`, which has kXaesTag bytes less than `sealed`. False if anything
/// was changed; then `plain` holds zeros. Read it only after true. Throws CryptoFailure.
[[nodiscard]] bool xaes_open(ByteView key, ByteView nonce, ByteView associated, ByteView sealed,
                             std::span<std::byte> plain);

}  // namespace tsunagu::security
