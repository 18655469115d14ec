// Holds the purpose keys of an instance, unwrapped once.
#include "security/key_ring.h"

#include <algorithm>
#include <optional>

#include "security/private_file.h"
#include "security/ring_file.h"
#include "server/base/error.h"

namespace tsunagu::security {
namespace {

namespace fs = std::filesystem;

struct stat status_of(const fs::path& path) {
  struct stat found {};
  // A ring that is gone has the status of no ring, and reading it says so.
  static_cast<void>(::lstat(path.c_str(), &found));
  return found;
}

bool is_same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

PurposeKeyPtr purpose_key(const RingLine& line, const Uuid& tenant, const KeyProvider& provider) {
  auto key = std::make_shared<PurposeKey>();
  key->name = line.name;
  key->id = line.id;
  key->state = line.state;
  key->created = line.created;
  if (line.state != KeyState::destroyed) {
    key->secret = unwrap_ring_line(line, tenant, provider);
  }
  return key;
}

}  // namespace

void KeyRing::create(const fs::path& folder, const KeyProvider& provider, const Uuid& tenant,
                     const std::vector<std::string>& names) {
  require_private_folder(folder);
  const UniqueFd lock = lock_ring(folder);
  if (fs::exists(fs::symlink_status(ring_path(folder)))) {
    throw Error{messages::kKeyFile, ring_path(folder).string() + ": is there already"};
  }
  RingText ring;
  ring.tenant = tenant;
  ring.provider = provider.name();
  ring.check = check_value(provider, tenant);
  for (const std::string& name : names) {
    ring.keys.push_back(make_ring_line(name, tenant, provider));
  }
  write_ring_file(folder, ring, provider);
}

std::string KeyRing::provider_of(const fs::path& folder) {
  const SecretBytes text = read_ring_file(folder);
  std::optional<ParsedRing> parsed = parse_ring(text.text());
  if (!parsed) {
    throw IntegrityError{"keys/ring: not a key ring"};
  }
  return std::move(parsed->ring.provider);
}

KeyRing::KeyRing(fs::path folder, const KeyProvider& provider)
    : folder_{std::move(folder)}, provider_{provider} {
  tenant_ = load().tenant;
}

PurposeKeyPtr KeyRing::find(const std::function<bool(const PurposeKey&)>& matches) const {
  return keys_.with([&](const Keys& keys) -> PurposeKeyPtr {
    for (const PurposeKeyPtr& key : keys.list) {
      if (matches(*key)) {
        return key;
      }
    }
    return nullptr;
  });
}

// Reads the file, and makes its keys the ones in use.
RingText KeyRing::load() {
  Keys fresh;
  fresh.file = status_of(ring_path(folder_));
  RingText ring = checked_ring(read_ring_file(folder_).text(), provider_);
  for (const RingLine& line : ring.keys) {
    fresh.list.push_back(purpose_key(line, ring.tenant, provider_));
  }
  keys_.with([&](Keys& keys) { std::swap(keys, fresh); });
  return ring;
}

void KeyRing::change(const std::function<void(RingText&)>& edit) {
  const UniqueFd lock = lock_ring(folder_);
  RingText ring = load();
  edit(ring);
  write_ring_file(folder_, ring, provider_);
  load();
}

PurposeKeyPtr KeyRing::active(const std::string& name) {
  const auto is_it = [&](const auto& key) {
    return key.state == KeyState::active && key.name == name;
  };
  if (PurposeKeyPtr key = find(is_it)) {
    return key;
  }
  change([&](RingText& ring) {
    // Another process may have made it since.
    if (std::ranges::none_of(ring.keys, is_it)) {
      ring.keys.push_back(make_ring_line(name, ring.tenant, provider_));
    }
  });
  return find(is_it);
}

PurposeKeyPtr KeyRing::by_id(const KeyId& id) {
  const auto is_it = [&](const PurposeKey& key) { return key.id == id; };
  if (PurposeKeyPtr key = find(is_it)) {
    return key;
  }
  // Perhaps another process made it. Only a changed file is read again, so that values with
  // invented ids cost nothing.
  const struct stat now = status_of(ring_path(folder_));
  if (keys_.with([&](const Keys& keys) { return is_same_file(keys.file, now); })) {
    return nullptr;
  }
  const UniqueFd lock = lock_ring(folder_);
  load();
  return find(is_it);
}

std::vector<PurposeKeyPtr> KeyRing::all() const {
  return keys_.with([](const Keys& keys) { return keys.list; });
}

void KeyRing::replace(const std::string& name) {
  change([&](RingText& ring) {
    for (RingLine& key : ring.keys) {
      if (key.name == name && key.state == KeyState::active) {
        key.state = KeyState::decrypt_only;
      }
    }
    ring.keys.push_back(make_ring_line(name, ring.tenant, provider_));
  });
}

void KeyRing::destroy(const KeyId& id) {
  change([&](RingText& ring) {
    const auto key = std::ranges::find(ring.keys, id, &RingLine::id);
    if (key == ring.keys.end()) {
      throw Error{messages::kNotFound, "key " + to_hex(id)};
    }
    key->state = KeyState::destroyed;
    key->wrapped.clear();
  });
}

}  // namespace tsunagu::security
