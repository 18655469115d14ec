/// What goes out, as an adapter host is given it.
#pragma once

#include <vector>

#include "adapters/protocol/job.h"
#include "server/base/refusal.h"
#include "server/catalogue/catalogue.h"
#include "server/vault/inbound_rows.h"
#include "server/vault/outbound_rows.h"
#include "server/vault/reading.h"

namespace tsunagu::delivery {

/// The answer to a file from what became of it. Reasons come from the catalogue of refusals and
/// never repeat a value.
protocol::Answer answer_of(const vault::InboundFile& file,
                           const std::vector<vault::InboundRecord>& records);

/// The notice that `sent`, a file that was written, is recalled: outcome "recalled".
protocol::Answer recall_of(const vault::OutboundFile& sent);

/// The opened values as a document. Refused if the schema no longer has a field, or if a field that
/// the schema requires was withheld from the receiver.
Result<documents::Document> document_of(const catalogue::Catalogue& catalogue,
                                        const vault::OpenedDocument& opened);

}  // namespace tsunagu::delivery
