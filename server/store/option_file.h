/// The option file of a private server.
#pragma once

#include <string>

#include "server/store/private_server.h"

namespace tsunagu::store {

/// The text of HOME/db/my.cnf: no network, nothing cut, nothing logged but errors, every commit on
/// disk before it is confirmed. It is written anew at each start, so changes by hand do not last.
std::string option_file(const PrivateServerSettings& settings);

}  // namespace tsunagu::store
