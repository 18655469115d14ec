/// Keys under which a Japanese name is found, however it was written.
#pragma once

#include <string>
#include <string_view>

namespace tsunagu::documents {

/// The name as registered, only made comparable: half-width kana to full-width, hiragana to
/// katakana, spaces and middle dots removed, variation selectors removed, Latin to upper case.
/// Empty if nothing is left.
std::string strict_name_key(std::string_view name);

/// The strict key with small kana made large, ヴ ヂ ヅ ヲ folded, long marks and dakuten spelling
/// unified, iteration marks written out (佐々木 as 佐佐木), hyphens and apostrophes removed, and
/// kanji variants folded to one form (髙 to 高, 﨑 to 崎, 邊 邉 to 辺, 齋 齊 斉 to 斎 ...).
///
/// Small kana are another reading since 2025-05-26 (キョウコ, キヨウコ), so stored names keep them.
std::string loose_name_key(std::string_view name);

}  // namespace tsunagu::documents
