/// Whether the agencies that the settings name are those of the profile.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/config/adapter_config.h"
#include "server/config/config.h"
#include "server/profiles/profile.h"

namespace tsunagu::profiles {

/// An agency that a setting names.
struct NamedAgency {
  std::string key;  ///< "tsunagu.conf: access.agencies" or "adapters/NAME.conf: agency"
  std::string code;
};

/// The first agency of the settings that `profile` does not have. Nothing if it has them all, or
/// names no agencies at all.
std::optional<NamedAgency> unknown_agency(const Profile& profile, const config::Config& config,
                                          const std::vector<config::AdapterConfig>& adapters);

/// Throws Error (settings) naming key and code of an unknown one.
void require_known_agencies(const Profile& profile, const config::Config& config,
                            const std::vector<config::AdapterConfig>& adapters);

}  // namespace tsunagu::profiles
