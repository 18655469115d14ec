// Writes and reads the key ring's text.
#include "security/ring_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tsunagu::security {
namespace {

constexpr std::string_view kTitle = "tsunagu-keys 1\n";
constexpr std::array<KeyState, 3> kStates{KeyState::active, KeyState::decrypt_only,
                                          KeyState::destroyed};

// Takes the text up to `end` off `rest`. Nothing if there is no `end`.
std::optional<std::string_view> take_until(std::string_view& rest, char end) {
  const std::size_t size = rest.find(end);
  if (size == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view part = rest.substr(0, size);
  rest.remove_prefix(size + 1);
  return part;
}

// The rest of the line that begins with `key` and a space; empty if the next line is another.
std::string_view take_line(std::string_view& rest, std::string_view key) {
  if (!rest.starts_with(key) || rest.substr(key.size(), 1) != " ") {
    return {};
  }
  std::string_view after = rest.substr(key.size() + 1);
  const std::optional<std::string_view> line = take_until(after, '\n');
  if (!line) {
    return {};
  }
  rest = after;
  return *line;
}

template <std::size_t Size>
bool read_hex(std::string_view hex, std::array<std::byte, Size>& out) {
  const std::optional<Bytes> bytes = from_hex(hex);
  if (!bytes || bytes->size() != Size) {
    return false;
  }
  std::ranges::copy(*bytes, out.begin());
  return true;
}

// "WRAP-2031 0123456789abcdef active 2025-11-12T01:02:03.456789Z BASE64"
std::optional<RingLine> parse_key(std::string_view line) {
  const auto name = take_until(line, ' ');
  const auto id = take_until(line, ' ');
  const auto state = take_until(line, ' ');
  const auto created = take_until(line, ' ');
  RingLine key;
  if (!created || name->empty() || !read_hex(*id, key.id)) {
    return std::nullopt;
  }
  const auto* const found = std::ranges::find(kStates, *state, state_name);
  std::optional<Bytes> wrapped = line == "-" ? Bytes{} : from_base64(line);
  if (found == kStates.end() || !wrapped || wrapped->empty() != (*found == KeyState::destroyed)) {
    return std::nullopt;
  }
  key.name = *name;
  key.state = *found;
  key.created = *created;
  key.wrapped = *std::move(wrapped);
  return key;
}

bool is_unambiguous(const std::vector<RingLine>& keys) {
  for (auto key = keys.begin(); key != keys.end(); ++key) {
    const bool is_doubled = std::any_of(keys.begin(), key, [&](const RingLine& earlier) {
      const bool both_active = key->state == KeyState::active && earlier.state == KeyState::active;
      return earlier.id == key->id || (both_active && earlier.name == key->name);
    });
    if (is_doubled) {
      return false;
    }
  }
  return true;
}

bool parse_keys(std::string_view& rest, std::vector<RingLine>& keys) {
  while (rest.starts_with("key ")) {
    std::optional<RingLine> key = parse_key(take_line(rest, "key"));
    if (!key) {
      return false;
    }
    keys.push_back(*std::move(key));
  }
  return is_unambiguous(keys);
}

}  // namespace

std::string_view state_name(KeyState state) {
  switch (state) {
    case KeyState::active:
      return "active";
    case KeyState::decrypt_only:
      return "decrypt-only";
    case KeyState::destroyed:
      break;
  }
  return "destroyed";
}

std::string ring_body(const RingText& ring) {
  std::string text{kTitle};
  text += "tenant " + ring.tenant.text() + "\n";
  text += "provider " + ring.provider + "\n";
  text += "check " + to_hex(ring.check) + "\n";
  for (const RingLine& key : ring.keys) {
    text += "key " + key.name + " " + to_hex(key.id) + " ";
    text += state_name(key.state);
    text += " " + key.created + " " + (key.wrapped.empty() ? "-" : to_base64(key.wrapped)) + "\n";
  }
  return text;
}

std::string ring_text(const RingText& ring, const Digest& mac) {
  return ring_body(ring) + "mac " + to_hex(mac) + "\n";
}

std::optional<ParsedRing> parse_ring(std::string_view text) {
  std::string_view rest = text;
  if (!rest.starts_with(kTitle)) {
    return std::nullopt;
  }
  rest.remove_prefix(kTitle.size());
  ParsedRing parsed;
  const std::optional<Uuid> tenant = Uuid::parse(take_line(rest, "tenant"));
  parsed.ring.provider = take_line(rest, "provider");
  if (!tenant || !read_hex(take_line(rest, "check"), parsed.ring.check) ||
      !parse_keys(rest, parsed.ring.keys)) {
    return std::nullopt;
  }
  parsed.ring.tenant = *tenant;
  parsed.body = text.substr(0, text.size() - rest.size());
  // Writing it again must give the same text: so there is one spelling of every ring, and nothing
  // that was skipped above.
  if (!read_hex(take_line(rest, "mac"), parsed.mac) || !rest.empty() ||
      ring_text(parsed.ring, parsed.mac) != text) {
    return std::nullopt;
  }
  return parsed;
}

}  // namespace tsunagu::security
