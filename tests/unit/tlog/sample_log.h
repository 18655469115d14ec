/// A small audit log for tests: invented events, a fixed key, one export made from it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "server/base/bytes.h"
#include "server/tlog/checkpoint.h"
#include "server/tlog/leaf.h"
#include "server/tlog/log_writer.h"
#include "server/tlog/opened_event.h"

namespace tsunagu::tlog::testing {

/// A folder of its own, removed at the end.
class TestFolder {
 public:
  TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline constexpr const char* kOrigin = "tsunagu.example/audit";
inline constexpr std::uint64_t kSampleSize = 600;

/// The signer with the fixed test key `seed`; 1 is the log's own.
CheckpointSigner make_signer(int seed = 1);
VerifierKey make_key(int seed = 1, const std::string& origin = kOrigin);
/// The signed note of `text`.
std::string sign_text(const std::string& text, int seed = 1, const std::string& origin = kOrigin);
std::string sign_checkpoint(const Checkpoint& checkpoint, int seed = 1);

/// The event at `index` of the sample: two nodes, three runs, a void event here and there.
Leaf sample_leaf(std::uint64_t index);
OpenedEvent sample_event(std::uint64_t index);
std::vector<Leaf> sample_leaves(std::uint64_t count);
std::vector<Bytes> encoded(const std::vector<Leaf>& leaves);
/// The root of the first `count` leaves.
Digest root_of_leaves(const std::vector<Leaf>& leaves, std::uint64_t count);

/// Writes a log of `leaves` to `folder`, published at each of `sizes` and at the end.
void write_log(const std::filesystem::path& folder, const std::vector<Leaf>& leaves,
               const std::vector<std::uint64_t>& sizes);
/// Writes an export of such a log to `folder`, with the sample's payloads.
void write_export(const std::filesystem::path& folder, const std::vector<Leaf>& leaves,
                  const std::vector<std::uint64_t>& sizes);
/// The good export of kSampleSize events, with kept checkpoints of 100, 256 and 520.
void write_sample_export(const std::filesystem::path& folder);

std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, std::string_view text);

}  // namespace tsunagu::tlog::testing
