/// Signed notes of C2SP signed-note, with Ed25519: text, an empty line, lines of signatures.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/bytes.h"

namespace tsunagu::tlog {

/// What a verifier has to have from elsewhere: the name and public key of who signs.
struct VerifierKey {
  std::string name;  ///< not empty, no white space, no plus
  std::array<std::byte, 32> public_key{};

  bool operator==(const VerifierKey&) const = default;
  /// First 4 bytes of SHA-256(name || 0x0a || 0x01 || public key).
  std::uint32_t id() const;
  /// "name+01234567+base64 of 0x01 and the public key", without a line end.
  std::string text() const;
  /// SHA-256 of text() in hexadecimal groups of four: what is printed on paper and compared.
  std::string fingerprint() const;
  /// Nothing unless `line` is exactly what text() writes; one line end behind it is allowed.
  static std::optional<VerifierKey> parse(std::string_view line);
};

/// Whether `name` may stand in a signature line.
bool is_key_name(std::string_view name);

enum class NoteState {
  valid,
  malformed,
  not_signed,       ///< no signature of this key
  wrong_signature,  ///< one of this key that does not fit the text
};

struct CheckedNote {
  NoteState state = NoteState::malformed;
  std::string_view text;  ///< with its last line end; empty unless valid. Part of the note
};

/// Checks `note` with `key`. Signatures of other keys are ignored, as the specification wants.
/// A note has at most 64 KiB and 64 signatures.
CheckedNote check_note(std::string_view note, const VerifierKey& key);

/// `text` (which ends with a line end) and the line with `signature` (64 bytes) by `key`.
std::string signed_note(std::string_view text, const VerifierKey& key, ByteView signature);

}  // namespace tsunagu::tlog
