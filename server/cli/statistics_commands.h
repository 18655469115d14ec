/// The commands about figures.
#pragma once

#include <vector>

#include "server/cli/command.h"

namespace tsunagu::cli {

/// statistics and what is done with reports, for the table of commands.
std::vector<Command> statistics_commands();

}  // namespace tsunagu::cli
