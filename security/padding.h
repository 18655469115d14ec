/// Padding that hides a value's length: u32be length | value | zeros up to a bucket.
#pragma once

#include <cstddef>
#include <optional>

#include "security/secret_bytes.h"
#include "server/base/bytes.h"

namespace tsunagu::security {

/// The sizes a padded value may have, its four bytes of length included: 16, 32, 64, 128, 256, then
/// every multiple of 256.
std::size_t bucket_for(std::size_t size);

/// `plain` with its length and its padding.
SecretBytes pad(ByteView plain);

/// The value in `padded`. Nothing unless it is exactly what pad() makes.
std::optional<SecretBytes> unpad(ByteView padded);

}  // namespace tsunagu::security
