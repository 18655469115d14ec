// Reads one request from the admin socket.
#include "server/admin/request.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "server/base/error.h"

namespace tsunagu::admin {
namespace {

using Clock = std::chrono::steady_clock;

/// Takes every descriptor out of `message`, so that none of them stays open unnoticed.
void take_files(msghdr& message, std::vector<UniqueFd>& files) {
  for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr;
       part = CMSG_NXTHDR(&message, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) {
      continue;
    }
    const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof fd);
      files.emplace_back(fd);
    }
  }
}

/// What came in of a request so far.
struct Incoming {
  std::string line;
  std::vector<UniqueFd> files;
  bool files_cut = false;  ///< More descriptors were sent than the kernel handed over.
};

enum class Step { more, complete, closed };

Step receive_some(int connection, Incoming& in) {
  std::array<char, 4096> buffer{};
  iovec part{buffer.data(), buffer.size()};
  // Room for two, so that a second one is seen and refused instead of cut off.
  alignas(cmsghdr) std::array<unsigned char, CMSG_SPACE(2 * sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  const ssize_t size = recvmsg(connection, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
  if (size < 0) {
    if (errno == EAGAIN || errno == EINTR) {
      return Step::more;
    }
    if (errno == ECONNRESET) {
      return Step::closed;
    }
    throw Error{messages::kSystemCall, with_errno("recvmsg on the admin socket", errno)};
  }
  take_files(message, in.files);
  in.files_cut = in.files_cut || (message.msg_flags & MSG_CTRUNC) != 0;
  if (size == 0) {
    return Step::closed;
  }
  const std::string_view came{buffer.data(), static_cast<std::size_t>(size)};
  in.line.append(came);
  return came.find('\n') == std::string_view::npos ? Step::more : Step::complete;
}

enum class Wait { readable, stopped, too_late };

Wait wait_readable(int connection, int stop, Clock::time_point deadline) {
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      return Wait::too_late;
    }
    std::array<pollfd, 2> watched{{{connection, POLLIN, 0}, {stop, POLLIN, 0}}};
    const int ready = poll(watched.data(), watched.size(), static_cast<int>(left));
    if (ready < 0 && errno != EINTR) {
      throw Error{messages::kSystemCall, with_errno("poll on the admin socket", errno)};
    }
    if (ready > 0) {
      return watched[1].revents != 0 ? Wait::stopped : Wait::readable;
    }
  }
}

std::optional<std::string> wrong_file(const Incoming& in) {
  if (in.files_cut || in.files.size() > 1) {
    return "more than one file came with the request";
  }
  if (in.files.empty()) {
    return std::nullopt;
  }
  const int fd = in.files.front().get();
  struct stat status {};
  const int flags = fcntl(fd, F_GETFL);
  if (fstat(fd, &status) != 0 || flags < 0) {
    throw Error{messages::kSystemCall, with_errno("fstat on a passed file", errno)};
  }
  const bool known_kind = S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
  const bool readable = (flags & O_ACCMODE) != O_WRONLY && (flags & O_PATH) == 0;
  if (!known_kind || !readable) {
    return "the passed file is not a regular file or folder open for reading";
  }
  return std::nullopt;
}

bool is_command_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || c == '.' || c == '-'; };
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), fits);
}

/// The "arguments" of the request; an empty object if there are none, nothing if they are none.
std::optional<JsonValue> arguments_of(const JsonValue& json) {
  return json.has("arguments") ? json.object("arguments") : parse_json("{}");
}

std::variant<Request, MalformedRequest, NoRequest> parse(Incoming in, Peer user) {
  const std::size_t end = in.line.find('\n');
  if (end + 1 != in.line.size()) {
    return MalformedRequest{"bytes after the line"};
  }
  if (const auto wrong = wrong_file(in)) {
    return MalformedRequest{*wrong};
  }
  const auto json = parse_json(std::string_view{in.line}.substr(0, end));
  if (!json) {
    return MalformedRequest{"not a JSON object on one line"};
  }
  const std::string command = json->text("command").value_or("");
  if (!is_command_name(command)) {
    return MalformedRequest{"no command name"};
  }
  const auto arguments = arguments_of(*json);
  if (!arguments) {
    return MalformedRequest{"arguments are not an object"};
  }
  UniqueFd file;
  if (!in.files.empty()) {
    file = std::move(in.files.front());
  }
  return Request{.command = command,
                 .arguments = *arguments,
                 .progress = json->flag("progress").value_or(false),
                 .user = std::move(user),
                 .file = std::move(file)};
}

}  // namespace

std::variant<Request, MalformedRequest, NoRequest> receive_request(int connection, int stop,
                                                                   Peer user,
                                                                   const RequestLimits& limits) {
  const Clock::time_point deadline = Clock::now() + limits.time;
  Incoming in;
  for (;;) {
    switch (wait_readable(connection, stop, deadline)) {
      case Wait::stopped:
        return NoRequest{};
      case Wait::too_late:
        return MalformedRequest{"the request did not come in time"};
      case Wait::readable:
        break;
    }
    const Step step = receive_some(connection, in);
    if (in.line.size() > limits.line_bytes) {
      return MalformedRequest{"the request is too long"};
    }
    if (step == Step::complete) {
      return parse(std::move(in), std::move(user));
    }
    if (step == Step::closed) {
      return NoRequest{};
    }
  }
}

}  // namespace tsunagu::admin
