/// The facts of a case: of each document what the case work uses, in the order the documents were
/// taken in. State, consents, plans, tasks and figures are functions of them.
///
/// A fact is a class 0 value whose field has a fact role (adapters/protocol/role.h): codes, days
/// and codes of agencies. So facts say nothing about a person alone, and no path of any document
/// type stands in the code of the case work.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/bytes.h"
#include "server/base/clock.h"
#include "server/base/uuid.h"
#include "server/documents/document.h"

namespace tsunagu::cases {

using catalogue::Role;

struct Fact {
  Role role = Role::none;
  /// Which occurrence of the outermost repeating element it stands in, from 1; 0 if none repeats.
  /// Facts of one attendee, or of one decision, share it.
  std::uint16_t group = 0;
  std::string value;

  bool operator==(const Fact&) const = default;
};

/// The facts of one document.
struct DocumentFacts {
  std::string type;         ///< "support-plan"
  std::vector<Fact> facts;  ///< in document order

  /// The first value with `role`; empty if there is none.
  std::string_view one(Role role) const;
  /// Whether some value with `role` is `value`.
  bool has(Role role, std::string_view value) const;
  std::vector<std::string_view> all(Role role) const;
  /// The value of `role` that stands in `group`; empty if there is none.
  std::string_view in_group(Role role, std::uint16_t group) const;

  bool operator==(const DocumentFacts&) const = default;
};

DocumentFacts facts_of(const documents::Document& document);

/// Facts with what the core itself knows of the document.
struct RecordedFacts {
  Uuid document_id;
  std::optional<Uuid> supersedes;  ///< the version it takes the place of
  std::uint32_t revision = 1;
  Microseconds recorded_at = 0;
  bool is_protected = false;  ///< says that its person is protected (支援措置)
  DocumentFacts document;

  bool operator==(const RecordedFacts&) const = default;
};

/// All documents of a case, oldest first.
using CaseFacts = std::vector<RecordedFacts>;

/// Those that no other took the place of, in the same order.
std::vector<const RecordedFacts*> current(const CaseFacts& facts);

/// Both in one order of time: what the documents of two cases of one person say together.
CaseFacts joined(const CaseFacts& left, const CaseFacts& right);

/// The bytes that are sealed; decode() gives nothing if `body` is not exactly such bytes.
Bytes encode(const CaseFacts& facts);
std::optional<CaseFacts> decode(ByteView body);

}  // namespace tsunagu::cases
