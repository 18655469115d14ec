/// Publishing of a log, step by step, so that a crash between any two leaves a whole log.
#include "server/tlog/log_writer.h"

#include <algorithm>
#include <utility>

#include "server/base/check.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "server/tlog/leaf.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/merkle_proof.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kFileMode = 0640;
constexpr mode_t kFolderMode = 0750;

VerifierKey make_key(std::string origin, const Bytes& public_key) {
  VerifierKey key;
  TSUNAGU_ENSURE(is_key_name(origin), "the origin of a log has no white space and no plus");
  TSUNAGU_ENSURE(public_key.size() == key.public_key.size(), "an Ed25519 key has 32 bytes");
  key.name = std::move(origin);
  std::ranges::copy(public_key, key.public_key.begin());
  return key;
}

bool has_content(const fs::path& path, ByteView content) {
  return fs::exists(path) && fs::file_size(path) == content.size() &&
         std::ranges::equal(read_file(path, content.size()), content);
}

}  // namespace

LogWriter::LogWriter(fs::path folder, std::string origin, CheckpointSigner signer)
    : folder_{std::move(folder)},
      signer_{std::move(signer)},
      key_{make_key(std::move(origin), signer_.public_key)} {
  make_folder(folder_ / kCheckpointFolder, kFolderMode);
  claim_folder();
  keep_key();
  load_checkpoints();
  remove_leftovers(folder_, published_ ? published_->size : 0);
  load_edge();
  replaced_before_ = size();
}

void LogWriter::append(std::span<const Bytes> leaves) {
  for (const Bytes& leaf : leaves) {
    if (!decode_leaf(leaf)) {
      const auto place = static_cast<std::uint64_t>(&leaf - leaves.data());
      throw Error{messages::kAuditWrite, "not a leaf, for index " + std::to_string(size() + place)};
    }
  }
  for (const Bytes& leaf : leaves) {
    append_entry(leaf);
  }
}

void LogWriter::append_entry(ByteView entry) {
  edge_.append(entry, [this](const TileFile& file, ByteView content) { store(file, content); });
  if (published_ && published_->size == size() && published_->root != edge_.root()) {
    throw Error{messages::kAuditBroken, "the first " + std::to_string(size()) + " leaves of " +
                                            folder_.string() + " are not those that were signed"};
  }
}

const std::optional<Checkpoint>& LogWriter::publish() {
  if (published_ && size() < published_->size) {
    throw Error{messages::kAuditHead, "leaves " + std::to_string(size()) + " to " +
                                          std::to_string(published_->size - 1) +
                                          " are missing in " + folder_.string()};
  }
  if (size() == (published_ ? published_->size : 0)) {
    return published_;
  }
  store_partial_tiles();
  const Checkpoint next{key_.name, size(), edge_.root()};
  prove_continuation(next);
  write_checkpoint(next, sign(next));
  const std::uint64_t old_size = published_ ? published_->size : 0;
  published_ = next;
  // One publication later than possible: who reads the log of the last checkpoint finds its files.
  remove_replaced_tiles(folder_, replaced_before_, old_size);
  replaced_before_ = old_size;
  return published_;
}

void LogWriter::store(const TileFile& file, ByteView content) {
  const std::string name = tile_path(file);
  const fs::path path = folder_ / name;
  if (has_content(path, content)) {
    return;
  }
  if (is_rebuilding_) {
    repaired_.push_back(name);
  }
  make_folder(path.parent_path(), kFolderMode);
  write_file_durably(path, content, kFileMode);
}

void LogWriter::store_partial_tiles() {
  edge_.for_each_partial([this](const TileFile& file, ByteView content) { store(file, content); });
}

void LogWriter::prove_continuation(const Checkpoint& next) const {
  TileReader reader{folder_, next.size};
  bool is_proven = tree_root(reader.subtree_hash(), next.size) == next.root;
  if (published_) {
    const auto path = consistency_path(reader.subtree_hash(), published_->size, next.size);
    is_proven = is_proven &&
                proves_consistency(published_->size, next.size, published_->root, next.root, path);
  }
  if (!is_proven) {
    throw Error{messages::kAuditBroken,
                "the tiles in " + folder_.string() + " do not continue the last checkpoint"};
  }
}

std::string LogWriter::sign(const Checkpoint& next) const {
  const std::string text = next.text();
  const std::string note = signed_note(text, key_, signer_.sign(text));
  if (check_checkpoint(note, key_).state != CheckpointState::valid) {
    throw Error{messages::kAuditWrite, "the signature of a checkpoint does not fit log.vkey"};
  }
  return note;
}

void LogWriter::write_checkpoint(const Checkpoint& next, std::string_view note) {
  // First the newest: who reads the kept ones before it never finds one that is newer.
  write_file_durably(folder_ / kCheckpointFile, as_bytes(note), kFileMode);
  // One a full tile is enough to find where a rewritten log leaves the old one.
  if (!last_kept_ || *last_kept_ / kTileWidth != next.size / kTileWidth) {
    write_file_durably(folder_ / kept_checkpoint_path(next.size), as_bytes(note), kFileMode);
    last_kept_ = next.size;
  }
}

}  // namespace tsunagu::tlog
