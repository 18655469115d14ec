/// Counts all cases: facts are fetched page by page, opened and counted by a few threads.
#pragma once

#include "server/commands/context.h"
#include "server/commands/statistics_request.h"
#include "server/statistics/tally.h"

namespace tsunagu::commands {

/// The answer to `request`, whose question and profile outlive it. The event has to be recorded
/// before. All cases are seen in one state of the database; memory does not grow with their number.
/// Throws StoreError and IntegrityError.
statistics::Tally count_cases(Call& call, const StatisticsRequest& request);

}  // namespace tsunagu::commands
