/// How the lines about consent are shown to people.
#pragma once

#include <vector>

#include "server/cli/view.h"

namespace tsunagu::cli {

/// One view for each kind of line of consent show and consent check.
std::vector<View> consent_views();

}  // namespace tsunagu::cli
