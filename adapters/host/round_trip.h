/// The proof that a written file says what the document said.
#pragma once

#include <vector>

#include "adapters/host/pack.h"
#include "adapters/host/schemas.h"
#include "adapters/protocol/job.h"

namespace tsunagu::host {

/// Reads `bytes` back and compares with `document`, except what `rules` says is lost. Returns a
/// round_trip refusal for every value that is missing, added or changed (at most 20). A pack that
/// reads nothing has only its characters proved, by decoding.
std::vector<Refusal> check_round_trip(const Pack& pack, const Schemas& schemas,
                                      const WriteRules& rules,
                                      const protocol::WireDocument& document, ByteView bytes);

}  // namespace tsunagu::host
