/// Which cases are of one person, as the audit log has it.
#include "server/vault/known_links.h"

#include <algorithm>
#include <mutex>

#include "server/base/error.h"
#include "server/base/json.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kIdText = 36;
constexpr std::string_view kByCode = "resident-code";

/// "LINK FROM INTO", each as a text of a UUID.
std::optional<KnownLink> parse(std::string_view text) {
  if (text.size() != 3 * kIdText + 2) {
    return std::nullopt;
  }
  const auto link = Uuid::parse(text.substr(0, kIdText));
  const auto from = Uuid::parse(text.substr(kIdText + 1, kIdText));
  const auto into = Uuid::parse(text.substr(2 * (kIdText + 1)));
  if (!link || !from || !into) {
    return std::nullopt;
  }
  return KnownLink{*link, *from, *into, LinkKind::merged, {}};
}

KnownLink made(std::optional<KnownLink> link, tlog::EventType type, std::string_view outcome,
               const security::Digest& seal) {
  if (!link) {
    throw IntegrityError{"an audit event of a link between cases does not name it"};
  }
  if (type == tlog::EventType::persons_split) {
    link->kind = LinkKind::split;
  } else if (outcome == kByCode) {
    link->kind = LinkKind::merged_by_code;
  }
  link->seal = seal;
  return *link;
}

}  // namespace

KnownLink known_link(const RecordedEvent& event) {
  const auto payload = parse_json(event.opened.payload);
  const auto text = payload ? payload->text("link").value_or("") : std::string{};
  const auto outcome = payload ? payload->text("outcome").value_or("") : std::string{};
  return made(parse(text), event.leaf.type, outcome, event.leaf.seal);
}

KnownLink known_link(const Event& event) {
  return made(parse(event.link), event.type, event.outcome, event.seal);
}

Event link_event(const KnownLink& link) {
  Event event;
  event.type = link.kind == LinkKind::split ? tlog::EventType::persons_split
                                            : tlog::EventType::persons_merged;
  event.outcome = link.kind == LinkKind::merged_by_code ? std::string{kByCode} : "done";
  event.case_id = link.from;
  event.seal = link.seal;
  event.link = link.link_id.text() + " " + link.from.text() + " " + link.into.text();
  return event;
}

void KnownLinks::add(const KnownLink& link) {
  const std::unique_lock lock{mutex_};
  by_case_[link.from].push_back(links_.size());
  by_case_[link.into].push_back(links_.size());
  links_.push_back(link);
  if (link.kind == LinkKind::split) {
    goes_on_.erase(link.from);
  } else {
    goes_on_.insert_or_assign(link.from, link.into);
  }
}

std::optional<Uuid> KnownLinks::next(const Uuid& case_id) const {
  const auto at = goes_on_.find(case_id);
  return at == goes_on_.end() ? std::nullopt : std::optional{at->second};
}

Uuid KnownLinks::next_of(const Uuid& case_id) const {
  const std::shared_lock lock{mutex_};
  return next(case_id).value_or(case_id);
}

Uuid KnownLinks::root_of(const Uuid& case_id) const {
  const std::shared_lock lock{mutex_};
  Uuid root = case_id;
  // Merging only ever leads to a case that leads no further, so this ends; the limit is for a log
  // that says otherwise.
  for (std::size_t steps = 0; steps <= goes_on_.size(); ++steps) {
    const auto further = next(root);
    if (!further) {
      return root;
    }
    root = *further;
  }
  throw IntegrityError{"the merged cases lead in a circle at case " + case_id.text()};
}

void KnownLinks::collect(const Uuid& case_id, std::vector<Uuid>& out) const {
  for (const auto& [from, into] : goes_on_) {
    if (into == case_id && std::ranges::find(out, from) == out.end()) {
      out.push_back(from);
      collect(from, out);
    }
  }
}

std::vector<Uuid> KnownLinks::merged_into(const Uuid& case_id) const {
  const std::shared_lock lock{mutex_};
  std::vector<Uuid> out;
  if (by_case_.contains(case_id)) {
    collect(case_id, out);
  }
  return out;
}

std::vector<Uuid> KnownLinks::others_of(const Uuid& case_id) const {
  const auto root = root_of(case_id);
  auto out = merged_into(root);
  out.push_back(root);
  std::erase(out, case_id);
  return out;
}

std::vector<KnownLink> KnownLinks::of(const Uuid& case_id) const {
  const std::shared_lock lock{mutex_};
  std::vector<KnownLink> out;
  if (const auto at = by_case_.find(case_id); at != by_case_.end()) {
    for (const auto index : at->second) {
      out.push_back(links_[index]);
    }
  }
  return out;
}

bool KnownLinks::empty() const {
  const std::shared_lock lock{mutex_};
  return links_.empty();
}

}  // namespace tsunagu::vault
