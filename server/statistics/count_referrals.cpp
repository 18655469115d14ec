/// Referral sheets: N03 and N20.
#include <algorithm>
#include <array>

#include "server/statistics/counting.h"

namespace tsunagu::statistics {
namespace {

/// Who the person was referred to. The sheet's own field stands behind the envelope's recipients.
std::string_view recipient_of(const Counted& sheet) {
  const auto all = sheet.facts().all(Role::recipient_agency);
  return all.empty() ? std::string_view{} : all.back();
}

/// The first answer whose day is known.
std::optional<Day> answered_on(const Counted& sheet) {
  std::optional<Day> first;
  for (const auto value : sheet.facts().all(Role::reply_date)) {
    const auto day = parse_day(value);
    if (day && (!first || *day < *first)) {
      first = day;
    }
  }
  return first;
}

/// Emits the days between two events, if both are known to the day and in order.
void emit_days(ItemId item, const Entry& like, const std::optional<Day>& from, const Day& to,
               EntrySink& sink) {
  if (!from || !from->is_exact() || !to.is_exact() || to < *from) {
    return;
  }
  auto entry = like;
  entry.item = item;
  entry.quantity = days_between(*from, to) * kOne;
  sink.take(entry);
}

void count_answers(const Counted& sheet, EntrySink& sink) {
  const auto received = day_of(sheet.facts(), Role::received_date);
  auto entry = entry_of(ItemId::sheets_received, sheet);
  entry.agency = recipient_of(sheet);
  if (received) {
    entry.day = *received;
    sink.take(entry);
    emit_days(ItemId::days_to_receipt, entry, sheet.day, *received, sink);
  }
  const auto decision = sheet.one(Role::acceptance);
  if (!decision.empty()) {
    entry.item = ItemId::sheets_decided;
    entry.detail = decision;
    sink.take(entry);
    entry.item = ItemId::return_rate;
    entry.detail = {};
    entry.quantity = decision == "returned" || decision == "forwarded" ? kOne : 0;
    entry.of = kOne;
    sink.take(entry);
  }
  if (const auto answered = answered_on(sheet)) {
    entry = entry_of(ItemId::sheets_answered, sheet);
    entry.agency = recipient_of(sheet);
    entry.day = *answered;
    sink.take(entry);
    emit_days(ItemId::days_to_answer, entry, received ? received : sheet.day, *answered, sink);
  }
}

void count_handover(const Counted& sheet, EntrySink& sink) {
  constexpr std::array<std::string_view, 4> kSure{"accompanied", "telephone", "joint-meeting",
                                                  "online"};
  const auto method = sheet.one(Role::handover_method);
  if (method.empty()) {
    return;
  }
  auto entry = entry_of(ItemId::handovers, sheet);
  entry.detail = method;
  sink.take(entry);
  if (method != "unknown") {
    entry.item = ItemId::sure_handover_rate;
    entry.detail = {};
    entry.quantity = std::ranges::find(kSure, method) != kSure.end() ? kOne : 0;
    entry.of = kOne;
    sink.take(entry);
  }
}

}  // namespace

void count_referrals(const Folder& folder, EntrySink& sink) {
  for (const auto* sheet : folder.current()) {
    if (!sheet->is("referral-sheet") || !sheet->day) {
      continue;
    }
    auto sent = entry_of(ItemId::sheets_sent, *sheet);
    const auto sender = sheet->one(Role::sender_agency);
    sent.agency = sender.empty() ? sheet->agency : sender;
    sink.take(sent);
    count_answers(*sheet, sink);
    count_handover(*sheet, sink);
  }
}

}  // namespace tsunagu::statistics
