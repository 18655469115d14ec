/// The option --classes of commands that open values.
#pragma once

#include <cstdint>
#include <vector>

#include "server/commands/context.h"

namespace tsunagu::commands {

/// The classes asked for, none twice, 0 first; without --classes only 0, what says nothing about a
/// person alone. Throws Error (usage) for what is no class.
std::vector<std::uint8_t> requested_classes(const Call& call);

}  // namespace tsunagu::commands
