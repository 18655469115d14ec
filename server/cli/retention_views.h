/// How the lines about disclosure and retention are shown to people.
#pragma once

#include <vector>

#include "server/cli/view.h"

namespace tsunagu::cli {

/// One view for each kind of line of disclosure copy and the retention commands.
std::vector<View> retention_views();

}  // namespace tsunagu::cli
