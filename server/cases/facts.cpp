/// Taking facts out of a document, and keeping them as bytes.
#include "server/cases/facts.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "adapters/protocol/limits.h"
#include "server/base/wire.h"

namespace tsunagu::cases {
namespace {

constexpr std::uint8_t kFormat = 1;
constexpr std::size_t kUuidBytes = 16;
// The fewest bytes one of these takes.
constexpr std::size_t kLeastFact = 1 + 2 + 4;
constexpr std::size_t kLeastDocument = 4 + kUuidBytes + 1 + 4 + 8 + 4 + 4;

enum Flag : std::uint8_t { kSupersedes = 1, kProtected = 2 };

void write(WireWriter& out, const RecordedFacts& one) {
  out.blob(one.document_id.view());
  out.u8(static_cast<std::uint8_t>((one.supersedes ? kSupersedes : 0) |
                                   (one.is_protected ? kProtected : 0)));
  if (one.supersedes) {
    out.blob(one.supersedes->view());
  }
  out.u32(one.revision);
  out.u64(static_cast<std::uint64_t>(one.recorded_at));
  out.text(one.document.type);
  out.u32(static_cast<std::uint32_t>(one.document.facts.size()));
  for (const auto& fact : one.document.facts) {
    out.u8(static_cast<std::uint8_t>(fact.role));
    out.u16(fact.group);
    out.text(fact.value);
  }
}

std::optional<Uuid> read_uuid(WireReader& in) {
  const auto bytes = in.blob(kUuidBytes);
  return bytes.size() == kUuidBytes ? std::optional{Uuid::from(bytes)} : std::nullopt;
}

bool read(WireReader& in, RecordedFacts& out) {
  const auto id = read_uuid(in);
  const auto flags = in.u8();
  if (!id || flags > (kSupersedes | kProtected)) {
    return false;
  }
  out.document_id = *id;
  out.is_protected = (flags & kProtected) != 0;
  if ((flags & kSupersedes) != 0) {
    out.supersedes = read_uuid(in);
    if (!out.supersedes) {
      return false;
    }
  }
  out.revision = in.u32();
  out.recorded_at = static_cast<Microseconds>(in.u64());
  out.document.type = in.text(protocol::kMaxNameBytes);
  const auto count = in.count(kLeastFact);
  out.document.facts.reserve(count);
  for (std::uint32_t index = 0; index < count && in.ok(); ++index) {
    const auto role = in.u8();
    if (role > static_cast<std::uint8_t>(protocol::kLastRole)) {
      return false;
    }
    const auto group = in.u16();
    out.document.facts.push_back(
        {static_cast<Role>(role), group, in.text(protocol::kMaxTextBytes)});
  }
  return in.ok();
}

}  // namespace

std::string_view DocumentFacts::one(Role role) const {
  const auto at = std::ranges::find(facts, role, &Fact::role);
  return at == facts.end() ? std::string_view{} : std::string_view{at->value};
}

bool DocumentFacts::has(Role role, std::string_view value) const {
  return std::ranges::any_of(
      facts, [&](const Fact& fact) { return fact.role == role && fact.value == value; });
}

std::vector<std::string_view> DocumentFacts::all(Role role) const {
  std::vector<std::string_view> out;
  for (const auto& fact : facts) {
    if (fact.role == role) {
      out.emplace_back(fact.value);
    }
  }
  return out;
}

std::string_view DocumentFacts::in_group(Role role, std::uint16_t group) const {
  const auto at = std::ranges::find_if(
      facts, [&](const Fact& fact) { return fact.role == role && fact.group == group; });
  return at == facts.end() ? std::string_view{} : std::string_view{at->value};
}

DocumentFacts facts_of(const documents::Document& document) {
  DocumentFacts out{document.type().name(), {}};
  for (const auto& value : document.values()) {
    const auto role = document.type().fields()[value.field].role;
    if (protocol::role_text(role).is_fact) {
      const std::uint16_t group = value.position.empty() ? std::uint16_t{0} : value.position[0];
      out.facts.push_back({role, group, value.value});
    }
  }
  return out;
}

std::vector<const RecordedFacts*> current(const CaseFacts& facts) {
  std::vector<const RecordedFacts*> out;
  for (const auto& one : facts) {
    const auto is_replaced = std::ranges::any_of(
        facts, [&](const RecordedFacts& other) { return other.supersedes == one.document_id; });
    if (!is_replaced) {
      out.push_back(&one);
    }
  }
  return out;
}

CaseFacts joined(const CaseFacts& left, const CaseFacts& right) {
  CaseFacts all;
  all.reserve(left.size() + right.size());
  std::ranges::merge(left, right, std::back_inserter(all), {}, &RecordedFacts::recorded_at,
                     &RecordedFacts::recorded_at);
  return all;
}

Bytes encode(const CaseFacts& facts) {
  WireWriter out;
  out.u8(kFormat);
  out.u32(static_cast<std::uint32_t>(facts.size()));
  for (const auto& one : facts) {
    write(out, one);
  }
  return out.take();
}

std::optional<CaseFacts> decode(ByteView body) {
  WireReader in{body};
  if (in.u8() != kFormat) {
    return std::nullopt;
  }
  CaseFacts out(in.count(kLeastDocument));
  for (auto& one : out) {
    if (!read(in, one)) {
      return std::nullopt;
    }
  }
  return in.finished() ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace tsunagu::cases
