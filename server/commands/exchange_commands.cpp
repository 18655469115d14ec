/// import and export: files that do not wait for the folders.
#include <algorithm>

#include "adapters/protocol/limits.h"
#include "server/base/error.h"
#include "server/commands/access_lines.h"
#include "server/commands/attached_file.h"
#include "server/commands/context.h"
#include "server/commands/refusal_lines.h"
#include "server/store/transaction.h"
#include "server/vault/reading.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::commands {
namespace {

constexpr auto kDeliveryWait = std::chrono::seconds{60};

admin::Outcome show_outcome(Call& call, const std::string& adapter,
                            const intake::FileOutcome& outcome, const std::string& answer) {
  std::int64_t counts[3] = {0, 0, 0};
  for (const auto& record : outcome.records) {
    ++counts[static_cast<std::size_t>(record.outcome) - 1];
    JsonLine line;
    line.text("kind", "record").text("adapter", adapter).text("file", outcome.file.name);
    line.number("position", record.position).text("number", record.number);
    line.text("outcome", vault::outcome_word(record.outcome));
    line.text("case", record.case_number);
    line.text("document", record.document_id ? record.document_id->text() : "");
    line.number("revision", record.revision);
    if (record.refusal) {
      add_refusal(line, *record.refusal);
    }
    call.reply.line(line);
  }
  const bool is_refused = outcome.file.state == vault::InboundState::refused;
  JsonLine line;
  line.text("kind", "file").text("adapter", adapter).text("file", outcome.file.name);
  line.text("outcome", is_refused ? "refused" : "read");
  line.number("records", outcome.file.records);
  line.number("accepted", counts[0]).number("duplicates", counts[1]).number("refused", counts[2]);
  line.text("answer", answer);
  if (outcome.file.refusal) {
    add_refusal(line, *outcome.file.refusal);
  }
  call.reply.line(line);
  return is_refused || counts[2] > 0 ? admin::Outcome::partly_refused : admin::Outcome::ok;
}

/// Documents of a case that the partner's pack writes: of each the newest revision.
std::vector<Uuid> deliverable(Call& call, const partners::Partner& partner,
                              const std::string& number) {
  auto& db = call.session.connection();
  const auto row = vault::find_case_numbered(db, number);
  if (!row) {
    throw Error{messages::kNotFound, "case " + number};
  }
  const auto* stored = call.context.events.stored;
  if (stored != nullptr && stored->tombstone(number)) {
    throw Error{messages::kDestroyed, "case " + number};
  }
  const auto all = vault::documents_of(db, row->case_id);
  std::vector<Uuid> out;
  for (const auto& one : all) {
    const bool is_newest = std::none_of(all.begin(), all.end(), [&](const auto& other) {
      return other.supersedes == one.document_id;
    });
    if (is_newest && partner.writes(one.type)) {
      out.push_back(one.document_id);
    }
  }
  return out;
}

vault::OutboundFile owe(Call& call, const std::string& adapter, const Uuid& document_id) {
  vault::OutboundFile file;
  file.outbound_id = make_uuid();
  file.adapter = adapter;
  file.kind = vault::OutboundKind::document;
  file.document_id = document_id;
  file.requested_by = call.actor;
  file.created_at = call.context.events.clock.now();
  vault::OutboundRows rows{call.context.keys};
  store::transact(call.session, [&](store::Connection& db) { rows.owe(db, file); });
  return file;
}

vault::OutboundFile await(Call& call, partners::Partner& partner, const Uuid& outbound_id) {
  const auto file = partner.await_delivery(call.session, outbound_id, kDeliveryWait);
  if (!file) {
    throw IntegrityError{"delivery " + outbound_id.text() + " is gone"};
  }
  return *file;
}

admin::Outcome show_delivery(Call& call, const vault::OutboundFile& file) {
  if (file.state == vault::OutboundState::refused) {
    JsonLine line;
    line.text("kind", "refusal").text("adapter", file.adapter);
    line.text("document", file.document_id->text());
    add_refusal(line, file.refusal.value_or(Refusal{}));
    call.reply.line(line);
    return admin::Outcome::partly_refused;
  }
  JsonLine line;
  line.text("kind", "delivery").text("adapter", file.adapter).text("file", file.name);
  line.text("state", file.state == vault::OutboundState::written ? "written" : "waiting");
  line.text("document", file.document_id->text()).number("bytes", file.size);
  call.reply.line(line);
  return admin::Outcome::ok;
}

/// Says which classes a delivered document went without although the partner may have them.
void show_withheld(Call& call, const partners::Partner& partner, const Uuid& document_id) {
  vault::ReadRequest request;
  request.actor = call.actor;
  request.reader = partner.reader();
  request.document_id = document_id;
  request.classes = request.reader.classes;
  auto judged = call.context.reading.judge(call.session.connection(), request);
  if (!judged) {
    throw IntegrityError{"document " + document_id.text() + " is gone"};
  }
  std::erase_if(judged->decision.withheld, [](const cases::WithheldShare& one) {
    return one.reason == cases::WithheldReason::not_requested;
  });
  for (const auto& line : withheld_lines(judged->decision, document_id)) {
    call.reply.line(line);
  }
}

}  // namespace

admin::Outcome import_file(Call& call) {
  const auto name = call.required("file");
  auto& partner = partner_for(call, call.required("adapter"));
  const auto bytes = attached_file(call, protocol::kMaxFileBytes);
  const auto outcome = partner.import(name, bytes, call.actor);
  if (!outcome) {
    JsonLine line;
    line.text("kind", "file").text("adapter", partner.name()).text("file", name);
    line.text("outcome", "refused").number("records", 0);
    add_refusal(line, outcome.refusal());
    call.reply.line(line);
    return admin::Outcome::partly_refused;
  }
  const auto answer = partner.await_delivery(call.session, outcome->file.file_id, kDeliveryWait);
  return show_outcome(call, partner.name(), *outcome, answer ? answer->name : "");
}

admin::Outcome export_documents(Call& call) {
  auto& partner = partner_for(call, call.required("adapter"));
  if (!partner.is_active()) {
    throw Error{messages::kAdapterHost, partner.name() + " is not active"};
  }
  std::vector<Uuid> documents;
  if (const auto one = call.optional("document")) {
    const auto id = Uuid::parse(*one);
    const auto row = id ? vault::find_document(call.session.connection(), *id) : std::nullopt;
    if (!row) {
      throw Error{messages::kNotFound, "document " + *one};
    }
    if (!partner.writes(row->type)) {
      JsonLine line;
      line.text("kind", "refusal").text("adapter", partner.name()).text("document", *one);
      add_refusal(line, {RefusalCode::direction, "", row->type});
      call.reply.line(line);
      return admin::Outcome::partly_refused;
    }
    documents.push_back(*id);
  } else {
    documents = deliverable(call, partner, call.required("case"));
  }
  std::vector<Uuid> owed;
  for (const auto& document : documents) {
    owed.push_back(owe(call, partner.name(), document).outbound_id);
  }
  partner.wake();
  auto worst = admin::Outcome::ok;
  for (const auto& id : owed) {
    const auto file = await(call, partner, id);
    if (show_delivery(call, file) != admin::Outcome::ok) {
      worst = admin::Outcome::partly_refused;
    } else {
      show_withheld(call, partner, *file.document_id);
    }
  }
  return worst;
}

}  // namespace tsunagu::commands
