/// Where everything of an instance is.
#include "server/config/instance_paths.h"

#include <sys/un.h>

#include "server/base/error.h"

namespace tsunagu::config {

InstancePaths instance_paths(const std::filesystem::path& home) {
  if (home.empty()) {
    throw Error{messages::kHome, "no folder was named"};
  }
  InstancePaths paths{std::filesystem::absolute(home).lexically_normal()};
  constexpr std::size_t kLongest = sizeof(sockaddr_un::sun_path) - 1;
  if (paths.database_socket().native().size() > kLongest) {
    throw Error{messages::kHome, paths.home.string() + ": the path is too long for a socket in it"};
  }
  return paths;
}

}  // namespace tsunagu::config
