/// The top key in a file: HOME/keys/kek.
#pragma once

#include <filesystem>

#include "security/key_provider.h"

namespace tsunagu::security {

/// 32 random bytes in a file that only the owner reads: raw, or as 64 hexadecimal digits with or
/// without a newline. Protects against whoever has the database or a backup, not against root.
class FileKeyProvider final : public KeyProvider {
 public:
  /// Writes a new key, mode 0400. Throws Error if there is a file already: a key is never
  /// overwritten.
  static void create(const std::filesystem::path& path);

  /// Reads the key. Throws Error kKeyFile for a file others might have read, or that holds no key.
  explicit FileKeyProvider(const std::filesystem::path& path);

  std::string_view name() const override { return "file"; }
  Bytes wrap(ByteView place, ByteView secret) const override;
  SecretBytes unwrap(ByteView place, ByteView wrapped) const override;
  Digest mac(std::string_view label, ByteView text) const override;

 private:
  SecretBytes wrapping_key_;
  SecretBytes mac_key_;
};

}  // namespace tsunagu::security
