/// The places that sealed values are bound to, each a byte string of its own kind.
#pragma once

#include <cstdint>
#include <string_view>

#include "server/base/bytes.h"
#include "server/base/uuid.h"

namespace tsunagu::vault {

/// Number of this daemon among those that share a database.
inline constexpr std::uint16_t kNode = 1;

/// Outcome of a void event whose number was committed before and is in the database no more.
inline constexpr const char* kGone = "gone";

/// `kind` and `id`, length-prefixed, so that no place of one kind equals one of another.
inline Bytes place(std::string_view kind, const Uuid& id, std::uint64_t detail = 0) {
  Bytes out;
  append_sized(out, as_bytes(kind));
  append_sized(out, id.view());
  append_be(out, detail, 8);
  return out;
}

inline Bytes payload_place(const Uuid& event_id) { return place("audit-payload", event_id); }
inline Bytes original_place(const Uuid& file_id) { return place("original", file_id); }
inline Bytes record_place(const Uuid& file_id, std::uint32_t position) {
  return place("inbound-record", file_id, position);
}
inline Bytes search_place(const Uuid& document_id) { return place("search-entry", document_id); }
inline Bytes frozen_report_place(const Uuid& report_id) {
  return place("statistics-report", report_id);
}
inline Bytes refusal_place(const Uuid& file_id) { return place("refusal", file_id); }
inline Bytes shared_place(const Uuid& outbound_id) { return place("shared", outbound_id); }
inline Bytes reason_place(const Uuid& outbound_id) { return place("reason", outbound_id); }

}  // namespace tsunagu::vault
