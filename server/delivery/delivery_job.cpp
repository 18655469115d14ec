/// What is owed to one partner, from the database to a file in its folder.
#include "server/delivery/delivery_job.h"

#include "adapters/protocol/name_pattern.h"
#include "server/base/error.h"
#include "server/base/log.h"
#include "server/delivery/rendering.h"
#include "server/store/transaction.h"

namespace tsunagu::delivery {

using vault::OutboundKind;
using vault::OutboundState;

DeliveryJob::DeliveryJob(DeliveryServices services, translate::Translator& translator,
                         Outbox& outbox, DeliveryTarget target)
    : services_{services}, translator_{translator}, outbox_{outbox}, target_{std::move(target)} {}

void DeliveryJob::run(store::Session& session) {
  for (;;) {
    auto files = services_.outbound.open_work(session.connection(), target_.adapter);
    if (files.empty()) {
      return;
    }
    for (auto& file : files) {
      deliver(session, file);
    }
  }
}

void DeliveryJob::deliver(store::Session& session, vault::OutboundFile& file) {
  if (file.state == OutboundState::owed) {
    const bool is_answer = file.kind == OutboundKind::answer;
    if (is_answer && target_.rules.answer.empty()) {
      settle(session, file);
      return;
    }
    const auto rendered = is_answer ? render_answer(session, file) : render_document(session, file);
    if (rendered.refusal) {
      refuse(session, file, *rendered.refusal);
      return;
    }
    stage(session, file, rendered);
  }
  outbox_.publish(file.outbound_id, file.name);
  settle(session, file);
}

DeliveryJob::Rendered DeliveryJob::render_answer(store::Session& session,
                                                 const vault::OutboundFile& file) {
  TSUNAGU_ENSURE(file.inbound_file.has_value(), "an answer answers a file");
  auto& db = session.connection();
  const auto inbound = services_.inbound.find(db, *file.inbound_file);
  if (!inbound) {
    throw IntegrityError{"file " + file.inbound_file->text() + " that is to be answered is gone"};
  }
  const auto answer = answer_of(*inbound, services_.inbound.records(db, inbound->file_id));
  Rendered rendered;
  rendered.bytes = translator_.answer(answer, target_.job_limit);
  return rendered;
}

DeliveryJob::Rendered DeliveryJob::render_document(store::Session& session,
                                                   const vault::OutboundFile& file) {
  TSUNAGU_ENSURE(file.document_id.has_value(), "a delivery delivers a document");
  vault::ReadRequest request;
  request.actor = file.requested_by;
  request.reader.kind = cases::ReaderKind::adapter;
  request.reader.name = target_.adapter;
  request.reader.classes = target_.classes;
  request.document_id = *file.document_id;
  request.classes = target_.classes;
  request.event = tlog::EventType::document_exported;
  request.adapter = target_.adapter;
  const auto opened = services_.reading.open(session, request);
  if (!opened) {
    throw IntegrityError{"document " + file.document_id->text() + " that is owed is gone"};
  }
  Rendered rendered;
  const auto document = document_of(services_.catalogue, *opened);
  if (!document) {
    rendered.refusal = document.refusal();
    return rendered;
  }
  auto written = translator_.write(*document, target_.job_limit);
  if (written.outcome != translate::Outcome::complete) {
    TSUNAGU_ENSURE(!written.refusals.empty(), "a file that was not written says why");
    rendered.refusal = std::move(written.refusals.front());
    return rendered;
  }
  rendered.bytes = std::move(written.bytes);
  rendered.substitutions = std::move(written.substitutions);
  return rendered;
}

std::string DeliveryJob::name_of(store::Connection& db, const vault::OutboundFile& file) {
  if (file.kind == OutboundKind::answer) {
    const auto inbound = services_.inbound.find(db, *file.inbound_file);
    TSUNAGU_ENSURE(inbound.has_value(), "an answer was rendered for a file that is there");
    return inbound->name + target_.rules.answer;
  }
  const auto day = japan_day(services_.clock.now());
  const auto number = services_.outbound.next_number(db, target_.adapter, day);
  auto name = protocol::make_name(target_.rules.name_out, day, number);
  if (!name) {
    throw Error{messages::kDelivery, target_.adapter + ": no file name is left for today (number " +
                                         std::to_string(number) + ")"};
  }
  return *name;
}

void DeliveryJob::stage(store::Session& session, vault::OutboundFile& file,
                        const Rendered& rendered) {
  outbox_.stage(file.outbound_id, rendered.bytes);
  vault::EventBatch events{services_.events};
  store::transact(session, [&](store::Connection& db) {
    events.restart();
    file.name = name_of(db, file);
    file.state = OutboundState::staged;
    file.size = static_cast<std::int64_t>(rendered.bytes.size());
    services_.outbound.change(db, file);
    auto event =
        event_of(file, file.kind == OutboundKind::answer ? tlog::EventType::answer_written
                                                         : tlog::EventType::delivery_written);
    event.file = file.name;
    events.add(std::move(event));
    events.write(db);
  });
  events.committed();
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
