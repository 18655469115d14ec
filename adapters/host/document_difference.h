/// Where two documents of one type differ; places only, never values.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "adapters/host/type_model.h"
#include "adapters/protocol/job.h"

namespace tsunagu::host {

/// A value that is not the same on both sides.
struct Difference {
  std::string place;  ///< "Person/Address[2]/Line", with the position of repeating elements
  std::string what;   ///< "missing", "added" or "changed"
};

/// Compares `found` with `wanted`, field by field; fields for which `skip` is true do not count.
std::vector<Difference> differences(const protocol::WireDocument& wanted,
                                    const protocol::WireDocument& found, const TypeModel& type,
                                    const std::function<bool(const protocol::WireField&)>& skip);

}  // namespace tsunagu::host
