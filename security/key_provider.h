/// Whoever holds the key at the top: a file, later a TPM, a PKCS#11 token, a systemd credential.
#pragma once

#include <string_view>

#include "security/digest.h"
#include "security/secret_bytes.h"
#include "server/base/bytes.h"

namespace tsunagu::security {

/// The top key is used only through these, so that it may live where nobody can read it.
/// Thread-safe. All functions throw CryptoFailure when the holder does not answer.
class KeyProvider {
 public:
  virtual ~KeyProvider() = default;

  /// "file": written into the key ring, so that the same holder is asked next time.
  virtual std::string_view name() const = 0;

  /// `secret` (at most 64 bytes) wrapped; `place` is authenticated with it.
  virtual Bytes wrap(ByteView place, ByteView secret) const = 0;
  /// Throws IntegrityError if `wrapped` was changed, or wrapped by another key or for another
  /// place.
  virtual SecretBytes unwrap(ByteView place, ByteView wrapped) const = 0;

  /// HMAC-SHA-256 under the top key, or under a key that only it gives, over label and text.
  virtual Digest mac(std::string_view label, ByteView text) const = 0;
};

}  // namespace tsunagu::security
