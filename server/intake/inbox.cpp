/// A partner's inbound folder: what is complete there, and claiming it.
#include "server/intake/inbox.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

#include "adapters/protocol/name_pattern.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "server/base/log.h"

namespace tsunagu::intake {
namespace {

namespace fs = std::filesystem;

Error folder_error(const fs::path& path, int number) {
  return Error{messages::kExchangeFolder, with_errno(path.string(), number)};
}

dev_t device_of(const fs::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) {
    throw folder_error(path, errno);
  }
  return found.st_dev;
}

enum class Kind { missing, plain, other };

/// A file with a second name (a hard link) is not plain: somebody else could still change it.
Kind kind_of(const fs::path& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) {
    return Kind::missing;
  }
  return S_ISREG(found.st_mode) && found.st_nlink == 1 ? Kind::plain : Kind::other;
}

/// False if `from` is not there any more.
bool move_file(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) {
    return true;
  }
  if (errno == ENOENT) {
    return false;
  }
  throw folder_error(from, errno);
}

/// Removes a folder of ours that holds no claimed file. What cannot be removed (a foreign folder
/// that was moved in) is told and left: it must not stop the files that follow.
void discard(const fs::path& folder) {
  std::error_code failure;
  fs::remove_all(folder, failure);
  if (failure) {
    log_error(folder_error(folder, failure.value()));
  }
}

}  // namespace

Inbox::Inbox(fs::path in, fs::path work, protocol::FileRules rules)
    : in_{std::move(in)}, work_{std::move(work)}, rules_{std::move(rules)} {}

std::vector<fs::path> Inbox::entries(const fs::path& folder) const {
  std::vector<fs::path> paths;
  std::error_code failure;
  for (fs::directory_iterator at{folder, failure}, end; !failure && at != end;
       at.increment(failure)) {
    paths.push_back(at->path());
  }
  if (failure) {
    throw folder_error(folder, failure.value());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> Inbox::ready() const {
  std::vector<std::string> names;
  for (const auto& path : entries(in_)) {
    auto name = path.filename().string();
    if (protocol::fits(rules_.name_in, name) && kind_of(path) == Kind::plain &&
        kind_of(in_ / (name + rules_.marker)) == Kind::plain) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

InboxCount Inbox::count() const {
  InboxCount count;
  for (const auto& path : entries(in_)) {
    const auto name = path.filename().string();
    if (protocol::fits(rules_.name_in, name)) {
      const auto marker = kind_of(in_ / (name + rules_.marker));
      if (kind_of(path) == Kind::other || marker == Kind::other) {
        ++count.not_plain;
      } else {
        (marker == Kind::plain ? count.ready : count.without_marker)++;
      }
    } else if (name.size() > rules_.marker.size() && name.ends_with(rules_.marker)) {
      const auto data = name.substr(0, name.size() - rules_.marker.size());
      if (protocol::fits(rules_.name_in, data) && kind_of(in_ / data) == Kind::missing) {
        ++count.without_data;
      }
    }
  }
  return count;
}

std::optional<ClaimedFile> Inbox::claim(const std::string& name) {
  ClaimedFile claimed;
  claimed.file_id = make_uuid();
  claimed.name = name;
  const auto folder = work_ / claimed.file_id.text();
  claimed.data = folder / name;
  make_folder(folder, 0700);
  // A power failure must not keep the rename and forget the folder it went to.
  fsync_folder(work_);
  // The marker first: if we stop between the two, the data file alone still means "not ready" to
  // everyone but resume(), and no stale marker can make a half-written successor look complete.
  if (!move_file(in_ / (name + rules_.marker), folder / (name + rules_.marker))) {
    discard(folder);
    return std::nullopt;
  }
  if (!move_file(in_ / name, claimed.data)) {
    log(Severity::warning, messages::kDataMissing, name);
    discard(folder);
    return std::nullopt;
  }
  fsync_folder(folder);
  fsync_folder(in_);
  if (kind_of(claimed.data) != Kind::plain) {
    // Exchanged between ready() and here.
    log(Severity::warning, messages::kFileSkipped, name);
    discard(folder);
    return std::nullopt;
  }
  return claimed;
}

ClaimedFile Inbox::deposit(const std::string& name, ByteView content) {
  ClaimedFile claimed;
  claimed.file_id = make_uuid();
  claimed.name = name;
  const auto folder = work_ / claimed.file_id.text();
  claimed.data = folder / name;
  make_folder(folder, 0700);
  write_file_durably(claimed.data, content, 0600);
  fsync_folder(work_);
  return claimed;
}

std::vector<ClaimedFile> Inbox::left_over() {
  if (device_of(in_) != device_of(work_)) {
    throw Error{messages::kExchangeFolder,
                in_.string() + " and " + work_.string() + " are on different file systems"};
  }
  std::vector<ClaimedFile> files;
  for (const auto& folder : entries(work_)) {
    const auto file_id = Uuid::parse(folder.filename().string());
    if (!file_id) {
      continue;
    }
    if (auto file = resume(folder, *file_id)) {
      files.push_back(std::move(*file));
    }
  }
  return files;
}

std::optional<ClaimedFile> Inbox::resume(const fs::path& folder, const Uuid& file_id) {
  std::string marker;
  for (const auto& path : entries(folder)) {
    const auto name = path.filename().string();
    if (protocol::fits(rules_.name_in, name) && kind_of(path) == Kind::plain) {
      return ClaimedFile{file_id, name, path};
    }
    if (name.ends_with(rules_.marker)) {
      marker = name;
    }
  }
  // A marker alone: the claim stopped before it moved the data, for settle() removes markers first.
  if (!marker.empty()) {
    const auto name = marker.substr(0, marker.size() - rules_.marker.size());
    if (protocol::fits(rules_.name_in, name) && kind_of(in_ / name) == Kind::plain &&
        move_file(in_ / name, folder / name)) {
      fsync_folder(folder);
      return ClaimedFile{file_id, name, folder / name};
    }
    log(Severity::warning, messages::kDataMissing, name);
  }
  discard(folder);
  return std::nullopt;
}

void Inbox::settle(const ClaimedFile& file) {
  const auto folder = file.data.parent_path();
  remove_durably(fs::path{file.data} += rules_.marker);
  // No fsync from here on: a file that comes back after a power failure is known to be settled.
  if (::unlink(file.data.c_str()) != 0 && errno != ENOENT) {
    throw folder_error(file.data, errno);
  }
  discard(folder);
}

}  // namespace tsunagu::intake
