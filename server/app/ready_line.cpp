/// How a starting daemon tells `tsunagu start` how it went: one line on a pipe.
#include "server/app/ready_line.h"

#include <array>
#include <cerrno>

#include <unistd.h>

#include "server/base/files.h"

namespace tsunagu::app {
namespace {

constexpr std::string_view kReady = "ready";
constexpr std::size_t kMaxLine = 64U * 1024;

}  // namespace

void ReadyLine::say(const std::string& line) {
  if (!fd_) {
    return;
  }
  try {
    write_all(fd_.get(), as_bytes(line));
  } catch (const Error&) {
    // Nobody listens any more; the log has it.
  }
  fd_.reset();
}

void ReadyLine::ready() { say(std::string{kReady}); }

void ReadyLine::failed(const Error& error) {
  say(std::string{error.message().id} + "\n" + error.detail());
}

void await_ready(int fd) {
  std::string said;
  std::array<char, 4096> part{};
  for (;;) {
    const auto got = ::read(fd, part.data(), part.size());
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0 || said.size() > kMaxLine) {
      break;
    }
    said.append(part.data(), static_cast<std::size_t>(got));
  }
  if (said == kReady) {
    return;
  }
  const auto end = said.find('\n');
  if (end == std::string::npos) {
    throw Error{messages::kInternal, "tsunagud ended before it said why"};
  }
  throw Error{message_with(said.substr(0, end)), said.substr(end + 1)};
}

}  // namespace tsunagu::app
