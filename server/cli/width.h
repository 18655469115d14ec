/// How wide text is on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tsunagu::cli {

/// Columns that `character` takes: 0 for combining marks and variation selectors, 2 for East Asian
/// wide and full-width characters (Unicode Standard Annex #11), else 1. Characters of ambiguous
/// width count 1, as terminals with a UTF-8 locale draw them.
std::size_t width_of(char32_t character);

/// Columns that `text` (UTF-8) takes.
std::size_t width_of(std::string_view text);

/// `text` with everything that would move the cursor made visible: line feed and carriage return
/// as one "⏎", tab as a space, other controls, direction marks and bytes that are no UTF-8 as
/// "\u{9b}". What a partner wrote must never steer the operator's terminal.
std::string printable(std::string_view text);

}  // namespace tsunagu::cli
