// A file that a command makes for its caller.
#include "server/cli/new_file.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::cli {
namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
  throw Error{messages::kSystemCall, with_errno(std::string{what} + " " + path.string(), errno)};
}

}  // namespace

NewFile::NewFile(std::filesystem::path path) : path_{std::move(path)} {
  constexpr mode_t kOwnerOnly = 0600;
  file_ = UniqueFd{open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly)};
  if (!file_) {
    fail("open", path_);
  }
}

NewFile::~NewFile() {
  if (!is_kept_) {
    unlink(path_.c_str());
  }
}

void NewFile::line(std::string_view text) {
  write_all(file_.get(), as_bytes(std::string{text} + "\n"));
}

void NewFile::keep() {
  if (fsync(file_.get()) != 0) {
    fail("fsync", path_);
  }
  is_kept_ = true;
}

std::optional<std::filesystem::path> new_file_of(const Call& call) {
  for (const Option& option : call.command->options) {
    const auto given = call.options.find(std::string{option.name.substr(2)});
    if (option.form == Form::new_file && given != call.options.end()) {
      return given->second;
    }
  }
  return std::nullopt;
}

}  // namespace tsunagu::cli
