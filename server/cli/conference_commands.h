/// The commands about conferences.
#pragma once

#include <vector>

#include "server/cli/command.h"

namespace tsunagu::cli {

/// conference list, show, invite, open, close, minutes: for the table of commands.
std::vector<Command> conference_commands();

}  // namespace tsunagu::cli
