/// Whether the agencies that the settings name are those of the profile.
#include "server/profiles/agency_use.h"

#include "server/base/error.h"

namespace tsunagu::profiles {
namespace {

std::vector<NamedAgency> named_agencies(const config::Config& config,
                                        const std::vector<config::AdapterConfig>& adapters) {
  std::vector<NamedAgency> out;
  for (const auto& one : config.access_agencies) {
    out.push_back({"tsunagu.conf: access.agencies", one.substr(one.find('=') + 1)});
  }
  for (const auto& adapter : adapters) {
    if (!adapter.agency.empty()) {
      out.push_back({"adapters/" + adapter.name + ".conf: agency", adapter.agency});
    }
  }
  return out;
}

}  // namespace

std::optional<NamedAgency> unknown_agency(const Profile& profile, const config::Config& config,
                                          const std::vector<config::AdapterConfig>& adapters) {
  if (profile.agencies.empty()) {
    return std::nullopt;
  }
  for (auto& one : named_agencies(config, adapters)) {
    if (!profile.agencies.contains(one.code)) {
      return one;
    }
  }
  return std::nullopt;
}

void require_known_agencies(const Profile& profile, const config::Config& config,
                            const std::vector<config::AdapterConfig>& adapters) {
  if (const auto unknown = unknown_agency(profile, config, adapters)) {
    throw Error{messages::kConfig,
                unknown->key + ": the profile " + profile.name + " has no agency " + unknown->code};
  }
}

}  // namespace tsunagu::profiles
