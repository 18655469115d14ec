/// The account that an instance runs as: nothing of Tsunagu runs as root.
#include "server/app/account.h"

#include <cerrno>
#include <string>
#include <vector>

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kAccount = "tsunagu";

struct Account {
  std::string name;
  uid_t uid = 0;
  gid_t gid = 0;
};

Account account_of(const passwd* found, const std::string& wanted) {
  if (found == nullptr) {
    throw Error{messages::kPermission, "there is no account " + wanted +
                                           "; make it: adduser --system --group --no-create-home " +
                                           kAccount};
  }
  return {found->pw_name, found->pw_uid, found->pw_gid};
}

void become(const Account& account, const fs::path& home) {
  if (::initgroups(account.name.c_str(), account.gid) != 0 || ::setgid(account.gid) != 0 ||
      ::setuid(account.uid) != 0) {
    throw Error{messages::kPermission, with_errno("becoming " + account.name, errno)};
  }
  if (::access(home.c_str(), R_OK | W_OK | X_OK) != 0) {
    throw Error{messages::kPermission,
                with_errno("account " + account.name + " cannot reach " + home.string(), errno)};
  }
}

}  // namespace

// getpwnam and getpwuid share a static buffer: called at the start of a program, before threads.
void become_new_owner(const fs::path& home) {
  if (::geteuid() != 0) {
    return;
  }
  const auto account = account_of(::getpwnam(kAccount), kAccount);
  const bool is_new = !fs::exists(home);
  if (is_new) {
    make_folder(home, 0711);
  }
  struct stat found {};
  if (::stat(home.c_str(), &found) != 0) {
    throw Error{messages::kHome, with_errno(home.string(), errno)};
  }
  // A folder that somebody put there stays theirs, unless it is root's own and empty.
  if (found.st_uid == 0 && fs::is_empty(home) &&
      ::chown(home.c_str(), account.uid, account.gid) != 0) {
    throw Error{messages::kHome, with_errno(home.string(), errno)};
  }
  become(account, home);
}

void become_owner(const fs::path& home) {
  struct stat found {};
  if (::stat(home.c_str(), &found) != 0) {
    throw Error{messages::kHome, with_errno(home.string(), errno)};
  }
  if (::geteuid() == found.st_uid) {
    if (found.st_uid == 0) {
      throw Error{messages::kPermission, home.string() + " belongs to root"};
    }
    return;
  }
  if (::geteuid() != 0) {
    throw Error{messages::kPermission, home.string() + " belongs to another account"};
  }
  become(account_of(::getpwuid(found.st_uid), std::to_string(found.st_uid)), home);
}

}  // namespace tsunagu::app
