/// What was sent of a case, as lines of a reply.
#pragma once

#include <vector>

#include "server/base/json.h"
#include "server/commands/context.h"

namespace tsunagu::commands {

/// A line of kind "delivery" for each file that brought one of `documents` to a partner or is to,
/// with where its recall stands; to a user of an agency those of the agency's own partners.
std::vector<JsonLine> delivery_lines(Call& call,
                                     const std::vector<const vault::DocumentRow*>& documents);

}  // namespace tsunagu::commands
