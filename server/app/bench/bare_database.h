/// A second MariaDB like the instance's own, for measuring what bare inserts cost.
#pragma once

#include <filesystem>

#include "server/store/connection.h"
#include "server/store/private_server.h"

namespace tsunagu::app::bench {

/// The same server, settings and tables as an instance has, without anything of Tsunagu around.
class BareDatabase {
 public:
  /// Makes and starts it in `home`. Throws Error.
  BareDatabase(const std::filesystem::path& home, store::PrivateServerSettings like,
               const std::filesystem::path& migrations);

  /// As its owner.
  store::ConnectionSettings settings() const;

 private:
  store::PrivateServer server_;
};

}  // namespace tsunagu::app::bench
