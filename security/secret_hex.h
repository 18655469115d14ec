/// Hexadecimal of secrets, without a std::string on the way.
#pragma once

#include <optional>

#include "security/secret_bytes.h"

namespace tsunagu::security {

/// Lower-case hexadecimal digits of `bytes`.
SecretBytes secret_hex(ByteView bytes);

/// The bytes of `digits`. Nothing if their number is odd or one is no hexadecimal digit.
std::optional<SecretBytes> secret_from_hex(ByteView digits);

}  // namespace tsunagu::security
