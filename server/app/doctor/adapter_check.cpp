/// Whether each adapter's pack loads, and how closely its host is closed in.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "adapters/protocol/job.h"
#include "server/app/admin_client.h"
#include "server/app/doctor/checks.h"
#include "server/app/host_options.h"

namespace tsunagu::app::doctor {
namespace {

struct LayerName {
  protocol::SandboxLayer layer;
  const char* name;
};
// In the words of `adapter list`.
constexpr std::array kLayers{LayerName{protocol::kNoNewPrivileges, "no_new_privs"},
                             LayerName{protocol::kLandlock, "landlock"},
                             LayerName{protocol::kSeccomp, "seccomp"},
                             LayerName{protocol::kResourceLimits, "rlimits"}};

void report_running(const std::string& name, const std::string& version,
                    const std::vector<std::string>& layers, Findings& findings) {
  std::string missing;
  for (const auto& layer : kLayers) {
    if (std::find(layers.begin(), layers.end(), layer.name) == layers.end()) {
      missing += (missing.empty() ? "" : " ") + std::string{layer.name};
    }
  }
  if (missing.empty()) {
    findings.ok({name + " " + version + " は動き、隔離はすべて効いています",
                 name + " " + version + " works, with every layer of its sandbox"});
    return;
  }
  findings.warning(
      {name + " の隔離に欠けがあります: " + missing,
       "the sandbox of " + name + " lacks " + missing},
      {std::string{messages::kSandbox.remedy_ja}, std::string{messages::kSandbox.remedy_en}});
}

void report_disabled(const std::string& name, Findings& findings) {
  findings.ok({name + " は設定で止めてあります", name + " is disabled by its settings"});
}

/// What the running daemon says of its adapters.
void ask_running(const Examined& examined, Findings& findings) {
  const auto answer = ask(examined.paths, "adapter.list", {});
  answer.require_done();
  for (const auto& line : answer.of("adapter")) {
    const auto name = line.text("name").value_or("");
    const auto state = line.text("state").value_or("");
    if (state == "active") {
      report_running(name, line.text("version").value_or(""),
                     line.list("sandbox").value_or(std::vector<std::string>{}), findings);
    } else if (state == "inactive") {
      report_disabled(name, findings);
    } else {
      const auto problem = line.text("problem").value_or("");
      findings.error({name + " は止まっています: " + problem, name + " does not run: " + problem},
                     {"原因を直し、`tsunagu stop` と `tsunagu start` で読み直してください。",
                      "Mend the cause, then `tsunagu stop` and `tsunagu start` to load it again."});
    }
  }
}

/// Starts a host of our own for a moment, as the daemon would.
void try_host(const Examined& examined, const config::AdapterConfig& adapter, Findings& findings) {
  const DataFolder data{*examined.config};
  const translate::HostProcess host{
      host_options(*examined.config, examined.paths, data, adapter.pack_folder(data.packs()))};
  std::vector<std::string> layers;
  for (const auto& layer : kLayers) {
    if ((host.hello().sandbox & layer.layer) != 0) {
      layers.emplace_back(layer.name);
    }
  }
  report_running(adapter.name, host.hello().adapter.version, layers, findings);
}

}  // namespace

void check_adapters(Examined& examined, Findings& findings) {
  if (examined.daemon) {
    ask_running(examined, findings);
    return;
  }
  for (const auto& adapter : examined.adapters) {
    if (!adapter.enabled) {
      report_disabled(adapter.name, findings);
      continue;
    }
    try {
      try_host(examined, adapter, findings);
    } catch (const Error& error) {
      findings.error(error);
    }
  }
}

}  // namespace tsunagu::app::doctor
