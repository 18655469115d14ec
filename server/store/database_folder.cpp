/// Folders, lock and programs of a private server.
#include "server/store/database_folder.h"

#include <array>
#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::store {

namespace fs = std::filesystem;

void hand_over(const fs::path& path, const PrivateServerSettings& settings) {
  if (settings.run_as && ::lchown(path.c_str(), settings.run_as->uid, settings.run_as->gid) != 0) {
    throw Error{messages::kSystemCall, with_errno("chown " + path.string(), errno)};
  }
}

void make_database_folders(const PrivateServerSettings& settings) {
  for (const char* name : {"db", "db/tmp", "db/files", "run", "log"}) {
    const fs::path folder = settings.home / name;
    make_folder(folder, S_IRWXU);
    hand_over(folder, settings);
  }
}

UniqueFd lock_database(const PrivateServerSettings& settings, std::chrono::seconds timeout) {
  const fs::path path = settings.home / "db" / "lock";
  UniqueFd lock{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR)};
  if (!lock) {
    throw Error{messages::kSystemCall, with_errno("open " + path.string(), errno)};
  }
  const auto give_up = std::chrono::steady_clock::now() + timeout;
  while (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      throw Error{messages::kSystemCall, with_errno("flock " + path.string(), errno)};
    }
    if (std::chrono::steady_clock::now() > give_up) {
      throw Error{messages::kDatabaseStart,
                  "another MariaDB has been using " + (settings.home / "db").string() + " for " +
                      std::to_string(timeout.count()) + " seconds (its number is in " +
                      (settings.home / "run" / "mariadb.pid").string() + ")"};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{20});  // flock(2) has no time limit
  }
  return lock;
}

UniqueFd open_server_log(const PrivateServerSettings& settings) {
  const fs::path path = settings.home / "log" / "mariadb.log";
  UniqueFd log{::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                      S_IRUSR | S_IWUSR)};
  if (!log) {
    throw Error{messages::kSystemCall, with_errno("open " + path.string(), errno)};
  }
  hand_over(path, settings);
  return log;
}

std::string find_program(std::initializer_list<const char*> places) {
  for (const char* place : places) {
    if (::access(place, X_OK) == 0) {
      return place;
    }
  }
  throw Error{messages::kDatabaseStart, std::string{*places.begin()} + " is not installed"};
}

std::string find_mariadbd() {
  return find_program({"/usr/sbin/mariadbd", "/usr/libexec/mariadbd", "/usr/bin/mariadbd"});
}

std::vector<std::string> clean_environment(const PrivateServerSettings& settings) {
  return {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C",
          "HOME=" + (settings.home / "db").string(),
          "TMPDIR=" + (settings.home / "db" / "tmp").string()};
}

}  // namespace tsunagu::store
