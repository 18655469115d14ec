/// Reads and writes HOME/etc/adapters/NAME.conf.
#include "server/config/adapter_config.h"

#include <algorithm>
#include <map>

#include "server/base/error.h"
#include "server/config/settings_source.h"
#include "server/config/value_forms.h"

namespace tsunagu::config {

namespace {

namespace fs = std::filesystem;

fs::path folder(const InstancePaths& paths, const std::string& given, const fs::path& standard) {
  // An absolute path replaces the home it is appended to.
  return (given.empty() ? standard : paths.home / given).lexically_normal();
}

/// Whose numbers documents bear that no adapter brought; an adapter of the name would share them.
constexpr std::string_view kStaffOrigin = "staff";

AdapterConfig load_one(const InstancePaths& paths, const fs::path& file) {
  const std::string name = file.stem().string();
  if (!is_adapter_name(name)) {
    throw Error{messages::kConfig,
                file.string() + ": the name of an adapter is 1 to 64 of a-z, 0-9, - and _"};
  }
  if (name == kStaffOrigin) {
    throw Error{messages::kConfig, file.string() + ": the name is kept for what is written here"};
  }
  return adapter_config(paths, name, parse_adapter_settings(settings_source(file), file.string()));
}

/// Two adapters in one folder would take each other's files.
void check_folders(const std::vector<AdapterConfig>& adapters) {
  std::map<fs::path, std::string> owners;
  for (const AdapterConfig& adapter : adapters) {
    for (const fs::path& one : {adapter.in, adapter.out, adapter.work}) {
      const auto [owner, is_new] = owners.emplace(one, adapter.name);
      if (!is_new) {
        throw Error{messages::kConfig, "etc/adapters: " + owner->second + " and " + adapter.name +
                                           " both use " + one.string()};
      }
    }
  }
}

}  // namespace

AdapterSettings parse_adapter_settings(std::string_view text, const std::string& source) {
  return parse_settings(adapter_settings(), text, source);
}

std::string adapter_settings_text(const AdapterSettings& settings) {
  return settings_file(setting_rows(adapter_settings(), settings));
}

AdapterConfig adapter_config(const InstancePaths& paths, const std::string& name,
                             const AdapterSettings& settings) {
  AdapterConfig out;
  out.name = name;
  out.pack = settings.pack.empty() ? fs::path{name} : fs::path{settings.pack};
  out.enabled = settings.enabled;
  out.in = folder(paths, settings.in, paths.exchange_in(name));
  out.out = folder(paths, settings.out, paths.exchange_out(name));
  out.work = folder(paths, settings.work, paths.spool(name));
  out.classes_out = settings.classes_out;
  out.agency = settings.agency;
  return out;
}

std::vector<AdapterConfig> load_adapter_configs(const InstancePaths& paths) {
  std::vector<AdapterConfig> out;
  if (!fs::exists(paths.adapters())) {
    return out;
  }
  for (const fs::directory_entry& entry : fs::directory_iterator{paths.adapters()}) {
    if (entry.path().extension() == ".conf") {
      out.push_back(load_one(paths, entry.path()));
    }
  }
  std::ranges::sort(out, {}, &AdapterConfig::name);
  check_folders(out);
  return out;
}

}  // namespace tsunagu::config
