/// What is owed to one partner, from the database to a file in its folder.
#include "server/delivery/delivery_job.h"

#include <algorithm>

#include "adapters/protocol/name_pattern.h"
#include "server/base/error.h"
#include "server/base/log.h"
#include "server/delivery/rendering.h"
#include "server/store/transaction.h"

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
      // An answer stays owed: nobody could ask for it again.
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

std::string DeliveryJob::answer_name(store::Session& session, const vault::OutboundFile& file) {
  const auto inbound = services_.inbound.find(session.connection(), *file.inbound_file);
  if (!inbound) {
    throw IntegrityError{"file " + file.inbound_file->text() + " that is to be answered is gone"};
  }
  return inbound->name + target_.rules.answer;
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
  for (const auto& line : written.substitutions) {
    rendered.report += line + "\n";
  }
  return rendered;
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

void DeliveryJob::stage(store::Session& session, vault::OutboundFile& file,
                        const Rendered& rendered) {
  outbox_.stage(file.outbound_id, rendered.bytes, rendered.report);
  const auto name = file.kind == OutboundKind::answer ? answer_name(session, file) : std::string{};
  vault::EventBatch events{services_.events};
  store::transact(session, [&](store::Connection& db) {
    events.restart();
    file.name = name.empty() ? next_name(db) : name;
    file.state = OutboundState::staged;
    file.size = static_cast<std::int64_t>(rendered.bytes.size());
    services_.outbound.change(db, file);
    auto event =
        event_of(file, file.kind == OutboundKind::answer ? tlog::EventType::answer_written
                                                         : tlog::EventType::delivery_written);
    event.file = file.name;
    if (!rendered.report.empty()) {
      event.count = std::count(rendered.report.begin(), rendered.report.end(), '\n');
    }
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
