/// One connection to MariaDB.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "security/secret_bytes.h"
#include "server/store/mariadb_ptr.h"
#include "server/store/sql.h"
#include "server/store/statement.h"

namespace tsunagu::store {

/// Where the database is and who we are there.
struct ConnectionSettings {
  std::string socket_path;  ///< A unix socket; if empty, `host` and `port` are used.
  std::string host;         ///< Over the network TLS is required and the server's name checked.
  unsigned port = 3306;
  std::string tls_ca;  ///< PEM file of the authority that signed the server's certificate; empty
                       ///< means those the operating system trusts.
  std::string user;
  std::string database;  ///< May be empty.
  security::SecretBytes password;
  std::chrono::seconds timeout{10};  ///< For connecting, and for each read and write.

  ConnectionSettings clone() const;
};

/// Not thread-safe: each thread has its own. Every session is strict (nothing too long is cut), in
/// UTF-8 and UTC, with REPEATABLE READ and autocommit.
class Connection {
 public:
  /// Connects. Throws StoreError; also if the server is older than 10.11.
  explicit Connection(const ConnectionSettings& settings);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  /// The statement for this literal, prepared at its first use and kept. The result of its earlier
  /// execution is gone. The reference is valid as long as this object. Throws StoreError.
  Statement& prepared(Sql sql);

  /// Runs one statement without parameters; rows it may return are dropped. Throws StoreError.
  void run(Sql sql) { run_text(sql.text); }

  /// Whether an error has shown that the server or the way to it is gone. A lost connection stays
  /// lost; Session makes a new one.
  bool is_lost() const noexcept { return lost_; }
  /// Declares the connection unusable, so that its open transaction is rolled back by the server.
  void abandon() noexcept { lost_ = true; }

  /// Whether the server still answers; one round trip. If not, the connection is lost.
  bool answers();

  /// The server's version as a number: 101119 is 10.11.19.
  unsigned long server_version() const;

 private:
  friend class Statement;
  friend class MigrationRunner;  // the only one that runs SQL from files

  void run_text(std::string_view text);
  /// Throws the StoreError for this number and notes a lost connection.
  [[noreturn]] void fail(unsigned number, const char* sqlstate, std::string_view sql);

  ConnectionPtr handle_;
  bool lost_ = false;
  // By the literal's address; after handle_, so that statements go first.
  std::map<const char*, std::unique_ptr<Statement>> statements_;
};

}  // namespace tsunagu::store
