/// The commands with which documents are written.
#pragma once

#include <vector>

#include "server/cli/command.h"

namespace tsunagu::cli {

std::vector<Command> document_commands();

}  // namespace tsunagu::cli
