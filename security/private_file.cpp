// Opens private files without following links, and judges what was opened, not its name.
#include "security/private_file.h"

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/unique_fd.h"

namespace tsunagu::security {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

[[noreturn]] void refuse(const fs::path& path, const std::string& what) {
  throw Error{messages::kKeyFile, path.string() + ": " + what};
}

UniqueFd open_at(int folder, const fs::path& name, int flags, const fs::path& path) {
  UniqueFd fd{
      ::openat(folder, name.c_str(), flags | O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
  if (fd) {
    return fd;
  }
  const int reason = errno;
  if (reason == ELOOP) {
    refuse(path, "is a symbolic link; put the file itself there");
  }
  refuse(path, with_errno("cannot be opened", reason));
}

struct stat status_of(int fd, const fs::path& path) {
  struct stat found {};
  if (::fstat(fd, &found) != 0) {
    refuse(path, with_errno("cannot be examined", errno));
  }
  return found;
}

void check_owner(const struct stat& found, const fs::path& path) {
  if (found.st_uid != ::geteuid() && found.st_uid != 0) {
    refuse(path, "belongs to user " + std::to_string(found.st_uid) + "; run: chown " +
                     std::to_string(::geteuid()) + " " + path.string());
  }
}

void check_folder(int fd, const fs::path& path) {
  const struct stat found = status_of(fd, path);
  check_owner(found, path);
  if ((found.st_mode & kOthers) != 0) {
    refuse(path, "other users may enter this folder; run: chmod 0700 " + path.string());
  }
}

void check_file(const struct stat& found, const fs::path& path) {
  if (!S_ISREG(found.st_mode)) {
    refuse(path, "is not a plain file");
  }
  check_owner(found, path);
  const mode_t mode = found.st_mode & ~static_cast<mode_t>(S_IFMT);
  if (mode != S_IRUSR && mode != (S_IRUSR | S_IWUSR)) {
    refuse(path,
           "may be used by others than its owner, or in other ways than reading; run: "
           "chmod 0600 " +
               path.string());
  }
  if (found.st_nlink != 1) {
    refuse(path, "has more than one name (hard link); remove the others: find / -xdev -samefile " +
                     path.string());
  }
}

// One byte more than fstat said is asked for, so that a file growing meanwhile is noticed.
SecretBytes read_all(int fd, std::size_t size, const fs::path& path) {
  SecretBytes buffer{size + 1};
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const ssize_t got = ::read(fd, buffer.writable().data() + filled, buffer.size() - filled);
    if (got < 0 && errno != EINTR) {
      refuse(path, with_errno("cannot be read", errno));
    }
    if (got == 0) {
      break;
    }
    filled += got < 0 ? 0 : static_cast<std::size_t>(got);
  }
  if (filled != size) {
    refuse(path, "changed while it was read; try again");
  }
  return SecretBytes::copy_of(buffer.view().first(size));
}

UniqueFd open_folder(const fs::path& path) {
  UniqueFd folder = open_at(AT_FDCWD, path, O_DIRECTORY, path);
  check_folder(folder.get(), path);
  return folder;
}

}  // namespace

void require_private_folder(const fs::path& folder) { static_cast<void>(open_folder(folder)); }

SecretBytes read_private_file(const fs::path& path, std::size_t limit) {
  const fs::path folder_path = path.has_parent_path() ? path.parent_path() : fs::path{"."};
  const UniqueFd folder = open_folder(folder_path);
  const UniqueFd file = open_at(folder.get(), path.filename(), 0, path);
  const struct stat found = status_of(file.get(), path);
  check_file(found, path);
  if (found.st_size < 0 || static_cast<std::size_t>(found.st_size) > limit) {
    refuse(path, "is longer than " + std::to_string(limit) + " bytes");
  }
  return read_all(file.get(), static_cast<std::size_t>(found.st_size), path);
}

}  // namespace tsunagu::security
