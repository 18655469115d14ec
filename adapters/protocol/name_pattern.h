/// Names of partners' files: literal text with the marks {yyyyMMdd}, {yyMMdd} and {seq:N}.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tsunagu::protocol {

/// Whether `name` fits `pattern`: marks stand for as many ASCII digits as they show, nothing else
/// varies. A name is never a path: one with '/' or NUL does not fit any pattern.
bool fits(std::string_view pattern, std::string_view name);

/// Whether `pattern` has only marks that are known, and could be a file name.
bool is_name_pattern(std::string_view pattern);

/// The name for `day` ("20251112") and running number `number`; nothing if the number has more
/// digits than the mark.
std::optional<std::string> make_name(std::string_view pattern, std::string_view day,
                                     std::uint32_t number);

}  // namespace tsunagu::protocol
