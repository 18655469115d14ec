/// The database of an instance, whichever way it is reached.
#include "server/app/database.h"

#include <algorithm>
#include <charconv>

#include "security/private_file.h"
#include "server/base/error.h"

namespace tsunagu::app {
namespace {

constexpr std::size_t kMaxPassword = 1024;

/// The first line of `file`: editors end a file with a line end.
security::SecretBytes password_of(const std::filesystem::path& file) {
  const auto text = security::read_private_file(file, kMaxPassword);
  const auto view = text.view();
  const auto end = std::find(view.begin(), view.end(), std::byte{'\n'});
  return security::SecretBytes::copy_of({view.begin(), end});
}

}  // namespace

void require_password_files(const config::InstancePaths& paths) {
  std::string missing;
  for (const auto account :
       {store::Account::owner, store::Account::daemon, store::Account::sequencer}) {
    const auto file = store::password_file(paths.home, account);
    if (!std::filesystem::exists(file)) {
      missing += (missing.empty() ? "" : ", ") + file.string();
    }
  }
  if (!missing.empty()) {
    throw Error{messages::kDatabaseAccounts, missing + " (install/provision.sql)"};
  }
}

void set_address(config::Config& config, const std::string& address) {
  config.database_mode = "server";
  config.database_socket.clear();
  config.database_host.clear();
  if (address.starts_with('/')) {
    config.database_socket = address;
    return;
  }
  // An IPv6 address has colons of its own and stands in brackets before a port.
  const bool is_bracketed = address.starts_with('[') && address.find(']') != std::string::npos;
  const auto host_end = is_bracketed ? address.find(']') : address.find(':');
  config.database_host =
      is_bracketed ? address.substr(1, host_end - 1) : address.substr(0, host_end);
  const auto rest = host_end == std::string::npos ? "" : address.substr(host_end + is_bracketed);
  unsigned port = static_cast<unsigned>(config.database_port);
  const auto* digits = rest.data() + (rest.empty() ? 0 : 1);
  const auto parsed = std::from_chars(digits, rest.data() + rest.size(), port);
  const bool has_port = rest.size() > 1 && rest.front() == ':' && parsed.ec == std::errc{} &&
                        parsed.ptr == rest.data() + rest.size();
  if (config.database_host.empty() || (!rest.empty() && !has_port)) {
    throw Error{messages::kUsage,
                "--database " + address + ": neither an absolute path nor HOST[:PORT]"};
  }
  config.database_port = port;
}

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
  settings.password = password_of(store::password_file(paths.home, account));
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
