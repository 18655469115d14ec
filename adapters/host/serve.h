/// The warm parent's loop.
#pragma once

#include "adapters/host/control_channel.h"
#include "adapters/host/host_data.h"
#include "adapters/host/sandbox.h"

namespace tsunagu::host {

/// How many jobs run side by side; further ones wait in the socket.
inline constexpr std::size_t kMostJobs = 16;

/// Takes jobs until the daemon closes the channel. Throws Error if the machine fails.
void serve(const ControlChannel& channel, const HostData& data, const Sandbox& sandbox);

}  // namespace tsunagu::host
