/// A document: of a known type, a list of records (path, position, value).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/protocol/job.h"
#include "server/base/bytes.h"
#include "server/base/refusal.h"
#include "server/catalogue/catalogue.h"

namespace tsunagu::documents {

/// One record: `field` is an index into the type's fields, `position` as in protocol::WireValue.
using Value = protocol::WireValue;

class Document {
 public:
  /// Takes `wire` as hostile: the type is known, each field index is in range, each position has as
  /// many numbers as the field repeats, occurrences count up from 1 (so a group without any value
  /// is not allowed: it could not be written again), values stand in document order, none stands
  /// twice, required fields are there, texts are clean UTF-8. Otherwise a Refusal of code `schema`
  /// that names the path; for a code that is neither in its list nor among the municipality's own,
  /// `unknown_code` with list and version ("concern version 1"). `catalogue` outlives the
  /// document.
  static Result<Document> from_wire(const catalogue::Catalogue& catalogue,
                                    protocol::WireDocument wire);

  const catalogue::DocumentType& type() const { return *type_; }
  const std::vector<Value>& values() const { return values_; }
  /// The first value of the field with `role`, if there is one.
  std::optional<std::string_view> value_of(catalogue::Role role) const;
  /// The first value at `path`, if there is one.
  std::optional<std::string_view> value_at(std::string_view path) const;
  /// "Person/Member[2]/Name" for a value: names and positions, for a refusal's place.
  std::string place_of(const Value& value) const;
  protocol::WireDocument to_wire() const;

  /// A byte string that is equal for two documents exactly if type and all values are equal.
  /// Length-prefixed, in document order; fields by their frozen numbers. Holds document values:
  /// only for a keyed hash.
  Bytes content() const;

 private:
  Document(const catalogue::DocumentType& type, std::vector<Value> values);

  const catalogue::DocumentType* type_;
  std::vector<Value> values_;
};

/// All that keeps `wire` from being a document, as Document::from_wire() has it but not only the
/// first: every field that is missing, every code outside its list. Empty if it is one.
std::vector<Refusal> faults_of(const catalogue::Catalogue& catalogue,
                               const protocol::WireDocument& wire);

/// Why `wire` cannot even be kept as a draft, if so: an unknown type, a shape that is not the
/// type's (but what is missing may be missing), a text that is not clean or longer than
/// kMaxDraftText, an individual number.
std::optional<Refusal> broken_draft(const catalogue::Catalogue& catalogue,
                                    const protocol::WireDocument& wire);

/// The longest value of a draft, in bytes: more than any schema allows.
inline constexpr std::size_t kMaxDraftText = 128U * 1024;

}  // namespace tsunagu::documents
