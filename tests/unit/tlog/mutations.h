/// Every way of tampering with an export that a verifier has to find, and what it has to say.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/tlog/report.h"

namespace tsunagu::tlog::testing {

/// What the verifier is to find first; nothing if the export is still good.
struct Expected {
  Check check = Check::key;
  Problem problem = Problem::malformed;
  std::string file;
  std::optional<std::uint64_t> index = {};
};

struct Mutation {
  std::string name;
  /// Changes the good sample export in the folder. Beside it stand FOLDER.vkey and FOLDER.known if
  /// the verifier is to be given a key or a known checkpoint.
  std::function<void(const std::filesystem::path& folder)> apply;
  std::optional<Expected> expected;
};

/// All of them. Names are different and are file names.
std::vector<Mutation> all_mutations();

// The parts of all_mutations().
std::vector<Mutation> entry_mutations();
std::vector<Mutation> tile_mutations();
std::vector<Mutation> checkpoint_mutations();
std::vector<Mutation> history_mutations();
std::vector<Mutation> payload_mutations();

/// Copies the good export `sample` to `folder` and applies `mutation`.
void make_mutated_export(const std::filesystem::path& sample, const std::filesystem::path& folder,
                         const Mutation& mutation);

/// Flips the lowest bit of the byte at `offset`; a negative one counts from the end.
void flip(const std::filesystem::path& path, std::int64_t offset);
/// FOLDER.known and FOLDER.vkey.
std::filesystem::path known_beside(const std::filesystem::path& folder);
std::filesystem::path key_beside(const std::filesystem::path& folder);

}  // namespace tsunagu::tlog::testing
