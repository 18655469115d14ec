/// The database of an instance, whichever way it is reached.
#include "server/app/database.h"

#include <algorithm>

#include "server/base/files.h"

namespace tsunagu::app {
namespace {

constexpr std::size_t kMaxPassword = 1024;

}  // namespace

store::ConnectionSettings database_settings(const config::Config& config,
                                            const config::InstancePaths& paths,
                                            store::Account account) {
  if (config.owns_database()) {
    return store::private_connection(paths.home, account);
  }
  store::ConnectionSettings settings;
  settings.socket_path = config.database_socket;
  settings.host = config.database_host;
  settings.port = static_cast<unsigned>(config.database_port);
  settings.user = std::string{store::account_name(account)};
  settings.database = config.database_name;
  auto text = read_file(store::password_file(paths.home, account), kMaxPassword);
  const auto end = std::find(text.begin(), text.end(), std::byte{'\n'});
  settings.password = security::SecretBytes::copy_of({text.begin(), end});
  security::wipe(text);
  return settings;
}

store::PrivateServerSettings private_settings(const config::Config& config,
                                              const config::InstancePaths& paths) {
  store::PrivateServerSettings settings;
  settings.home = paths.home;
  settings.buffer_pool_mib = static_cast<std::uint64_t>(config.database_buffer_pool_mib);
  return settings;
}

}  // namespace tsunagu::app
