/// HOME/keys/ring on disk: read with all checks, written whole, changed by one process at a time.
#pragma once

#include <filesystem>

#include "security/key_provider.h"
#include "security/ring_text.h"
#include "security/secret_bytes.h"
#include "server/base/unique_fd.h"

namespace tsunagu::security {

std::filesystem::path ring_path(const std::filesystem::path& folder);

/// The ring's text, unchecked. Throws Error kKeyFile unless the file is private.
SecretBytes read_ring_file(const std::filesystem::path& folder);

/// The ring in `text`. Throws Error kKeyWrong if `provider` has another top key, IntegrityError if
/// `text` is not what write_ring_file() wrote with it.
RingText checked_ring(std::string_view text, const KeyProvider& provider);

/// Throws Error; then the ring is as it was.
void write_ring_file(const std::filesystem::path& folder, const RingText& ring,
                     const KeyProvider& provider);

/// What a provider's top key is recognised by in the ring of `tenant`.
Digest check_value(const KeyProvider& provider, const Uuid& tenant);

/// A new random key called `name` for the ring.
RingLine make_ring_line(const std::string& name, const Uuid& tenant, const KeyProvider& provider);
/// The key in `line`. Throws IntegrityError if it is not the one that was made for it.
SecretBytes unwrap_ring_line(const RingLine& line, const Uuid& tenant, const KeyProvider& provider);

/// Held while the ring is changed; waits for other holders in this and other processes.
UniqueFd lock_ring(const std::filesystem::path& folder);

}  // namespace tsunagu::security
