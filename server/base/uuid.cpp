/// UUIDs of version 7 (RFC 9562, section 5.7).
#include "server/base/uuid.h"

#include <algorithm>
#include <cerrno>
#include <chrono>

#include <sys/random.h>

#include "server/base/bytes.h"
#include "server/base/check.h"
#include "server/base/error.h"

namespace tsunagu {

namespace {

constexpr std::size_t kTextLength = 36;

constexpr bool is_dash_place(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

}  // namespace

std::string Uuid::text() const {
  std::string out = to_hex(bytes);
  for (const std::size_t place : {8U, 13U, 18U, 23U}) {
    out.insert(place, 1, '-');
  }
  return out;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != kTextLength) {
    return std::nullopt;
  }
  std::string hex;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_dash_place(i) != (text[i] == '-')) {
      return std::nullopt;
    }
    if (!is_dash_place(i)) {
      hex += text[i];
    }
  }
  const std::optional<Bytes> bytes = from_hex(hex);
  // One spelling per id: upper case would be the same bytes and another text.
  if (!bytes || to_hex(*bytes) != hex) {
    return std::nullopt;
  }
  return from(*bytes);
}

Uuid Uuid::from(std::span<const std::byte> bytes) {
  Uuid id;
  TSUNAGU_ENSURE(bytes.size() == id.bytes.size(), "a UUID has 16 bytes");
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return id;
}

Uuid make_uuid() {
  using std::chrono::milliseconds;
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  const auto millis =
      static_cast<std::uint64_t>(std::chrono::duration_cast<milliseconds>(since_epoch).count());
  Uuid id;
  fill_random(std::span{id.bytes}.subspan(6));
  for (std::size_t i = 0; i < 6; ++i) {
    id.bytes[i] = static_cast<std::byte>((millis >> (40 - 8 * i)) & 0xffU);
  }
  id.bytes[6] = (id.bytes[6] & std::byte{0x0f}) | std::byte{0x70};
  id.bytes[8] = (id.bytes[8] & std::byte{0x3f}) | std::byte{0x80};
  return id;
}

void fill_random(std::span<std::byte> out) {
  while (!out.empty()) {
    const ssize_t got = ::getrandom(out.data(), out.size(), 0);
    if (got < 0 && errno != EINTR) {
      throw Error{messages::kSystemCall, with_errno("getrandom", errno)};
    }
    out = out.subspan(got < 0 ? 0 : static_cast<std::size_t>(got));
  }
}

}  // namespace tsunagu
