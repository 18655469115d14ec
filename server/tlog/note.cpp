/// Verifier keys and signed notes.
#include "server/tlog/note.h"

#include <algorithm>

#include "security/digest.h"
#include "server/base/check.h"
#include "server/base/text.h"

namespace tsunagu::tlog {

namespace {

constexpr std::size_t kMaxNote = 64U * 1024;
constexpr int kMaxSignatures = 64;
constexpr std::size_t kSignatureSize = 64;
constexpr std::byte kEd25519{0x01};
constexpr std::string_view kDash = "\u2014 ";

/// White space of Unicode above ASCII (property White_Space).
bool is_wide_space(char32_t character) {
  return character == 0x85 || character == 0xa0 || character == 0x1680 ||
         (character >= 0x2000 && character <= 0x200a) || character == 0x2028 ||
         character == 0x2029 || character == 0x202f || character == 0x205f || character == 0x3000;
}

Bytes typed_key(const VerifierKey& key) {
  Bytes bytes{kEd25519};
  append(bytes, key.public_key);
  return bytes;
}

Bytes id_bytes(const VerifierKey& key) {
  const auto hash = security::sha256({as_bytes(key.name), as_bytes("\n"), typed_key(key)});
  return Bytes(hash.begin(), hash.begin() + 4);
}

/// The signature line of `key` begins with this; the signature in base64 follows.
struct SignatureLine {
  std::string_view name;
  Bytes bytes;  // 4 bytes of key id, then the signature
};

std::optional<SignatureLine> parse_signature(std::string_view line) {
  if (!line.starts_with(kDash)) {
    return std::nullopt;
  }
  line.remove_prefix(kDash.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) {
    return std::nullopt;
  }
  std::optional<Bytes> bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() < 5) {
    return std::nullopt;
  }
  return SignatureLine{line.substr(0, space), std::move(*bytes)};
}

bool is_note_text(std::string_view note) {
  const auto is_control = [](char character) {
    return static_cast<unsigned char>(character) < 0x20 && character != '\n';
  };
  return note.size() <= kMaxNote && note.ends_with('\n') && is_clean_utf8(note) &&
         std::ranges::none_of(note, is_control);
}

/// What one signature line of the note means for `key`; valid if the key has nothing to do with it.
NoteState check_line(std::string_view text, const SignatureLine& line, const VerifierKey& key,
                     bool& is_signed) {
  const ByteView bytes{line.bytes};
  if (line.name != key.name || !std::ranges::equal(bytes.first(4), id_bytes(key))) {
    return NoteState::valid;
  }
  if (bytes.size() != 4 + kSignatureSize ||
      !security::verify_ed25519(key.public_key, as_bytes(text), bytes.subspan(4))) {
    return NoteState::wrong_signature;
  }
  is_signed = true;
  return NoteState::valid;
}

}  // namespace

bool is_key_name(std::string_view name) {
  if (name.empty()) {
    return false;
  }
  while (!name.empty()) {
    const std::optional<char32_t> character = take_character(name);
    if (!character || *character <= 0x20 || *character == 0x7f || *character == U'+' ||
        is_wide_space(*character)) {
      return false;
    }
  }
  return true;
}

std::uint32_t VerifierKey::id() const {
  return static_cast<std::uint32_t>(read_be(id_bytes(*this)));
}

std::string VerifierKey::text() const {
  return name + "+" + to_hex(id_bytes(*this)) + "+" + to_base64(typed_key(*this));
}

std::string VerifierKey::fingerprint() const {
  const std::string hex = to_hex(security::sha256(as_bytes(text())));
  std::string groups;
  for (std::size_t i = 0; i < hex.size(); i += 4) {
    groups += (i == 0 ? "" : " ") + hex.substr(i, 4);
  }
  return groups;
}

std::optional<VerifierKey> VerifierKey::parse(std::string_view line) {
  if (line.ends_with('\n')) {
    line.remove_suffix(1);
  }
  const std::size_t first = line.find('+');
  const std::size_t second = first == std::string_view::npos ? first : line.find('+', first + 1);
  if (second == std::string_view::npos || !is_key_name(line.substr(0, first))) {
    return std::nullopt;
  }
  const std::optional<Bytes> typed = from_base64(line.substr(second + 1));
  VerifierKey key;
  if (!typed || typed->size() != 1 + key.public_key.size() || typed->front() != kEd25519) {
    return std::nullopt;
  }
  key.name = line.substr(0, first);
  std::ranges::copy(ByteView{*typed}.subspan(1), key.public_key.begin());
  return key.text() == line ? std::optional{key} : std::nullopt;
}

CheckedNote check_note(std::string_view note, const VerifierKey& key) {
  const std::size_t split = note.rfind("\n\n");
  if (!is_note_text(note) || split == std::string_view::npos || split + 2 == note.size()) {
    return {};
  }
  const std::string_view text = note.substr(0, split + 1);
  std::string_view rest = note.substr(split + 2);
  NoteState state = NoteState::valid;
  bool is_signed = false;
  for (int lines = 0; !rest.empty(); ++lines) {
    const std::size_t end = rest.find('\n');
    const std::optional<SignatureLine> line = parse_signature(rest.substr(0, end));
    if (!line || lines == kMaxSignatures) {
      return {};
    }
    const NoteState found = check_line(text, *line, key, is_signed);
    state = state == NoteState::valid ? found : state;
    rest.remove_prefix(end + 1);
  }
  if (state == NoteState::valid && !is_signed) {
    state = NoteState::not_signed;
  }
  return {state, state == NoteState::valid ? text : std::string_view{}};
}

std::string signed_note(std::string_view text, const VerifierKey& key, ByteView signature) {
  TSUNAGU_ENSURE(text.ends_with('\n'), "the text of a note ends with a line end");
  TSUNAGU_ENSURE(signature.size() == kSignatureSize, "an Ed25519 signature has 64 bytes");
  Bytes bytes = id_bytes(key);
  append(bytes, signature);
  return std::string{text} + "\n" + std::string{kDash} + key.name + " " + to_base64(bytes) + "\n";
}

}  // namespace tsunagu::tlog
