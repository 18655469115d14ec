/// The right edge of a log: entries and hashes that are not in a full tile yet.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "server/base/bytes.h"
#include "server/tlog/merkle.h"
#include "server/tlog/tile_reader.h"
#include "server/tlog/tiles.h"

namespace tsunagu::tlog {

/// Receives a tile and what it contains.
using TileSink = std::function<void(const TileFile&, ByteView content)>;

/// Not thread-safe.
class TileEdge {
 public:
  /// Adds an entry, and gives every tile that became full to `full`: entries, then levels from 0,
  /// so that a hash is never written before what it stands for.
  void append(ByteView entry, const TileSink& full);
  std::uint64_t size() const { return size_; }
  Digest root() const;
  /// Gives every partial tile to `sink`.
  void for_each_partial(const TileSink& sink) const;

  /// The edge of the log that `reader` reads, from its partial tiles alone. Nothing if one is
  /// missing or damaged, or if entries and hashes do not fit together.
  static std::optional<TileEdge> load(const TileReader& reader);

 private:
  std::uint64_t size_ = 0;
  Bytes bundle_;                             // entries of the partial bundle
  std::vector<std::vector<Digest>> levels_;  // hashes of the partial tile of each level
};

}  // namespace tsunagu::tlog
