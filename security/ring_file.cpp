// The key ring's file. The layout is in docs/sealed-formats.md; change both or neither.
#include "security/ring_file.h"

#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "security/private_file.h"
#include "security/scratch.h"
#include "server/base/clock.h"
#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::security {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestRing = 1U << 20U;
constexpr std::string_view kMacLabel = "tsunagu/ring/v1";
constexpr std::string_view kCheckLabel = "tsunagu/ring-check/v1";

Bytes place_of(const std::string& name, const KeyId& id, const Uuid& tenant) {
  Bytes place;
  append_sized(place, as_bytes("tsunagu/purpose-key/v1"));
  append_sized(place, tenant.view());
  append_sized(place, as_bytes(name));
  append_sized(place, id);
  return place;
}

}  // namespace

fs::path ring_path(const fs::path& folder) { return folder / "ring"; }

SecretBytes read_ring_file(const fs::path& folder) {
  return read_private_file(ring_path(folder), kLongestRing);
}

RingText checked_ring(std::string_view text, const KeyProvider& provider) {
  std::optional<ParsedRing> parsed = parse_ring(text);
  if (!parsed) {
    throw IntegrityError{"keys/ring: not a key ring"};
  }
  if (!equal(parsed->ring.check, check_value(provider, parsed->ring.tenant))) {
    throw Error{messages::kKeyWrong, "keys/ring was made with another key than keys/kek"};
  }
  if (!equal(parsed->mac, provider.mac(kMacLabel, as_bytes(parsed->body)))) {
    throw IntegrityError{"keys/ring: a line was changed, added, moved or removed"};
  }
  return std::move(parsed->ring);
}

void write_ring_file(const fs::path& folder, const RingText& ring, const KeyProvider& provider) {
  const Digest mac = provider.mac(kMacLabel, as_bytes(ring_body(ring)));
  const std::string text = ring_text(ring, mac);
  write_file_durably(ring_path(folder), as_bytes(text), S_IRUSR | S_IWUSR);
}

Digest check_value(const KeyProvider& provider, const Uuid& tenant) {
  return provider.mac(kCheckLabel, tenant.view());
}

RingLine make_ring_line(const std::string& name, const Uuid& tenant, const KeyProvider& provider) {
  Scratch<32> secret;
  fill_random(secret.writable());
  RingLine line;
  line.name = name;
  line.id = key_id_of(name, secret.view());
  line.created = utc_text(SystemClock{}.now());
  line.wrapped = provider.wrap(place_of(name, line.id, tenant), secret.view());
  return line;
}

SecretBytes unwrap_ring_line(const RingLine& line, const Uuid& tenant,
                             const KeyProvider& provider) {
  SecretBytes secret = provider.unwrap(place_of(line.name, line.id, tenant), line.wrapped);
  if (key_id_of(line.name, secret.view()) != line.id) {
    throw IntegrityError{"keys/ring: key " + line.name + " is not the one its id names"};
  }
  return secret;
}

UniqueFd lock_ring(const fs::path& folder) {
  const fs::path path = folder / "ring.lock";
  UniqueFd fd{::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR)};
  if (!fd) {
    throw Error{messages::kSystemCall, with_errno("open " + path.string(), errno)};
  }
  while (::flock(fd.get(), LOCK_EX) != 0) {
    if (errno != EINTR) {
      throw Error{messages::kSystemCall, with_errno("lock " + path.string(), errno)};
    }
  }
  return fd;
}

}  // namespace tsunagu::security
