/// The settings of an instance: HOME/etc/tsunagu.conf.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/instance_paths.h"
#include "server/config/setting.h"

namespace tsunagu::config {

/// Every setting with its default. What each means stands in config_settings.cpp, from which
/// docs/configuration.md is made.
struct Config {
  std::string municipality_code;  ///< empty until `init` is told
  std::string municipality_name;
  std::int64_t retention_years = 5;

  std::string database_mode = "private";  ///< or "server"
  std::string database_socket;            ///< absolute path, or empty
  std::string database_host;              ///< or empty
  std::int64_t database_port = 3306;
  std::string database_name = "tsunagu";
  std::int64_t database_buffer_pool_mib = 128;

  std::int64_t intake_poll_ms = 200;
  std::int64_t intake_file_limit_mib = 64;
  std::int64_t intake_job_seconds = 60;  ///< wall clock of one file
  std::int64_t delivery_answer_wait_minutes = 1440;

  std::vector<std::string> sandbox_allow_missing;  ///< of "landlock", "seccomp"
  std::vector<std::string> admin_users;
  std::vector<std::string> access_protected_users;
  std::vector<std::string> access_agencies;  ///< "tanaka=TK01"; nobody stands there twice

  std::int64_t audit_checkpoint_ms = 1000;
  std::string audit_origin;  ///< empty: see log_origin
  std::int64_t disk_minimum_mib = 512;
  std::string data_folder;  ///< absolute path, or empty

  bool operator==(const Config&) const = default;

  /// Whether Tsunagu runs MariaDB itself.
  bool owns_database() const { return database_mode == "private"; }
  /// Code of the agency that `user` belongs to; empty: none, so the municipality's own
  /// coordination.
  std::string agency_of(std::string_view user) const;
  /// The name of the audit log in its checkpoints: audit.origin, or "tsunagu/CODE".
  std::string log_origin() const;
};

/// Every key of tsunagu.conf, in the order of the file and of docs/configuration.md.
std::span<const Setting<Config>> config_settings();

/// The settings in `text`. Throws Error (settings) naming `source`, line and key for an unknown or
/// repeated key, a value of another form or size, and settings that contradict each other.
Config parse_config(std::string_view text, const std::string& source = "tsunagu.conf");

/// `config` as a settings file with an explanation above each key; what equals its default is
/// commented out. parse_config(config_text(c)) == c.
std::string config_text(const Config& config);

/// Reads HOME/etc/tsunagu.conf. Throws Error: there is no instance, the file is wrong, others may
/// write to it, or the path of HOME is too long for its sockets.
Config load_config(const InstancePaths& paths);

}  // namespace tsunagu::config
