/// UTF-8 text as it is: checking and counting, never changing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tsunagu {

/// Whether `text` is well-formed UTF-8 (no surrogates, no overlong forms) without NUL and without
/// control characters but TAB, LF and CR.
bool is_clean_utf8(std::string_view text);

/// Number of code points of well-formed UTF-8.
std::size_t count_characters(std::string_view text);

/// Takes the first code point off `text`. Nothing if `text` is empty or not well-formed there.
std::optional<char32_t> take_character(std::string_view& text);

/// Appends `character` in UTF-8.
void append_character(std::string& out, char32_t character);

}  // namespace tsunagu
