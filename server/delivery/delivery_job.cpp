/// What is owed to one partner, from the database to a file in its folder.
#include "server/delivery/delivery_job.h"

#include <algorithm>

#include "adapters/protocol/name_pattern.h"
#include "server/base/error.h"
#include "server/base/log.h"
#include "server/store/transaction.h"
#include "server/vault/case_projection.h"

namespace tsunagu::delivery {

using vault::OutboundKind;
using vault::OutboundState;

namespace {

/// Whether an error says something of one file only: no name is left for it, or the host cannot
/// make it. All others would meet the next file as well.
bool concerns_one_file(const Error& error) {
  return &error.message() == &messages::kDelivery || &error.message() == &messages::kHostReply;
}

}  // namespace

DeliveryJob::DeliveryJob(DeliveryServices services, translate::Translator& translator,
                         Outbox& outbox, DeliveryTarget target)
    : services_{services}, translator_{translator}, outbox_{outbox}, target_{std::move(target)} {}

cases::Reader reader_of(const DeliveryTarget& target) {
  cases::Reader reader;
  reader.kind = cases::ReaderKind::adapter;
  reader.name = target.adapter;
  reader.classes = target.classes;
  reader.agency = target.agency;
  return reader;
}

void DeliveryJob::run(store::Session& session) {
  sweep(session);
  failure_ = nullptr;
  blocked_.clear();
  Uuid last;
  for (;;) {
    const auto ids = services_.outbound.open_ids(session.connection(), target_.adapter, last);
    if (ids.empty()) {
      break;
    }
    for (const auto& id : ids) {
      attempt(session, id);
    }
    last = ids.back();
  }
  if (failure_) {
    std::rethrow_exception(failure_);
  }
}

void DeliveryJob::sweep(store::Session& session) {
  if (has_swept_) {
    return;
  }
  outbox_.open();
  for (const auto& outbound_id : outbox_.staged()) {
    if (!is_open(session.connection(), outbound_id)) {
      outbox_.discard(outbound_id);
    }
  }
  has_swept_ = true;
}

bool DeliveryJob::is_open(store::Connection& db, const Uuid& outbound_id) {
  try {
    const auto file = services_.outbound.find(db, outbound_id);
    return file && (file->state == OutboundState::owed || file->state == OutboundState::staged);
  } catch (const IntegrityError&) {
    return true;  // attempt() meets it again and says so
  }
}

void DeliveryJob::attempt(store::Session& session, const Uuid& outbound_id) {
  std::optional<vault::OutboundFile> file;
  try {
    file = services_.outbound.find(session.connection(), outbound_id);
    if (file) {
      deliver(session, *file);
    }
  } catch (const IntegrityError& error) {
    log_error(error);
    if (file && file->kind == OutboundKind::document) {
      // Trying again would only repeat the alarm that stands in the audit log already.
      refuse(session, *file, {RefusalCode::not_intact, "", ""});
    } else {
      // An answer or a recall stays owed: nobody could ask for it again.
      remember_failure();
    }
  } catch (const Error& error) {
    if (!concerns_one_file(error)) {
      throw;
    }
    log_error(error);
    remember_failure();
    if (file && file->kind == OutboundKind::answer) {
      blocked_.insert(answer_name(session, *file));
    }
  }
}

void DeliveryJob::remember_failure() {
  if (!failure_) {
    failure_ = std::current_exception();
  }
}

void DeliveryJob::deliver(store::Session& session, vault::OutboundFile& file) {
  if (file.state == OutboundState::owed) {
    const bool is_answer = file.kind == OutboundKind::answer;
    if (is_answer && target_.rules.answer.empty()) {
      settle(session, file);
      return;
    }
    // The answer to a file that was sent again never comes before the answer to the first one.
    if (is_answer && !blocked_.empty() && blocked_.count(answer_name(session, file)) != 0) {
      return;
    }
    const auto rendered = render(session, file);
    if (rendered.refusal) {
      refuse(session, file, *rendered.refusal);
      return;
    }
    if (!stage(session, file, rendered)) {
      outbox_.discard(file.outbound_id);
      return;
    }
  }
  outbox_.publish(file.outbound_id, file.name);
  settle(session, file);
}

std::string DeliveryJob::answer_name(store::Session& session, const vault::OutboundFile& file) {
  const auto inbound = services_.inbound.find(session.connection(), *file.inbound_file);
  if (!inbound) {
    throw IntegrityError{"file " + file.inbound_file->text() + " that is to be answered is gone"};
  }
  return inbound->name + target_.rules.answer;
}

std::string DeliveryJob::next_name(store::Connection& db) {
  const auto day = japan_day(services_.clock.now());
  const auto number = services_.outbound.next_number(db, target_.adapter, day);
  auto name = protocol::make_name(target_.rules.name_out, day, number);
  if (!name) {
    throw Error{messages::kDelivery, target_.adapter + ": no file name is left for today (number " +
                                         std::to_string(number) + ")"};
  }
  return *name;
}

bool DeliveryJob::is_still_right(store::Connection& db, const vault::OutboundFile& file,
                                 const Rendered& rendered) {
  if (!rendered.decision || target_.agency.empty()) {
    return true;
  }
  const auto document = vault::find_document(db, *file.document_id);
  if (!document) {
    throw IntegrityError{"document " + file.document_id->text() + " that is owed is gone"};
  }
  // Whoever takes a consent back, or closes a meeting, holds the same projection: the file is
  // either staged before, and recalled, or judged again with what was recorded since.
  vault::lock_projection(db, document->case_id);
  const auto now = services_.reading.judge(db, request_for(file));
  return services_.outbound.lock_state(db, file.outbound_id) == file.state && now &&
         now->decision.granted == rendered.decision->granted;
}

bool DeliveryJob::stage(store::Session& session, vault::OutboundFile& file,
                        const Rendered& rendered) {
  outbox_.stage(file.outbound_id, rendered.bytes, rendered.report);
  vault::EventBatch events{services_.events};
  const auto before = file;
  const bool is_staged = store::transact(session, [&](store::Connection& db) {
    events.restart();
    file = before;
    if (!is_still_right(db, file, rendered)) {
      return false;
    }
    file.name = rendered.name.empty() ? next_name(db) : rendered.name;
    file.state = OutboundState::staged;
    file.size = static_cast<std::int64_t>(rendered.bytes.size());
    if (rendered.decision && !target_.agency.empty()) {
      const auto reader = services_.reading.stated(reader_of(target_), file.requested_by);
      file.shared = {target_.agency, reader.purpose, rendered.decision->granted,
                     rendered.decision->conference};
    }
    services_.outbound.change(db, file);
    events.add(written_event(file, rendered));
    events.write(db);
    return true;
  });
  events.committed();
  return is_staged;
}

vault::Event DeliveryJob::written_event(const vault::OutboundFile& file,
                                        const Rendered& rendered) const {
  const auto type = file.kind == OutboundKind::answer   ? tlog::EventType::answer_written
                    : file.kind == OutboundKind::recall ? tlog::EventType::recall_written
                                                        : tlog::EventType::delivery_written;
  auto event = event_of(file, type);
  event.file = file.name;
  if (!rendered.report.empty()) {
    event.count = std::count(rendered.report.begin(), rendered.report.end(), '\n');
  }
  if (rendered.decision) {
    event.grounds = rendered.decision->grounds_text();
    event.needs_review = rendered.decision->needs_review();
  }
  return event;
}

void DeliveryJob::settle(store::Session& session, vault::OutboundFile& file) {
  file.state = OutboundState::written;
  store::transact(session, [&](store::Connection& db) { services_.outbound.change(db, file); });
}

void DeliveryJob::refuse(store::Session& session, vault::OutboundFile& file,
                         const Refusal& refusal) {
  log(Severity::error, messages::kDelivery,
      target_.adapter + " " + refusal_id(refusal.code) + " " + file.outbound_id.text());
  file.state = OutboundState::refused;
  file.refusal = refusal;
  vault::EventBatch events{services_.events};
  store::transact(session, [&](store::Connection& db) {
    events.restart();
    services_.outbound.change(db, file);
    auto event = event_of(file, tlog::EventType::delivery_refused);
    event.outcome = "refused";
    event.code = refusal_id(refusal.code);
    event.place = refusal.place;
    events.add(std::move(event));
    events.write(db);
  });
  events.committed();
  outbox_.discard(file.outbound_id);  // a run that was killed may have staged it
}

vault::Event DeliveryJob::event_of(const vault::OutboundFile& file, tlog::EventType type) const {
  vault::Event event;
  event.type = type;
  event.actor = file.requested_by;
  event.adapter = target_.adapter;
  event.document_id = file.document_id;
  return event;
}

}  // namespace tsunagu::delivery
