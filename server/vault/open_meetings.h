/// The support meetings that are being held now, sealed: they give access, so nobody who can write
/// to the database may make one up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/cases/open_meeting.h"
#include "server/store/connection.h"

namespace tsunagu::vault {

/// One conference that was opened and not closed.
struct MeetingNow {
  Uuid conference_id;  ///< folder of the conference in the register
  std::string number;  ///< of that folder: "RG-2025-000012"
  Microseconds opened_at = 0;
  std::vector<cases::OpenMeeting> items;  ///< one for each case on its agenda

  /// The first moment after the end of all items; opened_at if there are none.
  Microseconds ends() const;
};

/// There are few at a time; each method reads them all from the database, so daemons that share one
/// agree. Throws StoreError; IntegrityError if a row is not what was written.
class OpenMeetings {
 public:
  explicit OpenMeetings(security::KeyService& keys) : keys_{keys} {}  // outlives this

  /// Within a transaction. Throws StoreError with a duplicate key if it is open already.
  void open(store::Connection& db, const MeetingNow& meeting);
  /// Within a transaction. False if it was not open.
  bool close(store::Connection& db, const Uuid& conference_id);

  std::vector<MeetingNow> all(store::Connection& db);
  std::optional<MeetingNow> find(store::Connection& db, const Uuid& conference_id);
  /// Those about the case that are held at `now`.
  std::vector<cases::OpenMeeting> of_case(store::Connection& db, const Uuid& case_id,
                                          Microseconds now);

 private:
  security::KeyService& keys_;
};

}  // namespace tsunagu::vault
