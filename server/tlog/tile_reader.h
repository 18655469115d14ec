/// Reads the tiles of a log at one size.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "server/base/bytes.h"
#include "server/tlog/merkle_proof.h"
#include "server/tlog/tiles.h"

namespace tsunagu::tlog {

/// Not thread-safe. May read while a LogWriter grows the same folder: a partial tile that was
/// replaced meanwhile is read from the full tile that begins with it.
class TileReader {
 public:
  TileReader(std::filesystem::path folder, std::uint64_t size);

  std::uint64_t size() const { return size_; }
  /// Content of one file, cut to its width. Nothing if it is missing, or if its length does not
  /// fit its width. Throws Error if it cannot be read.
  std::optional<Bytes> find_content(const TileFile& file) const;
  /// The first `length` bytes of one file, whatever they are. Nothing if it is missing or shorter,
  /// or if it is a partial tile and longer.
  std::optional<Bytes> find_bytes(const TileFile& file, std::size_t length) const;
  /// find_content(), but throws Error for a missing or damaged file.
  Bytes content(const TileFile& file) const;
  /// The hashes of tile `number` of `level`, as many as the size says.
  const std::vector<Digest>& hashes(int level, std::uint64_t number);
  /// The entry at `index` < size().
  Bytes entry(std::uint64_t index) const;
  /// For proofs; the subtree must be complete within size().
  Digest subtree(int level, std::uint64_t index);
  /// subtree() as the proof functions want it; valid as long as this reader.
  SubtreeHash subtree_hash();

 private:
  struct Stored {
    Bytes bytes;
    bool is_partial = false;
  };
  std::optional<Stored> find_stored(const TileFile& file) const;

  struct CachedTile {
    std::uint64_t number = 0;
    std::vector<Digest> hashes;
  };

  std::filesystem::path folder_;
  std::uint64_t size_;
  std::map<int, CachedTile> cache_;  // the last tile of each level
};

}  // namespace tsunagu::tlog
