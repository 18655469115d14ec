/// The text of a settings file, read only if nobody else could have written it.
#include "server/config/settings_source.h"

#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::config {

std::string settings_source(const std::filesystem::path& path, std::size_t limit) {
  using std::filesystem::perms;
  const Bytes content = read_file(path, limit);
  const perms mode = std::filesystem::status(path).permissions();
  if ((mode & (perms::group_write | perms::others_write)) != perms::none) {
    throw Error{messages::kPermission, path.string() + " can be written by others"};
  }
  return std::string{as_text(content)};
}

}  // namespace tsunagu::config
