/// Comparing of a folder with what its size says.
#include "server/tlog/folder_check.h"

#include <set>
#include <string>

#include "server/tlog/leaf.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/tile_reader.h"
#include "server/tlog/tiles.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;

std::uint64_t first_index(const TileFile& file) {
  return file.number << (file.level == kEntries ? 8 : 8 * (file.level + 1));
}

std::optional<Problem> wrong_with(const fs::path& path, std::uint64_t length) {
  if (!fs::exists(fs::symlink_status(path))) {
    return Problem::missing;
  }
  if (!is_plain_file(path)) {
    return Problem::not_a_file;
  }
  return fs::file_size(path) == length ? std::nullopt : std::optional{Problem::wrong_size};
}

/// Files that may stand beside the tiles. Kept checkpoints are checked one by one elsewhere, so
/// any file of their folder belongs there.
bool is_beside_tiles(const std::string& name) {
  return name == kCheckpointFile || name == kKeyFile || name == kEventsFile ||
         name.starts_with(std::string{kCheckpointFolder} + "/");
}

/// The least name in `folder` that is not in `expected`.
std::optional<std::string> unexpected_file(const fs::path& folder,
                                           const std::set<std::string>& expected) {
  std::optional<std::string> least;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.is_directory() && !entry.is_symlink()) {
      continue;
    }
    const std::string name = entry.path().lexically_relative(folder).string();
    if (!is_beside_tiles(name) && !expected.contains(name) && (!least || name < *least)) {
      least = name;
    }
  }
  return least;
}

}  // namespace

std::uint64_t length_of(const TileFile& file) {
  return file.width * (file.level == kEntries ? 2 + kLeafSize : sizeof(Digest));
}

bool is_plain_file(const fs::path& path) {
  // No name at all has a file that is replaced in just this moment.
  return fs::is_regular_file(fs::symlink_status(path)) && fs::hard_link_count(path) <= 1;
}

std::optional<Finding> check_export_files(const fs::path& folder, std::uint64_t size) {
  std::optional<Finding> finding;
  std::set<std::string> expected;
  for_each_tile(size, [&](const TileFile& file) {
    const std::string name = tile_path(file);
    if (const auto problem = wrong_with(folder / name, length_of(file))) {
      finding = Finding{*problem, name, first_index(file), {}};
      return false;
    }
    expected.insert(name);
    return true;
  });
  if (finding) {
    return finding;
  }
  if (auto name = unexpected_file(folder, expected)) {
    return Finding{Problem::unexpected, std::move(*name), {}, {}};
  }
  return std::nullopt;
}

std::optional<Finding> check_live_files(const fs::path& folder, std::uint64_t size) {
  const TileReader reader{folder, size};
  std::optional<Finding> finding;
  for_each_tile(size, [&](const TileFile& file) {
    if (!reader.find_bytes(file, length_of(file))) {
      finding = Finding{Problem::missing, tile_path(file), first_index(file), {}};
    }
    return !finding;
  });
  return finding;
}

}  // namespace tsunagu::tlog
