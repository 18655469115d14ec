/// The checks of `tsunagu doctor`, in the order in which they are made.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <sys/types.h>

#include "security/local_key_service.h"
#include "server/app/doctor/finding.h"
#include "server/base/clock.h"
#include "server/config/adapter_config.h"
#include "server/config/config.h"
#include "server/config/instance_paths.h"

namespace tsunagu::app::doctor {

/// The instance that is looked at, and what earlier checks learned of it for later ones.
struct Examined {
  config::InstancePaths paths;
  std::optional<config::Config> config;  ///< nothing if the settings cannot be read
  std::vector<config::AdapterConfig> adapters;
  std::optional<pid_t> daemon;                      ///< nothing if it does not run
  std::unique_ptr<security::LocalKeyService> keys;  ///< null if they do not open
  Microseconds last_event = 0;                      ///< newest time in the audit log; 0: none
};

/// Throws Error for what it cannot look at; that becomes a finding, too.
using CheckFunction = void (*)(Examined& examined, Findings& findings);

struct Check {
  const char* name;
  bool needs_settings;  ///< left out, and said so, if the settings cannot be read
  CheckFunction run;
};

std::span<const Check> all_checks();

void check_settings(Examined& examined, Findings& findings);
void check_adapter_settings(Examined& examined, Findings& findings);
void check_profile(Examined& examined, Findings& findings);
void check_daemon(Examined& examined, Findings& findings);
void check_permissions(Examined& examined, Findings& findings);
void check_disk(Examined& examined, Findings& findings);
void check_keys(Examined& examined, Findings& findings);
void check_audit_log(Examined& examined, Findings& findings);
void check_clock(Examined& examined, Findings& findings);
void check_database(Examined& examined, Findings& findings);
void check_sandbox(Examined& examined, Findings& findings);
void check_folders(Examined& examined, Findings& findings);
void check_adapters(Examined& examined, Findings& findings);

}  // namespace tsunagu::app::doctor
