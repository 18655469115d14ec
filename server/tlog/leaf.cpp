/// Leaves to bytes and back.
#include "server/tlog/leaf.h"

#include <algorithm>
#include <string_view>

#include "security/digest.h"
#include "server/base/check.h"

namespace tsunagu::tlog {

namespace {

constexpr std::string_view kMagic = "TSL1";
constexpr std::string_view kPayloadDomain = "tsunagu/payload/v1";
constexpr std::size_t kSaltSize = 32;
constexpr Microseconds kLastTime = 253'402'300'799'999'999;  // end of the year 9999

bool is_valid(const Leaf& leaf) {
  return find_event_type(static_cast<std::uint16_t>(leaf.type)) != nullptr && leaf.boot != 0 &&
         leaf.number != 0 && leaf.time >= 0 && leaf.time <= kLastTime && !leaf.event_id.is_nil();
}

/// Takes the next `size` bytes off `rest`.
ByteView take(ByteView& rest, std::size_t size) {
  const ByteView part = rest.first(size);
  rest = rest.subspan(size);
  return part;
}

Digest take_digest(ByteView& rest) {
  Digest digest;
  std::ranges::copy(take(rest, digest.size()), digest.begin());
  return digest;
}

}  // namespace

Bytes encode_leaf(const Leaf& leaf) {
  TSUNAGU_ENSURE(is_valid(leaf), "a leaf keeps its limits");
  Bytes out;
  out.reserve(kLeafSize);
  append(out, as_bytes(kMagic));
  append_be(out, static_cast<std::uint16_t>(leaf.type), 2);
  append_be(out, leaf.node, 2);
  append_be(out, leaf.boot, 4);
  append_be(out, leaf.number, 8);
  append_be(out, static_cast<std::uint64_t>(leaf.time), 8);
  append(out, leaf.event_id.view());
  append(out, leaf.case_tag);
  append_be(out, leaf.revision, 4);
  append(out, leaf.seal);
  append(out, leaf.commitment);
  TSUNAGU_ENSURE(out.size() == kLeafSize, "a leaf has 144 bytes");
  return out;
}

std::optional<Leaf> decode_leaf(ByteView bytes) {
  if (bytes.size() != kLeafSize || as_text(take(bytes, kMagic.size())) != kMagic) {
    return std::nullopt;
  }
  Leaf leaf;
  leaf.type = static_cast<EventType>(read_be(take(bytes, 2)));
  leaf.node = static_cast<std::uint16_t>(read_be(take(bytes, 2)));
  leaf.boot = static_cast<std::uint32_t>(read_be(take(bytes, 4)));
  leaf.number = read_be(take(bytes, 8));
  leaf.time = static_cast<Microseconds>(read_be(take(bytes, 8)));
  leaf.event_id = Uuid::from(take(bytes, 16));
  leaf.case_tag = take_digest(bytes);
  leaf.revision = static_cast<std::uint32_t>(read_be(take(bytes, 4)));
  leaf.seal = take_digest(bytes);
  leaf.commitment = take_digest(bytes);
  return is_valid(leaf) ? std::optional{leaf} : std::nullopt;
}

Digest payload_commitment(ByteView salt, ByteView plain) {
  TSUNAGU_ENSURE(salt.size() == kSaltSize, "the salt of a payload has 32 bytes");
  return security::sha256({as_bytes(kPayloadDomain), salt, plain});
}

}  // namespace tsunagu::tlog
