/// The clocks of a case and of its plans, as lines of a reply.
#pragma once

#include <vector>

#include "server/base/json.h"
#include "server/cases/standing.h"
#include "server/commands/context.h"

namespace tsunagu::commands {

/// One line of kind "clock" for the case, then one for each plan; on today.
std::vector<JsonLine> clock_lines(const Call& call, const cases::CaseFacts& facts,
                                  const cases::Standing& standing);

}  // namespace tsunagu::commands
