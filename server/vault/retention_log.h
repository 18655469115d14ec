/// What was proposed, approved, held and destroyed, as the audit events have it: they alone count,
/// so nobody who can write to the database approves, releases or destroys anything by that.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "security/digest.h"
#include "security/key_service.h"
#include "server/base/clock.h"
#include "server/base/uuid.h"
#include "server/store/connection.h"
#include "server/vault/event_reading.h"

namespace tsunagu::vault {

/// Who did something, when, and the event that says so.
struct Signature {
  std::string user;  ///< "user:sato"
  Microseconds time = 0;
  Uuid event_id;
};

/// A list of cases that are to be destroyed.
struct ProposedList {
  std::string number;  ///< "HK-2031-0001"
  std::string digest;  ///< SHA-256 of its content, hexadecimal
  std::int64_t cases = 0;
  Signature proposed;
  std::optional<Signature> approved;
};

struct DestroyedCase {
  std::string case_number;
  std::string list;
  std::string why;             ///< class, years and days of its keep time
  std::int64_t documents = 0;  ///< how many it had
  security::Digest seal{};     ///< of the row that is left of it (tombstone_seal)
  Signature destroyed;
};

/// Not thread-safe.
class RetentionLog {
 public:
  /// All that the events in the database say. Throws StoreError; IntegrityError for a changed one.
  static RetentionLog read(store::Connection& db, security::KeyService& keys);

  /// Notes what `event` says; passes over events of other kinds. Throws IntegrityError.
  void take(const RecordedEvent& event);

  const std::map<std::string, ProposedList>& lists() const { return lists_; }
  /// By case number.
  const std::map<std::string, Signature>& holds() const { return holds_; }
  const std::map<std::string, DestroyedCase>& destroyed() const { return destroyed_; }
  const ProposedList* find_list(const std::string& number) const;
  const DestroyedCase* find_destroyed(const std::string& case_number) const;

 private:
  std::map<std::string, ProposedList> lists_;
  std::map<std::string, Signature> holds_;
  std::map<std::string, DestroyedCase> destroyed_;
};

/// What `event`, of type case_destroyed, says. Throws IntegrityError if it names no case.
DestroyedCase destroyed_case(const RecordedEvent& event);

}  // namespace tsunagu::vault
