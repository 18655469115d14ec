/// Names of keys inside sealed values.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "server/base/bytes.h"

namespace tsunagu::security {

/// 8 bytes that name a purpose key and commit to it.
using KeyId = std::array<std::byte, 8>;

/// The id of the key `secret` called `name`: the start of an HMAC under it. So a sealed value names
/// exactly one key, and a wrong key under a right name is noticed before it is used.
KeyId key_id_of(std::string_view name, ByteView secret);

}  // namespace tsunagu::security
