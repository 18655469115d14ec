/// CP932 (Windows-31J) as tables in both directions.
#pragma once

#include <cstdint>
#include <vector>

#include "adapters/host/byte_profile.h"

namespace tsunagu::host {

/// Immutable once made. The characters are glibc's CP932, read once through iconv, because that
/// needs files, which a sandboxed process has not.
class Cp932Table {
 public:
  /// Throws Error if the system has no CP932.
  explicit Cp932Table(Duplicates duplicates);

  /// The character of a two-byte code, 0 if there is none. User-defined codes F040 to F9FC give
  /// U+E000 to U+E757.
  char16_t character(std::uint8_t lead, std::uint8_t trail) const {
    return characters_[(lead - 0x80U) * 256U + trail];
  }
  /// The code of a character: below 256 one byte, otherwise two; 0 if there is none.
  std::uint16_t code(char32_t character) const {
    return character < codes_.size() ? codes_[character] : std::uint16_t{0};
  }

 private:
  void add(std::uint16_t code, char16_t character, Duplicates duplicates);

  std::vector<char16_t> characters_;
  std::vector<std::uint16_t> codes_;
};

/// Whether `byte` starts a two-byte code: 81 to 9F, E0 to FC.
inline bool is_cp932_lead(std::uint8_t byte) {
  return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC);
}

}  // namespace tsunagu::host
