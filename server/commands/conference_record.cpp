/// A conference of the register, opened for a command.
#include "server/commands/conference_record.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/vault/conference_records.h"
#include "server/vault/filed_facts.h"

namespace tsunagu::commands {
namespace {

constexpr std::string_view kType = "conference";

[[noreturn]] void not_found(Call& call, const std::string& number) {
  vault::Event event;
  event.type = tlog::EventType::document_read;
  event.document_type = std::string{kType};
  event.outcome = "not-found";
  call.record(std::move(event));
  throw Error{messages::kNotFound, "conference " + number};
}

/// The newest version of the conference in the folder; nil if it holds none.
Uuid newest_version(Call& call, const vault::CaseRow& row) {
  vault::FiledFactsReader reader{call.context.events, call.context.catalogue};
  const auto filed = reader.find(call.session.connection(), row.number);
  Uuid newest{};
  if (filed) {
    for (const auto* one : cases::current(filed->facts)) {
      newest = one->document.type == kType ? one->document_id : newest;
    }
  }
  return newest;
}

}  // namespace

ConferenceRecord opened_conference(Call& call, const std::vector<std::uint8_t>& classes) {
  const auto number = call.required("number");
  const auto row = vault::find_folder(call.session.connection(), call.context.keys, number);
  const auto document_id = row ? newest_version(call, *row) : Uuid{};
  if (document_id.is_nil()) {
    not_found(call, number);
  }
  vault::ReadRequest request;
  request.actor = call.actor;
  request.reader = call.reader;
  request.document_id = document_id;
  request.classes = classes;
  const auto opened = call.context.reading.open(call.session, request);
  if (!opened) {
    not_found(call, number);
  }
  const auto* type = call.context.catalogue.find(opened->row.type);
  if (type == nullptr) {
    throw IntegrityError{"document " + document_id.text() + " is of an unknown type"};
  }
  ConferenceRecord record{*row, document_id, vault::conference_values(*type, opened->values), {}};
  record.conference = cases::conference_of(record.values);
  return record;
}

JsonLine conference_line(const Call& call, const std::string& number,
                         const cases::DocumentFacts& facts, bool is_open) {
  using cases::Role;
  const auto& catalogue = call.context.catalogue;
  const auto profile = call.context.profile.profile();
  const std::string kind{facts.one(Role::kind)};
  const std::string status{facts.one(Role::status)};
  const std::string code{facts.one(Role::conference_code)};
  const std::string host{facts.one(Role::agency)};
  const auto local = profile->conferences.find(code);
  JsonLine line;
  line.text("kind", "conference").text("number", number).text("conference_kind", kind);
  line.text("conference_kind_label", catalogue.label("conference-kind", kind));
  line.text("code", code);
  line.text("name", local != profile->conferences.end() ? local->second.name : "");
  line.text("status", status).text("status_label", catalogue.label("conference-status", status));
  line.text("date", facts.one(Role::meeting_date)).text("start", facts.one(Role::start_time));
  line.text("end", facts.one(Role::end_time)).text("host", host);
  line.text("host_label", agency_label(*profile, host)).flag("open", is_open);
  return line;
}

std::string agency_label(const profiles::Profile& profile, const std::string& code) {
  const auto at = profile.agencies.find(code);
  return at == profile.agencies.end() ? code : at->second.name;
}

vault::Event conference_event(const ConferenceRecord& record, tlog::EventType type) {
  vault::Event event;
  event.type = type;
  event.case_id = record.row.case_id;
  event.case_number = record.row.number;
  event.document_id = record.document_id;
  event.document_type = std::string{kType};
  return event;
}

}  // namespace tsunagu::commands
