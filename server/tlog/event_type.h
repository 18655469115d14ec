/// What an audit event says happened. The numbers stand in leaves for ever.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tsunagu::tlog {

/// Frozen: a number is never changed or used again, only new ones are added.
enum class EventType : std::uint16_t {
  boot = 1,            ///< first event of every run of a daemon
  heartbeat = 2,       ///< the daemon is alive
  void_number = 3,     ///< fills the number of an event that was never committed
  checkpoint_key = 4,  ///< the key that signs checkpoints was changed
  file_received = 10,
  file_refused = 11,
  document_stored = 12,
  record_refused = 13,
  record_duplicate = 14,
  answer_written = 15,
  file_settled = 16,
  document_read = 20,
  case_read = 21,
  case_listed = 22,
  case_searched = 23,
  document_exported = 30,
  delivery_written = 31,
  delivery_refused = 32,
  audit_read = 40,
  audit_verified = 41,
  audit_exported = 42,
  key_status_read = 50,
  instance_started = 60,
  instance_stopped = 61,
  admin_denied = 70,
  rebuild = 80,
  integrity_alarm = 90,
  adapter_tested = 91,
  profile_loaded = 92,    ///< the municipality's profile: at a start, or another one in its place
  draft_begun = 100,      ///< a draft of a document was made, perhaps with values of its case
  draft_saved = 101,      ///< another version of it was kept; outcome "conflict": beside the newest
  draft_submitted = 102,  ///< filed as a document, or refused
  draft_discarded = 103,
  draft_read = 104,
  recall_owed = 110,     ///< a document that was sent is to be asked back
  recall_written = 111,  ///< the partner was told so
  access_checked = 112,  ///< what an agency may have was asked, nothing was opened
  statistics_read = 120,
  report_submitted = 121,  ///< figures were frozen; file_sha256 is that of the report
  task_listed = 130,
  conference_opened = 131,     ///< those who sit in it may read its agenda cases from now on
  conference_closed = 132,     ///< and no longer
  conference_invited = 133,    ///< who may come for which item was worked out
  persons_merged = 140,        ///< a case goes on in another: both are of one person
  persons_split = 141,         ///< and no longer: they are of two
  candidates_read = 142,       ///< who may be the same person was looked up, or compared
  disclosure_made = 150,       ///< a copy of a case for its person; count: masked parts
  destruction_proposed = 151,  ///< a list of cases whose keep time is over; subject: its number
  destruction_approved = 152,  ///< by somebody else; outcome "denied": by the one who proposed it
  case_destroyed = 153,        ///< its keys and all it held are gone
  legal_hold = 154,            ///< the case must not be destroyed, whatever its keep time
  legal_hold_released = 155,
};

struct EventTypeText {
  EventType type;
  std::string_view name;  ///< "document_read": for JSON and filters
  std::string_view ja;
  std::string_view en;
};

/// All types in the order of their numbers.
std::span<const EventTypeText> all_event_types();
/// The texts of `number`, or nullptr if it is not a type.
const EventTypeText* find_event_type(std::uint16_t number);
/// The texts of the type called `name`, or nullptr.
const EventTypeText* find_event_type(std::string_view name);
/// The texts of `type`.
const EventTypeText& event_type_text(EventType type);

}  // namespace tsunagu::tlog
