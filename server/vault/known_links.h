/// Which cases are of one person, as the audit log has it: held in memory, so that a link that is
/// gone from the database, or changed there, leads nobody astray.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "security/digest.h"
#include "server/base/uuid.h"
#include "server/vault/event.h"
#include "server/vault/event_reading.h"

namespace tsunagu::vault {

/// The numbers stand in the database: never changed, only added to.
enum class LinkKind : std::uint8_t {
  merged = 1,          ///< by somebody, who gave the reason
  split = 2,           ///< the merging was taken back
  merged_by_code = 3,  ///< because documents of both state the same resident code
};

/// A link as its event names it.
struct KnownLink {
  Uuid link_id;
  Uuid from;  ///< the case that goes on, or no longer goes on, in the other
  Uuid into;
  LinkKind kind = LinkKind::merged;
  security::Digest seal{};
};

/// What `event`, of type persons_merged or persons_split, says. Throws IntegrityError if it names
/// no link.
KnownLink known_link(const RecordedEvent& event);
/// The same of an event that is being written.
KnownLink known_link(const Event& event);
/// The event of `link`; its actor, numbers and time are the caller's.
Event link_event(const KnownLink& link);

/// Thread-safe. About 200 bytes a link.
class KnownLinks {
 public:
  /// To be called in the order of the events.
  void add(const KnownLink& link);

  /// The case in which `case_id` goes on: itself unless it was merged.
  Uuid root_of(const Uuid& case_id) const;
  /// The same, but one step only.
  Uuid next_of(const Uuid& case_id) const;
  /// All cases that go on in `case_id`, directly or through another; not itself.
  std::vector<Uuid> merged_into(const Uuid& case_id) const;
  /// All other cases of the person of `case_id`.
  std::vector<Uuid> others_of(const Uuid& case_id) const;
  /// All links that `case_id` ever had, oldest first, whichever end it was.
  std::vector<KnownLink> of(const Uuid& case_id) const;
  bool empty() const;

 private:
  std::optional<Uuid> next(const Uuid& case_id) const;
  void collect(const Uuid& case_id, std::vector<Uuid>& out) const;

  mutable std::shared_mutex mutex_;
  std::vector<KnownLink> links_;  // oldest first
  std::map<Uuid, Uuid> goes_on_;  // what is merged now
  std::map<Uuid, std::vector<std::size_t>> by_case_;
};

}  // namespace tsunagu::vault
