/// Whether the kernel can close adapter hosts in.
#include <array>
#include <cerrno>

#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "adapters/protocol/job.h"
#include "server/app/doctor/checks.h"
#include "server/app/host_options.h"

namespace tsunagu::app::doctor {
namespace {

// landlock_create_ruleset(2); Debian 12's headers know the call, older libraries do not.
constexpr long kCreateRuleset = 444;
constexpr unsigned kAskVersion = 1;

bool has_landlock() { return ::syscall(kCreateRuleset, nullptr, 0, kAskVersion) > 0; }

/// Asked with a filter at address 0: a kernel with the feature looks at the filter first.
bool has_seccomp() {
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, nullptr, 0, 0) != 0 && errno == EFAULT;
}

struct Layer {
  protocol::SandboxLayer layer;
  const char* name;
  bool (*is_there)();
};

void judge(const Layer& layer, bool may_be_missing, Findings& findings) {
  const std::string name = layer.name;
  if (layer.is_there()) {
    if (may_be_missing) {
      findings.warning(
          {"カーネルに " + name + " がありますが、設定はなくても動くことを許しています",
           "the kernel has " + name + ", but the settings allow it to be missing"},
          {"sandbox.allow_missing から " + name + " を除いてください。",
           "Take " + name + " out of sandbox.allow_missing."});
    } else {
      findings.ok({"カーネルに " + name + " があります", "the kernel has " + name});
    }
    return;
  }
  const Text what{"カーネルに " + name + " がありません", "the kernel has no " + name};
  const Text remedy{
      "Debian 12 のカーネル（6.1 以降）を使い、起動引数 lsm= に landlock が含まれる"
      "ことを確かめてください。",
      "Use Debian 12's kernel (6.1 or newer) and see that landlock is in its "
      "parameter lsm=."};
  if (may_be_missing) {
    findings.warning(what, remedy);
  } else {
    findings.error(what, remedy);
  }
}

}  // namespace

void check_sandbox(Examined& examined, Findings& findings) {
  constexpr std::array kLayers{Layer{protocol::kLandlock, "landlock", has_landlock},
                               Layer{protocol::kSeccomp, "seccomp", has_seccomp}};
  const auto allowed = allowed_to_miss(*examined.config);
  for (const auto& layer : kLayers) {
    judge(layer, (allowed & layer.layer) != 0, findings);
  }
}

}  // namespace tsunagu::app::doctor
