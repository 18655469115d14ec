/// Files read carefully and written whole or not at all.
#include "server/base/files.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <span>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/uuid.h"

namespace tsunagu {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* call, const fs::path& path) {
  const int number = errno;
  throw Error{messages::kSystemCall, with_errno(std::string{call} + " " + path.string(), number)};
}

/// A name nobody else uses, in the folder of `path`, so that the rename stays on one file system.
fs::path temporary_name(const fs::path& path) {
  std::array<std::byte, 8> random{};
  fill_random(random);
  return path.parent_path() / (".tsunagu-" + to_hex(random) + ".tmp");
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path{"."};
}

/// Removes the temporary file unless it got its final name.
class TemporaryFile {
 public:
  explicit TemporaryFile(fs::path path) : path_{std::move(path)} {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!is_kept_) {
      ::unlink(path_.c_str());
    }
  }
  const fs::path& path() const { return path_; }
  void keep() { is_kept_ = true; }

 private:
  fs::path path_;
  bool is_kept_ = false;
};

/// Opened without following a link or waiting for a pipe's writer, and checked to be a plain file.
UniqueFd open_plain(const fs::path& path, std::size_t limit, std::size_t& size) {
  UniqueFd fd{::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
  if (!fd) {
    fail("open", path);
  }
  struct stat found {};
  if (::fstat(fd.get(), &found) != 0) {
    fail("fstat", path);
  }
  if (!S_ISREG(found.st_mode)) {
    throw Error{messages::kSystemCall, path.string() + ": not a regular file"};
  }
  // No name at all is a file that was replaced since it was opened: still whole.
  if (found.st_nlink > 1) {
    throw Error{messages::kSystemCall, path.string() + ": has more than one name (hard link)"};
  }
  size = static_cast<std::size_t>(found.st_size);
  if (size > limit) {
    throw Error{messages::kSystemCall,
                path.string() + ": longer than " + std::to_string(limit) + " bytes"};
  }
  return fd;
}

}  // namespace

Bytes read_file(const fs::path& path, std::size_t limit) {
  std::size_t size = 0;
  const UniqueFd fd = open_plain(path, limit, size);
  // One byte more than fstat said, so that a file growing meanwhile is noticed.
  Bytes content(size + 1);
  std::size_t filled = 0;
  while (filled < content.size()) {
    const ssize_t got = ::read(fd.get(), content.data() + filled, content.size() - filled);
    if (got == 0) {
      break;
    }
    if (got < 0 && errno != EINTR) {
      fail("read", path);
    }
    filled += got < 0 ? 0 : static_cast<std::size_t>(got);
  }
  if (filled != size) {
    throw Error{messages::kSystemCall, path.string() + ": changed while it was read"};
  }
  content.resize(size);
  return content;
}

void write_file_durably(const fs::path& path, ByteView content, mode_t mode) {
  TemporaryFile temporary{temporary_name(path)};
  const UniqueFd fd{::open(temporary.path().c_str(),
                           O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                           S_IRUSR | S_IWUSR)};
  if (!fd) {
    temporary.keep();  // never made, so nothing to remove
    fail("create", temporary.path());
  }
  write_all(fd.get(), content);
  // fchmod, because the process's umask may take bits away from open(2).
  if (::fchmod(fd.get(), mode) != 0) {
    fail("fchmod", temporary.path());
  }
  if (::fsync(fd.get()) != 0) {
    fail("fsync", temporary.path());
  }
  if (::rename(temporary.path().c_str(), path.c_str()) != 0) {
    fail("rename", path);
  }
  temporary.keep();
  fsync_folder(folder_of(path));
}

void rename_durably(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
    const int number = errno;
    throw Error{messages::kSystemCall,
                with_errno("rename " + from.string() + " to " + to.string(), number)};
  }
  // The new name first: a crash in between shows the file twice at worst, never nowhere.
  fsync_folder(folder_of(to));
  if (folder_of(from) != folder_of(to)) {
    fsync_folder(folder_of(from));
  }
}

void remove_durably(const fs::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
    fail("unlink", path);
  }
  fsync_folder(folder_of(path));
}

void write_all(int fd, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      const int number = errno;
      const bool is_full = number == ENOSPC || number == EDQUOT;
      throw Error{is_full ? messages::kDisk : messages::kSystemCall, with_errno("write", number)};
    }
    bytes = bytes.subspan(written < 0 ? 0 : static_cast<std::size_t>(written));
  }
}

UniqueFd sealed_memory_file(const char* name, ByteView content) {
  UniqueFd fd{::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING)};
  if (!fd) {
    fail("memfd_create", name);
  }
  write_all(fd.get(), content);
  constexpr int kSeals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
  if (::fcntl(fd.get(), F_ADD_SEALS, kSeals) != 0) {
    fail("seal", name);
  }
  if (::lseek(fd.get(), 0, SEEK_SET) != 0) {
    fail("lseek", name);
  }
  return fd;
}

}  // namespace tsunagu
