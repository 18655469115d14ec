/// The process of one job.
#pragma once

#include <sys/types.h>

#include "adapters/host/host_data.h"
#include "adapters/host/sandbox.h"
#include "adapters/protocol/job.h"

namespace tsunagu::host {

/// Exit status of a job's process: done, or not done because of an Error or for want of memory.
inline constexpr int kJobDone = 0;
inline constexpr int kJobFailed = 1;
inline constexpr int kJobOutOfMemory = 2;

/// Runs in the child after fork(): takes the input from `input`, closes everything but `reply`,
/// enters the sandbox, does the job and ends the process. `parent` is the process that forked.
[[noreturn]] void run_job_process(const HostData& data, const Sandbox& sandbox,
                                  const protocol::Job& job, int input, int reply, pid_t parent);

}  // namespace tsunagu::host
