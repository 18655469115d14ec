/// How much memory the processes of an instance take.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

#include "server/base/json.h"

namespace tsunagu::app::bench {

struct ProcessMemory {
  std::string process;        ///< "tsunagud", "mariadbd", "tsunagu-adapter-host madoguchi"
  std::int64_t rss_kib = 0;   ///< resident now (VmRSS of proc(5))
  std::int64_t peak_kib = 0;  ///< resident at most so far (VmHWM)
};

/// `daemon` and its children, by name. Throws Error.
std::vector<ProcessMemory> memory_of(pid_t daemon);

/// The line of kind "memory".
JsonLine memory_line(const ProcessMemory& memory);

}  // namespace tsunagu::app::bench
