/// What a verification found, in words for an auditor and as JSON for a program.
#pragma once

#include <string>
#include <string_view>

#include "server/base/json.h"
#include "server/tlog/proof.h"
#include "server/tlog/report.h"

namespace tsunagu::tlog {

/// The verdict page: Japanese first, English beside it. `folder` is what was verified.
std::string verdict_page(const Report& report, std::string_view folder);
/// The same as an object; names of members: docs/audit-log.md, "Verdict".
JsonLine verdict_json(const Report& report);

/// What one proof shows. The opened payload stands in it.
std::string proof_page(const ProvenEvent& proven, const VerifierKey& key);
JsonLine proof_json(const ProvenEvent& proven, const VerifierKey& key);

/// `text` safe to show on a terminal: control characters and bytes that are no UTF-8 as "\x1b".
std::string shown(std::string_view text);

}  // namespace tsunagu::tlog
