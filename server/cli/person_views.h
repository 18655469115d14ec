/// How the lines about people whose cases may be one are shown.
#pragma once

#include <vector>

#include "server/cli/view.h"

namespace tsunagu::cli {

/// The views of candidate, comparison, person_value and link.
std::vector<View> person_views();

}  // namespace tsunagu::cli
