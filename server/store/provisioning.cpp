/// Makes the database of a fresh instance.
#include "server/store/provisioning.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "security/private_file.h"
#include "security/secret_hex.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "server/base/uuid.h"
#include "server/store/database_folder.h"

namespace tsunagu::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPasswordBytes = 32;

/// All accounts go but the locked owner of MariaDB's own views: whoever could log in as one with
/// all rights could undo everything the others are not allowed to. Rights are read from the tables
/// only at FLUSH PRIVILEGES, and accounts can be made only after it.
constexpr std::string_view kOpening = R"(
DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';
DELETE FROM mysql.proxies_priv;
DELETE FROM mysql.db;
FLUSH PRIVILEGES;
CREATE DATABASE tsunagu CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
)";
constexpr std::string_view kClosing = R"(
GRANT ALL PRIVILEGES ON tsunagu.* TO tsunagu_owner WITH GRANT OPTION;
GRANT SHOW VIEW ON tsunagu.* TO tsunagu_daemon, tsunagu_sequencer;
)";

constexpr std::array kAccounts = {Account::owner, Account::daemon, Account::sequencer};
using Passwords = std::array<security::SecretBytes, kAccounts.size()>;

/// A new password for `account`, also in its file.
security::SecretBytes make_password(const fs::path& home, Account account) {
  security::SecretBytes random{kPasswordBytes};
  fill_random(random.writable());
  security::SecretBytes digits = security::secret_hex(random.view());
  write_file_durably(password_file(home, account), digits.view(), S_IRUSR);
  return digits;
}

/// mariadb-install-db fills `data` with MariaDB's own tables. It holds `lock` as long as it runs,
/// so that a second call cannot meet the remains of an interrupted one.
void install(const PrivateServerSettings& settings, const fs::path& data, const UniqueFd& lock) {
  const UniqueFd log = open_server_log(settings);
  ChildProgram program;
  program.arguments = {find_program({"/usr/bin/mariadb-install-db"}), "--no-defaults",
                       "--datadir=" + data.string(), "--skip-test-db", "--skip-name-resolve",
                       // A machine need not be able to look up its own name; no account has a host.
                       "--force", "--auth-root-authentication-method=socket",
                       "--auth-root-socket-user=root", "--innodb-log-file-size=16M"};
  program.environment = clean_environment(settings);
  program.output = log.get();
  program.inherited = lock.get();
  program.run_as = settings.run_as;
  Child child{program};
  child.wait(-1);
  if (!child.has_succeeded()) {
    throw Error{messages::kDatabaseStart, "mariadb-install-db: " + child.ending() + ", see " +
                                              (settings.home / "log" / "mariadb.log").string()};
  }
}

/// Unlike write(2) to a pipe, fails instead of raising SIGPIPE if the reader has died.
void send_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t sent = ::send(fd, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR) {
      throw Error{messages::kDatabaseStart, with_errno("mariadbd --bootstrap", errno)};
    }
    text.remove_prefix(sent < 0 ? 0 : static_cast<std::size_t>(sent));
  }
}

void send_statements(int fd, const Passwords& passwords) {
  send_all(fd, kOpening);
  for (std::size_t i = 0; i < kAccounts.size(); ++i) {
    send_all(fd, "CREATE USER ");
    send_all(fd, account_name(kAccounts[i]));
    send_all(fd, " IDENTIFIED VIA ed25519 USING PASSWORD('");
    send_all(fd, passwords[i].text());
    send_all(fd, "');\n");
  }
  send_all(fd, kClosing);
}

/// Makes database and accounts in `data`. The server reads SQL from its standard input and then
/// ends, so the passwords are in no argument, environment or file. What it prints is dropped: a
/// message about a statement repeats a part of it.
void make_accounts(const PrivateServerSettings& settings, const fs::path& data,
                   const Passwords& passwords, const UniqueFd& lock) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw Error{messages::kSystemCall, with_errno("socketpair", errno)};
  }
  UniqueFd ours{ends[0]};
  UniqueFd theirs{ends[1]};
  ChildProgram program;
  program.arguments = {find_mariadbd(),
                       "--no-defaults",
                       "--bootstrap",
                       "--datadir=" + data.string(),
                       "--plugin-load-add=auth_ed25519",
                       "--innodb-log-file-size=16M",
                       "--skip-log-bin"};
  program.environment = clean_environment(settings);
  program.input = theirs.get();
  program.inherited = lock.get();
  program.run_as = settings.run_as;
  Child child{program};
  theirs.reset();
  send_statements(ours.get(), passwords);
  ours.reset();
  child.wait(-1);
  if (!child.has_succeeded()) {
    throw Error{messages::kDatabaseStart, "mariadbd --bootstrap: " + child.ending()};
  }
}

/// Everything written to the file system of `folder` so far is on disk afterwards.
void sync_file_system(const fs::path& folder) {
  const UniqueFd fd{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!fd || ::syncfs(fd.get()) != 0) {
    throw Error{messages::kSystemCall, with_errno("syncfs " + folder.string(), errno)};
  }
}

}  // namespace

std::string_view account_name(Account account) {
  switch (account) {
    case Account::owner:
      return "tsunagu_owner";
    case Account::daemon:
      return "tsunagu_daemon";
    case Account::sequencer:
      break;
  }
  return "tsunagu_sequencer";
}

fs::path password_file(const fs::path& home, Account account) {
  constexpr std::string_view kPrefix = "tsunagu_";
  const std::string role{account_name(account).substr(kPrefix.size())};
  return home / "keys" / ("database-" + role + ".password");
}

void provision(const PrivateServerSettings& settings) {
  check_home(settings.home);
  const fs::path final_place = settings.home / "db" / "data";
  const fs::path data = settings.home / "db" / "data.new";
  make_database_folders(settings);
  const UniqueFd lock = lock_database(settings, std::chrono::seconds{60});
  if (is_provisioned(settings.home)) {
    throw Error{messages::kHome, final_place.string() + " is there already"};
  }
  std::error_code problem;
  fs::remove_all(data, problem);  // left over by an interrupted call
  if (problem) {
    throw Error{messages::kSystemCall, with_errno("remove " + data.string(), problem.value())};
  }
  make_folder(data, S_IRWXU);
  hand_over(data, settings);
  make_folder(settings.home / "keys", S_IRWXU);
  Passwords passwords;
  for (std::size_t i = 0; i < kAccounts.size(); ++i) {
    passwords[i] = make_password(settings.home, kAccounts[i]);
  }
  install(settings, data, lock);
  make_accounts(settings, data, passwords, lock);
  sync_file_system(data);
  rename_durably(data, final_place);
}

ConnectionSettings private_connection(const fs::path& home, Account account) {
  ConnectionSettings settings;
  settings.socket_path = socket_path(home).string();
  settings.user = account_name(account);
  settings.database = kDatabaseName;
  settings.password = security::read_private_file(password_file(home, account), 2 * kPasswordBytes);
  if (account == Account::owner) {
    settings.timeout = std::chrono::hours{24};  // a migration may rewrite a large table
  }
  return settings;
}

}  // namespace tsunagu::store
