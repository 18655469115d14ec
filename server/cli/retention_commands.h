/// The commands about the copy for the person and the end of a case's life.
#pragma once

#include <vector>

#include "server/cli/command.h"

namespace tsunagu::cli {

/// disclosure copy and the retention commands, for the table of commands.
std::vector<Command> retention_commands();

}  // namespace tsunagu::cli
