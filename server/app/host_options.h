/// How adapter hosts of an instance are started.
#pragma once

#include <filesystem>

#include "server/app/installation.h"
#include "server/config/config.h"
#include "server/config/instance_paths.h"
#include "server/translate/host_process.h"

namespace tsunagu::app {

/// The layers of the sandbox that the settings allow this machine to lack, as
/// protocol::SandboxLayer bits.
std::uint8_t allowed_to_miss(const config::Config& config);

/// For a host of the pack in the folder `pack`; an empty path is a host of the schemas only.
translate::HostOptions host_options(const config::Config& config,
                                    const config::InstancePaths& paths, const DataFolder& data,
                                    const std::filesystem::path& pack);

}  // namespace tsunagu::app
