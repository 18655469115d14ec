/// A log of its own in a folder, grown from the sample events.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "server/tlog/log_writer.h"
#include "server/tlog/verify.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog::testing {

struct GrowingLog {
  TestFolder folder;
  std::vector<Leaf> leaves = sample_leaves(800);
  std::vector<Bytes> entries = encoded(leaves);

  LogWriter open() const { return LogWriter{folder.path(), kOrigin, make_signer()}; }
  void grow(LogWriter& writer, std::uint64_t size) const {
    writer.append(std::span{entries}.subspan(writer.size(), size - writer.size()));
  }
  /// A log of 600 with checkpoints of 300 and 600.
  void make() const {
    LogWriter writer = open();
    grow(writer, 300);
    writer.publish();
    grow(writer, 600);
    writer.publish();
  }
  std::filesystem::path file(const std::string& name) const { return folder.path() / name; }
  Digest root(std::uint64_t size) const { return root_of_leaves(leaves, size); }
  bool is_good() const { return verify_export(folder.path(), {{}, {}, true}).is_good(); }
};

}  // namespace tsunagu::tlog::testing
