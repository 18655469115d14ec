/// Growing of tiles at the right edge.
#include "server/tlog/tile_edge.h"

#include <utility>

#include "server/base/check.h"

namespace tsunagu::tlog {

namespace {

/// The number of the tile of `level` that the leaf at `index` stands under.
std::uint64_t tile_number(int level, std::uint64_t index) { return index >> (8 * (level + 1)); }

/// Whether `bundle` holds entries with just these hashes.
bool has_hashes(ByteView bundle, const std::vector<Digest>& hashes) {
  const auto entries = split_bundle(bundle, hashes.size());
  if (!entries) {
    return false;
  }
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (leaf_hash((*entries)[i]) != hashes[i]) {
      return false;
    }
  }
  return true;
}

}  // namespace

void TileEdge::append(ByteView entry, const TileSink& full) {
  append_entry(bundle_, entry);
  Digest hash = leaf_hash(entry);
  const std::uint64_t index = size_++;
  if (size_ % kTileWidth == 0) {
    full(TileFile{kEntries, tile_number(0, index), kTileWidth}, bundle_);
    bundle_.clear();
  }
  for (int level = 0;; ++level) {
    if (levels_.size() == static_cast<std::size_t>(level)) {
      levels_.emplace_back();
    }
    std::vector<Digest>& hashes = levels_[static_cast<std::size_t>(level)];
    hashes.push_back(hash);
    if (hashes.size() < kTileWidth) {
      return;
    }
    full(TileFile{level, tile_number(level, index), kTileWidth}, join_hashes(hashes));
    hash = root_of(hashes);
    hashes.clear();
  }
}

Digest TileEdge::root() const {
  std::optional<Digest> root;
  for (const std::vector<Digest>& hashes : levels_) {
    if (hashes.empty()) {
      continue;
    }
    Frontier part;
    for (const Digest& hash : hashes) {
      part.append(hash);
    }
    root = root ? part.root_with(*root) : part.root();
  }
  return root.value_or(empty_root());
}

void TileEdge::for_each_partial(const TileSink& sink) const {
  if (!bundle_.empty()) {
    sink(TileFile{kEntries, tile_number(0, size_), size_ % kTileWidth}, bundle_);
  }
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    const std::vector<Digest>& hashes = levels_[level];
    if (!hashes.empty()) {
      const int number = static_cast<int>(level);
      sink(TileFile{number, tile_number(number, size_), hashes.size()}, join_hashes(hashes));
    }
  }
}

std::optional<TileEdge> TileEdge::load(const TileReader& reader) {
  TileEdge edge;
  edge.size_ = reader.size();
  edge.levels_.resize(static_cast<std::size_t>(level_count(edge.size_)));
  bool is_whole = true;
  const auto load_partial = [&](int level) {
    const TileFile file = tile_at(level, tile_number(level, edge.size_), edge.size_);
    std::optional<Bytes> content = file.width == 0 ? Bytes{} : reader.find_content(file);
    is_whole = is_whole && content.has_value();
    return content.value_or(Bytes{});
  };
  for (std::size_t level = 0; level < edge.levels_.size(); ++level) {
    edge.levels_[level] = split_hashes(load_partial(static_cast<int>(level))).value();
  }
  const TileFile entries = tile_at(kEntries, edge.size_ / kTileWidth, edge.size_);
  if (entries.width != 0) {
    std::optional<Bytes> content = reader.find_content(entries);
    is_whole = is_whole && content && has_hashes(*content, edge.levels_.front());
    edge.bundle_ = std::move(content).value_or(Bytes{});
  }
  return is_whole ? std::optional{std::move(edge)} : std::nullopt;
}

}  // namespace tsunagu::tlog
