/// Different code points for what a reader takes for the same character, made one.
#pragma once

#include <string>
#include <string_view>

namespace tsunagu::documents {

/// `text` with half-width kana full-width (a voicing mark composed: ﾀﾞ becomes ダ), full-width
/// Latin and digits half-width, hiragana as katakana, and variation selectors and zero-width
/// characters gone. For keys and searches only: what is stored is never changed. Bytes that are not
/// UTF-8 are skipped; documents hold none.
std::u32string comparable_characters(std::string_view text);

/// Whether `character` is a space, of any width.
bool is_space(char32_t character);

}  // namespace tsunagu::documents
