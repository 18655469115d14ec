/// Folders: made with the mode they are meant to have, and their entries made durable.
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* call, const fs::path& path, int number) {
  throw Error{messages::kSystemCall, with_errno(std::string{call} + " " + path.string(), number)};
}

void make_one_folder(const fs::path& path, mode_t mode) {
  if (::mkdir(path.c_str(), S_IRWXU) != 0) {
    const int number = errno;
    struct stat found {};
    const bool is_there = ::stat(path.c_str(), &found) == 0;
    if (number == EEXIST && is_there && S_ISDIR(found.st_mode)) {
      return;
    }
    fail("mkdir", path, number);
  }
  // chmod, because the process's umask may take bits away from mkdir(2).
  if (::chmod(path.c_str(), mode) != 0) {
    fail("chmod", path, errno);
  }
}

}  // namespace

void make_folder(const fs::path& path, mode_t mode) {
  struct stat parent {};
  if (::stat(path.parent_path().c_str(), &parent) == 0) {
    make_one_folder(path, mode);
    return;
  }
  fs::path so_far;
  for (const fs::path& part : path) {
    so_far /= part;
    if (!part.empty() && part != "/") {
      make_one_folder(so_far, mode);
    }
  }
}

void fsync_folder(const fs::path& folder) {
  const UniqueFd fd{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!fd) {
    fail("open", folder, errno);
  }
  if (::fsync(fd.get()) != 0) {
    fail("fsync", folder, errno);
  }
}

}  // namespace tsunagu
