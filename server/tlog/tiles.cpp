/// Names and contents of tiles.
#include "server/tlog/tiles.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>

#include "server/base/check.h"

namespace tsunagu::tlog {

namespace {

constexpr std::uint64_t kPathBase = 1000;
constexpr std::size_t kHashSize = 32;

std::string three_digits(std::uint64_t number) {
  std::string digits = std::to_string(number);
  return std::string(3 - digits.size(), '0') + digits;
}

/// 1234067 is "x001/x234/067".
std::string number_path(std::uint64_t number) {
  std::string path = three_digits(number % kPathBase);
  for (number /= kPathBase; number != 0; number /= kPathBase) {
    path = "x" + three_digits(number % kPathBase) + "/" + path;
  }
  return path;
}

}  // namespace

std::string tile_path(const TileFile& file) {
  std::string path =
      "tile/" + (file.level == kEntries ? std::string{"entries"} : std::to_string(file.level)) +
      "/" + number_path(file.number);
  if (file.width != kTileWidth) {
    path += ".p/" + std::to_string(file.width);
  }
  return path;
}

TileFile full_tile(const TileFile& file) { return TileFile{file.level, file.number, kTileWidth}; }

TileFile tile_at(int level, std::uint64_t number, std::uint64_t size) {
  const std::uint64_t hashes = size >> (level == kEntries ? 0 : 8 * level);
  const std::uint64_t start = number * kTileWidth;
  const std::uint64_t width = start < hashes ? std::min(kTileWidth, hashes - start) : 0;
  return TileFile{level, number, width};
}

void for_each_tile(std::uint64_t size, const std::function<bool(const TileFile&)>& visit) {
  for (int level = kEntries; level < level_count(size); ++level) {
    std::uint64_t number = 0;
    for (TileFile file = tile_at(level, number, size); file.width != 0;
         file = tile_at(level, ++number, size)) {
      if (!visit(file)) {
        return;
      }
    }
  }
}

int level_count(std::uint64_t size) {
  int levels = 0;
  for (; size != 0; size >>= 8U) {
    ++levels;
  }
  return levels;
}

void append_entry(Bytes& bundle, ByteView entry) {
  TSUNAGU_ENSURE(entry.size() <= std::numeric_limits<std::uint16_t>::max(),
                 "an entry has at most 65,535 bytes");
  append_be(bundle, entry.size(), 2);
  append(bundle, entry);
}

std::optional<std::vector<ByteView>> split_bundle(ByteView bundle, std::uint64_t width) {
  std::vector<ByteView> entries;
  entries.reserve(width);
  while (!bundle.empty()) {
    if (bundle.size() < 2 || bundle.size() - 2 < read_be(bundle.first(2))) {
      return std::nullopt;
    }
    const std::size_t size = read_be(bundle.first(2));
    entries.push_back(bundle.subspan(2, size));
    bundle = bundle.subspan(2 + size);
  }
  return entries.size() == width ? std::optional{std::move(entries)} : std::nullopt;
}

Bytes join_hashes(std::span<const Digest> hashes) {
  Bytes tile;
  tile.reserve(hashes.size() * kHashSize);
  for (const Digest& hash : hashes) {
    append(tile, hash);
  }
  return tile;
}

std::optional<std::vector<Digest>> split_hashes(ByteView tile) {
  if (tile.size() % kHashSize != 0) {
    return std::nullopt;
  }
  std::vector<Digest> hashes(tile.size() / kHashSize);
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    std::ranges::copy(tile.subspan(i * kHashSize, kHashSize), hashes[i].begin());
  }
  return hashes;
}

}  // namespace tsunagu::tlog
