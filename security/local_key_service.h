/// The key service inside this process, over the key ring in HOME/keys.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "security/key_provider.h"
#include "security/key_ring.h"
#include "security/key_service.h"
#include "server/base/guarded.h"

namespace tsunagu::security {

/// Thread-safe.
class LocalKeyService final : public KeyService {
 public:
  /// Makes the top key with `provider` ("file": keys_folder/kek) and the ring, for a new instance
  /// with the id `tenant`. The folder is there, mode 0700. A key that is there from an attempt that
  /// did not reach the ring is used; a ring that is there is refused. Throws Error.
  static void create(const std::filesystem::path& keys_folder, std::string_view provider,
                     const Uuid& tenant);

  /// The service over an existing ring. Throws Error kKeyFile (a file is missing, or others might
  /// have read it), Error kKeyWrong (key of another instance), IntegrityError (ring was changed).
  static std::unique_ptr<LocalKeyService> open(const std::filesystem::path& keys_folder);

  Uuid tenant() const override { return ring_.tenant(); }
  NewDataKey new_data_key(const DataKeyPlace& place, int retention_year) override;
  DataKey unwrap(const DataKeyPlace& place, ByteView wrapped) override;
  Bytes seal(Purpose purpose, int year, ByteView place, ByteView plain) override;
  SecretBytes open(Purpose purpose, ByteView place, ByteView sealed) override;
  std::array<std::byte, 16> token(Index index, ByteView value) override;
  Digest case_tag(int year, const Uuid& case_id, const Uuid& event_id) override;
  void start_boot(std::uint32_t boot) override;
  EventNumber next_event() override;
  Digest event_mac(ByteView leaf) override;
  Bytes sign_checkpoint(std::string_view text) override;
  Bytes log_public_key() const override;
  std::vector<KeyStatus> status() const override;

  /// Replaces the active key called `name` ("WRAP-2031"); the old one still opens. Throws Error
  /// kNotFound for a name without a key, or whose values do not say which key made them.
  void replace_key(const std::string& name);
  /// Destroys the key with the id `id_hex` for good: the data of its year can never be read again.
  /// Throws Error kNotFound for an unknown id, or a key that is not of one year.
  void destroy_key(std::string_view id_hex);

 private:
  // So that make_unique reaches the constructor, and nobody else does.
  struct OpenedByUs {
    explicit OpenedByUs() = default;
  };

 public:
  LocalKeyService(OpenedByUs, const std::filesystem::path& keys_folder,
                  std::unique_ptr<const KeyProvider> provider);

 private:
  std::unique_ptr<const KeyProvider> provider_;
  mutable KeyRing ring_;  // reading a key may make it
  Guarded<EventNumber> last_event_;
};

}  // namespace tsunagu::security
