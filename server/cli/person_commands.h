/// The commands about people whose cases may be one.
#pragma once

#include <vector>

#include "server/cli/command.h"

namespace tsunagu::cli {

/// person candidates, compare, merge, split and links, for the table of commands.
std::vector<Command> person_commands();

}  // namespace tsunagu::cli
