/// Tampering with the entries of a log.
#include <utility>

#include "server/tlog/leaf.h"
#include "server/tlog/tiles.h"
#include "tests/unit/tlog/mutations.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog::testing {

namespace {

namespace fs = std::filesystem;

constexpr const char* kFirst = "tile/entries/000";
constexpr const char* kSecond = "tile/entries/001";
constexpr const char* kLast = "tile/entries/002.p/88";
constexpr std::int64_t kStep = 2 + static_cast<std::int64_t>(kLeafSize);

/// The mutation that flips one bit in the leaf at `index` of the first bundle.
Mutation flipped(const std::string& field, std::int64_t index, std::int64_t offset, Check check,
                 Problem problem) {
  return {"entry_" + field + "_flipped",
          [=](const fs::path& folder) { flip(folder / kFirst, index * kStep + 2 + offset); },
          Expected{check, problem, kFirst, static_cast<std::uint64_t>(index)}};
}

/// The entry at `place` of a bundle, with its length.
std::string entry_at(const std::string& bundle, std::size_t place) {
  return bundle.substr(place * kStep, kStep);
}

void put_entry(std::string& bundle, std::size_t place, const std::string& entry) {
  bundle.replace(place * kStep, kStep, entry);
}

using Edit = std::function<void(std::string&)>;

Mutation edited(const std::string& name, const char* file, Edit edit, Check check, Problem problem,
                std::uint64_t index) {
  return {name,
          [=](const fs::path& folder) {
            std::string text = read_text(folder / file);
            edit(text);
            write_text(folder / file, text);
          },
          Expected{check, problem, file, index}};
}

std::vector<Mutation> flipped_fields() {
  constexpr Check kTree = Check::tree;
  constexpr Problem kChanged = Problem::changed_entry;
  return {
      flipped("magic", 5, 0, Check::entries, Problem::malformed),
      flipped("version", 5, 3, Check::entries, Problem::malformed),
      flipped("type_to_another", 5, 5, kTree, kChanged),
      flipped("type_to_none", 5, 4, Check::entries, Problem::malformed),
      flipped("node", 5, 7, kTree, kChanged),
      flipped("boot", 5, 11, kTree, kChanged),
      flipped("number", 5, 19, kTree, kChanged),
      flipped("time", 5, 27, kTree, kChanged),
      flipped("event_id", 5, 28, kTree, kChanged),
      flipped("case_tag", 5, 44, kTree, kChanged),
      flipped("revision", 5, 79, kTree, kChanged),
      flipped("seal", 5, 80, kTree, kChanged),
      flipped("commitment", 5, 143, kTree, kChanged),
      flipped("first_of_log", 0, 60, kTree, kChanged),
      flipped("last_of_bundle", 255, 143, kTree, kChanged),
      flipped("length", 5, -1, Check::entries, Problem::malformed),
  };
}

void swap_over_bundles(const fs::path& folder) {
  std::string first = read_text(folder / kFirst);
  std::string second = read_text(folder / kSecond);
  const std::string entry = entry_at(first, 7);
  put_entry(first, 7, entry_at(second, 9));
  put_entry(second, 9, entry);
  write_text(folder / kFirst, first);
  write_text(folder / kSecond, second);
}

std::vector<Mutation> moved_entries() {
  constexpr Check kTree = Check::tree;
  constexpr Problem kChanged = Problem::changed_entry;
  return {
      {"last_entry_flipped", [](const fs::path& folder) { flip(folder / kLast, -1); },
       Expected{kTree, kChanged, kLast, 599}},
      edited(
          "entries_swapped", kSecond,
          [](std::string& text) {
            const std::string entry = entry_at(text, 3);
            put_entry(text, 3, entry_at(text, 4));
            put_entry(text, 4, entry);
          },
          kTree, kChanged, 259),
      {"entries_swapped_over_bundles", swap_over_bundles, Expected{kTree, kChanged, kFirst, 7}},
      edited(
          "entry_doubled_over_the_next", kSecond,
          [](std::string& text) { put_entry(text, 11, entry_at(text, 10)); }, kTree, kChanged, 267),
      edited(
          "entry_removed", kSecond, [](std::string& text) { text.erase(3 * kStep, kStep); },
          Check::files, Problem::wrong_size, 256),
      edited(
          "last_entry_removed", kLast, [](std::string& text) { text.erase(87 * kStep); },
          Check::files, Problem::wrong_size, 512),
      edited(
          "entry_inserted", kFirst,
          [](std::string& text) { text.insert(3 * kStep, entry_at(text, 3)); }, Check::files,
          Problem::wrong_size, 0),
      edited(
          "entry_removed_and_last_doubled", kFirst,
          [](std::string& text) {
            text.erase(3 * kStep, kStep);
            text += text.substr(text.size() - kStep);
          },
          kTree, kChanged, 3),
  };
}

std::vector<Mutation> broken_bundles() {
  return {
      edited(
          "bundle_cut_by_a_byte", kFirst, [](std::string& text) { text.pop_back(); }, Check::files,
          Problem::wrong_size, 0),
      edited(
          "bundle_longer_by_a_byte", kLast, [](std::string& text) { text += '\0'; }, Check::files,
          Problem::wrong_size, 512),
      edited(
          "bundle_empty", kSecond, [](std::string& text) { text.clear(); }, Check::files,
          Problem::wrong_size, 256),
      edited(
          "bundle_of_garbage", kSecond, [](std::string& text) { text.assign(text.size(), 'x'); },
          Check::entries, Problem::malformed, 256),
      edited(
          "bundle_of_zeros", kLast, [](std::string& text) { text.assign(text.size(), '\0'); },
          Check::entries, Problem::malformed, 512),
      {"bundle_missing", [](const fs::path& folder) { fs::remove(folder / kFirst); },
       Expected{Check::files, Problem::missing, kFirst, 0}},
      {"last_bundle_missing", [](const fs::path& folder) { fs::remove(folder / kLast); },
       Expected{Check::files, Problem::missing, kLast, 512}},
      {"last_bundle_renamed",
       [](const fs::path& folder) { fs::rename(folder / kLast, folder / "tile/entries/002.p/87"); },
       Expected{Check::files, Problem::missing, kLast, 512}},
      {"bundle_replaced_by_another",
       [](const fs::path& folder) { write_text(folder / kFirst, read_text(folder / kSecond)); },
       Expected{Check::tree, Problem::changed_entry, kFirst, 0}},
      {"bundle_is_a_link",
       [](const fs::path& folder) {
         fs::rename(folder / kFirst, folder.string() + ".elsewhere");
         fs::create_symlink(folder.string() + ".elsewhere", folder / kFirst);
       },
       Expected{Check::files, Problem::not_a_file, kFirst, 0}},
      {"all_entries_missing",
       [](const fs::path& folder) { fs::remove_all(folder / "tile/entries"); },
       Expected{Check::files, Problem::missing, kFirst, 0}},
  };
}

}  // namespace

std::vector<Mutation> entry_mutations() {
  std::vector<Mutation> all = flipped_fields();
  for (const auto& part : {moved_entries(), broken_bundles()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace tsunagu::tlog::testing
