/// The order of the checks, and the one pass over all entries that most of them share.
#include "server/tlog/verify.h"

#include <algorithm>
#include <map>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/tlog/folder_check.h"
#include "server/tlog/history_check.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/number_check.h"
#include "server/tlog/payload_check.h"
#include "server/tlog/time_check.h"
#include "server/tlog/tree_check.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;

/// One verification. Each step notes in the report what it finds; a later one is left out when it
/// would only repeat the failure of an earlier.
class Verification {
 public:
  Verification(const fs::path& folder, const VerifyOptions& options)
      : folder_{folder}, options_{options} {}

  Report run() {
    kept_names_ = kept_names(folder_, options_.is_live);
    check_key();
    if (report_.key) {
      check_newest();
    }
    if (report_.checkpoint) {
      check_files();
      check_content();
    }
    return std::move(report_);
  }

 private:
  void check_key();
  void check_newest();
  void check_files();
  void check_content();
  bool check_entries(HistoryCheck& history, TreeCheck& tree, TileReader& reader);
  bool check_bundle(const TileFile& file, ByteView bundle, HistoryCheck& history,
                    std::vector<Digest>& hashes);
  void check_leaf(std::uint64_t index, const Leaf& leaf, const std::string& file);

  fs::path folder_;
  const VerifyOptions& options_;
  Report report_;
  std::vector<std::string> kept_names_;
  bool are_tiles_there_ = false;
  Frontier log_;
  NumberCheck numbers_;
  TimeCheck times_;
  std::optional<PayloadCheck> payloads_;
};

void Verification::check_key() {
  const fs::path own = folder_ / kKeyFile;
  report_.is_key_from_folder = options_.key_file.empty();
  const fs::path file = report_.is_key_from_folder ? own : options_.key_file;
  const std::string name = report_.is_key_from_folder ? kKeyFile : file.string();
  Problem problem{};
  const std::optional<VerifierKey> key = read_key(file, problem);
  if (!key) {
    report_.fail(Check::key, {problem, name, {}, {}});
    return;
  }
  report_.key = key;
  if (!report_.is_key_from_folder && fs::exists(own) && read_key(own, problem) != key) {
    report_.fail(Check::key, {Problem::other_key, kKeyFile, {}, {}});
  }
  report_.pass(Check::key);
}

void Verification::check_newest() {
  const fs::path path = folder_ / kCheckpointFile;
  const auto fail = [this](Problem problem) {
    report_.fail(Check::checkpoint, {problem, kCheckpointFile, {}, {}});
  };
  if (!fs::exists(path)) {
    fail(Problem::missing);
    return;
  }
  if (!is_plain_file(path)) {
    fail(Problem::not_a_file);
    return;
  }
  if (fs::file_size(path) > kMaxNoteFile) {
    fail(Problem::malformed);
    return;
  }
  const Bytes note = read_file(path, kMaxNoteFile);
  const CheckedCheckpoint checked = check_checkpoint(as_text(note), *report_.key);
  if (const auto problem = problem_of(checked.state)) {
    fail(*problem);
    return;
  }
  report_.checkpoint = checked.checkpoint;
  report_.pass(Check::checkpoint);
}

void Verification::check_files() {
  const std::uint64_t size = report_.checkpoint->size;
  if (auto finding =
          options_.is_live ? check_live_files(folder_, size) : check_export_files(folder_, size)) {
    are_tiles_there_ = finding->problem == Problem::unexpected;
    report_.fail(Check::files, std::move(*finding));
    return;
  }
  are_tiles_there_ = true;
  report_.pass(Check::files);
}

void Verification::check_content() {
  HistoryCheck history{*report_.checkpoint, report_};
  history.add_kept(folder_, kept_names_, *report_.key);
  history.add_known(options_.known, *report_.key);
  report_.known_given = options_.known.size();
  if (!are_tiles_there_) {
    return;
  }
  TileReader reader{folder_, report_.checkpoint->size};
  TreeCheck tree{reader};
  payloads_.emplace(folder_, report_);
  history.take(0, empty_root());
  if (!check_entries(history, tree, reader)) {
    return;
  }
  if (auto finding = tree.finish(log_.root(), report_.checkpoint->root, history.proven_size())) {
    report_.fail(Check::tree, std::move(*finding));
  }
  report_.pass(Check::entries);
  report_.pass(Check::tree);
  report_.pass(Check::numbers);
  history.finish(!report_.has_failed(Check::tree));
  payloads_->finish();
}

/// Whether all entries could be taken apart.
bool Verification::check_entries(HistoryCheck& history, TreeCheck& tree, TileReader& reader) {
  for (std::uint64_t number = 0; log_.size() < reader.size(); ++number) {
    const TileFile file = tile_at(kEntries, number, reader.size());
    const std::optional<Bytes> bundle = reader.find_bytes(file, length_of(file));
    if (!bundle) {
      throw Error{messages::kAuditBroken, tile_path(file) + ": changed while it was read"};
    }
    std::vector<Digest> hashes;
    if (!check_bundle(file, *bundle, history, hashes)) {
      return false;
    }
    tree.add_bundle(number, hashes);
  }
  return true;
}

bool Verification::check_bundle(const TileFile& file, ByteView bundle, HistoryCheck& history,
                                std::vector<Digest>& hashes) {
  const std::string name = tile_path(file);
  while (!bundle.empty()) {
    const std::uint64_t index = log_.size();
    const bool has_length = bundle.size() >= 2 + kLeafSize && read_be(bundle.first(2)) == kLeafSize;
    const ByteView entry = has_length ? bundle.subspan(2, kLeafSize) : ByteView{};
    const std::optional<Leaf> leaf = decode_leaf(entry);
    if (!leaf) {
      report_.fail(Check::entries, {Problem::malformed, name, index, {}});
      return false;
    }
    check_leaf(index, *leaf, name);
    hashes.push_back(leaf_hash(entry));
    log_.append(hashes.back());
    if (history.wants(log_.size())) {
      history.take(log_.size(), log_.root());
    }
    bundle = bundle.subspan(2 + kLeafSize);
  }
  return true;
}

void Verification::check_leaf(std::uint64_t index, const Leaf& leaf, const std::string& file) {
  Totals& totals = report_.totals;
  ++totals.events;
  totals.boots += leaf.type == EventType::boot ? 1 : 0;
  totals.voids += leaf.type == EventType::void_number ? 1 : 0;
  totals.first_time = index == 0 ? leaf.time : std::min(totals.first_time, leaf.time);
  totals.last_time = std::max(totals.last_time, leaf.time);
  if (!report_.has_failed(Check::numbers)) {
    if (const auto problem = numbers_.next(leaf)) {
      report_.fail(Check::numbers, {*problem, file, index, {}});
    }
  }
  if (times_.is_backwards(leaf) && report_.remarks.time_backwards++ == 0) {
    report_.remarks.first_time_backwards = index;
  }
  payloads_->next(index, leaf);
}

}  // namespace

Report verify_export(const fs::path& folder, const VerifyOptions& options) {
  return Verification{folder, options}.run();
}

std::optional<VerifierKey> read_key(const fs::path& file, Problem& problem) {
  if (!fs::exists(file)) {
    problem = Problem::missing;
    return std::nullopt;
  }
  if (!is_plain_file(file)) {
    problem = Problem::not_a_file;
    return std::nullopt;
  }
  problem = Problem::malformed;
  if (fs::file_size(file) > kMaxNoteFile) {
    return std::nullopt;
  }
  return VerifierKey::parse(as_text(read_file(file, kMaxNoteFile)));
}

}  // namespace tsunagu::tlog
