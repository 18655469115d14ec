/// Refusals as lines of a reply.
#pragma once

#include "server/base/json.h"
#include "server/base/refusal.h"

namespace tsunagu::commands {

/// Adds code, place, detail, reason and remedy to `line`.
void add_refusal(JsonLine& line, const Refusal& refusal);

}  // namespace tsunagu::commands
