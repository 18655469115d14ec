/// Where the programs and their data are on this machine.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/config/config.h"

namespace tsunagu::app {

/// The folder of the running program; the others of Tsunagu stand beside it.
std::filesystem::path program_folder();

/// Schemas, packs and migrations: data.folder, or share/tsunagu beside the folder of programs.
class DataFolder {
 public:
  explicit DataFolder(const config::Config& config);

  std::filesystem::path schemas() const { return root_ / "schemas"; }
  std::filesystem::path migrations() const { return schemas() / "sql"; }
  std::filesystem::path profiles() const { return schemas() / "profiles"; }
  /// Names of the profiles that come with Tsunagu, sorted.
  std::vector<std::string> profile_names() const;
  std::filesystem::path packs() const { return root_ / "packs"; }
  /// Names of the packs that are there, sorted.
  std::vector<std::string> pack_names() const;

 private:
  std::filesystem::path root_;
};

}  // namespace tsunagu::app
