/// The file that came with a request.
#pragma once

#include <cstddef>

#include "server/base/bytes.h"
#include "server/commands/context.h"

namespace tsunagu::commands {

/// All of the attached file, from its beginning. Throws Error (usage) if there is none, or it is
/// no regular file or over `limit` bytes.
Bytes attached_file(const Call& call, std::size_t limit);

}  // namespace tsunagu::commands
