/// What goes out to one partner, as bytes.
#include "server/base/error.h"
#include "server/delivery/delivery_job.h"
#include "server/delivery/rendering.h"

namespace tsunagu::delivery {

using vault::OutboundKind;

namespace {

/// Between the name of the file that is recalled and the ending of the partner's answers: a file of
/// the partner may have the same name, and an answer of its own.
constexpr std::string_view kRecall = ".recall";

}  // namespace

DeliveryJob::Rendered DeliveryJob::render(store::Session& session,
                                          const vault::OutboundFile& file) {
  switch (file.kind) {
    case OutboundKind::answer:
      return render_answer(session, file);
    case OutboundKind::recall:
      return render_recall(session, file);
    case OutboundKind::document:
      break;
  }
  return render_document(session, file);
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
  rendered.name = inbound->name + target_.rules.answer;
  rendered.bytes = translator_.answer(answer, target_.job_limit);
  return rendered;
}

DeliveryJob::Rendered DeliveryJob::render_recall(store::Session& session,
                                                 const vault::OutboundFile& file) {
  TSUNAGU_ENSURE(file.recalls.has_value(), "a recall recalls a delivery");
  const auto sent = services_.outbound.find(session.connection(), *file.recalls);
  if (!sent) {
    throw IntegrityError{"delivery " + file.recalls->text() + " that is recalled is gone"};
  }
  Rendered rendered;
  if (target_.rules.answer.empty()) {
    // The partner has no form for it: whoever looks at the case has to tell them.
    rendered.refusal = Refusal{RefusalCode::direction, "", "no answers"};
    return rendered;
  }
  rendered.name = sent->name + std::string{kRecall} + target_.rules.answer;
  rendered.bytes = translator_.answer(recall_of(*sent), target_.job_limit);
  return rendered;
}

vault::ReadRequest DeliveryJob::request_for(const vault::OutboundFile& file) const {
  vault::ReadRequest request;
  request.actor = file.requested_by;
  request.reader = reader_of(target_);
  request.document_id = *file.document_id;
  request.classes = target_.classes;
  request.event = tlog::EventType::document_exported;
  request.adapter = target_.adapter;
  return request;
}

DeliveryJob::Rendered DeliveryJob::render_document(store::Session& session,
                                                   const vault::OutboundFile& file) {
  TSUNAGU_ENSURE(file.document_id.has_value(), "a delivery delivers a document");
  const auto opened = services_.reading.open(session, request_for(file));
  if (!opened) {
    throw IntegrityError{"document " + file.document_id->text() + " that is owed is gone"};
  }
  Rendered rendered;
  rendered.decision = opened->decision;
  if (!target_.agency.empty() && !opened->decision.grants_content()) {
    rendered.refusal = Refusal{RefusalCode::not_shared, "",
                               std::string{cases::reason_word(opened->decision.main_reason())}};
    return rendered;
  }
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

}  // namespace tsunagu::delivery
