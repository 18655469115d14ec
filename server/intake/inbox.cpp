/// A partner's inbound folder: what is complete there, and claiming it.
#include "server/intake/inbox.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <sys/stat.h>

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

bool is_regular(const fs::path& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode);
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

}  // namespace

Inbox::Inbox(fs::path in, fs::path work, protocol::FileRules rules)
    : in_{std::move(in)}, work_{std::move(work)}, rules_{std::move(rules)} {
  if (device_of(in_) != device_of(work_)) {
    throw Error{messages::kExchangeFolder,
                in_.string() + " and " + work_.string() + " are on different file systems"};
  }
}

std::vector<std::string> Inbox::ready() const {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator at{in_, failure}, end; !failure && at != end; at.increment(failure)) {
    auto name = at->path().filename().string();
    if (protocol::fits(rules_.name_in, name) && is_regular(at->path()) &&
        is_regular(in_ / (name + rules_.marker))) {
      names.push_back(std::move(name));
    }
  }
  if (failure) {
    throw folder_error(in_, failure.value());
  }
  std::sort(names.begin(), names.end());
  return names;
}

InboxCount Inbox::count() const {
  InboxCount count;
  std::error_code failure;
  for (fs::directory_iterator at{in_, failure}, end; !failure && at != end; at.increment(failure)) {
    const auto name = at->path().filename().string();
    if (protocol::fits(rules_.name_in, name)) {
      (is_regular(in_ / (name + rules_.marker)) ? count.ready : count.without_marker)++;
    } else if (name.size() > rules_.marker.size() && name.ends_with(rules_.marker)) {
      const auto data = name.substr(0, name.size() - rules_.marker.size());
      if (protocol::fits(rules_.name_in, data) && !is_regular(in_ / data)) {
        ++count.without_data;
      }
    }
  }
  if (failure) {
    throw folder_error(in_, failure.value());
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
  // The marker first: if we stop between the two, the data file alone still means "not ready" to
  // everyone but resume(), and no stale marker can make a half-written successor look complete.
  if (!move_file(in_ / (name + rules_.marker), folder / (name + rules_.marker)) ||
      !move_file(in_ / name, claimed.data)) {
    fs::remove_all(folder);
    return std::nullopt;
  }
  fsync_folder(folder);
  fsync_folder(in_);
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
  std::vector<std::pair<Uuid, fs::path>> folders;
  std::error_code failure;
  for (fs::directory_iterator at{work_, failure}, end; !failure && at != end;
       at.increment(failure)) {
    if (const auto file_id = Uuid::parse(at->path().filename().string())) {
      folders.emplace_back(*file_id, at->path());
    }
  }
  if (failure) {
    throw folder_error(work_, failure.value());
  }
  std::sort(folders.begin(), folders.end());
  std::vector<ClaimedFile> files;
  for (const auto& [file_id, folder] : folders) {
    if (auto file = resume(folder, file_id)) {
      files.push_back(std::move(*file));
    }
  }
  return files;
}

std::optional<ClaimedFile> Inbox::resume(const fs::path& folder, const Uuid& file_id) {
  std::string marker;
  for (const auto& entry : fs::directory_iterator{folder}) {
    const auto name = entry.path().filename().string();
    if (protocol::fits(rules_.name_in, name) && is_regular(entry.path())) {
      return ClaimedFile{file_id, name, entry.path()};
    }
    if (name.ends_with(rules_.marker)) {
      marker = name;
    }
  }
  if (!marker.empty()) {
    const auto name = marker.substr(0, marker.size() - rules_.marker.size());
    if (protocol::fits(rules_.name_in, name) && is_regular(in_ / name) &&
        move_file(in_ / name, folder / name)) {
      fsync_folder(folder);
      return ClaimedFile{file_id, name, folder / name};
    }
    log(Severity::warning, messages::kDataMissing, name);
  }
  fs::remove_all(folder);
  return std::nullopt;
}

void Inbox::settle(const ClaimedFile& file) {
  remove_durably(file.data);
  std::error_code failure;
  fs::remove_all(file.data.parent_path(), failure);
  if (failure) {
    throw folder_error(file.data.parent_path(), failure.value());
  }
}

}  // namespace tsunagu::intake
