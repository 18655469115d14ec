/// How the lines of figures and reports are shown to people.
#pragma once

#include <vector>

#include "server/cli/view.h"

namespace tsunagu::cli {

/// One view for each kind of line of the statistics commands.
std::vector<View> statistics_views();

}  // namespace tsunagu::cli
