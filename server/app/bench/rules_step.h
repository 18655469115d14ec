/// What the rules of the case work cost, beside what taking a record in costs.
#pragma once

#include "server/base/json.h"

namespace tsunagu::app::bench {

/// The line of kind "share": judging one document against a case of ten and working out where the
/// case stands with it, in percent of `record_microseconds`.
JsonLine rules_share(double record_microseconds);

}  // namespace tsunagu::app::bench
