/// UTF-8 text to a partner's bytes. Nothing is replaced that the profile does not allow, and
/// whatever is replaced is said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "adapters/host/byte_profile.h"
#include "adapters/host/cp932_table.h"
#include "adapters/host/external_characters.h"
#include "server/base/bytes.h"

namespace tsunagu::host {

/// What became of a character.
enum class Written { exact, pair, dropped, impossible };

/// A character that is not written exactly.
struct CharacterFinding {
  std::size_t index = 0;  ///< 1-based place in the text, in characters
  Written written = Written::impossible;
  char32_t character = 0;
};

class Encoder {
 public:
  /// `table` and `external` outlive the encoder; `table` is only used for CP932.
  Encoder(const ByteProfile& profile, const Cp932Table* table, const ExternalCharacters& external)
      : profile_{&profile}, table_{table}, external_{&external} {}

  /// The characters of `text` that are substituted or cannot be written.
  std::vector<CharacterFinding> check(std::string_view text) const;

  /// `text` as it can be read back after writing: with its substitutions.
  std::string substituted(std::string_view text) const;

  /// A whole file: byte order mark, declaration, `body` with the profile's line ends. Every
  /// character of `body` passed check(); stops the process otherwise.
  Bytes file(std::string_view body) const;

 private:
  Written append(std::string_view& rest, Bytes& out, char32_t& character) const;
  Written append_character(char32_t character, Bytes& out) const;

  const ByteProfile* profile_;
  const Cp932Table* table_;
  const ExternalCharacters* external_;
};

}  // namespace tsunagu::host
