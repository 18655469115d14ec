// Entering the sandbox.
#include "adapters/host/sandbox.h"

#include <array>
#include <cerrno>
#include <string>
#include <utility>

#include <sys/prctl.h>
#include <sys/resource.h>

#include "adapters/host/landlock.h"
#include "adapters/protocol/job.h"
#include "server/base/error.h"

namespace tsunagu::host {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif
constexpr std::size_t kSanitizerFiles = 64;

constexpr std::size_t kMiB = 1024 * 1024;
constexpr std::size_t kBaseMemory = 512 * kMiB;  // address space of a job with a small input
constexpr std::size_t kMemoryPerByte = 8;        // bytes of text, its decoding and bookkeeping
constexpr std::size_t kBaseSeconds = 2;          // processor time
constexpr std::size_t kBytesPerSecond = kMiB;    // more time for larger inputs

constexpr std::array<std::pair<std::string_view, protocol::SandboxLayer>, 4> kLayers = {{
    {"no-new-privileges", protocol::kNoNewPrivileges},
    {"landlock", protocol::kLandlock},
    {"seccomp", protocol::kSeccomp},
    {"resource-limits", protocol::kResourceLimits},
}};

void limit(__rlimit_resource resource, std::size_t soft, std::size_t hard) {
  const rlimit value{soft, hard};
  if (setrlimit(resource, &value) != 0) {
    throw Error{messages::kSandbox, with_errno("setrlimit", errno)};
  }
}

void limit_resources(std::size_t input_bytes) {
  if (kIsSanitized) {
    // The sanitizers reserve terabytes of addresses and look at memory through pipes.
    limit(RLIMIT_NOFILE, kSanitizerFiles, kSanitizerFiles);
  } else {
    const std::size_t memory = kBaseMemory + kMemoryPerByte * input_bytes;
    limit(RLIMIT_AS, memory, memory);
    limit(RLIMIT_NOFILE, 0, 0);
  }
  const std::size_t seconds = kBaseSeconds + input_bytes / kBytesPerSecond;
  limit(RLIMIT_CPU, seconds, seconds + 1);
  limit(RLIMIT_FSIZE, 0, 0);
  limit(RLIMIT_NPROC, 0, 0);
  limit(RLIMIT_CORE, 0, 0);
}

}  // namespace

std::optional<std::uint8_t> sandbox_layers(std::string_view list) {
  std::uint8_t bits = 0;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = list.substr(0, comma);
    bool found = false;
    for (const auto& [known, bit] : kLayers) {
      if (known == name) {
        bits = static_cast<std::uint8_t>(bits | bit);
        found = true;
      }
    }
    if (!found) {
      return std::nullopt;
    }
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return bits;
}

Sandbox::Sandbox(std::uint8_t allow_missing) : landlock_{landlock_version()} {
  layers_ = protocol::kNoNewPrivileges | protocol::kResourceLimits;
  if (landlock_ > 0) {
    layers_ = static_cast<std::uint8_t>(layers_ | protocol::kLandlock);
  }
  if (has_seccomp()) {
    layers_ = static_cast<std::uint8_t>(layers_ | protocol::kSeccomp);
    parent_filter_ = SeccompFilter::for_parent();
    job_filter_ = SeccompFilter::for_job();
  }
  for (const auto& [name, bit] : kLayers) {
    if (((layers_ | allow_missing) & bit) == 0) {
      throw Error{messages::kSandbox, "the kernel has no " + std::string{name}};
    }
  }
}

void Sandbox::close_in(const std::optional<SeccompFilter>& filter) const {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
    throw Error{messages::kSandbox, with_errno("no_new_privs", errno)};
  }
  if (landlock_ > 0 && !close_with_landlock(landlock_)) {
    throw Error{messages::kSandbox, with_errno("landlock", errno)};
  }
  if (filter && !filter->load()) {
    throw Error{messages::kSandbox, with_errno("seccomp", errno)};
  }
}

void Sandbox::enter_parent() const { close_in(parent_filter_); }

void Sandbox::enter_job(std::size_t input_bytes) const {
  // Landlock needs a descriptor, so the limit of none comes behind it: seccomp goes last of all,
  // and it does not let a process set limits.
  if (landlock_ > 0 && !close_with_landlock(landlock_)) {
    throw Error{messages::kSandbox, with_errno("landlock", errno)};
  }
  limit_resources(input_bytes);
  if (job_filter_ && !job_filter_->load()) {
    throw Error{messages::kSandbox, with_errno("seccomp", errno)};
  }
}

}  // namespace tsunagu::host
