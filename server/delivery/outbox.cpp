/// A partner's outbound folder: files appear there whole, once, each followed by its marker.
#include "server/delivery/outbox.h"

#include <cerrno>

#include <sys/stat.h>

#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::delivery {
namespace {

namespace fs = std::filesystem;

// Partners read what we write: the folder decides who gets in, so the files are readable to all.
constexpr mode_t kPartnerReads = 0644;

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

}  // namespace

Outbox::Outbox(fs::path out, fs::path staging, std::string marker)
    : out_{std::move(out)}, staging_{std::move(staging)}, marker_{std::move(marker)} {
  make_folder(staging_, 0700);
  if (device_of(out_) != device_of(staging_)) {
    throw Error{messages::kExchangeFolder,
                out_.string() + " and " + staging_.string() + " are on different file systems"};
  }
}

void Outbox::stage(const Uuid& outbound_id, ByteView bytes) {
  write_file_durably(staging_ / outbound_id.text(), bytes, kPartnerReads);
}

void Outbox::publish(const Uuid& outbound_id, const std::string& name) {
  const auto staged = staging_ / outbound_id.text();
  const auto file = out_ / name;
  const auto marker = out_ / (name + marker_);
  if (is_there(staged)) {
    // The old marker goes first, or it would call a new file complete before it is there.
    remove_durably(marker);
    if (::rename(staged.c_str(), file.c_str()) != 0) {
      throw Error{messages::kExchangeFolder, with_errno(file.string(), errno)};
    }
    fsync_folder(out_);
    fsync_folder(staging_);
  }
  // No file any more means that the partner has taken it, and it takes a file only with its marker.
  if (is_there(file) && !is_there(marker)) {
    write_file_durably(marker, {}, kPartnerReads);
  }
}

}  // namespace tsunagu::delivery
