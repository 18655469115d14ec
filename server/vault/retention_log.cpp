/// What was proposed, approved, held and destroyed, as the audit events have it.
#include "server/vault/retention_log.h"

#include "server/base/error.h"
#include "server/base/json.h"
#include "server/store/statement.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

using tlog::EventType;

std::string text_of(const JsonValue& payload, std::string_view key, const RecordedEvent& event) {
  auto value = payload.text(key);
  if (!value || value->empty()) {
    throw IntegrityError{event_name(event.leaf.boot, event.leaf.number) + " does not say its " +
                         std::string{key}};
  }
  return *std::move(value);
}

JsonValue payload_of(const RecordedEvent& event) {
  auto payload = parse_json(event.opened.payload);
  if (!payload) {
    throw IntegrityError{event_name(event.leaf.boot, event.leaf.number) + " is not readable"};
  }
  return *std::move(payload);
}

Signature signature_of(const RecordedEvent& event, const JsonValue& payload) {
  return {payload.text("user").value_or(""), event.leaf.time, event.leaf.event_id};
}

bool is_done(const JsonValue& payload) { return payload.text("outcome") == "done"; }

}  // namespace

DestroyedCase destroyed_case(const RecordedEvent& event) {
  const auto payload = payload_of(event);
  DestroyedCase out;
  out.case_number = text_of(payload, "case", event);
  out.list = text_of(payload, "subject", event);
  out.why = payload.text("grounds").value_or("");
  out.documents = payload.number("count").value_or(0);
  out.seal = event.leaf.seal;
  out.destroyed = signature_of(event, payload);
  return out;
}

RetentionLog RetentionLog::read(store::Connection& db, security::KeyService& keys) {
  RetentionLog log;
  std::uint64_t boot = 0;
  std::uint64_t number = 0;
  for (bool is_over = false; !is_over;) {
    // Bytes 5 and 6 of a leaf are its type: 151 to 155.
    auto& find = db.prepared(
        "SELECT boot, number, leaf, payload, mac, event_id FROM audit_event WHERE node = ? AND "
        "(boot > ? OR (boot = ? AND number > ?)) AND SUBSTRING(leaf, 5, 2) IN (x'0097', x'0098', "
        "x'0099', x'009a', x'009b') ORDER BY boot, number LIMIT 1000");
    find.execute(std::uint64_t{kNode}, boot, boot, number);
    is_over = true;
    while (find.next()) {
      const auto row = read_event_row(find);
      boot = row.boot;
      number = row.number;
      log.take(open_event(keys, 0, row));
      is_over = false;
    }
  }
  return log;
}

void RetentionLog::take(const RecordedEvent& event) {
  const auto type = event.leaf.type;
  if (type < EventType::destruction_proposed || type > EventType::legal_hold_released) {
    return;
  }
  const auto payload = payload_of(event);
  if (!is_done(payload)) {
    return;
  }
  const auto by = signature_of(event, payload);
  if (type == EventType::destruction_proposed) {
    const auto list = text_of(payload, "subject", event);
    lists_[list] = {list, text_of(payload, "file_sha256", event),
                    payload.number("count").value_or(0), by, std::nullopt};
  } else if (type == EventType::destruction_approved) {
    const auto list = lists_.find(text_of(payload, "subject", event));
    const bool fits = list != lists_.end() && list->second.proposed.user != by.user &&
                      list->second.digest == payload.text("file_sha256");
    if (!fits) {
      throw IntegrityError{event_name(event.leaf.boot, event.leaf.number) +
                           " approves what was not proposed"};
    }
    list->second.approved = by;
  } else if (type == EventType::case_destroyed) {
    auto gone = destroyed_case(event);
    const auto number = gone.case_number;
    destroyed_.insert_or_assign(number, std::move(gone));
  } else if (type == EventType::legal_hold) {
    holds_.insert_or_assign(text_of(payload, "case", event), by);
  } else {
    holds_.erase(text_of(payload, "case", event));
  }
}

const ProposedList* RetentionLog::find_list(const std::string& number) const {
  const auto at = lists_.find(number);
  return at == lists_.end() ? nullptr : &at->second;
}

const DestroyedCase* RetentionLog::find_destroyed(const std::string& case_number) const {
  const auto at = destroyed_.find(case_number);
  return at == destroyed_.end() ? nullptr : &at->second;
}

}  // namespace tsunagu::vault
