/// A canonical document to a partner's file, proved by reading it back.
#pragma once

#include <optional>
#include <string>

#include "adapters/host/pack.h"
#include "adapters/host/partner_output.h"
#include "adapters/host/schemas.h"
#include "adapters/protocol/job.h"

namespace tsunagu::host {

/// Writes `document` as a file with one record. `created` is the moment, RFC 3339. Refuses:
/// class_not_granted, schema, unknown_code, translation, dates that have no partner's form,
/// too_long ("61 characters, 60 allowed"), substitution_needed, round_trip.
PartnerOutput write_partner_file(const Pack& pack, const Schemas& schemas,
                                 const protocol::WireDocument& document,
                                 const std::string& created);

/// What is wrong with `document` by its own schema, as if it had come in; nothing if it fits.
std::optional<Refusal> schema_fault(const Schemas& schemas, const protocol::WireDocument& document);

/// Writes the answer to a partner's file.
PartnerOutput write_answer(const Pack& pack, const protocol::Answer& answer);
/// The same from its XML form.
PartnerOutput write_answer(const Pack& pack, xmlDoc* answer);

}  // namespace tsunagu::host
