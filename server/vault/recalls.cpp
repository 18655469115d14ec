/// Asking partners to give back what was sent to them.
#include "server/vault/recalls.h"

#include <algorithm>

#include "server/vault/case_projection.h"
#include "server/vault/document_rows.h"

namespace tsunagu::vault {
namespace {

bool was_sent(const OutboundFile& file) {
  return file.kind == OutboundKind::document && file.shared &&
         (file.state == OutboundState::staged || file.state == OutboundState::written);
}

bool has_recall(const std::vector<OutboundFile>& files, const Uuid& outbound_id) {
  return std::ranges::find(files, std::optional{outbound_id}, &OutboundFile::recalls) !=
         files.end();
}

Event event_of(const RecallOrder& order, const OutboundFile& file) {
  Event event;
  event.type = tlog::EventType::recall_owed;
  event.actor = order.actor;
  event.case_id = order.case_id;
  event.case_number = order.case_number;
  event.document_id = file.document_id;
  event.adapter = file.adapter;
  event.file = file.name;
  return event;
}

}  // namespace

std::size_t recall_deliveries(store::Connection& db, OutboundRows& outbound,
                              const RecallOrder& order,
                              const std::function<bool(const OutboundFile&)>& is_recalled,
                              EventBatch& events) {
  lock_projection(db, order.case_id);
  std::size_t count = 0;
  for (const auto& document : documents_of(db, order.case_id)) {
    const auto files = outbound.lock_of_document(db, document.document_id);
    for (const auto& file : files) {
      if (!was_sent(file) || has_recall(files, file.outbound_id) || !is_recalled(file)) {
        continue;
      }
      OutboundFile notice;
      notice.outbound_id = make_uuid();
      notice.adapter = file.adapter;
      notice.kind = OutboundKind::recall;
      notice.document_id = file.document_id;
      notice.recalls = file.outbound_id;
      notice.requested_by = order.actor;
      notice.created_at = order.now;
      outbound.owe(db, notice);
      events.add(event_of(order, file));
      ++count;
    }
  }
  return count;
}

}  // namespace tsunagu::vault
