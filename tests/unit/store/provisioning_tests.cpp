// A fresh database has three accounts, secrets only their owner can read, and nobody with all
// rights.
#define BOOST_TEST_DYN_LINK
#include "server/store/provisioning.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <sys/stat.h>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/store/store_error.h"
#include "tests/unit/store/database.h"

namespace tsunagu::store {
namespace {

namespace fs = std::filesystem;

constexpr std::array kAccounts = {Account::owner, Account::daemon, Account::sequencer};

/// Whether any file below `folder` holds `text`.
bool holds(const fs::path& folder, std::string_view text) {
  constexpr std::size_t kLimit = std::size_t{1} << 30;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file() &&
        as_text(read_file(entry.path(), kLimit)).find(text) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

/// All rights of Tsunagu's accounts in `home`'s running server, a line each; how they log in, too.
std::vector<std::string> rights(const ConnectionSettings& superuser) {
  Connection connection{superuser};
  Statement& read = connection.prepared(
      "SELECT CONVERT(CONCAT_WS(' ', grantee, table_schema, privilege_type, is_grantable) "
      "USING utf8mb4) FROM information_schema.schema_privileges WHERE grantee LIKE '%tsunagu%' "
      "UNION ALL SELECT CONVERT(CONCAT_WS(' ', User, Host, JSON_VALUE(priv, '$.plugin'), "
      "JSON_VALUE(priv, '$.access'), LENGTH(JSON_VALUE(priv, '$.authentication_string'))) "
      "USING utf8mb4) FROM mysql.global_priv WHERE User LIKE 'tsunagu%' ORDER BY 1");
  read.execute();
  std::vector<std::string> lines;
  while (read.next()) {
    lines.push_back(read.text(0));
  }
  return lines;
}

/// Gives a script to MariaDB's own client, as an administrator does. What it prints is dropped.
void run_script(const fs::path& script, const fs::path& socket) {
  const UniqueFd input{::open(script.c_str(), O_RDONLY | O_CLOEXEC)};
  ChildProgram program;
  program.arguments = {"/usr/bin/mariadb", "--no-defaults", "--socket=" + socket.string(),
                       "--user=tester", "--password=only-for-tests"};
  program.input = input.get();
  Child client{program};
  client.wait(-1);
  BOOST_REQUIRE(client.has_succeeded());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(provisioning_tests)

BOOST_AUTO_TEST_CASE(writes_a_password_of_its_own_for_each_account) {
  const fs::path home = test::shared_server().settings().home;
  std::set<std::string> passwords;

  for (const Account account : kAccounts) {
    const fs::path path = password_file(home, account);
    struct stat found {};
    BOOST_REQUIRE(::stat(path.c_str(), &found) == 0);
    BOOST_TEST((found.st_mode & 07777U) == 0400U);
    passwords.insert(std::string{as_text(read_file(path, 100))});
  }

  BOOST_TEST(passwords.size() == 3U);
  BOOST_TEST(std::ranges::all_of(passwords, [](const std::string& text) {
    return text.size() == 64 && from_hex(text).has_value();
  }));
}

BOOST_AUTO_TEST_CASE(lets_each_account_in_with_its_password_only) {
  for (const Account account : kAccounts) {
    Connection connection{test::settings_of(account)};
    Statement& who = connection.prepared("SELECT CURRENT_USER()");
    who.execute();
    BOOST_REQUIRE(who.next());
    BOOST_TEST(who.text(0) == std::string{account_name(account)} + "@%");

    ConnectionSettings without = test::settings_of(account);
    without.password = security::SecretBytes{};
    BOOST_CHECK_THROW(Connection{without}, StoreError);
  }
}

BOOST_AUTO_TEST_CASE(leaves_no_account_with_all_rights) {
  Connection super{test::superuser_settings()};
  Statement& read = super.prepared(
      "SELECT user FROM mysql.global_priv WHERE user <> 'tester' "
      "AND NOT IFNULL(JSON_VALUE(priv, '$.account_locked'), 0) ORDER BY user");
  read.execute();
  std::vector<std::string> users;
  while (read.next()) {
    users.push_back(read.text(0));
  }

  BOOST_TEST(
      users == (std::vector<std::string>{"tsunagu_daemon", "tsunagu_owner", "tsunagu_sequencer"}),
      boost::test_tools::per_element());
  for (const std::string user : {"root", "mysql", "", "mariadb.sys"}) {
    ConnectionSettings settings = test::settings_of(Account::daemon);
    settings.user = user;
    settings.database.clear();
    settings.password = security::SecretBytes{};
    BOOST_CHECK_THROW(Connection{settings}, StoreError);
  }
}

BOOST_AUTO_TEST_CASE(keeps_the_owner_to_its_database) {
  Connection owner{test::settings_of(Account::owner)};

  BOOST_CHECK_THROW(owner.run("SET GLOBAL general_log = ON"), StoreError);
  BOOST_CHECK_THROW(owner.run("CREATE USER somebody"), StoreError);
  BOOST_CHECK_THROW(owner.run("CREATE DATABASE other"), StoreError);
  BOOST_CHECK_THROW(owner.run("SELECT User FROM mysql.global_priv"), StoreError);
  BOOST_CHECK_THROW(owner.run("GRANT SELECT ON tsunagu.* TO nobody_there"), StoreError);
  BOOST_CHECK_THROW(owner.run("SELECT 1 INTO OUTFILE 'x'"), StoreError);
}

BOOST_AUTO_TEST_CASE(gives_the_daemon_nothing_that_was_not_granted) {
  Connection owner{test::settings_of(Account::owner)};
  owner.run("CREATE OR REPLACE TABLE ungranted_test (id INT)");
  Connection daemon{test::settings_of(Account::daemon)};

  BOOST_CHECK_THROW(daemon.run("SELECT id FROM ungranted_test"), StoreError);
  BOOST_CHECK_THROW(daemon.run("CREATE TABLE more_test (id INT)"), StoreError);
  BOOST_CHECK_THROW(daemon.run("SET GLOBAL general_log = ON"), StoreError);
  BOOST_CHECK_THROW(daemon.run("SELECT LOAD_FILE('/etc/passwd') FROM ungranted_test"), StoreError);
}

BOOST_AUTO_TEST_CASE(leaves_the_passwords_nowhere_else) {
  PrivateServer& server = test::shared_server();
  const fs::path home = server.settings().home;
  server.stop();

  for (const Account account : kAccounts) {
    const Bytes password = read_file(password_file(home, account), 100);
    BOOST_TEST(!holds(home / "db", as_text(password)));
    BOOST_TEST(!holds(home / "log", as_text(password)));
    BOOST_TEST(holds(home / "keys", as_text(password)));
  }
}

BOOST_AUTO_TEST_CASE(does_not_touch_a_database_that_is_there) {
  const PrivateServerSettings settings = test::shared_server().settings();
  test::shared_server().stop();
  const Bytes before = read_file(password_file(settings.home, Account::owner), 100);

  BOOST_CHECK_EXCEPTION(provision(settings), Error, [](const Error& error) {
    return error.message().id == messages::kHome.id;
  });

  BOOST_CHECK(read_file(password_file(settings.home, Account::owner), 100) == before);
}

BOOST_AUTO_TEST_CASE(starts_over_after_an_interrupted_call) {
  const test::TemporaryFolder home;
  const PrivateServerSettings settings = test::server_settings(home.path());
  make_folder(home.path() / "db" / "data.new" / "mysql", 0700);
  make_folder(home.path() / "keys", 0700);
  write_file_durably(home.path() / "db" / "data.new" / "ibdata1", as_bytes("half"), 0600);
  write_file_durably(password_file(home.path(), Account::owner), as_bytes("old"), 0400);
  BOOST_TEST(!is_provisioned(home.path()));

  provision(settings);

  BOOST_TEST(is_provisioned(home.path()));
  PrivateServer server{settings};
  server.start();
  Connection{private_connection(home.path(), Account::owner)}.run("DO 1");
}

BOOST_AUTO_TEST_CASE(the_script_for_a_server_of_ones_own_makes_the_same_accounts) {
  const fs::path script = fs::path{TSUNAGU_SOURCE_DIR} / "install" / "provision.sql";
  const test::TemporaryFolder home;
  const PrivateServerSettings settings = test::server_settings(home.path());
  provision(settings);
  test::add_superuser(settings);
  PrivateServer server{settings};
  server.start();
  Connection super{test::superuser_settings(home.path())};
  super.run("DROP USER tsunagu_owner, tsunagu_daemon, tsunagu_sequencer");
  super.run("DROP DATABASE tsunagu");

  run_script(script, socket_path(home.path()));

  const std::vector<std::string> made_by_us = rights(test::superuser_settings());
  const std::vector<std::string> made_by_script = rights(test::superuser_settings(home.path()));

  BOOST_TEST(made_by_us.size() > 5U);
  BOOST_TEST(made_by_script == made_by_us, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::store
