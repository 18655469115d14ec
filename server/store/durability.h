/// Whether the server keeps what it has confirmed, cuts nothing and logs no values. (That it is new
/// enough, every connection checks.)
#pragma once

#include <map>
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

/// The server's variables, names in lower case.
using ServerVariables = std::map<std::string, std::string, std::less<>>;

/// Those of `variables` that are wrong.
std::vector<DurabilityFinding> judge(const ServerVariables& variables);

/// What judge() finds in the server's own variables, and a wrong character set of the database,
/// which `connection` has selected. Throws StoreError.
std::vector<DurabilityFinding> durability_findings(Connection& connection);

/// Throws Error (kDurability) naming every wrong setting, its value and the one wanted.
void require_durable(Connection& connection);

}  // namespace tsunagu::store
