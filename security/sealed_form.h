/// What all sealed forms share: header | nonce | ciphertext | tag, sealed with XAES-256-GCM.
#pragma once

#include <cstddef>
#include <optional>

#include "security/secret_bytes.h"
#include "server/base/bytes.h"

namespace tsunagu::security {

inline constexpr std::byte kFormat{1};
inline constexpr std::byte kAlgorithmXaes{2};

/// How many bytes a form takes beside its header and what it holds.
inline constexpr std::size_t kSealedExtra = 24 + 16;

/// `header` | a random nonce | ciphertext of `content` | tag. `associated` contains the header, so
/// that no byte of the form is free. Throws CryptoFailure, Error without random bytes.
Bytes seal_form(ByteView key, ByteView header, ByteView associated, ByteView content);

/// The content of `form`, which begins with `header_size` bytes of header. Nothing if anything was
/// changed. Throws CryptoFailure.
std::optional<SecretBytes> open_form(ByteView key, std::size_t header_size, ByteView associated,
                                     ByteView form);

}  // namespace tsunagu::security
