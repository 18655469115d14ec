/// SHA-256, and comparison that takes the same time whatever differs.
#pragma once

#include <array>
#include <initializer_list>

#include "security/key_service.h"
#include "server/base/bytes.h"

namespace tsunagu::security {

/// SHA-256 over the parts in order.
Digest sha256(std::initializer_list<ByteView> parts);
inline Digest sha256(ByteView bytes) { return sha256({bytes}); }

/// Whether both are equal, in constant time for equal lengths.
bool equal(ByteView a, ByteView b);

/// Whether `signature` (64 bytes) over `text` was made by the Ed25519 key (32 bytes).
bool verify_ed25519(ByteView public_key, ByteView text, ByteView signature);

}  // namespace tsunagu::security
