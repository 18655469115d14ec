/// A partner's bytes as UTF-8 text, or the reasons why not. The first stage of reading a file.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "adapters/host/byte_profile.h"
#include "adapters/host/cp932_table.h"
#include "adapters/host/external_characters.h"
#include "server/base/bytes.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// Decoded text. Its XML declaration is checked and overwritten with spaces, so that libxml2
/// cannot be told another encoding and lines keep their numbers.
struct DecodedFile {
  std::string text;
  /// Where in `text` a private-use character without meaning stands, in order.
  std::vector<std::size_t> external;
  /// Where an external character was translated by the pack's table, in order.
  std::vector<std::size_t> translated;
};

/// Decodes with one profile, never guessing another and never normalising (NFC would change 22
/// kanji of CP932 alone).
class Decoder {
 public:
  /// `table` and `external` outlive the decoder; `table` is only used for CP932.
  Decoder(const ByteProfile& profile, const Cp932Table* table, const ExternalCharacters& external)
      : profile_{&profile}, table_{table}, external_{&external} {}

  /// Fills `out`, or returns why the file is refused: empty_file, too_large, byte_order_mark,
  /// encoding_mismatch, illegal_byte with its offset (at most 20 of them).
  std::vector<Refusal> decode(ByteView bytes, DecodedFile& out) const;

 private:
  std::vector<Refusal> decode_cp932(ByteView bytes, DecodedFile& out) const;
  std::vector<Refusal> decode_utf8(ByteView bytes, std::size_t start, DecodedFile& out) const;
  void append_external(char32_t character, DecodedFile& out) const;

  const ByteProfile* profile_;
  const Cp932Table* table_;
  const ExternalCharacters* external_;
};

}  // namespace tsunagu::host
