/// What a job of the fake adapter host does: what its input tells it to.
#pragma once

#include <string>

#include "adapters/protocol/job.h"

namespace tsunagu::fake {

/// Runs in the job's own process and writes to `reply`. `pack` is the name of the pack's folder.
/// Returns the exit status.
int run_job(const protocol::Job& job, const std::string& input, const std::string& pack, int reply);

}  // namespace tsunagu::fake
