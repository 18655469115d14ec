/// The <?xml ...?> at the start of a file.
#pragma once

#include <optional>
#include <string>

#include "server/base/refusal.h"

namespace tsunagu::host {

/// Checks that the declaration at the start of `text` names XML 1.0 and the encoding `expected`
/// (any case; missing counts as UTF-8), then overwrites it with spaces. Nothing, or the refusal
/// encoding_mismatch or not_well_formed.
std::optional<Refusal> take_declaration(std::string& text, const std::string& expected);

}  // namespace tsunagu::host
