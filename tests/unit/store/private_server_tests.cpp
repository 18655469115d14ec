// The private server starts, ends and survives as it should, and listens nowhere.
#define BOOST_TEST_DYN_LINK
#include "server/store/private_server.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/files.h"
#include "tests/unit/store/database.h"

namespace tsunagu::store {
namespace {

namespace fs = std::filesystem;

/// The numbers of the sockets a process has open, as /proc names them.
std::set<std::string> sockets_of(pid_t process) {
  std::set<std::string> numbers;
  for (const auto& entry : fs::directory_iterator{"/proc/" + std::to_string(process) + "/fd"}) {
    std::error_code gone;  // a descriptor may be closed meanwhile
    const std::string target = fs::read_symlink(entry.path(), gone).string();
    if (target.starts_with("socket:[")) {
      numbers.insert(target.substr(8, target.size() - 9));
    }
  }
  return numbers;
}

/// The numbers of all network sockets in `table` of /proc/net: the tenth column.
std::set<std::string> network_sockets(const std::string& table) {
  std::ifstream file{"/proc/net/" + table};
  std::set<std::string> numbers;
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream columns{line};
    std::string word;
    for (int i = 0; i < 10; ++i) {
      columns >> word;
    }
    numbers.insert(word);
  }
  return numbers;
}

mode_t mode_of(const fs::path& path) {
  struct stat found {};
  BOOST_REQUIRE(::stat(path.c_str(), &found) == 0);
  return found.st_mode & 07777U;
}

bool is_start_failure(const Error& error) {
  return error.message().id == messages::kDatabaseStart.id &&
         error.detail().find("mariadb.log") != std::string::npos;
}

/// A process of its own that starts a server in `home` and then does nothing. Returns its number
/// when the server runs.
pid_t start_in_a_daemon(const fs::path& home, pid_t& mariadbd) {
  std::array<int, 2> ends{};
  BOOST_REQUIRE(::pipe(ends.data()) == 0);
  const pid_t daemon = ::fork();
  if (daemon == 0) {
    PrivateServer server{test::server_settings(home)};
    server.start();
    const pid_t number = server.process_id();
    write_all(ends[1], std::as_bytes(std::span{&number, 1}));
    while (true) {
      ::pause();
    }
  }
  ::close(ends[1]);
  BOOST_REQUIRE(::read(ends[0], &mariadbd, sizeof(mariadbd)) == sizeof(mariadbd));
  ::close(ends[0]);
  return daemon;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(private_server_tests)

BOOST_AUTO_TEST_CASE(listens_on_no_network) {
  const std::set<std::string> own = sockets_of(test::shared_server().process_id());
  BOOST_TEST(own.size() > 0U);

  for (const std::string table : {"tcp", "tcp6", "udp", "udp6"}) {
    for (const std::string& number : network_sockets(table)) {
      BOOST_TEST(!own.contains(number));
    }
  }
}

BOOST_AUTO_TEST_CASE(keeps_its_folders_closed) {
  const fs::path home = test::shared_server().settings().home;

  for (const std::string name : {"db", "db/data", "db/tmp", "db/files", "run", "log", "keys"}) {
    BOOST_TEST(mode_of(home / name) == 0700U, name);
  }
  BOOST_TEST(mode_of(home / "db" / "my.cnf") == 0600U);
  BOOST_TEST((mode_of(home / "log" / "mariadb.log") & 0007U) == 0U);
}

BOOST_AUTO_TEST_CASE(stops_cleanly_and_starts_again) {
  PrivateServer& server = test::shared_server();

  server.stop();
  BOOST_TEST(!server.is_running());
  BOOST_TEST(server.process_id() == -1);
  server.stop();
  server.start();

  BOOST_TEST(server.is_running());
  Connection{test::settings_of(Account::daemon)}.run("DO 1");
}

BOOST_AUTO_TEST_CASE(keeps_what_was_committed_when_it_is_killed) {
  PrivateServer& server = test::shared_server();
  Connection{test::settings_of(Account::owner)}.run(
      "CREATE OR REPLACE TABLE kept_test AS SELECT 5 AS id");

  test::kill_server(server);
  BOOST_TEST(!server.is_running());
  server.start();

  Connection connection{test::settings_of(Account::owner)};
  Statement& read = connection.prepared("SELECT id FROM kept_test");
  read.execute();
  BOOST_REQUIRE(read.next());
  BOOST_TEST(read.integer(0) == 5);
}

BOOST_AUTO_TEST_CASE(waits_for_the_server_of_a_killed_daemon) {
  const test::TemporaryFolder home;
  provision(test::server_settings(home.path()));
  pid_t old_server = -1;
  const pid_t daemon = start_in_a_daemon(home.path(), old_server);

  ::kill(daemon, SIGKILL);
  ::waitpid(daemon, nullptr, 0);
  PrivateServer next{test::server_settings(home.path())};
  next.start();

  BOOST_TEST(next.is_running());
  BOOST_TEST(next.process_id() != old_server);
  Connection{private_connection(home.path(), Account::daemon)}.run("DO 1");
}

BOOST_AUTO_TEST_CASE(refuses_a_home_too_long_for_a_socket) {
  const fs::path longest = "/" + std::string(107 - std::string{"//run/mariadb.sock"}.size(), 'h');

  check_home(longest);

  BOOST_CHECK_EXCEPTION(check_home(longest.string() + "h"), Error, [](const Error& error) {
    return error.message().id == messages::kHome.id &&
           error.detail().find("108 bytes") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(refuses_a_home_that_an_option_file_cannot_hold) {
  for (const fs::path home : {"relative", "/tmp/a\"b", "/tmp/a\nb", "/tmp/a\\b"}) {
    BOOST_CHECK_THROW(check_home(home), Error);
    BOOST_CHECK_THROW(PrivateServer{test::server_settings(home)}, Error);
  }
}

BOOST_AUTO_TEST_CASE(works_in_a_home_with_a_space_and_a_hash) {
  const test::TemporaryFolder folder;
  const fs::path home = folder.path() / "a #b";
  make_folder(home, 0711);

  provision(test::server_settings(home));
  PrivateServer server{test::server_settings(home)};
  server.start();

  Connection{private_connection(home, Account::daemon)}.run("DO 1");
}

BOOST_AUTO_TEST_CASE(says_where_to_look_if_mariadbd_ends_at_once) {
  const test::TemporaryFolder home;
  const PrivateServerSettings settings = test::server_settings(home.path());
  make_folder(home.path() / "db" / "data", 0755);  // without any of MariaDB's tables

  PrivateServer server{settings};

  BOOST_CHECK_EXCEPTION(server.start(), Error, is_start_failure);
  BOOST_TEST(!server.is_running());
}

BOOST_AUTO_TEST_CASE(does_not_start_what_was_never_made) {
  const test::TemporaryFolder home;
  PrivateServer server{test::server_settings(home.path())};

  BOOST_CHECK_THROW(server.start(), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::store
