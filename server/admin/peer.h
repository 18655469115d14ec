/// Who is at the other end of the admin socket, as the kernel says.
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace tsunagu::admin {

struct Peer {
  uid_t uid = 0;
  /// The account's name, or "uid:1234" if the machine has no name for it.
  std::string name;
};

/// The name of `uid`, as in Peer. Throws Error if the account database cannot be asked.
std::string account_name(uid_t uid);

/// The account that connected the unix socket `connection` (SO_PEERCRED: taken when it connected,
/// so a socket handed on keeps its first owner). Throws Error.
Peer peer_of(int connection);

/// Whether `peer` may give commands: root, the owner of the instance, or a name in `users`.
bool is_allowed(const Peer& peer, uid_t owner, const std::vector<std::string>& users);

}  // namespace tsunagu::admin
