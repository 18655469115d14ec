/// How the lines of the municipality's profile are shown to people.
#pragma once

#include <vector>

#include "server/cli/view.h"

namespace tsunagu::cli {

/// One view for each kind of line of profile show, check and load.
std::vector<View> profile_views();

}  // namespace tsunagu::cli
