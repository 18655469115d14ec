/// SQL text that was written by us.
#pragma once

#include <cstddef>
#include <string_view>

namespace tsunagu::store {

/// Made only from string literals, which the compiler checks: SQL put together at run time does not
/// compile, so there is nothing to inject into.
struct Sql {
  std::string_view text;

  template <std::size_t Size>
  consteval Sql(const char (&literal)[Size])  // NOLINT(google-explicit-constructor)
      : text{literal, Size - 1} {}
};

}  // namespace tsunagu::store
