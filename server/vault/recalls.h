/// Asking partners to give back what was sent to them.
#pragma once

#include <functional>

#include "server/vault/event_batch.h"
#include "server/vault/outbound_rows.h"

namespace tsunagu::vault {

/// Who asks, when, and about which case.
struct RecallOrder {
  Uuid case_id;
  std::string case_number;
  Actor actor;
  Microseconds now = 0;
};

/// Owes a recall notice for each document of the case that was sent to a partner with an agency, or
/// is staged for it, and that `is_recalled` names; once for each, however often it is called.
/// What is only owed needs none: it is judged again before it goes out. The events (recall_owed)
/// go into `events`. Holds the case's projection until the transaction ends, as does everybody who
/// stages a delivery of the case: so none slips out between. Returns how many were owed now.
/// Throws StoreError; IntegrityError if a delivery is not what was recorded.
std::size_t recall_deliveries(store::Connection& db, OutboundRows& outbound,
                              const RecallOrder& order,
                              const std::function<bool(const OutboundFile&)>& is_recalled,
                              EventBatch& events);

}  // namespace tsunagu::vault
