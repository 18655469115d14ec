/// The sandbox around foreign bytes. What each layer does and how it was tried: docs/sandbox.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "adapters/host/seccomp_filter.h"

namespace tsunagu::host {

/// The layers named in `list`, joined by commas: "no-new-privileges", "landlock", "seccomp",
/// "resource-limits"; bits of protocol::SandboxLayer. Nothing if a name is unknown.
std::optional<std::uint8_t> sandbox_layers(std::string_view list);

/// Made before the process closes itself in; entered once by the parent and once by each job.
class Sandbox {
 public:
  /// Finds out what the kernel can do. Throws Error (sandbox) if a layer is missing that is not
  /// among `allow_missing` (bits of protocol::SandboxLayer).
  explicit Sandbox(std::uint8_t allow_missing);

  /// Bits of protocol::SandboxLayer that are in force in a job's process.
  std::uint8_t layers() const { return layers_; }

  /// Closes the warm parent in: no files, no new descriptors but those it is sent. Throws Error.
  void enter_parent() const;

  /// Closes a job's process in: it can compute and write to what it has open. The limits on
  /// memory and processor time grow with the size of the job's input. Throws Error; the process
  /// must then end without touching its input.
  void enter_job(std::size_t input_bytes) const;

 private:
  void close_in(const std::optional<SeccompFilter>& filter) const;

  std::uint8_t layers_ = 0;
  int landlock_ = 0;
  std::optional<SeccompFilter> parent_filter_;
  std::optional<SeccompFilter> job_filter_;
};

}  // namespace tsunagu::host
