// Writes the lines of an answer to the admin socket.
#include "server/admin/reply.h"

#include <cerrno>
#include <string>

#include <poll.h>
#include <sys/socket.h>

namespace tsunagu::admin {

JsonLine result_line(Outcome outcome) {
  return JsonLine{}.text("kind", "result").number("exit", static_cast<int>(outcome));
}

JsonLine result_line(const Error& error) {
  const Message& message = error.message();
  const JsonLine told = JsonLine{}
                            .text("id", message.id)
                            .text("text_ja", message.ja)
                            .text("text_en", message.en)
                            .text("detail", error.detail())
                            .text("remedy_ja", message.remedy_ja)
                            .text("remedy_en", message.remedy_en);
  return result_line(Outcome::failed).object("error", told);
}

void Reply::line(const JsonLine& line) {
  const std::string text = line.str() + "\n";
  std::string_view rest = text;
  while (!gone_ && !rest.empty()) {
    gone_ = !send_some(rest);
  }
}

void Reply::progress(std::string_view what, std::int64_t done, std::int64_t total) {
  if (wants_progress_) {
    line(JsonLine{}
             .text("kind", "progress")
             .text("what", what)
             .number("done", done)
             .number("total", total));
  }
}

/// Sends the first part of `rest` and takes it off; false if the caller is gone.
bool Reply::send_some(std::string_view& rest) {
  const ssize_t size = send(connection_, rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (size >= 0) {
    rest.remove_prefix(static_cast<std::size_t>(size));
    return true;
  }
  if (errno == EINTR) {
    return true;
  }
  if (errno == EPIPE || errno == ECONNRESET) {
    return false;
  }
  if (errno != EAGAIN) {
    throw Error{messages::kSystemCall, with_errno("send on the admin socket", errno)};
  }
  pollfd writable{connection_, POLLOUT, 0};
  const int ready = poll(&writable, 1, patience_ms_);
  if (ready < 0 && errno != EINTR) {
    throw Error{messages::kSystemCall, with_errno("poll on the admin socket", errno)};
  }
  return ready != 0;
}

}  // namespace tsunagu::admin
