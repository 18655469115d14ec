/// Where the programs and their data are on this machine.
#include "server/app/installation.h"

#include <algorithm>

namespace tsunagu::app {

namespace fs = std::filesystem;

fs::path program_folder() { return fs::read_symlink("/proc/self/exe").parent_path(); }

DataFolder::DataFolder(const config::Config& config)
    : root_{config.data_folder.empty() ? program_folder().parent_path() / "share" / "tsunagu"
                                       : fs::path{config.data_folder}} {}

std::vector<std::string> DataFolder::profile_names() const {
  std::vector<std::string> names;
  if (!fs::exists(profiles())) {
    return names;
  }
  for (const auto& entry : fs::directory_iterator{profiles()}) {
    if (entry.path().extension() == ".conf") {
      names.push_back(entry.path().stem().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> DataFolder::pack_names() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{packs()}) {
    if (fs::exists(entry.path() / "adapter.xml")) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace tsunagu::app
