/// Ending a support meeting that is being held.
#include "server/commands/meeting_closing.h"

#include <set>

#include "server/base/error.h"
#include "server/store/transaction.h"
#include "server/vault/document_rows.h"
#include "server/vault/outbound_rows.h"
#include "server/vault/recalls.h"

namespace tsunagu::commands {
namespace {

vault::Event closing_event(const vault::Actor& actor, const Uuid& folder,
                           const std::string& number) {
  vault::Event event;
  event.type = tlog::EventType::conference_closed;
  event.actor = actor;
  event.case_id = folder;
  event.case_number = number;
  return event;
}

/// What was sent because the meeting was held goes back (社会福祉法106条の6: to its members, for
/// it).
std::size_t recall(store::Connection& db, vault::EventServices& services,
                   const cases::OpenMeeting& item, const vault::Actor& actor,
                   vault::EventBatch& events) {
  const auto row = vault::find_case(db, item.case_id);
  if (!row) {
    throw IntegrityError{"case " + item.case_id.text() + " of an agenda is gone"};
  }
  auto event = closing_event(actor, row->case_id, row->number);
  event.grounds = "support_meeting " + item.conference;
  vault::OutboundRows outbound{services.keys};
  const auto recalled = vault::recall_deliveries(
      db, outbound, {row->case_id, row->number, actor, services.clock.now()},
      [&](const vault::OutboundFile& file) {
        return file.shared && file.shared->rests_on(cases::Ground::support_meeting) &&
               file.shared->conference == item.conference;
      },
      events);
  event.count = static_cast<std::int64_t>(recalled);
  events.add(std::move(event));
  return recalled;
}

}  // namespace

std::optional<std::size_t> close_meeting(store::Session& session, vault::EventServices& services,
                                         const vault::MeetingNow& meeting,
                                         const vault::Actor& actor) {
  vault::EventBatch events{services};
  const auto recalled =
      store::transact(session, [&](store::Connection& db) -> std::optional<std::size_t> {
        events.restart();
        vault::OpenMeetings meetings{services.keys};
        if (!meetings.close(db, meeting.conference_id)) {
          return std::nullopt;
        }
        std::size_t count = 0;
        std::set<Uuid> cases;
        for (const auto& item : meeting.items) {
          if (cases.insert(item.case_id).second) {
            count += recall(db, services, item, actor, events);
          }
        }
        auto event = closing_event(actor, meeting.conference_id, meeting.number);
        event.count = static_cast<std::int64_t>(count);
        events.add(std::move(event));
        events.write(db);
        return count;
      });
  if (recalled) {
    events.committed();
  }
  return recalled;
}

void close_ended_meetings(store::Session& session, vault::EventServices& services) {
  vault::OpenMeetings meetings{services.keys};
  for (const auto& meeting : meetings.all(session.connection())) {
    if (meeting.ends() <= services.clock.now()) {
      close_meeting(session, services, meeting, {"system", "daemon", "", "SWA106-6"});
    }
  }
}

}  // namespace tsunagu::commands
