// Connections are lost and made again, and give nothing away.
#define BOOST_TEST_DYN_LINK
#include <array>
#include <string>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "server/store/store_error.h"
#include "tests/unit/store/database.h"

namespace tsunagu::store {
namespace {

std::int64_t number(Connection& connection, Sql sql) {
  Statement& read = connection.prepared(sql);
  read.execute();
  BOOST_REQUIRE(read.next());
  return read.integer(0);
}

bool is_lost(const StoreError& error) { return error.is_lost(); }

/// What the shared server, which has no TLS, says first.
std::string greeting() {
  const UniqueFd fd{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  test::settings_of(Account::daemon).socket_path.copy(address.sun_path, sizeof(address.sun_path));
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  BOOST_REQUIRE(::connect(fd.get(), generic, sizeof(address)) == 0);
  std::array<char, 1024> buffer{};
  const ssize_t size = ::recv(fd.get(), buffer.data(), buffer.size(), 0);
  BOOST_REQUIRE(size > 0);
  return {buffer.data(), static_cast<std::size_t>(size)};
}

/// Listens on a free port of this machine and greets one client like the shared server.
class ServerWithoutTls {
 public:
  ServerWithoutTls() : listener_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    BOOST_REQUIRE(::bind(listener_.get(), generic, size) == 0);
    BOOST_REQUIRE(::listen(listener_.get(), 1) == 0);
    BOOST_REQUIRE(::getsockname(listener_.get(), generic, &size) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread{[this, first = greeting()] { serve(first); }};
  }

  unsigned port() const { return port_; }
  /// What the client said after the greeting, once it has hung up.
  std::string heard() {
    thread_.join();
    return heard_;
  }

 private:
  void serve(const std::string& first) {
    const UniqueFd client{::accept(listener_.get(), nullptr, nullptr)};
    ::send(client.get(), first.data(), first.size(), MSG_NOSIGNAL);
    std::array<char, 1024> buffer{};
    ssize_t size = 0;
    while ((size = ::recv(client.get(), buffer.data(), buffer.size(), 0)) > 0) {
      heard_.append(buffer.data(), static_cast<std::size_t>(size));
    }
  }

  UniqueFd listener_;
  unsigned port_ = 0;
  std::string heard_;
  std::jthread thread_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(connection_tests)

BOOST_AUTO_TEST_CASE(is_strict_and_in_utc_whatever_the_server_says) {
  Connection super{test::superuser_settings()};
  super.run("SET GLOBAL sql_mode = ''");
  super.run("SET GLOBAL time_zone = '+09:00'");

  Connection connection{test::settings_of(Account::owner)};

  BOOST_TEST(number(connection, "SELECT @@sql_mode LIKE '%STRICT_ALL_TABLES%'") == 1);
  BOOST_TEST(number(connection, "SELECT @@time_zone = '+00:00'") == 1);
  BOOST_TEST(number(connection, "SELECT @@tx_isolation = 'REPEATABLE-READ'") == 1);
  BOOST_TEST(number(connection, "SELECT @@character_set_client = 'utf8mb4'") == 1);
  super.run("SET GLOBAL sql_mode = 'STRICT_ALL_TABLES'");
  super.run("SET GLOBAL time_zone = 'SYSTEM'");
}

BOOST_AUTO_TEST_CASE(sees_a_killed_server_and_works_again_after_its_restart) {
  Session session{test::settings_of(Account::owner)};
  session.connection().run(
      "CREATE OR REPLACE TABLE killed_test (id INT PRIMARY KEY AUTO_INCREMENT)");
  session.connection().run("INSERT INTO killed_test VALUES ()");

  test::kill_server(test::shared_server());

  Connection& old = session.connection();
  BOOST_CHECK_EXCEPTION(old.run("INSERT INTO killed_test VALUES ()"), StoreError, is_lost);
  BOOST_TEST(old.is_lost());
  BOOST_CHECK_EXCEPTION(session.connection(), StoreError, is_lost);
  test::shared_server();
  BOOST_TEST(number(session.connection(), "SELECT COUNT(*) FROM killed_test") == 1);
}

BOOST_AUTO_TEST_CASE(sees_a_killed_server_in_a_prepared_statement) {
  Session session{test::settings_of(Account::owner)};
  Statement& statement = session.connection().prepared("SELECT 1");
  statement.execute();

  test::kill_server(test::shared_server());

  BOOST_CHECK_EXCEPTION(statement.execute(), StoreError, is_lost);
  test::shared_server();
  BOOST_TEST(number(session.connection(), "SELECT 1") == 1);
}

BOOST_AUTO_TEST_CASE(sees_a_connection_ended_by_an_administrator) {
  Session session{test::settings_of(Account::daemon)};
  const std::int64_t id = number(session.connection(), "SELECT CONNECTION_ID()");

  Connection super{test::superuser_settings()};
  super.prepared("KILL HARD CONNECTION ?").execute(id);

  BOOST_CHECK_EXCEPTION(session.connection().run("DO 1"), StoreError, is_lost);
  BOOST_TEST(number(session.connection(), "SELECT CONNECTION_ID()") != id);
}

BOOST_AUTO_TEST_CASE(keeps_its_connection_after_an_error_of_a_statement) {
  Session session{test::settings_of(Account::owner)};
  const std::int64_t id = number(session.connection(), "SELECT CONNECTION_ID()");

  BOOST_CHECK_THROW(session.connection().run("SELECT nothing FROM nowhere"), StoreError);

  BOOST_TEST(!session.connection().is_lost());
  BOOST_TEST(number(session.connection(), "SELECT CONNECTION_ID()") == id);
}

BOOST_AUTO_TEST_CASE(drops_the_rows_of_a_statement_that_is_only_run) {
  Connection connection{test::settings_of(Account::owner)};

  connection.run("SELECT 1 UNION SELECT 2");

  BOOST_TEST(number(connection, "SELECT 3") == 3);
}

BOOST_AUTO_TEST_CASE(sends_nothing_over_the_network_without_tls) {
  ServerWithoutTls server;
  ConnectionSettings settings = test::settings_of(Account::daemon);
  settings.socket_path.clear();
  settings.host = "127.0.0.1";
  settings.port = server.port();

  BOOST_CHECK_EXCEPTION(Connection{settings}, StoreError, is_lost);

  BOOST_TEST(server.heard().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::store
