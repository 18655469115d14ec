// Who is at the other end of the admin socket.
#include "server/admin/peer.h"

#include <algorithm>
#include <cerrno>

#include <pwd.h>
#include <sys/socket.h>

#include "server/base/error.h"

namespace tsunagu::admin {

std::string account_name(uid_t uid) {
  constexpr std::size_t kLargestEntry = 1024 * 1024;
  std::vector<char> buffer(4096);
  passwd entry{};
  passwd* found = nullptr;
  int failure = getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found);
  while (failure == ERANGE && buffer.size() < kLargestEntry) {
    buffer.resize(buffer.size() * 2);
    failure = getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found);
  }
  // getpwuid_r(3): these numbers all mean that there is no such account.
  const bool unknown =
      failure == ENOENT || failure == ESRCH || failure == EBADF || failure == EPERM;
  if (failure != 0 && !unknown) {
    throw Error{messages::kSystemCall, with_errno("getpwuid_r", failure)};
  }
  return found != nullptr ? found->pw_name : "uid:" + std::to_string(uid);
}

Peer peer_of(int connection) {
  ucred credentials{};
  socklen_t size = sizeof credentials;
  if (getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) {
    throw Error{messages::kSystemCall, with_errno("SO_PEERCRED", errno)};
  }
  return {.uid = credentials.uid, .name = account_name(credentials.uid)};
}

bool is_allowed(const Peer& peer, uid_t owner, const std::vector<std::string>& users) {
  if (peer.uid == 0 || peer.uid == owner) {
    return true;
  }
  return std::find(users.begin(), users.end(), peer.name) != users.end();
}

}  // namespace tsunagu::admin
