/// Writes the good export and all mutations of it, so that other verifiers can be tried on them:
/// write_mutated_exports FOLDER
#include <cstdio>
#include <filesystem>

#include "tests/unit/tlog/mutations.h"
#include "tests/unit/tlog/sample_log.h"

int main(int count, char** arguments) {
  namespace testing = tsunagu::tlog::testing;
  if (count != 2) {
    std::fputs("usage: write_mutated_exports FOLDER\n", stderr);
    return 2;
  }
  const std::filesystem::path folder{arguments[1]};
  testing::write_sample_export(folder / "good");
  for (const testing::Mutation& mutation : testing::all_mutations()) {
    testing::make_mutated_export(folder / "good", folder / mutation.name, mutation);
  }
  return 0;
}
