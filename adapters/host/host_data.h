/// Everything a warm host has loaded before it takes jobs.
#pragma once

#include <optional>

#include "adapters/host/pack.h"
#include "adapters/host/schemas.h"

namespace tsunagu::host {

struct HostData {
  Schemas schemas;
  std::optional<Pack> pack;
};

}  // namespace tsunagu::host
