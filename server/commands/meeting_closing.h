/// Ending a support meeting that is being held.
#pragma once

#include <cstddef>
#include <optional>

#include "server/base/clock.h"
#include "server/store/session.h"
#include "server/vault/event_batch.h"
#include "server/vault/open_meetings.h"

namespace tsunagu::commands {

/// Ends the access that `meeting` gave and recalls what was sent on its ground, in one transaction
/// with the events. Returns how many recalls are owed now; nothing if somebody ended it meanwhile.
/// Throws StoreError and IntegrityError.
std::optional<std::size_t> close_meeting(store::Session& session, vault::EventServices& services,
                                         const vault::MeetingNow& meeting,
                                         const vault::Actor& actor);

/// Ends every meeting whose time is over, as the system.
void close_ended_meetings(store::Session& session, vault::EventServices& services);

}  // namespace tsunagu::commands
