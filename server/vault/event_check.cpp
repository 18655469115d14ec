/// Whether the events in the database are those of the log.
#include "server/vault/event_check.h"

#include <map>
#include <optional>
#include <vector>

#include "server/base/error.h"
#include "server/base/json.h"
#include "server/store/statement.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

/// One pass over the log with the events of the database beside it.
class EventCheck {
 public:
  EventCheck(store::Connection& db, security::KeyService& keys, const tlog::TileReader& log,
             const std::function<void(const RecordedEvent&)>& each)
      : db_{db}, keys_{keys}, log_{log}, each_{each} {}

  std::uint64_t run() {
    for (std::uint64_t index = 0; index < log_.size(); ++index) {
      check_logged(index);
    }
    require_no_others();
    check_not_yet_logged();
    return log_.size();
  }

 private:
  void check_logged(std::uint64_t index);
  void fetch(std::uint32_t boot, std::uint64_t number);
  void require_no_others();
  void check_not_yet_logged();
  void take(std::uint64_t index, const EventRow& row);

  store::Connection& db_;
  security::KeyService& keys_;
  const tlog::TileReader& log_;
  const std::function<void(const RecordedEvent&)>& each_;
  std::vector<EventRow> page_;  // rows of one boot, the next one at place_
  std::size_t place_ = 0;
  std::map<std::uint32_t, std::uint64_t> logged_;  // number of the last event of each boot
};

void EventCheck::fetch(std::uint32_t boot, std::uint64_t number) {
  auto& find = db_.prepared(
      "SELECT boot, number, leaf, payload, mac, event_id FROM audit_event WHERE node = ? AND boot "
      "= ? AND "
      "number >= ? ORDER BY number LIMIT 1000");
  find.execute(std::uint64_t{kNode}, std::uint64_t{boot}, number);
  page_.clear();
  place_ = 0;
  while (find.next()) {
    page_.push_back(read_event_row(find));
  }
}

void EventCheck::check_logged(std::uint64_t index) {
  const auto entry = log_.entry(index);
  const auto leaf = tlog::decode_leaf(entry);
  if (!leaf) {
    throw IntegrityError{"entry " + std::to_string(index) + " of the audit log is not a leaf"};
  }
  const auto is_next = [&] {
    return place_ < page_.size() && page_[place_].boot == leaf->boot &&
           page_[place_].number == leaf->number;
  };
  if (!is_next()) {
    fetch(leaf->boot, leaf->number);
  }
  if (!is_next()) {
    throw IntegrityError{event_name(leaf->boot, leaf->number) + " is missing"};
  }
  const auto& row = page_[place_++];
  if (row.leaf != entry) {
    throw IntegrityError{event_name(row.boot, row.number) + " is not the one in the log"};
  }
  logged_[row.boot] = row.number;
  take(index, row);
}

/// Rows of runs that are over, or of another daemon, that the log does not have.
void EventCheck::require_no_others() {
  auto& find = db_.prepared(
      "SELECT node, boot, COUNT(*), MIN(number), MAX(number) FROM audit_event "
      "GROUP BY node, boot ORDER BY node, boot");
  find.execute();
  const auto last_boot = logged_.empty() ? 0 : logged_.rbegin()->first;
  while (find.next()) {
    const auto boot = static_cast<std::uint32_t>(find.unsigned_integer(1));
    const auto count = find.unsigned_integer(2);
    const auto known = logged_.find(boot);
    const auto expected = known == logged_.end() ? 0 : known->second;
    const bool is_ours = find.unsigned_integer(0) == kNode;
    const bool may_grow = is_ours && boot >= last_boot;
    if (!is_ours || (!may_grow && count != expected)) {
      const auto number = find.unsigned_integer(find.unsigned_integer(3) == 0 ? 3 : 4);
      throw IntegrityError{event_name(boot, number) + " of node " +
                           std::to_string(find.unsigned_integer(0)) + " was put in"};
    }
    if (find.unsigned_integer(3) == 0) {
      throw IntegrityError{event_name(boot, 0) + " was put in"};
    }
  }
}

/// Events that wait for the log. Holes among them are transactions that are still open.
void EventCheck::check_not_yet_logged() {
  auto boot = logged_.empty() ? 0 : logged_.rbegin()->first;
  auto number = logged_.empty() ? 0 : logged_.rbegin()->second;
  for (bool is_done = false; !is_done;) {
    auto& find = db_.prepared(
        "SELECT boot, number, leaf, payload, mac, event_id FROM audit_event WHERE node = ? AND "
        "(boot > ? OR (boot = ? AND number > ?)) ORDER BY boot, number LIMIT 1000");
    find.execute(std::uint64_t{kNode}, std::uint64_t{boot}, std::uint64_t{boot}, number);
    is_done = true;
    while (find.next()) {
      const auto row = read_event_row(find);
      boot = row.boot;
      number = row.number;
      take(0, row);
      is_done = false;
    }
  }
}

void EventCheck::take(std::uint64_t index, const EventRow& row) {
  const auto event = open_event(keys_, index, row);
  if (event.leaf.type == tlog::EventType::void_number) {
    const auto payload = parse_json(event.opened.payload);
    if (payload && payload->text("outcome") == kGone) {
      throw IntegrityError{event_name(row.boot, row.number) + " was committed and taken away"};
    }
  }
  each_(event);
}

}  // namespace

std::uint64_t check_events(store::Connection& db, security::KeyService& keys,
                           const tlog::TileReader& log,
                           const std::function<void(const RecordedEvent&)>& each) {
  return EventCheck{db, keys, log, each}.run();
}

}  // namespace tsunagu::vault
