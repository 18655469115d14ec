/// One request a connection, one answer until the daemon closes it.
#include "server/app/admin_client.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>

#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::app {
namespace {

constexpr std::size_t kPiece = 64U * 1024;

UniqueFd connect_to(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) {
    throw Error{messages::kHome, path + ": too long for a socket"};
  }
  std::memcpy(address.sun_path, path.data(), path.size());
  UniqueFd connection{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  if (!connection) {
    throw Error{messages::kSystemCall, with_errno("socket", errno)};
  }
  // The sockets API takes every address as a sockaddr.
  const auto* plain = reinterpret_cast<const sockaddr*>(&address);
  if (::connect(connection.get(), plain, sizeof address) != 0) {
    throw Error{errno == EACCES ? messages::kAdminRefused : messages::kNotRunning,
                with_errno(path, errno)};
  }
  return connection;
}

/// The first byte of a request, with the descriptor that goes with it.
void send_attached(int connection, char first, int attachment) {
  iovec bytes{&first, 1};
  alignas(cmsghdr) std::array<unsigned char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &bytes;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  auto* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(header), &attachment, sizeof attachment);
  if (::sendmsg(connection, &message, MSG_NOSIGNAL) != 1) {
    throw Error{messages::kSystemCall, with_errno("sendmsg to the daemon", errno)};
  }
}

void send_text(int connection, std::string_view text) {
  while (!text.empty()) {
    const auto sent = ::send(connection, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR) {
      // A daemon that turns the caller away closes without reading; its reason waits to be read.
      return;
    }
    text.remove_prefix(sent < 0 ? 0 : static_cast<std::size_t>(sent));
  }
}

std::string receive_all(int connection) {
  std::string text;
  std::array<char, kPiece> piece{};
  for (;;) {
    const auto got = ::recv(connection, piece.data(), piece.size(), 0);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      return text;
    }
    text.append(piece.data(), static_cast<std::size_t>(got));
  }
}

std::string_view last_line(std::string_view text) {
  if (text.empty() || text.back() != '\n') {
    return {};
  }
  text.remove_suffix(1);
  const auto before = text.rfind('\n');
  return before == std::string_view::npos ? text : text.substr(before + 1);
}

/// The message whose id the daemon named.
const Message& message_with(const std::string& id) {
  const auto all = all_messages();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Message* one) { return one->id == id; });
  return found == all.end() ? messages::kInternal : **found;
}

}  // namespace

Answer::Answer(std::string text) : text_{std::move(text)} {
  const auto result = parse_json(last_line(text_));
  if (!result || result->text("kind") != "result") {
    throw Error{messages::kNotRunning, "the daemon ended before its answer"};
  }
  exit_ = result->number("exit").value_or(1);
}

std::vector<JsonValue> Answer::of(std::string_view kind) const {
  std::vector<JsonValue> lines;
  std::string_view rest = text_;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    auto line = parse_json(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line && line->text("kind") == kind) {
      lines.push_back(std::move(*line));
    }
  }
  return lines;
}

void Answer::require_done() const {
  if (exit_ == 0) {
    return;
  }
  const auto error = of("result").back().object("error");
  if (!error) {
    throw Error{messages::kInternal, "the daemon answered with exit " + std::to_string(exit_)};
  }
  throw Error{message_with(error->text("id").value_or("")), error->text("detail").value_or("")};
}

Answer ask(const config::InstancePaths& paths, std::string_view command, const JsonLine& arguments,
           int attachment) {
  const auto connection = connect_to(paths.admin_socket().string());
  const auto request =
      JsonLine{}.text("command", command).object("arguments", arguments).str() + "\n";
  std::string_view rest = request;
  if (attachment >= 0) {
    send_attached(connection.get(), rest.front(), attachment);
    rest.remove_prefix(1);
  }
  send_text(connection.get(), rest);
  return Answer{receive_all(connection.get())};
}

}  // namespace tsunagu::app
