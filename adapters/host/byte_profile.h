/// The bytes of a partner's files, as the <bytes> element of adapter.xml declares them.
#pragma once

#include <cstdint>
#include <string>

namespace tsunagu::host {

enum class Encoding : std::uint8_t { utf8, cp932 };

/// Which code is written for a character that CP932 holds twice: IBM's (FBFC for 髙) as Windows
/// and glibc write, or the one selected by NEC (EEE0).
enum class Duplicates : std::uint8_t { ibm, nec };

enum class ByteOrderMark : std::uint8_t { forbid, require, accept };

/// The highest class of substitution that may leave; each line of it is reported.
enum class Substitution : std::uint8_t {
  none,     ///< a character that cannot be written stops the file
  pairs,    ///< U+301C as 8160 and the six other codes that JIS and Microsoft read differently
  variant,  ///< and a variation selector may be dropped from behind its base character
};

struct ByteProfile {
  Encoding encoding = Encoding::utf8;
  Duplicates duplicates = Duplicates::ibm;
  bool crlf = false;
  ByteOrderMark mark = ByteOrderMark::forbid;
  std::string declaration;  ///< what encoding= of the XML declaration says
  /// Whether external characters (外字, private use) are translated by the pack's table
  /// codes/external-characters.xml; otherwise each is refused.
  bool external_table = false;
  Substitution substitution = Substitution::none;
};

}  // namespace tsunagu::host
