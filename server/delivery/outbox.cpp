/// A partner's outbound folder: files appear there whole, once, each followed by its marker.
#include "server/delivery/outbox.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <sys/stat.h>

#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::delivery {
namespace {

namespace fs = std::filesystem;

// Partners read what we write: the folder decides who gets in, so the files are readable to all.
constexpr mode_t kPartnerReads = 0644;

constexpr std::string_view kMarker = ".marker";
constexpr std::string_view kReport = ".report";
constexpr std::string_view kReportName = ".report.txt";

bool is_there(const fs::path& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0;
}

dev_t device_of(const fs::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) {
    throw Error{messages::kExchangeFolder, with_errno(path.string(), errno)};
  }
  return found.st_dev;
}

fs::path staged_path(const fs::path& staging, const Uuid& outbound_id, std::string_view part) {
  return staging / (outbound_id.text() + std::string{part});
}

}  // namespace

Outbox::Outbox(fs::path out, fs::path staging, std::string marker)
    : out_{std::move(out)}, staging_{std::move(staging)}, marker_{std::move(marker)} {}

void Outbox::open() {
  make_folder(staging_, 0700);
  if (device_of(out_) != device_of(staging_)) {
    throw Error{messages::kExchangeFolder,
                out_.string() + " and " + staging_.string() + " are on different file systems"};
  }
}

std::vector<Uuid> Outbox::staged() {
  std::vector<Uuid> ids;
  std::error_code failure;
  for (fs::directory_iterator at{staging_, failure}, end; !failure && at != end;
       at.increment(failure)) {
    const auto name = at->path().filename().string();
    if (const auto id = Uuid::parse(name.substr(0, name.find('.')))) {
      ids.push_back(*id);
    } else {
      remove_durably(at->path());  // a temporary file of a run that was killed
    }
  }
  if (failure) {
    throw Error{messages::kExchangeFolder, with_errno(staging_.string(), failure.value())};
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void Outbox::stage(const Uuid& outbound_id, ByteView bytes, std::string_view report) {
  // The file last: if it is there, all of it is.
  write_file_durably(staged_path(staging_, outbound_id, kMarker), {}, kPartnerReads);
  const auto report_path = staged_path(staging_, outbound_id, kReport);
  if (!report.empty()) {
    write_file_durably(report_path, as_bytes(report), kPartnerReads);
  } else if (is_there(report_path)) {
    remove_durably(report_path);
  }
  write_file_durably(staged_path(staging_, outbound_id, ""), bytes, kPartnerReads);
}

void Outbox::move_out(const fs::path& staged, const std::string& name) {
  if (!is_there(staged)) {
    return;
  }
  const auto path = out_ / name;
  if (::rename(staged.c_str(), path.c_str()) != 0) {
    throw Error{messages::kExchangeFolder, with_errno(path.string(), errno)};
  }
  fsync_folder(out_);
}

void Outbox::publish(const Uuid& outbound_id, const std::string& name) {
  const auto staged = staged_path(staging_, outbound_id, "");
  if (is_there(staged) && is_there(out_ / (name + marker_))) {
    // The old marker goes first, or it would call a new file complete before it is there.
    remove_durably(out_ / (name + marker_));
  }
  move_out(staged_path(staging_, outbound_id, kReport), name + std::string{kReportName});
  move_out(staged, name);
  move_out(staged_path(staging_, outbound_id, kMarker), name + marker_);
  fsync_folder(staging_);
}

void Outbox::discard(const Uuid& outbound_id) {
  for (const auto part : {std::string_view{}, kReport, kMarker}) {
    remove_durably(staged_path(staging_, outbound_id, part));
  }
}

}  // namespace tsunagu::delivery
