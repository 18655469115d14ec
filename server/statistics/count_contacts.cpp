/// Consultations: N01, N02, N22 and the contacts of N14.
///
/// The rule `case-first`, version 1: at each agency the first contact of a case in a fiscal year is
/// new, unless its record says that it continues an earlier one; a record that says it is new is,
/// if none was before. So a case is new at most once a year at one agency.
#include <algorithm>
#include <utility>

#include "server/statistics/counting.h"

namespace tsunagu::statistics {
namespace {

bool is_contact(const Counted& one) {
  if (one.is("consultation-intake")) {
    return true;
  }
  if (!one.is("progress-record")) {
    return false;
  }
  const auto unit = one.one(Role::count_unit);
  if (!unit.empty()) {
    return unit != "not-counted";
  }
  return one.kind.empty() || one.kind == "consultation" || one.kind == "emergency";
}

/// What is known of one agency and fiscal year while contacts are gone through in order.
struct Seen {
  std::string_view agency;
  int year = 0;
  bool has_new = false;
};

bool take_as_new(std::vector<Seen>& seen, const Counted& contact) {
  const int year = fiscal_year_of(month_number(*contact.day));
  const auto unit = contact.one(Role::count_unit);
  auto at = std::ranges::find_if(
      seen, [&](const Seen& one) { return one.agency == contact.agency && one.year == year; });
  const bool is_first = at == seen.end();
  if (is_first) {
    seen.push_back({contact.agency, year, false});
    at = std::prev(seen.end());
  }
  const bool is_new = !at->has_new && (unit == "new" || (is_first && unit != "continued"));
  at->has_new = at->has_new || is_new;
  return is_new;
}

void emit(const Folder& folder, const Counted& contact, bool is_new, EntrySink& sink) {
  auto entry = entry_of(ItemId::contact, contact);
  entry.is_new = is_new;
  sink.take(entry);
  const std::pair<ItemId, std::string_view> views[] = {
      {ItemId::by_channel, contact.one(Role::channel)},
      {ItemId::by_route, folder.route()},
      {ItemId::by_household, folder.household()}};
  for (const auto& [item, detail] : views) {
    entry.item = item;
    entry.detail = detail;
    sink.take(entry);
  }
  entry.item = ItemId::cross;
  entry.detail = folder.area();
  entry.second = folder.household();
  sink.take(entry);
  if (contact.project == "P4") {
    entry.item = ItemId::outreach_contacts;
    entry.detail = {};
    entry.second = {};
    sink.take(entry);
  }
}

}  // namespace

void count_contacts(const Folder& folder, EntrySink& sink) {
  std::vector<const Counted*> contacts;
  for (const auto* one : folder.current()) {
    if (one->day && is_contact(*one)) {
      contacts.push_back(one);
    }
  }
  std::ranges::stable_sort(contacts, {}, [](const Counted* one) { return *one->day; });
  std::vector<Seen> seen;
  for (const auto* contact : contacts) {
    emit(folder, *contact, take_as_new(seen, *contact), sink);
  }
}

}  // namespace tsunagu::statistics
