/// A folder for one test, gone afterwards.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "server/base/bytes.h"
#include "server/base/files.h"

namespace tsunagu::host::test {

class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "tsunagu-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  const std::filesystem::path& path() const { return path_; }

  /// Copies a folder of the repository into this one, under `name`.
  std::filesystem::path copy(const std::string& from, const std::string& name) const {
    const std::filesystem::path to = path_ / name;
    std::filesystem::copy(std::string{TSUNAGU_SOURCE_DIR} + "/" + from, to,
                          std::filesystem::copy_options::recursive);
    return to;
  }

 private:
  std::filesystem::path path_;
};

inline void write_text(const std::filesystem::path& path, std::string_view text) {
  std::ofstream{path, std::ios::binary} << text;
}

inline std::string read_text(const std::filesystem::path& path) {
  return std::string{as_text(read_file(path, 1024 * 1024))};
}

/// Replaces the first `from` in a file.
inline void edit(const std::filesystem::path& path, std::string_view from, std::string_view to) {
  std::string text = read_text(path);
  text.replace(text.find(from), from.size(), to);
  write_text(path, text);
}

}  // namespace tsunagu::host::test
