/// Tampering with the tiles, alone and together with entries.
#include "server/tlog/tile_edge.h"
#include "server/tlog/tiles.h"
#include "tests/unit/tlog/mutations.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog::testing {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kHash = 32;

Mutation flipped(const std::string& name, const char* file, std::int64_t place,
                 std::uint64_t index) {
  return {name, [=](const fs::path& folder) { flip(folder / file, place * kHash + 4); },
          Expected{Check::tree, Problem::changed_tile, file, index}};
}

/// Writes entries and all tiles anew with the leaf at `index` changed, as somebody would who can
/// write everything but has no key.
void rewrite(const fs::path& folder, std::uint64_t index) {
  std::vector<Leaf> leaves = sample_leaves(kSampleSize);
  leaves[index].revision += 100;
  TileEdge edge;
  const TileSink store = [&](const TileFile& file, ByteView content) {
    write_text(folder / tile_path(file), as_text(content));
  };
  for (const Bytes& entry : encoded(leaves)) {
    edge.append(entry, store);
  }
  edge.for_each_partial(store);
}

/// Changes the entry and its hash, but nothing above.
void rewrite_low(const fs::path& folder) {
  const std::string above = read_text(folder / "tile/1/000.p/2");
  rewrite(folder, 300);
  write_text(folder / "tile/1/000.p/2", above);
}

Mutation resized(const std::string& name, const char* file, std::int64_t by, std::uint64_t index) {
  return {name,
          [=](const fs::path& folder) {
            const auto size = static_cast<std::int64_t>(fs::file_size(folder / file));
            fs::resize_file(folder / file, static_cast<std::uintmax_t>(size + by));
          },
          Expected{Check::files, Problem::wrong_size, file, index}};
}

Mutation missing(const std::string& name, const char* file, std::uint64_t index) {
  return {name, [=](const fs::path& folder) { fs::remove(folder / file); },
          Expected{Check::files, Problem::missing, file, index}};
}

Mutation unexpected(const std::string& name, const char* file) {
  return {name,
          [=](const fs::path& folder) {
            fs::create_directories((folder / file).parent_path());
            write_text(folder / file, std::string(32, 'x'));
          },
          Expected{Check::files, Problem::unexpected, file, {}}};
}

void swap_tiles(const fs::path& folder) {
  const std::string first = read_text(folder / "tile/0/000");
  write_text(folder / "tile/0/000", read_text(folder / "tile/0/001"));
  write_text(folder / "tile/0/001", first);
}

std::vector<Mutation> changed_tiles() {
  return {
      flipped("tile_hash_flipped", "tile/0/000", 7, 7),
      flipped("tile_last_hash_flipped", "tile/0/001", 255, 511),
      flipped("partial_tile_hash_flipped", "tile/0/002.p/88", 87, 599),
      flipped("upper_tile_hash_flipped", "tile/1/000.p/2", 1, 256),
      {"tiles_swapped", swap_tiles, Expected{Check::tree, Problem::changed_tile, "tile/0/000", 0}},
      {"tile_of_garbage",
       [](const fs::path& folder) {
         write_text(folder / "tile/0/001", std::string(256 * 32, 'x'));
       },
       Expected{Check::tree, Problem::changed_tile, "tile/0/001", 256}},
      {"entry_and_its_hash_changed", rewrite_low,
       Expected{Check::tree, Problem::changed_entry, "tile/1/000.p/2", 256}},
      {"entry_and_all_tiles_changed", [](const fs::path& folder) { rewrite(folder, 5); },
       Expected{Check::tree, Problem::changed_root, "checkpoint", 0}},
      {"late_entry_and_all_tiles_changed", [](const fs::path& folder) { rewrite(folder, 300); },
       Expected{Check::tree, Problem::changed_root, "checkpoint", 256}},
      {"last_entry_and_all_tiles_changed", [](const fs::path& folder) { rewrite(folder, 599); },
       Expected{Check::tree, Problem::changed_root, "checkpoint", 520}},
      {"early_hash_and_late_entry_changed",
       [](const fs::path& folder) {
         flip(folder / "tile/0/000", 9 * kHash);
         flip(folder / "tile/entries/002.p/88", -1);
       },
       Expected{Check::tree, Problem::changed_tile, "tile/0/000", 9}},
  };
}

std::vector<Mutation> wrong_files() {
  return {
      missing("tile_missing", "tile/0/001", 256),
      missing("partial_tile_missing", "tile/0/002.p/88", 512),
      missing("upper_tile_missing", "tile/1/000.p/2", 0),
      resized("tile_cut_by_a_byte", "tile/0/000", -1, 0),
      resized("tile_cut_by_a_hash", "tile/0/002.p/88", -kHash, 512),
      resized("tile_longer_by_a_hash", "tile/1/000.p/2", kHash, 0),
      unexpected("tile_beyond_the_end", "tile/0/003"),
      unexpected("partial_tile_of_another_size", "tile/0/002.p/10"),
      unexpected("level_beyond_the_top", "tile/2/000.p/1"),
      unexpected("temporary_file", "tile/entries/.tsunagu-0011223344556677.tmp"),
      unexpected("stranger_at_the_top", "readme.txt"),
      unexpected("stranger_with_an_escape", "\x1b[31mred"),
      {"tile_is_a_folder",
       [](const fs::path& folder) {
         fs::remove(folder / "tile/0/000");
         fs::create_directory(folder / "tile/0/000");
       },
       Expected{Check::files, Problem::not_a_file, "tile/0/000", 0}},
      {"tile_has_a_second_name",
       [](const fs::path& folder) {
         fs::create_hard_link(folder / "tile/0/001", folder.string() + ".second");
       },
       Expected{Check::files, Problem::not_a_file, "tile/0/001", 256}},
  };
}

}  // namespace

std::vector<Mutation> tile_mutations() {
  std::vector<Mutation> all = changed_tiles();
  const std::vector<Mutation> files = wrong_files();
  all.insert(all.end(), files.begin(), files.end());
  return all;
}

}  // namespace tsunagu::tlog::testing
