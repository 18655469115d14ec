/// conference list, conference show, conference invite.
#include <algorithm>

#include "server/base/error.h"
#include "server/commands/conference_record.h"
#include "server/vault/conference_records.h"
#include "server/vault/filed_facts.h"
#include "server/vault/open_meetings.h"

namespace tsunagu::commands {
namespace {

/// Without texts: who, about which case, which codes.
const std::vector<std::uint8_t> kWithoutTexts{0, 1};

const cases::DocumentFacts* newest_conference(const vault::FiledFacts& filed) {
  const cases::DocumentFacts* newest = nullptr;
  for (const auto* one : cases::current(filed.facts)) {
    newest = one->document.type == "conference" ? &one->document : newest;
  }
  return newest;
}

std::vector<std::string> labels(const Call& call, std::string_view list,
                                const std::vector<std::string>& codes) {
  std::vector<std::string> out;
  for (const auto& code : codes) {
    out.push_back(call.context.catalogue.label(list, code));
  }
  return out;
}

void show_member(Call& call, const cases::ConferenceMember& member) {
  const auto& catalogue = call.context.catalogue;
  const auto profile = call.context.profile.profile();
  JsonLine line;
  line.text("kind", "conference_member").text("agency", member.agency);
  line.text("agency_label", agency_label(*profile, member.agency)).list("items", member.items);
  line.text("attendance", member.attendance);
  line.text("attendance_label", catalogue.label("attendance", member.attendance));
  line.text("secrecy", member.secrecy);
  line.text("secrecy_label", catalogue.label("secrecy", member.secrecy));
  line.text("secrecy_text", member.secrecy_text).flag("bound", member.is_bound());
  call.reply.line(line);
}

void show_item(Call& call, const cases::ConferenceItem& item) {
  JsonLine line;
  line.text("kind", "conference_item").text("item", item.number).text("case", item.case_number);
  line.list("purposes", item.purposes);
  line.list("purpose_labels", labels(call, "conference-purpose", item.purposes));
  line.list("plans", item.plan_kinds).list("recused", item.recused);
  call.reply.line(line);
  const auto profile = call.context.profile.profile();
  for (const auto& decision : item.decisions) {
    JsonLine decided;
    decided.text("kind", "conference_decision").text("item", item.number);
    decided.text("decision", decision.code);
    decided.text("decision_label", call.context.catalogue.label("decision", decision.code));
    decided.text("agency", decision.owner);
    decided.text("agency_label", agency_label(*profile, decision.owner));
    decided.text("due", decision.due).text("done", decision.done);
    call.reply.line(decided);
  }
}

JsonLine seat_line(const cases::Seat& seat, const profiles::Profile& profile) {
  JsonLine line;
  line.text("kind", "seat").text("item", seat.item).text("case", seat.case_number);
  line.text("agency", seat.agency).text("agency_label", agency_label(profile, seat.agency));
  line.flag("may_come", seat.may_come()).text("reason", cases::seat_word(seat.reason));
  line.text("reason_label", cases::seat_label(seat.reason));
  return line;
}

/// Chosen for the item, and may not come for it: somebody has to be told.
bool is_turned_away(const cases::Seat& seat) {
  return !seat.may_come() && seat.reason != cases::SeatReason::not_chosen &&
         seat.reason != cases::SeatReason::recused;
}

}  // namespace

admin::Outcome list_conferences(Call& call) {
  auto& db = call.session.connection();
  vault::OpenMeetings meetings{call.context.keys};
  const auto open = meetings.all(db);
  const auto is_open = [&](const Uuid& folder) {
    return std::ranges::find(open, folder, &vault::MeetingNow::conference_id) != open.end();
  };
  std::vector<JsonLine> lines;
  vault::FiledFactsReader reader{call.context.events, call.context.catalogue};
  reader.each_entry(db, "conference", [&](const vault::FiledFacts& filed) {
    if (const auto* newest = newest_conference(filed)) {
      lines.push_back(conference_line(call, filed.row.number, *newest, is_open(filed.row.case_id)));
    }
  });
  vault::Event event;
  event.type = tlog::EventType::case_listed;
  event.document_type = "conference";
  event.count = static_cast<std::int64_t>(lines.size());
  call.record(std::move(event));
  for (const auto& line : lines) {
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

admin::Outcome show_conference(Call& call) {
  const auto record = opened_conference(call, kWithoutTexts);
  auto& db = call.session.connection();
  vault::FiledFactsReader reader{call.context.events, call.context.catalogue};
  const auto filed = reader.find(db, record.row.number);
  vault::OpenMeetings meetings{call.context.keys};
  const auto open = meetings.find(db, record.row.case_id);
  const auto* newest = filed ? newest_conference(*filed) : nullptr;
  if (newest == nullptr) {
    throw IntegrityError{"the facts of " + record.row.number + " name no conference"};
  }
  auto line = conference_line(call, record.row.number, *newest, open.has_value());
  line.text("conference_number", record.conference.number);
  line.text("open_until", open ? japan_text(open->ends()) : "");
  call.reply.line(line);
  for (const auto& member : record.conference.members) {
    show_member(call, member);
  }
  for (const auto& item : record.conference.items) {
    show_item(call, item);
  }
  return admin::Outcome::ok;
}

admin::Outcome invite_to_conference(Call& call) {
  const auto record = opened_conference(call, kWithoutTexts);
  const auto consents = vault::agenda_consents(call.session.connection(), call.context.events,
                                               call.context.catalogue, record.conference);
  const auto today = japan_date(call.context.events.clock.now());
  const auto seats = cases::seats_of(record.conference, consents, today);
  std::int64_t turned_away = 0;
  for (const auto& seat : seats) {
    turned_away += is_turned_away(seat) ? 1 : 0;
  }
  auto event = conference_event(record, tlog::EventType::conference_invited);
  event.count = static_cast<std::int64_t>(seats.size());
  event.outcome = turned_away == 0 ? "done" : "refused";
  call.record(std::move(event));
  const auto profile = call.context.profile.profile();
  for (const auto& seat : seats) {
    call.reply.line(seat_line(seat, *profile));
  }
  return turned_away == 0 ? admin::Outcome::ok : admin::Outcome::partly_refused;
}

}  // namespace tsunagu::commands
