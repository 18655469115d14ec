// From fork() to _exit() of one job.
#include "adapters/host/job_process.h"

#include <cerrno>
#include <csignal>
#include <new>
#include <stdexcept>

#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adapters/host/jobs.h"
#include "adapters/host/reply_writer.h"
#include "adapters/protocol/limits.h"
#include "server/base/error.h"

namespace tsunagu::host {
namespace {

/// All of a memory file. Throws Error.
Bytes read_input(int fd) {
  struct stat status {};
  if (fstat(fd, &status) != 0 || status.st_size < 0) {
    throw Error{messages::kSystemCall, with_errno("fstat of the input", errno)};
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  // One byte more than any accepted file, so that a longer one is refused as too large.
  Bytes input(std::min(size, protocol::kMaxFileBytes + 1));
  std::size_t done = 0;
  while (done < input.size()) {
    const ssize_t got =
        pread(fd, input.data() + done, input.size() - done, static_cast<off_t>(done));
    if (got == 0 || (got < 0 && errno != EINTR)) {
      throw Error{messages::kSystemCall, with_errno("read of the input", errno)};
    }
    done += got > 0 ? static_cast<std::size_t>(got) : 0;
  }
  return input;
}

void close_all_but(int fd) {
  const auto kept = static_cast<unsigned>(fd);
  if ((kept > 0 && close_range(0, kept - 1, 0) != 0) || close_range(kept + 1, ~0U, 0) != 0) {
    throw Error{messages::kSystemCall, with_errno("close_range", errno)};
  }
}

}  // namespace

void run_job_process(const HostData& data, const Sandbox& sandbox, const protocol::Job& job,
                     int input, int reply, pid_t parent) {
  try {
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent) {
      _exit(kJobFailed);
    }
    const Bytes bytes = read_input(input);
    close_all_but(reply);
    sandbox.enter_job(bytes.size());
    ReplyWriter writer{reply};
    do_job(data, job.kind, bytes, writer);
    _exit(kJobDone);
  } catch (const std::bad_alloc&) {
    _exit(kJobOutOfMemory);
  } catch (const std::exception&) {
    // There is nobody to tell: no log is open here. The parent reports the exit status.
    _exit(kJobFailed);
  }
}

}  // namespace tsunagu::host
