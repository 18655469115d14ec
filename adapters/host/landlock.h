/// Landlock: a process gives up every right to files, and what else the kernel can take.
#pragma once

namespace tsunagu::host {

/// The kernel's Landlock version, 0 if it has none.
int landlock_version();

/// Takes all rights that this kernel's version knows from the calling thread and what it starts:
/// files (1), TCP (4), abstract sockets and signals to the outside (6). Needs no_new_privs.
/// Returns false if the kernel refuses.
bool close_with_landlock(int version);

}  // namespace tsunagu::host
