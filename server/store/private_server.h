/// The MariaDB server of one instance, run as a child process on a unix socket.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "server/store/child_process.h"

namespace tsunagu::store {

struct PrivateServerSettings {
  std::filesystem::path home;           ///< The instance folder, absolute.
  std::uint64_t buffer_pool_mib = 128;  ///< InnoDB's cache.
  std::uint64_t redo_log_mib = 64;      ///< InnoDB's write-ahead log.
  unsigned max_connections = 64;
  /// HOME/db, HOME/run and HOME/log are then given to this user, who must be able to enter HOME.
  std::optional<RunAs> run_as;
};

/// Throws Error (kHome) if the path of the socket is longer than the 107 bytes a unix socket may
/// have, or HOME is not absolute or has characters an option file cannot hold.
void check_home(const std::filesystem::path& home);

/// HOME/run/mariadb.sock.
std::filesystem::path socket_path(const std::filesystem::path& home);

/// Whether provision() (provisioning.h) has made the database of this instance. Throws Error
/// (kHome) if that cannot be seen.
bool is_provisioned(const std::filesystem::path& home);

/// Files: HOME/db/{my.cnf,lock,data/,tmp/,files/}, HOME/run/mariadb.sock, HOME/log/mariadb.log.
/// Not thread-safe.
class PrivateServer {
 public:
  /// Starts nothing. Throws Error as check_home() does.
  explicit PrivateServer(PrivateServerSettings settings);
  PrivateServer(const PrivateServer&) = delete;
  PrivateServer& operator=(const PrivateServer&) = delete;
  /// As stop().
  ~PrivateServer();

  /// Writes HOME/db/my.cnf, starts mariadbd and waits until it takes connections. If the one of an
  /// earlier daemon is still ending, waits for that first. Throws Error (kDatabaseStart, which
  /// names the log).
  ///
  /// mariadbd ends by itself when the *thread* that called this ends (child_process.h), so call it
  /// from the main thread.
  void start();

  /// Ends mariadbd cleanly and waits for its end; nothing if it does not run.
  void stop() noexcept;

  /// Whether mariadbd, once started, still runs.
  bool is_running();

  /// The process id of mariadbd, or -1.
  pid_t process_id() const { return child_ == nullptr ? -1 : child_->process(); }

  const PrivateServerSettings& settings() const { return settings_; }

 private:
  PrivateServerSettings settings_;
  std::unique_ptr<Child> child_;
};

}  // namespace tsunagu::store
