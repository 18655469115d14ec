/// A MariaDB of our own for the tests of this program.
#pragma once

#include <filesystem>
#include <string>

#include "server/store/private_server.h"
#include "server/store/provisioning.h"
#include "server/store/session.h"

namespace tsunagu::store::test {

/// An empty folder with a short name, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }
  /// Makes a file in it.
  void write(const std::string& name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

/// How a small server in `home` runs here: as root only under another user.
PrivateServerSettings server_settings(const std::filesystem::path& home);

/// The server all tests share, provisioned and started at the first use, stopped at the end of the
/// program. Every test uses tables of its own.
PrivateServer& shared_server();

/// How to reach the shared server as an account that may do everything; only tests have one.
ConnectionSettings superuser_settings();
/// The same for the server of `home`, after add_superuser().
ConnectionSettings superuser_settings(const std::filesystem::path& home);
/// Makes that account in a server that is not running.
void add_superuser(const PrivateServerSettings& settings);

/// How to reach the shared server as `account`.
ConnectionSettings settings_of(Account account);

/// Runs `sql` in the database of a server that is not running, with all rights.
void run_offline(const PrivateServerSettings& settings, std::string_view sql);

/// Kills the server without warning, as a power cut would, and waits for its end.
void kill_server(PrivateServer& server);

}  // namespace tsunagu::store::test
