/// Values for the `?` marks of a statement.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/base/bytes.h"
#include "server/base/uuid.h"

namespace tsunagu::store {

/// One value on its way to the database. Texts and byte strings are viewed, not copied: they must
/// live until the statement has run.
struct Parameter {
  enum class Kind : std::uint8_t { integer, unsigned_integer, text, bytes };

  Kind kind = Kind::bytes;
  bool is_null = false;
  std::uint64_t number = 0;  ///< Of the integers; negative ones in two's complement.
  ByteView content;          ///< Of texts and byte strings.
};

// Only exactly these types can be bound: an int, a bool, an enumerator or a string literal does not
// compile, so nothing is converted on the way that nobody thought about.
inline Parameter parameter(std::int64_t value) {
  return {Parameter::Kind::integer, false, static_cast<std::uint64_t>(value), {}};
}
inline Parameter parameter(std::uint64_t value) {
  return {Parameter::Kind::unsigned_integer, false, value, {}};
}
inline Parameter parameter(std::string_view value) {
  return {Parameter::Kind::text, false, 0, as_bytes(value)};
}
inline Parameter parameter(const std::string& value) { return parameter(std::string_view{value}); }
inline Parameter parameter(ByteView value) { return {Parameter::Kind::bytes, false, 0, value}; }
inline Parameter parameter(const Bytes& value) { return parameter(ByteView{value}); }
inline Parameter parameter(const Uuid& value) { return parameter(ByteView{value.bytes}); }
template <std::size_t Size>
Parameter parameter(const std::array<std::byte, Size>& value) {
  return parameter(ByteView{value});
}
template <std::size_t Size>
requires(Size != std::dynamic_extent) Parameter
    parameter(const std::span<const std::byte, Size>& value) {
  return parameter(ByteView{value});
}
template <class T>
Parameter parameter(const T& value) = delete;

/// The value, or NULL of the same kind.
template <class T>
Parameter parameter(const std::optional<T>& value) {
  if (value) {
    return parameter(*value);
  }
  Parameter none = parameter(T{});
  none.is_null = true;
  none.content = {};
  return none;
}

}  // namespace tsunagu::store
