// Landlock through its system calls: Debian 12's headers know only the first versions.
#include "adapters/host/landlock.h"

#include <cstddef>
#include <cstdint>

#include <sys/syscall.h>
#include <unistd.h>

#include "server/base/unique_fd.h"

namespace tsunagu::host {
namespace {

constexpr long kCreateRuleset = 444;
constexpr long kRestrictSelf = 446;
constexpr unsigned kAskVersion = 1;

/// struct landlock_ruleset_attr of the kernel, version 6.
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scoped = 0;
};

Ruleset everything(int version) {
  Ruleset ruleset;
  int rights = 13;
  rights += version >= 2 ? 1 : 0;  // refer
  rights += version >= 3 ? 1 : 0;  // truncate
  rights += version >= 5 ? 1 : 0;  // ioctl of devices
  ruleset.files = (std::uint64_t{1} << static_cast<unsigned>(rights)) - 1;
  ruleset.network = version >= 4 ? 3 : 0;  // bind, connect
  ruleset.scoped = version >= 6 ? 3 : 0;   // abstract sockets, signals
  return ruleset;
}

std::size_t size_of_ruleset(int version) {
  if (version < 4) {
    return 8;
  }
  return version < 6 ? 16 : sizeof(Ruleset);
}

}  // namespace

int landlock_version() {
  const long version = syscall(kCreateRuleset, nullptr, 0, kAskVersion);
  return version > 0 ? static_cast<int>(version) : 0;
}

bool close_with_landlock(int version) {
  const Ruleset ruleset = everything(version);
  const UniqueFd fd{
      static_cast<int>(syscall(kCreateRuleset, &ruleset, size_of_ruleset(version), 0))};
  return fd && syscall(kRestrictSelf, fd.get(), 0) == 0;
}

}  // namespace tsunagu::host
