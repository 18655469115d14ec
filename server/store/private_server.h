/// The MariaDB server of one instance, run as a child process on a unix socket.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include <sys/types.h>

#include "server/base/unique_fd.h"

namespace tsunagu::store {

/// The user a child process runs as, where the parent is root (mariadbd refuses to run as root).
struct RunAs {
  uid_t uid = 0;
  gid_t gid = 0;
};

struct PrivateServerSettings {
  std::filesystem::path home;           ///< The instance folder, absolute.
  std::uint64_t buffer_pool_mib = 128;  ///< InnoDB's cache.
  std::uint64_t redo_log_mib = 64;      ///< InnoDB's write-ahead log.
  unsigned max_connections = 64;
  std::optional<RunAs> run_as;  ///< HOME/db, HOME/run and HOME/log are then given to this user.
};

/// Files of a private server: HOME/db/{my.cnf,data/,tmp/,files/}, HOME/run/mariadb.sock,
/// HOME/log/mariadb.log.
class PrivateServer {
 public:
  /// Starts nothing. Throws Error (kHome) if the path of the socket is longer than the 107 bytes a
  /// unix socket may have, or HOME has characters an option file cannot hold.
  explicit PrivateServer(PrivateServerSettings settings);
  PrivateServer(const PrivateServer&) = delete;
  PrivateServer& operator=(const PrivateServer&) = delete;
  /// As stop().
  ~PrivateServer();

  /// Whether provision() (provisioning.h) has made the database of this instance.
  bool is_provisioned() const;

  /// Writes HOME/db/my.cnf, starts mariadbd and waits until it takes connections. If the one of an
  /// earlier daemon is still ending, waits for that first. Throws Error (kDatabaseStart).
  ///
  /// mariadbd is told to end when the *thread* that called this ends (prctl(2),
  /// PR_SET_PDEATHSIG), so call it from the main thread.
  void start();

  /// Ends mariadbd cleanly and waits for its end; nothing if it does not run.
  void stop() noexcept;

  /// Whether mariadbd, once started, still runs.
  bool is_running();

  /// The process id of mariadbd, or -1.
  pid_t process_id() const { return process_; }

  std::filesystem::path socket_path() const;
  const PrivateServerSettings& settings() const { return settings_; }

 private:
  void await_ready(const UniqueFd& notices);

  PrivateServerSettings settings_;
  pid_t process_ = -1;
};

}  // namespace tsunagu::store
