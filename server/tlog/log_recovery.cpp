/// Opening of a log: what a crash, a full disk or a damaged file may have left.
#include <cerrno>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/log_writer.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kFileMode = 0640;

std::string read_note(const fs::path& path) {
  return std::string{as_text(read_file(path, kMaxNoteFile))};
}

/// The checkpoint in `path`, which must be one of ours.
Checkpoint read_checkpoint(const fs::path& path, const VerifierKey& key) {
  const CheckedCheckpoint checked = check_checkpoint(read_note(path), key);
  if (checked.state != CheckpointState::valid) {
    throw Error{messages::kAuditBroken, path.string() + ": not a checkpoint signed by this log"};
  }
  return checked.checkpoint;
}

}  // namespace

void LogWriter::claim_folder() {
  lock_ = UniqueFd{::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!lock_) {
    const int number = errno;
    throw Error{messages::kSystemCall, with_errno("open " + folder_.string(), number)};
  }
  if (::flock(lock_.get(), LOCK_EX | LOCK_NB) != 0) {
    const int number = errno;
    throw Error{messages::kAuditWrite,
                with_errno("another process writes " + folder_.string(), number)};
  }
}

void LogWriter::keep_key() const {
  const fs::path path = folder_ / kKeyFile;
  const std::string line = key_.text() + "\n";
  if (!fs::exists(path)) {
    write_file_durably(path, as_bytes(line), kFileMode);
  } else if (read_note(path) != line) {
    throw Error{messages::kAuditBroken, path.string() + ": the key or name of another log"};
  }
}

void LogWriter::load_checkpoints() {
  const fs::path newest = folder_ / kCheckpointFile;
  const std::vector<std::uint64_t> kept = kept_checkpoints(folder_);
  if (!kept.empty()) {
    last_kept_ = kept.back();
  }
  if (fs::exists(newest)) {
    published_ = read_checkpoint(newest, key_);
  }
  if (last_kept_ && *last_kept_ > (published_ ? published_->size : 0)) {
    // Signed, so it is the truth; the newest was lost or replaced by an older one.
    const fs::path path = folder_ / kept_checkpoint_path(*last_kept_);
    published_ = read_checkpoint(path, key_);
    write_file_durably(newest, as_bytes(read_note(path)), kFileMode);
    repaired_.emplace_back(kCheckpointFile);
  }
}

void LogWriter::load_edge() {
  if (!published_) {
    return;
  }
  std::optional<TileEdge> edge = TileEdge::load(TileReader{folder_, published_->size});
  if (edge && edge->root() == published_->root) {
    edge_ = std::move(*edge);
    return;
  }
  rebuild_edge();
}

void LogWriter::rebuild_edge() {
  const TileReader reader{folder_, published_->size};
  is_rebuilding_ = true;
  for (std::uint64_t number = 0; number < published_->size / kTileWidth; ++number) {
    const TileFile file{kEntries, number, kTileWidth};
    const std::optional<Bytes> bundle = reader.find_content(file);
    const auto entries = bundle ? split_bundle(*bundle, kTileWidth) : std::nullopt;
    if (!entries) {
      repaired_.push_back(tile_path(file));
      break;
    }
    for (const ByteView entry : *entries) {
      append_entry(entry);
    }
  }
  if (size() == published_->size / kTileWidth * kTileWidth) {
    append_partial_bundle(reader);
  }
  is_rebuilding_ = false;
}

void LogWriter::append_partial_bundle(const TileReader& reader) {
  const TileFile file = tile_at(kEntries, size() / kTileWidth, published_->size);
  if (file.width == 0) {
    store_partial_tiles();
    return;
  }
  const std::optional<Bytes> bundle = reader.find_content(file);
  const auto entries = bundle ? split_bundle(*bundle, file.width) : std::nullopt;
  TileEdge grown = edge_;
  if (entries) {
    for (const ByteView entry : *entries) {
      grown.append(entry, [](const TileFile&, ByteView) {});
    }
  }
  if (grown.size() == published_->size && grown.root() == published_->root) {
    edge_ = std::move(grown);
    store_partial_tiles();
    return;
  }
  // The leaves of this bundle have to be taken again; append() holds them against the checkpoint.
  repaired_.push_back(tile_path(file));
}

}  // namespace tsunagu::tlog
