// Accepts connections on the admin socket and answers them.
#include "server/admin/socket_server.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <exception>
#include <utility>
#include <variant>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/base/log.h"

namespace tsunagu::admin {
namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
  throw Error{messages::kSystemCall, with_errno(std::string{what} + " " + path.string(), errno)};
}

sockaddr_un address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path) {
    throw Error{messages::kHome, "the path of the admin socket is longer than 107 bytes: " + text};
  }
  std::memcpy(address.sun_path, text.data(), text.size());
  return address;
}

}  // namespace

SocketServer::SocketServer(SocketSettings settings, Handler handle, Denied denied)
    : settings_{std::move(settings)}, handle_{std::move(handle)}, denied_{std::move(denied)} {
  open();
  stopping_ = UniqueFd{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
  if (!stopping_) {
    fail("eventfd for", settings_.path);
  }
  for (std::size_t i = 0; i < settings_.connections; ++i) {
    workers_.emplace_back([this] { serve(); });
  }
}

SocketServer::~SocketServer() { stop(); }

void SocketServer::stop() {
  if (workers_.empty()) {
    return;
  }
  // Cannot fail: the counter of a fresh eventfd is far below its limit.
  eventfd_write(stopping_.get(), 1);
  for (std::thread& worker : workers_) {
    worker.join();
  }
  workers_.clear();
  listener_.reset();
  unlink(settings_.path.c_str());
}

void SocketServer::open() {
  const sockaddr_un address = address_of(settings_.path);
  const bool for_others = !settings_.users.empty();
  const std::filesystem::path folder = settings_.path.parent_path();
  const mode_t folder_mode = for_others ? 0711 : 0700;
  make_folder(folder, folder_mode);
  // The folder may be there from a run with other settings.
  if (chmod(folder.c_str(), folder_mode) != 0) {
    fail("chmod", folder);
  }
  if (unlink(settings_.path.c_str()) != 0 && errno != ENOENT) {
    fail("unlink", settings_.path);
  }
  listener_ = UniqueFd{socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
  if (!listener_) {
    fail("socket for", settings_.path);
  }
  // The sockets API takes every address as a sockaddr.
  if (bind(listener_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    fail("bind", settings_.path);
  }
  // Before listen(), so that nobody can connect while the mode still comes from the umask.
  if (chmod(settings_.path.c_str(), for_others ? 0666 : 0600) != 0) {
    fail("chmod", settings_.path);
  }
  if (listen(listener_.get(), 64) != 0) {
    fail("listen on", settings_.path);
  }
}

void SocketServer::serve() {
  for (;;) {
    std::array<pollfd, 2> watched{{{listener_.get(), POLLIN, 0}, {stopping_.get(), POLLIN, 0}}};
    const int ready = poll(watched.data(), watched.size(), -1);
    if (watched[1].revents != 0) {
      return;
    }
    if (ready <= 0) {
      continue;
    }
    const UniqueFd connection{accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC)};
    if (!connection) {
      pause_after(errno);
      continue;
    }
    try {
      answer(connection.get());
    } catch (const Error& error) {
      log_error(error);
    }
  }
}

/// After a failed accept: nothing to do if another worker took the caller or the caller went away;
/// else the machine has no descriptors or memory left, and asking again at once would only burn
/// the processor.
void SocketServer::pause_after(int failure) {
  if (failure == EAGAIN || failure == ECONNABORTED || failure == EINTR) {
    return;
  }
  log_error(Error{messages::kSystemCall, with_errno("accept on the admin socket", failure)});
  pollfd watched{stopping_.get(), POLLIN, 0};
  poll(&watched, 1, 1000);
}

void SocketServer::answer(int connection) {
  const Peer peer = peer_of(connection);
  if (!is_allowed(peer, settings_.owner, settings_.users)) {
    turn_away(connection, peer);
    return;
  }
  auto received = receive_request(connection, stopping_.get(), peer, settings_.limits);
  if (const auto* malformed = std::get_if<MalformedRequest>(&received)) {
    Reply{connection, false}.line(result_line(Error{messages::kUsage, malformed->detail}));
    return;
  }
  const auto* request = std::get_if<Request>(&received);
  if (request == nullptr) {
    return;
  }
  Reply reply{connection, request->progress};
  try {
    reply.line(result_line(handle_(*request, reply)));
  } catch (const Error& error) {
    log_error(error);
    reply.line(result_line(error));
  } catch (const std::exception& error) {
    // A bad_alloc or a library's exception: only its type is named, its text may hold contents.
    const Error internal{messages::kInternal, std::string{"admin command "} + request->command};
    log_error(internal);
    reply.line(result_line(internal));
  }
}

void SocketServer::turn_away(int connection, const Peer& peer) {
  const Error refused{messages::kAdminRefused, "user " + peer.name};
  log_error(refused);
  denied_(peer);
  Reply{connection, false}.line(result_line(refused));
}

}  // namespace tsunagu::admin
