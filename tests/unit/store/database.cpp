// A MariaDB of our own for the tests of this program.
#include "tests/unit/store/database.h"

#include <csignal>
#include <cstdlib>
#include <memory>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/base/files.h"
#include "server/store/database_folder.h"

namespace tsunagu::store::test {
namespace {

/// The one server of this program. Boost.Test ends it before main() returns.
struct SharedServer {
  TemporaryFolder home;
  std::unique_ptr<PrivateServer> server;
};

std::unique_ptr<SharedServer>& shared() {
  static std::unique_ptr<SharedServer> instance;
  return instance;
}

constexpr std::string_view kSuperuserPassword = "only-for-tests";

struct StopAtEnd {
  void teardown() { shared().reset(); }
};
BOOST_TEST_GLOBAL_FIXTURE(StopAtEnd);

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = "/tmp/tsn-XXXXXX";
  BOOST_REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
  ::chmod(path_.c_str(), S_IRWXU | S_IXGRP | S_IXOTH);  // mariadbd may run as another user
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a leftover folder in /tmp must not end the program
  std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::write(const std::string& name, std::string_view content) const {
  write_file_durably(path_ / name, as_bytes(content), S_IRUSR | S_IWUSR);
}

PrivateServerSettings server_settings(const std::filesystem::path& home) {
  PrivateServerSettings settings;
  settings.home = home;
  settings.buffer_pool_mib = 32;
  settings.redo_log_mib = 16;
  if (::geteuid() == 0) {
    const passwd* user = ::getpwnam("mysql");
    BOOST_REQUIRE(user != nullptr);
    settings.run_as = RunAs{user->pw_uid, user->pw_gid};
  }
  return settings;
}

PrivateServer& shared_server() {
  if (shared() == nullptr) {
    auto made = std::make_unique<SharedServer>();
    provision(server_settings(made->home.path()));
    add_superuser(server_settings(made->home.path()));
    made->server = std::make_unique<PrivateServer>(server_settings(made->home.path()));
    shared() = std::move(made);
  }
  shared()->server->start();  // nothing if it runs; a test may have killed it
  return *shared()->server;
}

ConnectionSettings settings_of(Account account) {
  return private_connection(shared_server().settings().home, account);
}

ConnectionSettings superuser_settings() {
  return superuser_settings(shared_server().settings().home);
}

ConnectionSettings superuser_settings(const std::filesystem::path& home) {
  ConnectionSettings settings;
  settings.socket_path = socket_path(home).string();
  settings.user = "tester";
  settings.database = kDatabaseName;
  settings.password = security::SecretBytes::copy_of(as_bytes(kSuperuserPassword));
  return settings;
}

void add_superuser(const PrivateServerSettings& settings) {
  run_offline(settings,
              "FLUSH PRIVILEGES;\nCREATE USER tester IDENTIFIED VIA ed25519 "
              "USING PASSWORD('" +
                  std::string{kSuperuserPassword} +
                  "');\n"
                  "GRANT ALL PRIVILEGES ON *.* TO tester WITH GRANT OPTION;\n");
}

void run_offline(const PrivateServerSettings& settings, std::string_view sql) {
  const UniqueFd input = sealed_memory_file("sql", as_bytes(sql));
  ChildProgram program;
  program.arguments = {find_mariadbd(),
                       "--no-defaults",
                       "--bootstrap",
                       "--datadir=" + (settings.home / "db" / "data").string(),
                       "--plugin-load-add=auth_ed25519",
                       "--innodb-log-file-size=16M"};
  program.environment = clean_environment(settings);
  program.input = input.get();
  program.run_as = settings.run_as;
  Child child{program};
  child.wait(-1);
  BOOST_REQUIRE(child.has_succeeded());
}

void kill_server(PrivateServer& server) {
  ::kill(server.process_id(), SIGKILL);
  while (server.is_running()) {
    ::usleep(1000);
  }
}

}  // namespace tsunagu::store::test
