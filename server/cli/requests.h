/// What a call asks of the daemon.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/base/json.h"
#include "server/base/unique_fd.h"
#include "server/cli/command_line.h"

namespace tsunagu::cli {

enum class Attachment { none, file, folder };

/// One request before it is sent; its file is opened only then.
struct Outgoing {
  std::string command;  ///< "case.show"
  JsonLine arguments;
  Attachment attachment = Attachment::none;
  std::filesystem::path path;  ///< of the attachment
};

/// The requests of `call`, a call of a command that the daemon carries out. Arguments stand under
/// their names in small letters ("number"), options under theirs ("purpose").
std::vector<Outgoing> requests_of(const Call& call);

/// Opens the attachment with the caller's own permissions; a folder is made if it is missing, and
/// must be empty. If root calls, a new folder is given to `owner`, the account of the instance,
/// because the daemon writes there. Throws Error naming the path.
UniqueFd open_attachment(const Outgoing& outgoing, uid_t owner);

}  // namespace tsunagu::cli
