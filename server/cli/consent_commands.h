/// The commands about consent.
#pragma once

#include <vector>

#include "server/cli/command.h"

namespace tsunagu::cli {

/// consent show and consent check, for the table of commands.
std::vector<Command> consent_commands();

}  // namespace tsunagu::cli
