/// How conferences are shown to people.
#pragma once

#include <vector>

#include "server/cli/view.h"

namespace tsunagu::cli {

/// The views of the lines of the commands about conferences.
std::vector<View> conference_views();

}  // namespace tsunagu::cli
