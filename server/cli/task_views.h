/// How tasks and clocks are shown to people.
#pragma once

#include <vector>

#include "server/cli/view.h"

namespace tsunagu::cli {

/// The views of the lines of task list, and of the clocks of case show.
std::vector<View> task_views();

}  // namespace tsunagu::cli
