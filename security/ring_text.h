/// The text of HOME/keys/ring: which purpose keys there are. Layout: docs/sealed-formats.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "security/digest.h"
#include "security/key_id.h"
#include "server/base/bytes.h"
#include "server/base/uuid.h"

namespace tsunagu::security {

enum class KeyState : std::uint8_t {
  active,        ///< seals and opens; at most one of a name
  decrypt_only,  ///< only opens
  destroyed,     ///< a note that it existed; nothing of it is left
};

/// "active", "decrypt-only", "destroyed".
std::string_view state_name(KeyState state);

/// One purpose key as it stands in the file.
struct RingLine {
  std::string name;  ///< "WRAP-2031"
  KeyId id{};
  KeyState state = KeyState::active;
  std::string created;  ///< RFC 3339, UTC
  Bytes wrapped;        ///< by the top key; empty if destroyed
};

struct RingText {
  Uuid tenant;
  std::string provider;  ///< who holds the top key
  Digest check{};        ///< tells the right top key from a wrong one
  std::vector<RingLine> keys;
};

/// The text without its last line: what that line's HMAC is made over.
std::string ring_body(const RingText& ring);
/// The whole text.
std::string ring_text(const RingText& ring, const Digest& mac);

struct ParsedRing {
  RingText ring;
  std::string_view body;  ///< part of the text that was parsed
  Digest mac{};
};

/// Nothing unless `text` is exactly what ring_text() writes, with names and ids that stand once.
/// The HMAC is not checked here. The result points into `text`.
std::optional<ParsedRing> parse_ring(std::string_view text);

}  // namespace tsunagu::security
