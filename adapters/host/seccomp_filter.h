/// Seccomp filters: lists of system calls; any other kills the process.
#pragma once

#include <vector>

#include <linux/filter.h>

namespace tsunagu::host {

/// A filter as the kernel takes it, made once and loaded in microseconds.
class SeccompFilter {
 public:
  /// For a process that has one job: it computes, and writes to descriptors it already has.
  static SeccompFilter for_job();
  /// For the warm parent: it also forks, waits, and receives jobs. It cannot open a file or a
  /// socket, start a program or make memory executable.
  static SeccompFilter for_parent();

  /// Puts the filter on the calling thread and what it starts, for good. Needs no_new_privs.
  /// Returns false if the kernel refuses.
  bool load() const;

 private:
  explicit SeccompFilter(std::vector<sock_filter> program) : program_{std::move(program)} {}

  std::vector<sock_filter> program_;
};

/// Whether this kernel can kill a process by seccomp filter.
bool has_seccomp();

}  // namespace tsunagu::host
