/// Finds the texts of a refusal code.
#include "server/base/refusal.h"

#include <algorithm>

namespace tsunagu {

std::string refusal_id(RefusalCode code) {
  return "KX" + std::to_string(static_cast<std::uint16_t>(code));
}

const RefusalText& refusal_text(RefusalCode code) {
  const std::span<const RefusalText> texts = all_refusal_texts();
  const auto found = std::ranges::find(texts, code, &RefusalText::code);
  TSUNAGU_ENSURE(found != texts.end(), "every refusal code has texts");
  return *found;
}

bool is_refusal_code(std::uint16_t number) {
  return std::ranges::any_of(all_refusal_texts(), [number](const RefusalText& text) {
    return static_cast<std::uint16_t>(text.code) == number;
  });
}

}  // namespace tsunagu
