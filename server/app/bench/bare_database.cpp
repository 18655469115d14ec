/// A second MariaDB like the instance's own.
#include "server/app/bench/bare_database.h"

#include "server/base/files.h"
#include "server/store/migrations.h"
#include "server/store/provisioning.h"

namespace tsunagu::app::bench {
namespace {

store::PrivateServerSettings moved(store::PrivateServerSettings settings,
                                   const std::filesystem::path& home) {
  settings.home = home;
  return settings;
}

}  // namespace

BareDatabase::BareDatabase(const std::filesystem::path& home, store::PrivateServerSettings like,
                           const std::filesystem::path& migrations)
    : server_{moved(std::move(like), home)} {
  make_folder(home, 0700);
  make_folder(home / "keys", 0700);
  store::provision(server_.settings());
  server_.start();
  store::Connection connection{settings()};
  store::apply(connection, migrations);
}

store::ConnectionSettings BareDatabase::settings() const {
  return store::private_connection(server_.settings().home, store::Account::owner);
}

}  // namespace tsunagu::app::bench
