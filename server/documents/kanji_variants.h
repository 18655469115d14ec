/// Kanji that stand for each other in names.
#pragma once

#include <span>
#include <string_view>

namespace tsunagu::documents {

/// Groups of kanji found for one another; the first is the form that keys use.
std::span<const std::u32string_view> kanji_variant_groups();

/// The first form of the group of `kanji`, or `kanji` itself if it has no variants.
char32_t folded_kanji(char32_t kanji);

}  // namespace tsunagu::documents
