/// The admin socket of the daemon: takes one request a connection and answers it with JSON lines.
///
/// Only the transport: who is asking, one well-formed request, one answer that always ends with a
/// result line. What a command does is the handler's business.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <sys/types.h>

#include "server/admin/peer.h"
#include "server/admin/reply.h"
#include "server/admin/request.h"
#include "server/base/unique_fd.h"

namespace tsunagu::admin {

struct SocketSettings {
  std::filesystem::path path;      ///< HOME/run/admin.sock; at most 107 bytes (sun_path)
  uid_t owner = 0;                 ///< the account of the instance
  std::vector<std::string> users;  ///< admin.users: who may command besides root and the owner
  std::size_t connections = 16;    ///< answered at a time; others wait in the kernel's queue
  RequestLimits limits;
};

class SocketServer {
 public:
  /// Answers one request. What it throws as Error becomes the result line and a line in the log.
  /// Runs in several threads at once.
  using Handler = std::function<Outcome(const Request&, Reply&)>;
  /// Told of every caller who was turned away, before the caller is.
  using Denied = std::function<void(const Peer&)>;

  /// Opens the socket and starts to answer. A socket file left by a dead daemon is replaced: the
  /// caller holds the instance's lock. The folder becomes 0700 and the socket 0600; only with
  /// `users` others may reach it (0711 and 0666), and then the kernel's word on who they are
  /// decides alone. Throws Error.
  SocketServer(SocketSettings settings, Handler handle, Denied denied);
  /// Stops.
  ~SocketServer();
  SocketServer(const SocketServer&) = delete;
  SocketServer& operator=(const SocketServer&) = delete;

  /// Takes no more requests, lets the running handlers finish and removes the socket file. Safe to
  /// call twice.
  void stop();

 private:
  void open();
  void serve();
  void pause_after(int failure);
  void answer(int connection);
  void turn_away(int connection, const Peer& peer);

  SocketSettings settings_;
  Handler handle_;
  Denied denied_;
  UniqueFd listener_;
  UniqueFd stopping_;  ///< an eventfd: readable for good once stop() was called
  std::vector<std::thread> workers_;
};

}  // namespace tsunagu::admin
