/// Whether the settings files can be read as they stand.
#include "server/app/doctor/checks.h"
#include "server/profiles/agency_use.h"
#include "server/profiles/profile_file.h"

namespace tsunagu::app::doctor {

void check_settings(Examined& examined, Findings& findings) {
  examined.config = config::load_config(examined.paths);
  const auto file = examined.paths.settings().string();
  findings.ok({"設定に誤りはありません: " + file, "the settings have no mistake: " + file});
}

void check_adapter_settings(Examined& examined, Findings& findings) {
  examined.adapters = config::load_adapter_configs(examined.paths);
  const auto folder = examined.paths.adapters().string();
  if (examined.adapters.empty()) {
    findings.warning({"アダプタが一つもありません", "there is no adapter"},
                     {folder + "/名前.conf を作ってください（docs/configuration.md）。",
                      "Make " + folder + "/NAME.conf (docs/configuration.md)."});
    return;
  }
  const auto count = std::to_string(examined.adapters.size());
  findings.ok({"アダプタの設定に誤りはありません（" + count + " 件）",
               "the settings of " + count + " adapters have no mistake"});
}

void check_profile(Examined& examined, Findings& findings) {
  const auto profile = profiles::load_profile(examined.paths).profile;
  if (examined.config) {
    profiles::require_known_agencies(profile, *examined.config, examined.adapters);
  }
  const auto name = profile.name + " " + profile.version;
  findings.ok({"自治体プロファイルに誤りはありません: " + name,
               "the municipality's profile has no mistake: " + name});
}

}  // namespace tsunagu::app::doctor
