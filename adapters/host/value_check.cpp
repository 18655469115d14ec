// Characters of values.
#include "adapters/host/value_check.h"

#include "adapters/host/external_characters.h"
#include "adapters/protocol/limits.h"
#include "server/base/text.h"

namespace tsunagu::host {

std::optional<RefusalCode> value_fault(std::string_view text) {
  if (text.size() > protocol::kMaxTextBytes) {
    return RefusalCode::too_large;
  }
  for (std::string_view rest = text; !rest.empty();) {
    const std::optional<char32_t> character = take_character(rest);
    if (!character) {
      return RefusalCode::illegal_byte;
    }
    const bool blank = *character == '\t' || *character == '\n' || *character == '\r';
    if (!blank && (*character < 0x20 || (*character >= 0x7F && *character < 0xA0))) {
      return RefusalCode::illegal_byte;
    }
    if (is_private_use(*character)) {
      return RefusalCode::external_character;
    }
  }
  return std::nullopt;
}

}  // namespace tsunagu::host
