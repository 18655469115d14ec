/// What the tests of keys and sealed values share.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

#include <stdlib.h>  // mkdtemp
#include <sys/wait.h>
#include <unistd.h>

#include "security/key_service.h"
#include "server/base/check.h"
#include "server/base/error.h"
#include "server/base/uuid.h"

namespace tsunagu::security::test {

/// A folder of mode 0700 that disappears with this object.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "tsunagu-XXXXXX").string();
    TSUNAGU_ENSURE(::mkdtemp(name.data()) != nullptr, "a temporary folder");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// 32 bytes of `fill`.
inline SecretBytes key_of(unsigned char fill) {
  SecretBytes key{32};
  std::ranges::fill(key.writable(), std::byte{fill});
  return key;
}

/// An id whose last byte is `last`.
inline Uuid id_of(unsigned char last) {
  Uuid id = *Uuid::parse("01900000-0000-7000-8000-000000000000");
  id.bytes.back() = std::byte{last};
  return id;
}

/// For BOOST_CHECK_EXCEPTION: the error carries `message` and its detail contains `part`.
inline auto says(const Message& message, std::string part) {
  return [&message, part = std::move(part)](const Error& error) {
    return &error.message() == &message && error.detail().find(part) != std::string::npos;
  };
}

/// Runs `work` in a child process and returns how it ended: its result, or 256 and the signal.
template <class Work>
int in_child(Work work) {
  const pid_t child = ::fork();
  TSUNAGU_ENSURE(child >= 0, "a child process");
  if (child == 0) {
    ::_exit(work());
  }
  int status = 0;
  TSUNAGU_ENSURE(::waitpid(child, &status, 0) == child, "the child's end");
  return WIFSIGNALED(status) ? 256 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace tsunagu::security::test
