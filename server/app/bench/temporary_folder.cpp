/// The folder that a bench works in.
#include "server/app/bench/temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <string>

#include "server/app/account.h"
#include "server/base/error.h"

namespace tsunagu::app::bench {
namespace {

namespace fs = std::filesystem;

/// A short name, because the path of a socket below it has 107 bytes at most.
fs::path make() {
  std::string name = (fs::temp_directory_path() / "tsn-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw Error{messages::kSystemCall, with_errno("mkdtemp " + name, errno)};
  }
  return name;
}

void remove_all_of(const fs::path& path) noexcept {
  std::error_code left_behind;  // nobody is there to be told; it is in the folder of temporaries
  fs::remove_all(path, left_behind);
}

}  // namespace

TemporaryFolder::TemporaryFolder() : path_{make()} {
  try {
    become_new_owner(path_);
  } catch (const Error&) {
    remove_all_of(path_);
    throw;
  }
}

TemporaryFolder::~TemporaryFolder() { remove_all_of(path_); }

}  // namespace tsunagu::app::bench
