/// The profile in force as lines for people.
#pragma once

#include <functional>

#include "server/base/json.h"
#include "server/catalogue/catalogue.h"
#include "server/profiles/profile_holder.h"

namespace tsunagu::commands {

/// The line of kind "profile": what it is called, and how much is in it.
JsonLine profile_line(const profiles::RunningProfile& running);

/// All lines of `profile show`, in the order of docs/cli.md.
void show_lines(const profiles::RunningProfile& running, const catalogue::Catalogue& catalogue,
                const std::function<void(const JsonLine&)>& show);

}  // namespace tsunagu::commands
