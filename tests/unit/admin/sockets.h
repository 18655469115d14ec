// A caller's side of the admin socket for the tests.
#pragma once

#include <array>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "server/base/json.h"
#include "server/base/unique_fd.h"

namespace tsunagu::admin_tests {

/// A folder of its own for one test, removed with all that is in it.
class Folder {
 public:
  Folder() {
    std::string name = "/tmp/tsn-admin-XXXXXX";
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline std::pair<UniqueFd, UniqueFd> socket_pair() {
  std::array<int, 2> ends{-1, -1};
  const int failed = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data());
  return failed == 0 ? std::pair{UniqueFd{ends[0]}, UniqueFd{ends[1]}}
                     : std::pair{UniqueFd{}, UniqueFd{}};
}

inline UniqueFd connect_to(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  std::memcpy(address.sun_path, text.data(), text.size());
  UniqueFd connection{socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  const auto* plain = reinterpret_cast<const sockaddr*>(&address);
  if (connect(connection.get(), plain, sizeof address) != 0) {
    return {};
  }
  return connection;
}

inline void send_text(int connection, std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = send(connection, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent <= 0) {
      return;
    }
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
}

/// Sends `text` with `files` attached to its first byte.
inline void send_with_files(int connection, std::string text, const std::vector<int>& files) {
  iovec part{text.data(), text.size()};
  alignas(cmsghdr) std::array<unsigned char, CMSG_SPACE(4 * sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = CMSG_SPACE(files.size() * sizeof(int));
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(files.size() * sizeof(int));
  std::memcpy(CMSG_DATA(header), files.data(), files.size() * sizeof(int));
  sendmsg(connection, &message, MSG_NOSIGNAL);
}

/// All lines until the other side closes, each parsed.
inline std::vector<JsonValue> read_lines(int connection) {
  std::string all;
  std::array<char, 4096> buffer{};
  ssize_t size = 0;
  while ((size = recv(connection, buffer.data(), buffer.size(), 0)) > 0) {
    all.append(buffer.data(), static_cast<std::size_t>(size));
  }
  std::vector<JsonValue> lines;
  std::size_t start = 0;
  for (std::size_t end = all.find('\n'); end != std::string::npos; end = all.find('\n', start)) {
    if (const auto line = parse_json(std::string_view{all}.substr(start, end - start))) {
      lines.push_back(*line);
    }
    start = end + 1;
  }
  return lines;
}

}  // namespace tsunagu::admin_tests
