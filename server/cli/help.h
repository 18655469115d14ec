/// Help, usage errors and the table in docs/cli.md, all made from the table of commands.
#pragma once

#include <string>

#include "server/cli/command.h"

namespace tsunagu::cli {

/// "case show NUMBER [--purpose TEXT] [--basis CODE]".
std::string usage_of(const Command& command);

/// What `tsunagu help` prints.
std::string help_text();

/// What `tsunagu help COMMAND` prints.
std::string help_text(const Command& command);

/// The table of commands for docs/cli.md; a test compares the two.
std::string markdown_table();

}  // namespace tsunagu::cli
