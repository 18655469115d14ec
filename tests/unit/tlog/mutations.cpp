/// Applying of mutations.
#include "tests/unit/tlog/mutations.h"

#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog::testing {

namespace fs = std::filesystem;

std::vector<Mutation> all_mutations() {
  std::vector<Mutation> all;
  for (const auto& part : {entry_mutations(), tile_mutations(), checkpoint_mutations(),
                           history_mutations(), payload_mutations()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

void make_mutated_export(const fs::path& sample, const fs::path& folder, const Mutation& mutation) {
  fs::copy(sample, folder, fs::copy_options::recursive);
  mutation.apply(folder);
}

void flip(const fs::path& path, std::int64_t offset) {
  std::string text = read_text(path);
  const auto place = static_cast<std::size_t>(
      offset < 0 ? static_cast<std::int64_t>(text.size()) + offset : offset);
  text.at(place) = static_cast<char>(text.at(place) ^ 1);
  write_text(path, text);
}

fs::path known_beside(const fs::path& folder) { return folder.string() + ".known"; }
fs::path key_beside(const fs::path& folder) { return folder.string() + ".vkey"; }

}  // namespace tsunagu::tlog::testing
