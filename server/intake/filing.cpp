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

std::vector<vault::InboundRecord> Filing::commit(store::Session& session,
                                                 const RecordSource& source,
                                                 const std::vector<JudgedRecord>& records,
                                                 const Around& around) {
  vault::EventBatch events{services_.events};
  std::vector<vault::InboundRecord> outcomes;
  std::vector<cases::NameEntry> found;
  std::vector<Uuid> superseded;
  const auto work = [&](store::Connection& db) {
    events.restart();
    around.before(db, events);
    FilingPlan plan{services_, db, source};
    plan.decide(records);
    plan.insert(events);
    around.after(db, events, plan.outcomes());
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

std::vector<vault::InboundRecord> Filing::file(store::Session& session, FileContext& context,
                                               std::vector<JudgedRecord> records, Part part) {
  RecordSource source;
  source.origin = context.file.adapter;
  source.adapter = context.file.adapter;
  source.file = context.file.name;
  source.actor = context.actor;
  source.was_read_before = context.was_read_before;
  Around around;
  around.before = [&](store::Connection& db, vault::EventBatch& events) {
    if (!services_.inbound.find(db, context.file.file_id)) {
      services_.inbound.receive(db, context.file);
      events.add(file_event(context, tlog::EventType::file_received));
    }
  };
  around.after = [&](store::Connection& db, vault::EventBatch& /*events*/,
                     const std::vector<vault::InboundRecord>& outcomes) {
    services_.inbound.add(db, context.file.file_id, outcomes);
    if (part == Part::last) {
      settle(db, context);
    }
  };
  return commit(session, source, records, around);
}

void Filing::settle(store::Connection& db, const FileContext& context) {
  auto settled = context.file;
  settled.state = vault::InboundState::read;
  services_.inbound.finish(db, settled);
  if (!context.original.empty()) {
    services_.inbound.keep_original(db, context.file.file_id, context.original,
                                    fiscal_year(services_.clock.now()));
  }
  owe_answer(services_, db, context);
}

vault::InboundRecord Filing::file_document(store::Session& session, documents::Document document,
                                           const vault::Actor& actor,
                                           const DocumentOptions& options) {
  RecordSource source;
  source.origin = kStaff;
  source.actor = actor;
  source.case_id = options.case_id;
  source.states_version = true;
  source.supersedes = options.supersedes;
  JudgedRecord record;
  record.position = 1;
  record.document = std::move(document);
  std::vector<JudgedRecord> records;
  records.push_back(std::move(record));
  Around around;
  around.before = [](store::Connection& /*db*/, vault::EventBatch& /*events*/) {};
  around.after = [&](store::Connection& db, vault::EventBatch& events,
                     const std::vector<vault::InboundRecord>& outcomes) {
    if (options.settle && outcomes.front().outcome != vault::Outcome::refused) {
      options.settle(db, events);
    }
  };
  return commit(session, source, records, around).front();
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
