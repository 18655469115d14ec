/// Hand-over between the thread that reads a reply and the supervisor that hears of its end.
#include "server/translate/running_job.h"

#include <sys/socket.h>

namespace tsunagu::translate {

void JobState::finish(std::optional<protocol::JobEnded> ended) {
  // Bytes that have arrived can still be read; after them the reply ends, even if a descriptor of
  // its other side was left open somewhere.
  ::shutdown(reply_.get(), SHUT_RD);
  {
    const std::lock_guard lock{mutex_};
    is_finished_ = true;
    ended_ = ended;
  }
  finished_.notify_all();
}

std::optional<protocol::JobEnded> JobState::wait() {
  std::unique_lock lock{mutex_};
  finished_.wait(lock, [this] { return is_finished_; });
  return ended_;
}

void JobState::cut_off() const { ::shutdown(reply_.get(), SHUT_RDWR); }

}  // namespace tsunagu::translate
