/// How adapter hosts of an instance are started.
#include "server/app/host_options.h"

#include "adapters/protocol/job.h"

namespace tsunagu::app {

std::uint8_t allowed_to_miss(const config::Config& config) {
  unsigned layers = 0;
  for (const auto& layer : config.sandbox_allow_missing) {
    layers |= layer == "landlock" ? protocol::kLandlock : protocol::kSeccomp;
  }
  return static_cast<std::uint8_t>(layers);
}

translate::HostOptions host_options(const config::Config& config,
                                    const config::InstancePaths& paths, const DataFolder& data,
                                    const std::filesystem::path& pack) {
  translate::HostOptions options;
  options.program = program_folder() / "tsunagu-adapter-host";
  options.schemas = data.schemas();
  options.pack = pack;
  options.log = paths.log() / "adapter-host.log";
  options.allow_missing = allowed_to_miss(config);
  return options;
}

}  // namespace tsunagu::app
