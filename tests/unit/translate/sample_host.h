/// Fake adapter hosts and what tests collect from them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "server/base/uuid.h"
#include "server/catalogue/catalogue.h"
#include "server/translate/translator.h"
#include "tests/unit/catalogue/sample_type.h"

namespace tsunagu::translate {

/// A folder that is removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder()
      : path_{std::filesystem::temp_directory_path() / ("tsunagu-test-" + make_uuid().text())} {
    std::filesystem::create_directory(path_);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline HostOptions fake_host(const TemporaryFolder& folder, const std::string& pack = "toy") {
  HostOptions options;
  options.program = std::string{TSUNAGU_BIN_DIR} + "/fake_host";
  options.schemas = folder.path();
  options.pack = pack.empty() ? std::filesystem::path{} : folder.path() / pack;
  options.log = folder.path() / "host.log";
  return options;
}

inline const catalogue::Catalogue& sample_catalogue() {
  static const catalogue::Catalogue made{catalogue::letters()};
  return made;
}

/// Keeps what it is given.
struct CollectingSink final : RecordSink {
  void accepted(const protocol::FileAccepted& file) override { announced = file.records; }
  void record(IncomingRecord incoming) override { records.push_back(std::move(incoming)); }

  std::uint32_t announced = 0;
  std::vector<IncomingRecord> records;
};

}  // namespace tsunagu::translate
