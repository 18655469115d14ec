/// Half-width and full-width katakana. Nothing but kana and their marks is touched.
#pragma once

#include <string>
#include <string_view>

#include "server/base/refusal.h"

namespace tsunagu::host {

/// "ﾔﾏﾀﾞ" to "ヤマダ": a voice mark joins the kana before it where Unicode has one character for
/// both. Everything else, spaces included, stays as it is. `half` is well-formed UTF-8.
std::string kana_to_full(std::string_view half);

/// "ヤマダ" to "ﾔﾏﾀﾞ". Refuses substitution_needed for a kana without half-width form (ヮ, ヰ, ヱ,
/// ヵ, ヶ and hiragana); the place is left to the caller.
Result<std::string> kana_to_half(std::string_view full);

}  // namespace tsunagu::host
