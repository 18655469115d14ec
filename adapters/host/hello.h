/// What a host says of itself when it is ready.
#pragma once

#include <cstdint>

#include "adapters/host/host_data.h"
#include "adapters/protocol/job.h"

namespace tsunagu::host {

/// `layers` are the bits of protocol::SandboxLayer in force.
protocol::Hello make_hello(const HostData& data, std::uint8_t layers);

}  // namespace tsunagu::host
