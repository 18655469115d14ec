/// The files of a log as C2SP tlog-tiles lays them out: their names, widths and contents.
///
/// 256 hashes, or 256 entries, stand in a full tile; the rightmost tiles may be partial.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/base/bytes.h"
#include "server/tlog/merkle.h"

namespace tsunagu::tlog {

inline constexpr std::uint64_t kTileWidth = 256;
/// The level of TileFile that means the entries themselves.
inline constexpr int kEntries = -1;

/// One file: hashes of level 0 and up, or a bundle of entries.
struct TileFile {
  int level = kEntries;
  std::uint64_t number = 0;
  std::uint64_t width = kTileWidth;  ///< 1 to 256

  bool operator==(const TileFile&) const = default;
};

/// "tile/0/x001/x234/067", "tile/entries/000.p/12": relative to the folder of the log.
std::string tile_path(const TileFile& file);
/// The full tile in whose place `file` stands for the time being.
TileFile full_tile(const TileFile& file);

/// The tile of `level` with `number` in a log of `size` leaves; its width is 0 if there is none.
TileFile tile_at(int level, std::uint64_t number, std::uint64_t size);
/// Calls `visit` for every file of a log of `size` leaves: entries, then levels from 0, each from
/// the left. Stops when `visit` returns false.
void for_each_tile(std::uint64_t size, const std::function<bool(const TileFile&)>& visit);
/// The number of levels of hashes in a log of `size` leaves.
int level_count(std::uint64_t size);

/// Appends `entry` (at most 65,535 bytes) with its length in front.
void append_entry(Bytes& bundle, ByteView entry);
/// The entries of a bundle. Nothing unless it holds exactly `width` entries and no more bytes.
std::optional<std::vector<ByteView>> split_bundle(ByteView bundle, std::uint64_t width);

/// Hashes side by side, as a tile holds them, and back. Nothing if the length is no multiple of 32.
Bytes join_hashes(std::span<const Digest> hashes);
std::optional<std::vector<Digest>> split_hashes(ByteView tile);

}  // namespace tsunagu::tlog
