/// The folder that a bench works in, gone when it ends.
#pragma once

#include <filesystem>

namespace tsunagu::app::bench {

/// A new folder for temporary files below TMPDIR (else /tmp), for this bench alone. As root it
/// belongs to the account `tsunagu`, which this process then becomes: nothing of Tsunagu runs as
/// root.
class TemporaryFolder {
 public:
  /// Throws Error.
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  /// Removes it with all that is in it.
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace tsunagu::app::bench
