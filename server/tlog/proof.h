/// Proof that one event is in the log, in one text file: C2SP tlog-proof, to be given to a citizen
/// or a court and checked offline.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/tlog/checkpoint.h"
#include "server/tlog/leaf.h"
#include "server/tlog/opened_event.h"
#include "server/tlog/report.h"
#include "server/tlog/tile_reader.h"

namespace tsunagu::tlog {

/// The longest proof file, in bytes.
inline constexpr std::size_t kMaxProof = 1024U * 1024;

/// What stands behind "extra": the leaf, and if it was opened the salt and the payload.
struct EventProof {
  Bytes leaf;                         ///< kLeafSize bytes
  std::optional<OpenedEvent> opened;  ///< its index is the proof's
  std::uint64_t index = 0;
  std::vector<Digest> path;
  std::string checkpoint;  ///< the signed note, as it is

  std::string text() const;
  /// Nothing unless `text` is what text() writes.
  static std::optional<EventProof> parse(std::string_view text);
};

/// The proof of the event at `index` in the log that `reader` reads; `checkpoint` is the note of
/// the checkpoint of just its size. Throws Error if a tile is missing.
EventProof make_proof(TileReader& reader, std::uint64_t index, std::string checkpoint,
                      std::optional<OpenedEvent> opened);

/// What a proof shows, if nothing is wrong.
struct ProvenEvent {
  std::optional<Problem> problem;
  Leaf leaf;  ///< only without a problem, as all that follows
  std::optional<OpenedEvent> opened;
  Checkpoint checkpoint;
  std::uint64_t index = 0;
};

/// Checks form, signature, inclusion, and that an opened payload is the one committed to. The
/// problems: malformed, those of a checkpoint, changed_entry, changed_payload.
ProvenEvent verify_proof(std::string_view text, const VerifierKey& key);

}  // namespace tsunagu::tlog
