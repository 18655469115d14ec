/// Connects, logs in and keeps prepared statements.
#include "server/store/connection.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <new>

#include <mysql.h>

#include "server/store/store_error.h"

namespace tsunagu::store {
namespace {

/// 10.11 is the oldest version Tsunagu is tested with; array binding came with 10.2.
constexpr unsigned long kOldestVersion = 101100;

/// Connecting is quick or does not work; a long timeout is meant for statements.
constexpr std::chrono::seconds kConnectTimeout{10};

void set(MYSQL& handle, mysql_option option, const void* value) {
  if (mysql_optionsv(&handle, option, value) != 0) {
    throw StoreError{mysql_errno(&handle), mysql_sqlstate(&handle), "setting a client option"};
  }
}

void set_timeouts(MYSQL& handle, std::chrono::seconds timeout) {
  const auto statement = static_cast<unsigned>(timeout.count());
  const auto connect = static_cast<unsigned>(std::min(timeout, kConnectTimeout).count());
  set(handle, MYSQL_OPT_CONNECT_TIMEOUT, &connect);
  set(handle, MYSQL_OPT_READ_TIMEOUT, &statement);
  set(handle, MYSQL_OPT_WRITE_TIMEOUT, &statement);
}

/// Only challenge and response: a server in between cannot talk us into sending the password.
void restrict_login(MYSQL& handle) {
  set(handle, MYSQL_DEFAULT_AUTH, "client_ed25519");
  set(handle, MARIADB_OPT_RESTRICTED_AUTH, "client_ed25519,mysql_native_password");
  const unsigned no_local_files = 0;
  set(handle, MYSQL_OPT_LOCAL_INFILE, &no_local_files);
}

void require_tls(MYSQL& handle, const ConnectionSettings& settings) {
  const unsigned protocol = MYSQL_PROTOCOL_TCP;  // the library takes "localhost" for a socket
  set(handle, MYSQL_OPT_PROTOCOL, &protocol);
  const my_bool yes = 1;
  set(handle, MYSQL_OPT_SSL_ENFORCE, &yes);
  set(handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &yes);
  set(handle, MARIADB_OPT_TLS_VERSION, "TLSv1.2,TLSv1.3");
  if (!settings.tls_ca.empty()) {
    set(handle, MYSQL_OPT_SSL_CA, settings.tls_ca.c_str());
  }
}

std::string address(const ConnectionSettings& settings) {
  const std::string place = settings.socket_path.empty()
                                ? settings.host + ":" + std::to_string(settings.port)
                                : settings.socket_path;
  return "connecting to " + place + " as " + settings.user;
}

void log_in(MYSQL& handle, const ConnectionSettings& settings) {
  // The library wants a C string. The spare byte is zero already.
  security::SecretBytes password{settings.password.size() + 1};
  std::ranges::copy(settings.password.view(), password.writable().begin());
  const bool is_local = !settings.socket_path.empty();
  const MYSQL* connected = mysql_real_connect(
      &handle, is_local ? nullptr : settings.host.c_str(), settings.user.c_str(),
      password.text().data(), settings.database.empty() ? nullptr : settings.database.c_str(),
      is_local ? 0 : settings.port, is_local ? settings.socket_path.c_str() : nullptr, 0);
  // The library keeps a copy to reconnect with, which we never do.
  if (handle.passwd != nullptr) {
    explicit_bzero(handle.passwd, std::strlen(handle.passwd));
  }
  if (connected == nullptr) {
    throw StoreError{mysql_errno(&handle), mysql_sqlstate(&handle), address(settings)};
  }
}

/// Everything a session depends on (TRADITIONAL: strict for all tables), whatever the server's own
/// defaults are. A statement waits for a lock at most half as long as we wait for the server: so we
/// hear of it instead of losing the connection.
std::string session_setup(std::chrono::seconds timeout) {
  const auto lock_wait = std::clamp<std::chrono::seconds::rep>(timeout.count() / 2, 1, 60);
  return "SET SESSION sql_mode = 'TRADITIONAL', "
         "collation_connection = 'utf8mb4_bin', time_zone = '+00:00', "
         "tx_isolation = 'REPEATABLE-READ', autocommit = 1, wait_timeout = 86400, "
         "innodb_lock_wait_timeout = " +
         std::to_string(lock_wait);
}

}  // namespace

ConnectionSettings ConnectionSettings::clone() const {
  ConnectionSettings copy;
  copy.socket_path = socket_path;
  copy.host = host;
  copy.port = port;
  copy.tls_ca = tls_ca;
  copy.user = user;
  copy.database = database;
  copy.password = security::SecretBytes::copy_of(password.view());
  copy.timeout = timeout;
  return copy;
}

Connection::Connection(const ConnectionSettings& settings) {
  static std::once_flag library_ready;  // mysql_init() would do it too, but not thread-safely
  std::call_once(library_ready, [] { mysql_library_init(0, nullptr, nullptr); });
  handle_.reset(mysql_init(nullptr));
  if (handle_ == nullptr) {
    throw std::bad_alloc{};
  }
  set_timeouts(*handle_, settings.timeout);
  restrict_login(*handle_);
  set(*handle_, MYSQL_SET_CHARSET_NAME, "utf8mb4");
  if (settings.socket_path.empty()) {
    require_tls(*handle_, settings);
  }
  log_in(*handle_, settings);
  if (server_version() < kOldestVersion) {
    throw StoreError{0, "",
                     "the server's version is " + std::to_string(server_version()) + ", at least " +
                         std::to_string(kOldestVersion) + " is needed"};
  }
  run_text(session_setup(settings.timeout));
}

Connection::~Connection() = default;

unsigned long Connection::server_version() const { return mysql_get_server_version(handle_.get()); }

Statement& Connection::prepared(Sql sql) {
  std::unique_ptr<Statement>& statement = statements_[sql.text.data()];
  if (statement == nullptr) {
    statement = std::make_unique<Statement>(*this, sql);
  }
  return *statement;
}

void Connection::run_text(std::string_view text) {
  MYSQL* handle = handle_.get();
  if (mysql_real_query(handle, text.data(), text.size()) != 0) {
    fail(mysql_errno(handle), mysql_sqlstate(handle), text);
  }
  if (mysql_field_count(handle) == 0) {
    return;
  }
  if (const RowsPtr rows{mysql_store_result(handle)}; rows == nullptr) {
    fail(mysql_errno(handle), mysql_sqlstate(handle), text);
  }
}

void Connection::fail(unsigned number, const char* sqlstate, std::string_view sql) {
  const StoreError error{number, sqlstate, sql};
  lost_ = lost_ || error.is_lost();
  throw StoreError{error};
}

bool Connection::answers() {
  if (!lost_ && mysql_ping(handle_.get()) != 0) {
    lost_ = true;
  }
  return !lost_;
}

}  // namespace tsunagu::store
