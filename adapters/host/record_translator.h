/// One record of a partner's file to one canonical document.
#pragma once

#include <string>

#include "adapters/host/pack.h"
#include "adapters/host/partner_file.h"
#include "adapters/host/schemas.h"
#include "adapters/host/tree_parser.h"
#include "adapters/protocol/job.h"
#include "server/base/refusal.h"

namespace tsunagu::host {

/// Not thread-safe; keeps its parser between records.
class RecordTranslator {
 public:
  /// Both outlive the translator.
  RecordTranslator(const Pack& pack, const Schemas& schemas) : pack_{&pack}, schemas_{&schemas} {}

  /// Record `index` (from 0) of `file`: parsed, validated by partner.xsd, translated, validated by
  /// the canonical XSD, flattened. `number` is set to the record's number as soon as it can be
  /// read. Refusals name the place in the partner's elements where they can.
  Result<protocol::WireDocument> translate(PartnerFile& file, std::size_t index,
                                           std::string& number);

 private:
  Result<DocumentPtr> transformed(xmlDoc* document, const RecordNode& record) const;
  Result<protocol::WireDocument> flattened(xmlDoc* canonical, const RecordNode& record) const;

  const Pack* pack_;
  const Schemas* schemas_;
  TreeParser parser_;
};

}  // namespace tsunagu::host
