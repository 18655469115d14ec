/// Byte strings: conversions, big-endian numbers, hexadecimal and base64.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagu {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

/// The bytes of `text`, without copying. The view lives as long as `text`.
ByteView as_bytes(std::string_view text);
/// `bytes` as text, without copying or checking. The view lives as long as `bytes`.
std::string_view as_text(ByteView bytes);
Bytes to_bytes(std::string_view text);

/// Appends the low `count` bytes of `value`, highest first. `count` is 1 to 8.
void append_be(Bytes& out, std::uint64_t value, int count);
void append(Bytes& out, ByteView more);
/// Appends u32be length and the bytes, so that joined parts cannot be cut elsewhere.
void append_sized(Bytes& out, ByteView more);
/// Reads up to 8 bytes, highest first.
std::uint64_t read_be(ByteView bytes);

/// Lower-case hexadecimal.
std::string to_hex(ByteView bytes);
/// Nothing if `hex` has an odd length or another character.
std::optional<Bytes> from_hex(std::string_view hex);
/// Base64 of RFC 4648 section 4, with padding.
std::string to_base64(ByteView bytes);
/// Nothing unless `text` is exactly what to_base64 writes.
std::optional<Bytes> from_base64(std::string_view text);

}  // namespace tsunagu
