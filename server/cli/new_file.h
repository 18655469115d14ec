/// A file that a command makes for its caller, with the caller's own permissions.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "server/base/unique_fd.h"
#include "server/cli/command_line.h"

namespace tsunagu::cli {

/// Readable for the caller alone (0600). Gone again unless keep() was called: half a copy of
/// somebody's data lies nowhere.
class NewFile {
 public:
  /// Throws Error naming the path, also if something of the name is there.
  explicit NewFile(std::filesystem::path path);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  /// Adds `text` and a line end. Throws Error.
  void line(std::string_view text);
  /// Makes what was written durable, and keeps it. Throws Error.
  void keep();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  UniqueFd file_;
  bool is_kept_ = false;
};

/// What `call` gives for its option of the form new_file; nothing if it gives none.
std::optional<std::filesystem::path> new_file_of(const Call& call);

}  // namespace tsunagu::cli
