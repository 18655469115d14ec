/// Files records as documents of cases: which case, which revision, accepted or not, in one
#include "server/intake/filing.h"

#include "server/documents/value_checks.h"
#include "server/intake/filing_plan.h"
#include "server/store/transaction.h"

namespace tsunagu::intake {
namespace {

// How often records are decided anew because another writer took the same number meanwhile.
constexpr int kMaxClashes = 5;

vault::Event file_event(const FileContext& context, tlog::EventType type) {
  vault::Event event;
  event.type = type;
  event.actor = context.actor;
  event.adapter = context.file.adapter;
  event.file = context.file.name;
  event.file_digest = context.digest;
  return event;
}

void owe_answer(FilingServices& services, store::Connection& db, const FileContext& context) {
  vault::OutboundFile answer;
  answer.outbound_id = context.file.file_id;
  answer.adapter = context.file.adapter;
  answer.kind = vault::OutboundKind::answer;
  answer.inbound_file = context.file.file_id;
  answer.requested_by = context.actor;
  answer.created_at = services.clock.now();
  services.outbound.owe(db, answer);
}

}  // namespace

void FileContext::drop_original_if_suspect() {
  if (documents::raw_my_number_score(original) >= kSuspectedNumber) {
    drop_original();
  }
}

std::vector<vault::InboundRecord> Filing::file(store::Session& session, FileContext& context,
                                               std::vector<JudgedRecord> records, Part part) {
  vault::EventBatch events{services_.events};
  std::vector<vault::InboundRecord> outcomes;
  std::vector<cases::NameEntry> found;
  std::vector<Uuid> superseded;
  const auto work = [&](store::Connection& db) {
    events.restart();
    const bool is_first = !services_.inbound.find(db, context.file.file_id).has_value();
    if (is_first) {
      services_.inbound.receive(db, context.file);
      events.add(file_event(context, tlog::EventType::file_received));
    }
    FilingPlan plan{services_, db, context};
    plan.decide(records);
    plan.insert(events);
    if (part == Part::last) {
      auto settled = context.file;
      settled.state = vault::InboundState::read;
      services_.inbound.finish(db, settled);
      if (!context.original.empty()) {
        services_.inbound.keep_original(db, context.file.file_id, context.original,
                                        fiscal_year(services_.clock.now()));
      }
      owe_answer(services_, db, context);
    }
    events.write(db);
    outcomes = plan.outcomes();
    found = plan.search_entries();
    superseded = plan.superseded();
  };
  for (int clash = 1;; ++clash) {
    try {
      store::transact(session, work);
      break;
    } catch (const store::StoreError& error) {
      // Another writer opened a case for the same person or number: look again, then it is found.
      if (!error.is_duplicate_key() || clash == kMaxClashes) {
        throw;
      }
    }
  }
  events.committed();
  for (auto& entry : found) {
    services_.names.add(std::move(entry));
  }
  for (const auto& document_id : superseded) {
    services_.names.remove(document_id);
  }
  return outcomes;
}

void Filing::refuse(store::Session& session, FileContext& context, const Refusal& refusal) {
  vault::EventBatch events{services_.events};
  store::transact(session, [&](store::Connection& db) {
    events.restart();
    services_.inbound.receive(db, context.file);
    auto settled = context.file;
    settled.state = vault::InboundState::refused;
    settled.refusal = refusal;
    services_.inbound.finish(db, settled);
    if (!context.original.empty()) {
      services_.inbound.keep_original(db, context.file.file_id, context.original,
                                      fiscal_year(services_.clock.now()));
    }
    owe_answer(services_, db, context);
    auto event = file_event(context, tlog::EventType::file_refused);
    event.outcome = "refused";
    event.code = refusal_id(refusal.code);
    event.place = refusal.place;
    events.add(std::move(event));
    events.write(db);
  });
  events.committed();
}

}  // namespace tsunagu::intake
