/// Reads and writes HOME/etc/tsunagu.conf.
#include "server/config/config.h"

#include <set>

#include "server/base/error.h"
#include "server/config/settings_source.h"

namespace tsunagu::config {

namespace {

/// What no single setting can tell.
void check_together(const Config& config, const std::string& source) {
  const bool has_address = !config.database_socket.empty() || !config.database_host.empty();
  if (config.owns_database() && has_address) {
    throw Error{messages::kConfig, source +
                                       ": database.socket and database.host need "
                                       "database.mode = server"};
  }
  if (!config.owns_database() && config.database_socket.empty() == config.database_host.empty()) {
    throw Error{messages::kConfig, source +
                                       ": database.mode = server needs one of "
                                       "database.socket and database.host"};
  }
}

void check_agencies(const Config& config, const std::string& source) {
  std::set<std::string_view> users;
  for (const std::string_view one : config.access_agencies) {
    if (!users.insert(one.substr(0, one.find('='))).second) {
      throw Error{messages::kConfig, source + ": access.agencies: names a user twice"};
    }
  }
}

}  // namespace

std::string Config::agency_of(std::string_view user) const {
  for (const std::string_view one : access_agencies) {
    const auto sign = one.find('=');
    if (one.substr(0, sign) == user) {
      return std::string{one.substr(sign + 1)};
    }
  }
  return {};
}

std::string Config::log_origin() const {
  return audit_origin.empty() ? "tsunagu/" + municipality_code : audit_origin;
}

Config parse_config(std::string_view text, const std::string& source) {
  Config config = parse_settings(config_settings(), text, source);
  check_together(config, source);
  check_agencies(config, source);
  return config;
}

std::string config_text(const Config& config) {
  return settings_file(setting_rows(config_settings(), config));
}

Config load_config(const InstancePaths& paths) {
  if (!std::filesystem::exists(paths.settings())) {
    throw Error{messages::kHome, paths.settings().string() + " is missing"};
  }
  return parse_config(settings_source(paths.settings()), paths.settings().string());
}

}  // namespace tsunagu::config
