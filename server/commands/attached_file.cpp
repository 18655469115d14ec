/// The file that came with a request.
#include "server/commands/attached_file.h"

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

#include "server/base/error.h"

namespace tsunagu::commands {

Bytes attached_file(const Call& call, std::size_t limit) {
  const int fd = call.request.file.get();
  struct stat found {};
  if (fd < 0 || ::fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) {
    throw Error{messages::kUsage, call.request.command + " needs a regular file"};
  }
  if (static_cast<std::uint64_t>(found.st_size) > limit) {
    throw Error{messages::kUsage, "the file is larger than " + std::to_string(limit) + " bytes"};
  }
  Bytes bytes(static_cast<std::size_t>(found.st_size));
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto got =
        ::pread(fd, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (got <= 0) {
      throw Error{messages::kSystemCall, with_errno("reading the file", errno)};
    }
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace tsunagu::commands
