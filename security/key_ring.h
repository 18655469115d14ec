/// The purpose keys of an instance: random keys in HOME/keys/ring, wrapped by the top key.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sys/stat.h>

#include "security/key_provider.h"
#include "security/ring_text.h"
#include "security/secret_bytes.h"
#include "server/base/guarded.h"

namespace tsunagu::security {

/// A purpose key, ready for use.
struct PurposeKey {
  std::string name;
  KeyId id{};
  KeyState state = KeyState::active;
  std::string created;
  SecretBytes secret;  ///< 32 bytes; empty if destroyed
};

/// Shared, because a key in use stays valid while another thread reads the ring anew.
using PurposeKeyPtr = std::shared_ptr<const PurposeKey>;

/// Reads the ring, hands out its keys and makes new ones. Several processes may use one ring:
/// changes happen under a lock file, and a key that another process made is found. Thread-safe.
class KeyRing {
 public:
  /// Writes a ring with the keys called `names`. Throws Error if there is one already.
  static void create(const std::filesystem::path& folder, const KeyProvider& provider,
                     const Uuid& tenant, const std::vector<std::string>& names);

  /// Which provider's top key the ring in `folder` needs. Throws as the constructor does.
  static std::string provider_of(const std::filesystem::path& folder);

  /// `provider` outlives the ring. Throws Error kKeyFile (file not private), Error kKeyWrong
  /// (another top key: found before anything is unwrapped), IntegrityError (ring damaged or
  /// changed).
  KeyRing(std::filesystem::path folder, const KeyProvider& provider);

  const Uuid& tenant() const { return tenant_; }

  /// The active key called `name`; made and written first if there is none. Throws Error.
  PurposeKeyPtr active(const std::string& name);
  /// The key with `id`, null if the ring has none. Throws as the constructor does.
  PurposeKeyPtr by_id(const KeyId& id);
  std::vector<PurposeKeyPtr> all() const;

  /// From now on the active key called `name` only opens, and a new one of that name seals.
  /// Throws Error.
  void replace(const std::string& name);
  /// Removes the key with `id` from the ring for good; what it sealed can never be opened again.
  /// Copies of the ring in backups and escrow are destroyed separately. Throws Error kNotFound.
  void destroy(const KeyId& id);

 private:
  struct Keys {
    std::vector<PurposeKeyPtr> list;
    struct stat file {};  // of the ring file they were read from
  };

  PurposeKeyPtr find(const std::function<bool(const PurposeKey&)>& matches) const;
  RingText load();
  void change(const std::function<void(RingText&)>& edit);

  std::filesystem::path folder_;
  const KeyProvider& provider_;
  Uuid tenant_;
  mutable Guarded<Keys> keys_;
};

}  // namespace tsunagu::security
