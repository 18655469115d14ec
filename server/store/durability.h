/// Whether the server keeps what it has confirmed, and cuts and logs nothing.
#pragma once

#include <string>
#include <vector>

#include "server/store/connection.h"

namespace tsunagu::store {

/// A setting of the server that Tsunagu does not work with.
struct DurabilityFinding {
  std::string setting;
  std::string value;
  std::string wanted;
};

/// All settings that are wrong; none if all is well. `connection` has the database selected.
/// Throws StoreError.
std::vector<DurabilityFinding> durability_findings(Connection& connection);

/// Throws Error (kDurability) naming every wrong setting, its value and the one wanted.
void require_durable(Connection& connection);

}  // namespace tsunagu::store
