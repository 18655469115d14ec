/// Talks to the daemon over its admin socket.
#include "server/admin/client.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include <sys/socket.h>
#include <sys/un.h>

#include "server/base/error.h"
#include "server/base/unique_fd.h"

namespace tsunagu::admin {
namespace {

[[noreturn]] void fail_to_connect(const std::filesystem::path& path, int failure) {
  const std::string detail = with_errno(path.string(), failure);
  if (failure == EACCES || failure == EPERM) {
    throw Error{messages::kAdminRefused, detail};
  }
  throw Error{messages::kNotRunning, detail};
}

UniqueFd connect_to(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path) {
    throw Error{messages::kHome, "the path of the admin socket is longer than 107 bytes: " + text};
  }
  std::memcpy(address.sun_path, text.data(), text.size());
  UniqueFd connection{socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  if (!connection) {
    throw Error{messages::kSystemCall, with_errno("socket", errno)};
  }
  // The sockets API takes every address as a sockaddr.
  const auto* plain = reinterpret_cast<const sockaddr*>(&address);
  if (connect(connection.get(), plain, sizeof address) != 0) {
    fail_to_connect(path, errno);
  }
  return connection;
}

/// Sends the first part of `text`, with `attachment` if there is one; returns what is left. A
/// daemon that turns the caller away closes without reading, so a broken pipe is no failure yet:
/// the reason waits to be read.
std::string_view send_part(int connection, std::string_view text, int attachment) {
  std::string part{text};
  iovec bytes{part.data(), part.size()};
  alignas(cmsghdr) std::array<unsigned char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &bytes;
  message.msg_iovlen = 1;
  if (attachment >= 0) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &attachment, sizeof attachment);
  }
  const ssize_t sent = sendmsg(connection, &message, MSG_NOSIGNAL);
  if (sent >= 0) {
    return text.substr(static_cast<std::size_t>(sent));
  }
  if (errno == EPIPE || errno == ECONNRESET) {
    return {};
  }
  throw Error{messages::kSystemCall, with_errno("send to the daemon", errno)};
}

void send_request(int connection, const Question& question, int attachment) {
  const std::string text = JsonLine{}
                               .text("command", question.command)
                               .object("arguments", question.arguments)
                               .flag("progress", question.wants_progress)
                               .str() +
                           "\n";
  std::string_view rest = send_part(connection, text, attachment);
  while (!rest.empty()) {
    rest = send_part(connection, rest, -1);
  }
}

/// Hands one line on; true if it was the result.
bool read_line(std::string_view raw, const LineReader& read) {
  const auto line = parse_json(raw);
  if (!line) {
    throw Error{messages::kInternal, "the daemon answered with something that is no JSON line"};
  }
  read(raw, *line);
  return line->text("kind") == "result";
}

/// Returns whether the result line came.
bool read_answer(int connection, const LineReader& read) {
  std::string pending;
  std::array<char, 16384> buffer{};
  for (;;) {
    const ssize_t size = recv(connection, buffer.data(), buffer.size(), 0);
    if (size < 0 && errno == EINTR) {
      continue;
    }
    if (size <= 0) {
      return false;
    }
    pending.append(buffer.data(), static_cast<std::size_t>(size));
    std::size_t start = 0;
    for (std::size_t end = pending.find('\n'); end != std::string::npos;
         end = pending.find('\n', start)) {
      if (read_line(std::string_view{pending}.substr(start, end - start), read)) {
        return true;
      }
      start = end + 1;
    }
    pending.erase(0, start);
  }
}

}  // namespace

void ask(const std::filesystem::path& socket_path, const Question& question, int attachment,
         const LineReader& read) {
  const UniqueFd connection = connect_to(socket_path);
  send_request(connection.get(), question, attachment);
  if (!read_answer(connection.get(), read)) {
    throw Error{messages::kNotRunning,
                "the daemon ended before its answer: " + socket_path.string()};
  }
}

}  // namespace tsunagu::admin
