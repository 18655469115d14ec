/// The command about tasks.
#pragma once

#include <vector>

#include "server/cli/command.h"

namespace tsunagu::cli {

/// task list, for the table of commands.
std::vector<Command> task_commands();

}  // namespace tsunagu::cli
