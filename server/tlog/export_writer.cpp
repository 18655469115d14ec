/// Copying of a log for an auditor.
#include "server/tlog/export_writer.h"

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include "server/base/check.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "server/base/text.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/tile_reader.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kFileMode = 0640;
constexpr mode_t kFolderMode = 0750;
constexpr std::size_t kFlushAt = 64U * 1024;

/// Writes without fsync; finish() makes all files durable together.
void write_new_file(const fs::path& path, ByteView content) {
  const UniqueFd fd{
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kFileMode)};
  if (!fd) {
    const int number = errno;
    throw Error{messages::kSystemCall, with_errno("create " + path.string(), number)};
  }
  write_all(fd.get(), content);
}

/// The key and the checkpoint say what they are themselves; here only their form is needed.
Checkpoint read_checkpoint(const fs::path& log, ByteView note) {
  const auto key = VerifierKey::parse(as_text(read_file(log / kKeyFile, kMaxNoteFile)));
  const CheckedCheckpoint checked =
      key ? check_checkpoint(as_text(note), *key) : CheckedCheckpoint{};
  if (checked.state != CheckpointState::valid) {
    throw Error{messages::kAuditBroken,
                log.string() + ": the checkpoint is not one signed by this log"};
  }
  return checked.checkpoint;
}

void copy_file(const fs::path& log, const fs::path& out, const std::string& name) {
  write_new_file(out / name, read_file(log / name, kMaxNoteFile));
}

}  // namespace

ExportWriter::ExportWriter(const fs::path& log, const fs::path& out,
                           std::optional<std::uint64_t> size)
    : out_{out} {
  if (fs::exists(out) && !fs::is_empty(out)) {
    throw Error{messages::kUsage, out.string() + ": not an empty folder"};
  }
  make_folder(out / kCheckpointFolder, kFolderMode);
  const std::string newest = size ? kept_checkpoint_path(*size) : kCheckpointFile;
  const Bytes note = read_file(log / newest, kMaxNoteFile);
  checkpoint_ = read_checkpoint(log, note);
  copy_file(log, out, kKeyFile);
  write_new_file(out / kCheckpointFile, note);
  for (const std::uint64_t kept : kept_checkpoints(log)) {
    if (kept <= checkpoint_.size) {
      copy_file(log, out, kept_checkpoint_path(kept));
    }
  }
  copy_tiles(log);
}

void ExportWriter::copy_tiles(const fs::path& log) {
  const TileReader reader{log, checkpoint_.size};
  fs::path folder;
  for_each_tile(checkpoint_.size, [&](const TileFile& file) {
    const fs::path path = out_ / tile_path(file);
    if (path.parent_path() != folder) {
      folder = path.parent_path();
      make_folder(folder, kFolderMode);
    }
    write_new_file(path, reader.content(file));
    return true;
  });
}

void ExportWriter::add_event(const OpenedEvent& event) {
  TSUNAGU_ENSURE(event.index >= next_index_ && event.index < checkpoint_.size,
                 "payloads rise and belong to entries of the export");
  TSUNAGU_ENSURE(is_clean_utf8(event.payload), "a payload is clean UTF-8 text");
  next_index_ = event.index + 1;
  append(buffer_, as_bytes(event.line() + "\n"));
  if (buffer_.size() >= kFlushAt) {
    flush();
  }
}

void ExportWriter::flush() {
  if (!events_) {
    const fs::path path = out_ / kEventsFile;
    events_ = UniqueFd{
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kFileMode)};
    if (!events_) {
      const int number = errno;
      throw Error{messages::kSystemCall, with_errno("create " + path.string(), number)};
    }
  }
  write_all(events_.get(), buffer_);
  buffer_.clear();
}

void ExportWriter::finish() {
  if (!buffer_.empty()) {
    flush();
  }
  // One call for all files of the medium: an export is thousands of small ones.
  const UniqueFd folder{::open(out_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!folder || ::syncfs(folder.get()) != 0) {
    const int number = errno;
    throw Error{messages::kSystemCall, with_errno("sync " + out_.string(), number)};
  }
}

}  // namespace tsunagu::tlog
