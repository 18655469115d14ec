/// Reading of checkpoints, and comparing of their roots with those of the log.
#include "server/tlog/history_check.h"

#include <algorithm>
#include <utility>

#include "server/base/files.h"
#include "server/tlog/folder_check.h"
#include "server/tlog/log_folder.h"

namespace tsunagu::tlog {

namespace fs = std::filesystem;

std::vector<std::string> kept_names(const fs::path& folder, bool is_live) {
  const fs::path kept = folder / kCheckpointFolder;
  std::vector<std::string> names;
  if (!fs::is_directory(kept)) {
    return names;
  }
  for (const fs::directory_entry& entry : fs::directory_iterator{kept}) {
    if (!is_live || !is_temporary(entry.path())) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::ranges::sort(names);
  return names;
}

std::optional<Problem> problem_of(CheckpointState state) {
  switch (state) {
    case CheckpointState::valid:
      return std::nullopt;
    case CheckpointState::malformed:
      return Problem::malformed;
    case CheckpointState::other_origin:
      return Problem::other_origin;
    case CheckpointState::not_signed:
      return Problem::not_signed;
    case CheckpointState::wrong_signature:
      return Problem::wrong_signature;
  }
  return Problem::malformed;
}

void HistoryCheck::add(Check check, const fs::path& path, const std::string& name,
                       const VerifierKey& key) {
  if (!is_plain_file(path) || fs::file_size(path) > kMaxNoteFile) {
    report_->fail(check,
                  {is_plain_file(path) ? Problem::malformed : Problem::not_a_file, name, {}, {}});
    return;
  }
  const Bytes note = read_file(path, kMaxNoteFile);
  const CheckedCheckpoint checked = check_checkpoint(as_text(note), key);
  std::optional<Problem> problem = problem_of(checked.state);
  const std::uint64_t size = checked.checkpoint.size;
  if (!problem && check == Check::history && name != kept_checkpoint_path(size)) {
    problem = Problem::wrong_name;
  }
  if (!problem && size > newest_.size) {
    problem = Problem::log_is_shorter;
  }
  if (problem) {
    report_->fail(check, {*problem, name, {}, {}});
    return;
  }
  kept_.push_back({check, checked.checkpoint, name});
}

void HistoryCheck::add_kept(const fs::path& folder, std::span<const std::string> names,
                            const VerifierKey& key) {
  for (const std::string& name : names) {
    const std::string file = std::string{kCheckpointFolder} + "/" + name;
    add(Check::history, folder / file, file, key);
  }
  std::ranges::stable_sort(kept_, {}, [](const Kept& kept) { return kept.checkpoint.size; });
}

void HistoryCheck::add_known(std::span<const fs::path> files, const VerifierKey& key) {
  for (const fs::path& file : files) {
    if (fs::exists(file)) {
      add(Check::known, file, file.string(), key);
    } else {
      report_->fail(Check::known, {Problem::missing, file.string(), {}, {}});
    }
  }
  std::ranges::stable_sort(kept_, {}, [](const Kept& kept) { return kept.checkpoint.size; });
}

bool HistoryCheck::wants(std::uint64_t size) const {
  return place_ < kept_.size() && kept_[place_].checkpoint.size == size;
}

void HistoryCheck::take(std::uint64_t size, const Digest& root) {
  for (; wants(size); ++place_) {
    const Kept& kept = kept_[place_];
    if (kept.checkpoint.root == root) {
      proven_ = is_broken_ ? proven_ : size;
      report_->totals.checkpoints += kept.check == Check::history ? 1 : 0;
      continue;
    }
    is_broken_ = true;
    std::optional<Kept>& first =
        kept.check == Check::history ? first_kept_wrong_ : first_known_wrong_;
    if (!first) {
      first = kept;
    }
  }
}

void HistoryCheck::finish(bool is_tree_right) {
  if (!is_tree_right) {
    return;
  }
  for (const auto* wrong : {&first_kept_wrong_, &first_known_wrong_}) {
    if (*wrong) {
      report_->fail((*wrong)->check, {Problem::other_history, (*wrong)->file, proven_, {}});
    }
  }
  report_->pass(Check::history);
  report_->pass(Check::known);
}

}  // namespace tsunagu::tlog
