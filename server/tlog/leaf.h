/// The leaf of an audit event: 144 bytes that stand in the log for ever and name nobody.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "security/digest.h"
#include "server/base/bytes.h"
#include "server/base/clock.h"
#include "server/base/uuid.h"
#include "server/tlog/event_type.h"

namespace tsunagu::tlog {

using Digest = security::Digest;

/// Size of every leaf in bytes. Layout: docs/audit-log.md, "Leaf".
inline constexpr std::size_t kLeafSize = 144;

struct Leaf {
  EventType type = EventType::heartbeat;
  std::uint16_t node = 0;      ///< which daemon of a cluster
  std::uint32_t boot = 0;      ///< which run of the daemon, from 1
  std::uint64_t number = 0;    ///< of the event in its run, from 1 without a gap
  Microseconds time = 0;       ///< UTC, years 1970 to 9999
  Uuid event_id;               ///< never nil
  Digest case_tag{};           ///< zero if the event belongs to no case
  std::uint32_t revision = 0;  ///< of the document or case, 0 if none
  Digest seal{};               ///< document seal, zero if none
  Digest commitment{};         ///< payload_commitment() of what the event says

  bool operator==(const Leaf&) const = default;
};

/// The 144 bytes of `leaf`, which must keep the limits above.
Bytes encode_leaf(const Leaf& leaf);
/// Nothing unless `bytes` is exactly what encode_leaf writes.
std::optional<Leaf> decode_leaf(ByteView bytes);

/// Binds a payload to its leaf without telling anything about it. `salt`: 32 random bytes.
Digest payload_commitment(ByteView salt, ByteView plain);

}  // namespace tsunagu::tlog
