/// The table of checks.
#include "server/app/doctor/checks.h"

#include <array>

namespace tsunagu::app::doctor {

std::span<const Check> all_checks() {
  // Settings, daemon, keys and log come before the checks that build on what they learned.
  static constexpr std::array kChecks{
      Check{"settings", false, check_settings},
      Check{"adapter settings", false, check_adapter_settings},
      Check{"profile", false, check_profile},
      Check{"daemon", false, check_daemon},
      Check{"permissions", false, check_permissions},
      Check{"disk", false, check_disk},
      Check{"keys", false, check_keys},
      Check{"audit log", false, check_audit_log},
      Check{"clock", false, check_clock},
      Check{"database", true, check_database},
      Check{"sandbox", true, check_sandbox},
      Check{"exchange folders", true, check_folders},
      Check{"adapters", true, check_adapters},
  };
  return kChecks;
}

}  // namespace tsunagu::app::doctor
