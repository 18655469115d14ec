/// SHA-256, HMAC, Ed25519, and comparison that takes the same time whatever differs.
#pragma once

#include <array>
#include <initializer_list>
#include <string_view>

#include "server/base/bytes.h"

namespace tsunagu::security {

using Digest = std::array<std::byte, 32>;

/// SHA-256 over the parts in order. Throws CryptoFailure.
Digest sha256(std::initializer_list<ByteView> parts);
inline Digest sha256(ByteView bytes) { return sha256({bytes}); }

/// HMAC-SHA-256 (RFC 2104) over the parts in order. Throws CryptoFailure.
Digest hmac_sha256(ByteView key, std::initializer_list<ByteView> parts);
/// HMAC-SHA-256 over `label` and each part with its u32be length in front, so that values made for
/// one use are worth nothing for another and parts cannot be cut elsewhere.
Digest labelled_hmac(ByteView key, std::string_view label, std::initializer_list<ByteView> parts);

/// Whether both are equal, in constant time for equal lengths.
bool equal(ByteView a, ByteView b);

/// Whether `signature` (64 bytes) over `text` was made by the Ed25519 key (32 bytes), RFC 8032.
/// Other lengths and keys that are none are false too.
bool verify_ed25519(ByteView public_key, ByteView text, ByteView signature);
/// The signature (64 bytes) under the private key `seed` (32 bytes). Throws CryptoFailure.
Bytes sign_ed25519(ByteView seed, ByteView text);
/// The public key (32 bytes) of `seed`. Throws CryptoFailure.
Bytes ed25519_public_key(ByteView seed);

}  // namespace tsunagu::security
