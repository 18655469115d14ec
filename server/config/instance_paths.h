/// Where everything of an instance is. No other code puts these paths together.
#pragma once

#include <filesystem>
#include <string>

namespace tsunagu::config {

struct InstancePaths {
  using Path = std::filesystem::path;

  Path home;  ///< absolute

  Path etc() const { return home / "etc"; }
  Path settings() const { return etc() / "tsunagu.conf"; }
  Path profile() const { return etc() / "profile.conf"; }
  Path adapters() const { return etc() / "adapters"; }
  Path adapter(const std::string& name) const { return adapters() / (name + ".conf"); }

  Path keys() const { return home / "keys"; }

  Path database() const { return home / "db"; }

  Path run() const { return home / "run"; }
  Path admin_socket() const { return run() / "admin.sock"; }
  Path daemon_pid() const { return run() / "tsunagud.pid"; }
  Path database_socket() const { return run() / "mariadb.sock"; }
  Path database_pid() const { return run() / "mariadb.pid"; }

  Path spool() const { return home / "spool"; }
  Path spool(const std::string& adapter) const { return spool() / adapter; }

  Path log() const { return home / "log"; }
  Path daemon_log() const { return log() / "tsunagud.log"; }
  Path database_log() const { return log() / "mariadb.log"; }

  Path exchange() const { return home / "exchange"; }
  Path exchange_in(const std::string& adapter) const { return exchange() / adapter / "in"; }
  Path exchange_out(const std::string& adapter) const { return exchange() / adapter / "out"; }

  Path audit() const { return home / "audit"; }
};

/// `home` made absolute, with the sockets' paths checked to fit (unix(7): 107 bytes). Throws Error
/// (instance folder) if they do not.
InstancePaths instance_paths(const std::filesystem::path& home);

}  // namespace tsunagu::config
