// Every operation looks up its purpose key and uses it; no key leaves but data keys of cases.
#include "security/local_key_service.h"

#include <algorithm>
#include <optional>

#include "security/data_key.h"
#include "security/file_key_provider.h"
#include "security/key_names.h"
#include "security/private_file.h"
#include "security/small_value.h"
#include "server/base/check.h"
#include "server/base/error.h"

namespace tsunagu::security {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKey = 32;

fs::path key_file(const fs::path& keys_folder) { return keys_folder / "kek"; }

std::unique_ptr<const KeyProvider> make_provider(const fs::path& keys_folder,
                                                 std::string_view name) {
  if (name != "file") {
    throw Error{messages::kKeyFile,
                keys_folder.string() + ": unknown holder of the top key: " + std::string{name}};
  }
  return std::make_unique<FileKeyProvider>(key_file(keys_folder));
}

// The key with `id`, to open something. Throws IntegrityError if it is not there or of another
// kind.
template <class IsRight>
PurposeKeyPtr opening_key(KeyRing& ring, const std::optional<KeyId>& id, const char* what,
                          IsRight is_right) {
  if (!id) {
    throw IntegrityError{std::string{what} + ": not a sealed value of this kind"};
  }
  PurposeKeyPtr key = ring.by_id(*id);
  if (!key || !is_right(key->name)) {
    throw IntegrityError{std::string{what} + ": made under key " + to_hex(*id) +
                         ", which keys/ring does not have for it"};
  }
  if (key->state == KeyState::destroyed) {
    throw IntegrityError{std::string{what} + ": key " + key->name + " was destroyed"};
  }
  return key;
}

}  // namespace

void LocalKeyService::create(const fs::path& keys_folder, std::string_view provider,
                             const Uuid& tenant) {
  require_private_folder(keys_folder);
  if (provider == "file" && !fs::exists(fs::symlink_status(key_file(keys_folder)))) {
    FileKeyProvider::create(key_file(keys_folder));
  }
  KeyRing::create(keys_folder, *make_provider(keys_folder, provider), tenant, first_key_names());
}

std::unique_ptr<LocalKeyService> LocalKeyService::open(const fs::path& keys_folder) {
  auto provider = make_provider(keys_folder, KeyRing::provider_of(keys_folder));
  return std::make_unique<LocalKeyService>(OpenedByUs{}, keys_folder, std::move(provider));
}

LocalKeyService::LocalKeyService(OpenedByUs, const fs::path& keys_folder,
                                 std::unique_ptr<const KeyProvider> provider)
    : provider_{std::move(provider)}, ring_{keys_folder, *provider_} {}

NewDataKey LocalKeyService::new_data_key(const DataKeyPlace& place, int retention_year) {
  TSUNAGU_ENSURE(place.key_class <= kSealClass && place.version > 0, "a data key that exists");
  const PurposeKeyPtr wrapping = ring_.active(wrapping_key_name(retention_year));
  NewDataKey fresh;
  fresh.key.place = place;
  fresh.key.key = SecretBytes{kKey};
  fill_random(fresh.key.key.writable());
  fresh.wrapped = wrap_data_key(wrapping->secret.view(), wrapping->id, tenant(), fresh.key);
  return fresh;
}

DataKey LocalKeyService::unwrap(const DataKeyPlace& place, ByteView wrapped) {
  const PurposeKeyPtr wrapping =
      opening_key(ring_, wrapping_key_id(wrapped), "data key", is_wrapping_key);
  std::optional<DataKey> key = unwrap_data_key(wrapping->secret.view(), tenant(), place, wrapped);
  if (!key) {
    throw IntegrityError{"data key of class " + std::to_string(place.key_class) + ", version " +
                         std::to_string(place.version) + " of case " + place.case_id.text()};
  }
  return *std::move(key);
}

Bytes LocalKeyService::seal(Purpose purpose, int year, ByteView place, ByteView plain) {
  const PurposeKeyPtr key = ring_.active(purpose_key_name(purpose, year));
  return seal_small_value({purpose, key->id, key->secret.view()}, tenant(), place, plain);
}

SecretBytes LocalKeyService::open(Purpose purpose, ByteView place, ByteView sealed) {
  const PurposeKeyPtr key =
      opening_key(ring_, small_value_key_id(purpose, sealed), "sealed value",
                  [&](std::string_view name) { return is_key_of(purpose, name); });
  std::optional<SecretBytes> plain =
      open_small_value({purpose, key->id, key->secret.view()}, tenant(), place, sealed);
  if (!plain) {
    throw IntegrityError{"a value sealed under " + key->name};
  }
  return *std::move(plain);
}

std::array<std::byte, 16> LocalKeyService::token(Index index, ByteView value) {
  const std::array<std::byte, 1> which{static_cast<std::byte>(index)};
  const Digest digest =
      labelled_hmac(ring_.active(kIndexKey)->secret.view(), "tsunagu/token/v1", {which, value});
  std::array<std::byte, 16> first{};
  std::copy_n(digest.begin(), first.size(), first.begin());
  return first;
}

Digest LocalKeyService::case_tag(int year, const Uuid& case_id, const Uuid& event_id) {
  const PurposeKeyPtr key = ring_.active(pseudonym_key_name(year));
  return labelled_hmac(key->secret.view(), "tsunagu/case-tag/v1",
                       {case_id.view(), event_id.view()});
}

void LocalKeyService::start_boot(std::uint32_t boot) {
  last_event_.with([boot](EventNumber& last) {
    TSUNAGU_ENSURE(boot > last.boot, "a boot above every boot before");
    last = EventNumber{boot, 0};
  });
}

EventNumber LocalKeyService::next_event() {
  return last_event_.with([](EventNumber& last) {
    TSUNAGU_ENSURE(last.boot > 0, "a boot that was started");
    ++last.number;
    return last;
  });
}

Digest LocalKeyService::event_mac(ByteView leaf) {
  return labelled_hmac(ring_.active(kEventMacKey)->secret.view(), "tsunagu/event/v1", {leaf});
}

Bytes LocalKeyService::sign_checkpoint(std::string_view text) {
  return sign_ed25519(ring_.active(kLogSigningKey)->secret.view(), as_bytes(text));
}

Bytes LocalKeyService::log_public_key() const {
  return ed25519_public_key(ring_.active(kLogSigningKey)->secret.view());
}

std::vector<KeyStatus> LocalKeyService::status() const {
  std::vector<KeyStatus> list;
  for (const PurposeKeyPtr& key : ring_.all()) {
    list.push_back(
        KeyStatus{key->name, to_hex(key->id), std::string{state_name(key->state)}, key->created});
  }
  return list;
}

void LocalKeyService::replace_key(const std::string& name) {
  const std::vector<PurposeKeyPtr> keys = ring_.all();
  const bool is_there = std::ranges::any_of(keys, [&](const PurposeKeyPtr& key) {
    return key->name == name && key->state == KeyState::active;
  });
  if (!is_there || !can_be_replaced(name)) {
    throw Error{messages::kNotFound, "replaceable key " + name};
  }
  ring_.replace(name);
}

void LocalKeyService::destroy_key(std::string_view id_hex) {
  const std::vector<PurposeKeyPtr> keys = ring_.all();
  const auto key = std::ranges::find_if(
      keys, [&](const PurposeKeyPtr& candidate) { return to_hex(candidate->id) == id_hex; });
  if (key == keys.end() || !is_key_of_a_year((*key)->name)) {
    throw Error{messages::kNotFound, "key of a year with id " + std::string{id_hex}};
  }
  ring_.destroy((*key)->id);
}

}  // namespace tsunagu::security
