// Opens what goes with a request, and asks.
#include "server/cli/client.h"

#include <cerrno>

#include <sys/stat.h>

#include "server/base/error.h"

namespace tsunagu::cli {
namespace {

/// The account that owns the instance: whoever owns its socket.
uid_t owner_of(const std::filesystem::path& socket_path) {
  struct stat status {};
  if (stat(socket_path.c_str(), &status) != 0) {
    throw Error{errno == EACCES ? messages::kAdminRefused : messages::kNotRunning,
                with_errno(socket_path.string(), errno)};
  }
  return status.st_uid;
}

}  // namespace

void ask_daemon(const std::filesystem::path& home, const Outgoing& request, bool wants_progress,
                const admin::LineReader& read) {
  const std::filesystem::path path = home / "run" / "admin.sock";
  const UniqueFd attachment = open_attachment(request, owner_of(path));
  admin::ask(path, {request.command, request.arguments, wants_progress}, attachment.get(), read);
}

}  // namespace tsunagu::cli
