/// The settings of one adapter: HOME/etc/adapters/NAME.conf.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/instance_paths.h"
#include "server/config/setting.h"

namespace tsunagu::config {

/// What the file says, as it says it.
struct AdapterSettings {
  std::string pack;  ///< empty: the folder named like the adapter
  bool enabled = true;
  std::string in;  ///< empty: the instance's own folder; else absolute or relative to HOME
  std::string out;
  std::string work;
  std::vector<std::uint8_t> classes_out;  ///< empty: what the pack permits
  std::string agency = {};                ///< code; empty: the partner stands for none

  bool operator==(const AdapterSettings&) const = default;
};

/// An adapter of an instance, its defaults filled in.
struct AdapterConfig {
  std::string name;            ///< of the file without .conf
  std::filesystem::path pack;  ///< absolute, or relative to the folder of packs
  bool enabled = true;
  std::filesystem::path in;    ///< absolute: where the partner writes
  std::filesystem::path out;   ///< absolute: where the partner reads
  std::filesystem::path work;  ///< absolute: the spool
  /// Narrows what the pack permits: a class is written only if both name it. Empty: no narrowing.
  std::vector<std::uint8_t> classes_out;
  std::string agency = {};  ///< code of the agency the partner stands for; empty: none

  /// The folder of the pack, if packs are kept in `packs`.
  std::filesystem::path pack_folder(const std::filesystem::path& packs) const {
    return packs / pack;  // an absolute pack replaces the folder
  }
};

/// Every key of an adapter's file, in the order of docs/configuration.md.
std::span<const Setting<AdapterSettings>> adapter_settings();

/// Throws Error (settings) like parse_config.
AdapterSettings parse_adapter_settings(std::string_view text, const std::string& source);

/// `settings` as a file; parse_adapter_settings reads the same from it.
std::string adapter_settings_text(const AdapterSettings& settings);

/// `settings` of adapter `name` with the defaults of this instance.
AdapterConfig adapter_config(const InstancePaths& paths, const std::string& name,
                             const AdapterSettings& settings);

/// All files NAME.conf in HOME/etc/adapters by name, also of adapters that are not enabled; other
/// files there are not looked at. Throws Error: a file is wrong, its name cannot be an adapter's,
/// or two adapters use the same folder.
std::vector<AdapterConfig> load_adapter_configs(const InstancePaths& paths);

}  // namespace tsunagu::config
