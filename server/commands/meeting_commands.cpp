/// conference open, conference close: while a support meeting is held, those who sit in it may read
/// the material of its cases.
#include <algorithm>

#include "server/base/error.h"
#include "server/cases/days.h"
#include "server/commands/conference_record.h"
#include "server/commands/meeting_closing.h"
#include "server/store/transaction.h"
#include "server/vault/conference_records.h"
#include "server/vault/open_meetings.h"

namespace tsunagu::commands {
namespace {

[[noreturn]] void refuse(const ConferenceRecord& record, const std::string& why) {
  throw Error{messages::kUsage, record.row.number + ": " + why};
}

/// From when until when the conference's own day and times let it be held.
struct Window {
  Microseconds from = 0;
  Microseconds to = 0;
};

Window window_of(const ConferenceRecord& record) {
  const auto& conference = record.conference;
  const auto start = conference.start.empty() ? "00:00" : conference.start;
  const auto end = conference.end.empty() ? "24:00" : conference.end;
  const auto from = cases::japan_moment(conference.day, start);
  const auto to = cases::japan_moment(conference.day, end);
  if (!from || !to || *to <= *from) {
    refuse(record, "day and times do not say when it is held");
  }
  return {*from, *to};
}

/// Only a meeting whose members pledged secrecy, that is neither over nor cancelled.
void require_ready(const ConferenceRecord& record) {
  constexpr int kSecrecyConfirmed = 3;
  constexpr int kHeld = 4;
  const auto& conference = record.conference;
  if (!conference.is_support_meeting()) {
    refuse(record, "only a support meeting (支援会議) is opened; elsewhere consent decides");
  }
  const auto stage = cases::conference_stage(conference.status);
  if (!stage || *stage < kSecrecyConfirmed || *stage > kHeld) {
    refuse(record, "it is " + conference.status + ", not secrecy-confirmed or held");
  }
}

/// The access that each case on the agenda gives.
std::vector<cases::OpenMeeting> items_of(Call& call, const ConferenceRecord& record,
                                         const Window& window) {
  std::vector<cases::OpenMeeting> out;
  for (const auto& item : record.conference.items) {
    if (item.case_number.empty()) {
      continue;
    }
    const auto row =
        vault::find_folder(call.session.connection(), call.context.keys, item.case_number);
    if (!row) {
      refuse(record, "item " + item.number + " names a case that is not there");
    }
    cases::OpenMeeting meeting;
    meeting.case_id = row->case_id;
    meeting.conference = record.row.number;
    meeting.agencies = cases::bound_agencies(record.conference, item);
    meeting.from = window.from;
    meeting.to = window.to;
    out.push_back(std::move(meeting));
  }
  if (out.empty()) {
    refuse(record, "no case is on its agenda");
  }
  return out;
}

/// "support_meeting RG-2025-000012: HK01 SK01".
std::string grounds_of(const cases::OpenMeeting& item) {
  std::string text = "support_meeting " + item.conference + ":";
  for (const auto& agency : item.agencies) {
    text += " " + agency;
  }
  return text;
}

/// One event for the conference, and one for each case that may be read from now on.
void add_events(Call& call, const ConferenceRecord& record,
                const std::vector<cases::OpenMeeting>& items, vault::EventBatch& events) {
  auto event = conference_event(record, tlog::EventType::conference_opened);
  event.actor = call.actor;
  event.count = static_cast<std::int64_t>(items.size());
  events.add(std::move(event));
  for (const auto& item : items) {
    const auto row = vault::find_case(call.session.connection(), item.case_id);
    vault::Event about;
    about.type = tlog::EventType::conference_opened;
    about.actor = call.actor;
    about.case_id = item.case_id;
    about.case_number = row ? row->number : "";
    about.grounds = grounds_of(item);
    about.count = static_cast<std::int64_t>(item.agencies.size());
    events.add(std::move(about));
  }
}

void store_meeting(Call& call, const ConferenceRecord& record, const vault::MeetingNow& meeting) {
  vault::EventBatch events{call.context.events};
  try {
    store::transact(call.session, [&](store::Connection& db) {
      events.restart();
      vault::OpenMeetings meetings{call.context.keys};
      meetings.open(db, meeting);
      add_events(call, record, meeting.items, events);
      events.write(db);
    });
  } catch (const store::StoreError& error) {
    if (error.is_duplicate_key()) {
      refuse(record, "it is open already");
    }
    throw;
  }
  events.committed();
}

}  // namespace

admin::Outcome open_conference(Call& call) {
  const std::vector<std::uint8_t> without_texts{0, 1};
  const auto record = opened_conference(call, without_texts);
  require_ready(record);
  const auto window = window_of(record);
  const auto now = call.context.events.clock.now();
  if (japan_date(now) != record.conference.day || now >= window.to) {
    refuse(record, "it is held on " + record.conference.day + " until " + japan_text(window.to));
  }
  vault::MeetingNow meeting;
  meeting.conference_id = record.row.case_id;
  meeting.number = record.row.number;
  meeting.opened_at = now;
  meeting.items = items_of(call, record, window);
  store_meeting(call, record, meeting);
  for (const auto& item : meeting.items) {
    const auto row = vault::find_case(call.session.connection(), item.case_id);
    JsonLine line;
    line.text("kind", "meeting").text("conference", item.conference);
    line.text("case", row ? row->number : "").list("agencies", item.agencies);
    line.text("from", japan_text(item.from)).text("to", japan_text(item.to));
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

admin::Outcome close_conference(Call& call) {
  const auto number = call.required("number");
  auto& db = call.session.connection();
  const auto row = vault::find_folder(db, call.context.keys, number);
  vault::OpenMeetings meetings{call.context.keys};
  const auto meeting = row ? meetings.find(db, row->case_id) : std::nullopt;
  if (!meeting) {
    throw Error{messages::kNotFound, "open conference " + number};
  }
  const auto recalled = close_meeting(call.session, call.context.events, *meeting, call.actor);
  JsonLine line;
  line.text("kind", "meeting_closed").text("conference", meeting->number);
  line.number("cases", static_cast<std::int64_t>(meeting->items.size()));
  line.number("recalls", static_cast<std::int64_t>(recalled.value_or(0)));
  call.reply.line(line);
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
