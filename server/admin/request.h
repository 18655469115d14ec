/// One request on the admin socket: a JSON line, and at most one file that comes with it.
///
/// {"command":"case.show","arguments":{"number":"TN-2025-000001"},"progress":true}
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <variant>

#include "server/admin/peer.h"
#include "server/base/json.h"
#include "server/base/unique_fd.h"

namespace tsunagu::admin {

struct Request {
  std::string command;    ///< "case.show": lower-case words and dots
  JsonValue arguments;    ///< empty if the line had none
  bool progress = false;  ///< whether the caller wants to see progress
  Peer user;
  /// A regular file open for reading, or a folder; or none. Opened by the caller, so with the
  /// caller's permissions and not the daemon's.
  UniqueFd file;
};

/// Limits on one request, against a caller that sends for ever or never.
struct RequestLimits {
  std::size_t line_bytes = 64UL * 1024;
  std::chrono::milliseconds time{5000};  ///< For the whole line.
};

/// What was wrong with the bytes of a request; names no content.
struct MalformedRequest {
  std::string detail;
};

/// The caller closed without a request, or the server stops.
struct NoRequest {};

/// Reads one request from `connection`, which is non-blocking, of `user`. Gives up as soon as
/// `stop` (a descriptor) is readable. Throws Error on a failing system call.
std::variant<Request, MalformedRequest, NoRequest> receive_request(int connection, int stop,
                                                                   Peer user,
                                                                   const RequestLimits& limits);

}  // namespace tsunagu::admin
