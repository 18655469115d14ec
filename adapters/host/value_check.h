/// What every value of a canonical document must be, whatever its schema says.
#pragma once

#include <optional>
#include <string_view>

#include "server/base/refusal.h"

namespace tsunagu::host {

/// Nothing, or why `text` cannot be kept: a control character (illegal_byte), a private-use
/// character (external_character), a value over protocol::kMaxTextBytes (too_large).
std::optional<RefusalCode> value_fault(std::string_view text);

}  // namespace tsunagu::host
