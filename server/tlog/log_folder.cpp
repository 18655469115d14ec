/// Listing and tidying of a log's folder.
#include "server/tlog/log_folder.h"

#include <algorithm>
#include <optional>

#include "server/tlog/checkpoint.h"
#include "server/tlog/tiles.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPartialSuffix = ".p";

/// The entries of `folder`; none if it is not there.
std::vector<fs::path> listed(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (fs::is_directory(folder)) {
    for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
      paths.push_back(entry.path());
    }
  }
  return paths;
}

bool is_replaced(const fs::path& path) {
  const std::string name = path.string();
  return name.ends_with(kPartialSuffix) &&
         fs::exists(name.substr(0, name.size() - kPartialSuffix.size()));
}

void tidy(const fs::path& folder) {
  for (const fs::path& path : listed(folder)) {
    if (is_temporary(path) || is_replaced(path)) {
      fs::remove_all(path);
    }
  }
}

/// The tile of `level` that is not full yet at `size`, by the name it will have when it is.
TileFile edge_tile(int level, std::uint64_t size) {
  return TileFile{level, size >> (level == kEntries ? 8 : 8 * (level + 1)), kTileWidth};
}

fs::path edge_path(const fs::path& folder, int level, std::uint64_t size) {
  return folder / tile_path(edge_tile(level, size));
}

/// The leaves may come again in another order, so a tile of their old one must not be found.
void remove_unpublished_tiles(const fs::path& folder, std::uint64_t size) {
  for (int level = kEntries; level < level_count(kMaxLogSize); ++level) {
    TileFile tile = edge_tile(level, size);
    while (fs::remove(folder / tile_path(tile))) {
      ++tile.number;
    }
  }
}

}  // namespace

std::string kept_checkpoint_path(std::uint64_t size) {
  return std::string{kCheckpointFolder} + "/" + std::to_string(size);
}

bool is_temporary(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with(".tsunagu-") && name.ends_with(".tmp");
}

std::vector<std::uint64_t> kept_checkpoints(const fs::path& folder) {
  std::vector<std::uint64_t> sizes;
  for (const fs::path& path : listed(folder / kCheckpointFolder)) {
    if (const auto size = parse_size(path.filename().string())) {
      sizes.push_back(*size);
    }
  }
  std::ranges::sort(sizes);
  return sizes;
}

void remove_leftovers(const fs::path& folder, std::uint64_t size) {
  remove_unpublished_tiles(folder, size);
  tidy(folder);
  tidy(folder / kCheckpointFolder);
  for (int level = kEntries; level < std::max(1, level_count(size)); ++level) {
    const fs::path edge = edge_path(folder, level, size);
    tidy(edge.parent_path());
    tidy(edge.string() + std::string{kPartialSuffix});
  }
}

void remove_replaced_tiles(const fs::path& folder, std::uint64_t old_size, std::uint64_t size) {
  for (int level = kEntries; level < level_count(old_size); ++level) {
    const fs::path old_edge = edge_path(folder, level, old_size);
    if (old_edge != edge_path(folder, level, size)) {
      fs::remove_all(old_edge.string() + std::string{kPartialSuffix});
    }
  }
}

}  // namespace tsunagu::tlog
