/// Reading of tiles, and of any complete subtree out of them.
#include "server/tlog/tile_reader.h"

#include <span>
#include <string>
#include <utility>

#include "server/base/check.h"
#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::tlog {

namespace {

constexpr std::size_t kMaxTileFile = kTileWidth * (2 + 65'535);
constexpr std::size_t kHashSize = 32;

/// Bytes of the first `width` entries of `bundle`, or 0 if it has fewer.
std::size_t bundle_length(ByteView bundle, std::uint64_t width) {
  std::size_t length = 0;
  for (std::uint64_t i = 0; i < width; ++i) {
    if (bundle.size() - length < 2) {
      return 0;
    }
    const std::size_t size = 2 + read_be(bundle.subspan(length, 2));
    if (bundle.size() - length < size) {
      return 0;
    }
    length += size;
  }
  return length;
}

}  // namespace

TileReader::TileReader(std::filesystem::path folder, std::uint64_t size)
    : folder_{std::move(folder)}, size_{size} {}

std::optional<TileReader::Stored> TileReader::find_stored(const TileFile& file) const {
  // A writer removes partial tiles only some time after the full one is there.
  const std::filesystem::path full = folder_ / tile_path(full_tile(file));
  const std::filesystem::path own = folder_ / tile_path(file);
  const std::filesystem::path& path = std::filesystem::exists(full) ? full : own;
  if (!std::filesystem::exists(path)) {
    return std::nullopt;
  }
  return Stored{read_file(path, kMaxTileFile), path != full};
}

std::optional<Bytes> TileReader::find_bytes(const TileFile& file, std::size_t length) const {
  std::optional<Stored> stored = find_stored(file);
  if (!stored || stored->bytes.size() < length ||
      (stored->is_partial && stored->bytes.size() != length)) {
    return std::nullopt;
  }
  stored->bytes.resize(length);
  return std::move(stored->bytes);
}

std::optional<Bytes> TileReader::find_content(const TileFile& file) const {
  if (file.level != kEntries) {
    return find_bytes(file, file.width * kHashSize);
  }
  std::optional<Stored> stored = find_stored(file);
  const std::size_t length = stored ? bundle_length(stored->bytes, file.width) : 0;
  if (length == 0 || (stored->is_partial && length != stored->bytes.size())) {
    return std::nullopt;
  }
  stored->bytes.resize(length);
  return std::move(stored->bytes);
}

Bytes TileReader::content(const TileFile& file) const {
  std::optional<Bytes> content = find_content(file);
  if (!content) {
    throw Error{messages::kAuditBroken,
                (folder_ / tile_path(file)).string() + ": missing, or not as long as its width"};
  }
  return std::move(*content);
}

const std::vector<Digest>& TileReader::hashes(int level, std::uint64_t number) {
  const auto cached = cache_.find(level);
  if (cached != cache_.end() && cached->second.number == number) {
    return cached->second.hashes;
  }
  const TileFile file = tile_at(level, number, size_);
  TSUNAGU_ENSURE(level >= 0 && file.width != 0, "the tile belongs to the log");
  std::optional<std::vector<Digest>> hashes = split_hashes(content(file));
  TSUNAGU_ENSURE(hashes.has_value(), "content() returns whole hashes");
  CachedTile& tile = cache_[level];
  tile = CachedTile{number, std::move(*hashes)};
  return tile.hashes;
}

Bytes TileReader::entry(std::uint64_t index) const {
  TSUNAGU_ENSURE(index < size_, "the entry belongs to the log");
  const TileFile file = tile_at(kEntries, index / kTileWidth, size_);
  const Bytes bundle = content(file);
  const auto entries = split_bundle(bundle, file.width);
  TSUNAGU_ENSURE(entries.has_value(), "content() returns whole entries");
  const ByteView entry = (*entries)[index % kTileWidth];
  return Bytes(entry.begin(), entry.end());
}

Digest TileReader::subtree(int level, std::uint64_t index) {
  const int tile_level = level / 8;
  const std::uint64_t width = std::uint64_t{1} << (level % 8);
  const std::uint64_t start = index * width;
  const std::vector<Digest>& tile = hashes(tile_level, start / kTileWidth);
  const std::size_t offset = start % kTileWidth;
  TSUNAGU_ENSURE(offset + width <= tile.size(), "the subtree is complete");
  return root_of(std::span{tile}.subspan(offset, width));
}

SubtreeHash TileReader::subtree_hash() {
  return [this](int level, std::uint64_t index) { return subtree(level, index); };
}

}  // namespace tsunagu::tlog
