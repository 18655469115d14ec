/// A folder of documents as the counting sees it.
#include "server/statistics/folder.h"

#include <algorithm>
#include <utility>

namespace tsunagu::statistics {
namespace {

using cases::DocumentFacts;
using cases::RecordedFacts;

/// Which field says when a document of this type happened.
Role day_role(const DocumentFacts& facts) {
  const bool is_meeting = facts.type == "minutes" || facts.type == "conference";
  return is_meeting ? Role::meeting_date : Role::document_date;
}

/// The day a document counts on: its own; where it has none, the day it was taken in.
std::optional<Day> counting_day(const RecordedFacts& one) {
  for (const auto role : {day_role(one.document), Role::document_date}) {
    if (!one.document.one(role).empty()) {
      return day_of(one.document, role);
    }
  }
  return recorded_day(one);
}

std::string_view first_of(const DocumentFacts& facts, std::initializer_list<Role> roles) {
  for (const auto role : roles) {
    const auto value = facts.one(role);
    if (!value.empty()) {
      return value;
    }
  }
  return {};
}

bool names_its_agency(std::string_view type) {
  return type == "activity-report" || type == "outreach-survey" || type == "outreach-followup" ||
         type == "community-resource" || type == "conference";
}

std::string_view agency_of(const DocumentFacts& facts) {
  if (names_its_agency(facts.type)) {
    return first_of(facts, {Role::agency, Role::author_agency, Role::sender_agency});
  }
  if (facts.type == "support-plan" || facts.type == "resource-gap") {
    return first_of(facts, {Role::main_agency, Role::author_agency, Role::sender_agency});
  }
  return first_of(facts, {Role::author_agency, Role::sender_agency, Role::main_agency});
}

/// The number of the law under which plans and meetings of a kind are done.
std::string_view project_of(const DocumentFacts& facts) {
  const auto stated = facts.one(Role::project);
  if (!stated.empty()) {
    return stated;
  }
  const auto kind = facts.one(Role::kind);
  if (facts.type == "support-plan") {
    return kind == "TK" ? "P5" : kind == "OR" ? "P4" : kind == "SN" ? "P2" : "";
  }
  if (facts.type == "minutes" || facts.type == "conference") {
    return kind == "MJ" || kind.starts_with("SK") ? "P5" : "";
  }
  return facts.type.starts_with("outreach-") ? "P4" : "";
}

std::string_view kind_of(const DocumentFacts& facts) {
  if (facts.type == "consultation-intake") {
    return "consultation";
  }
  return facts.type == "progress-record" ? facts.one(Role::record_kind) : facts.one(Role::kind);
}

}  // namespace

std::optional<Day> day_of(const DocumentFacts& facts, Role role) {
  return parse_day(facts.one(role));
}

Day recorded_day(const RecordedFacts& facts) {
  return parse_day(japan_date(facts.recorded_at)).value_or(Day{});
}

Folder::Folder(const cases::CaseFacts& facts) {
  all_.reserve(facts.size());
  for (const auto& one : facts) {
    all_.push_back({&one, counting_day(one), agency_of(one.document), project_of(one.document),
                    kind_of(one.document), all_.size(), true});
  }
  link();
  for (const auto& one : all_) {
    if (!one.is_current) {
      continue;
    }
    current_.push_back(&one);
    const std::pair<std::string_view*, Role> known[] = {
        {&area_, Role::area}, {&route_, Role::route}, {&household_, Role::household_type}};
    for (const auto& [value, role] : known) {
      const auto said = one.one(role);
      *value = said.empty() ? *value : said;
    }
  }
}

/// Finds which versions belong together. A folder may have thousands of documents, so by sorting.
void Folder::link() {
  std::vector<std::pair<Uuid, std::size_t>> by_id;
  by_id.reserve(all_.size());
  for (std::size_t i = 0; i < all_.size(); ++i) {
    by_id.emplace_back(all_[i].source->document_id, i);
  }
  std::ranges::sort(by_id);
  for (auto& one : all_) {
    if (!one.source->supersedes) {
      continue;
    }
    const auto before = std::ranges::lower_bound(by_id, *one.source->supersedes, {},
                                                 &std::pair<Uuid, std::size_t>::first);
    if (before != by_id.end() && before->first == *one.source->supersedes) {
      all_[before->second].is_current = false;
      one.chain = all_[before->second].chain;
    }
  }
}

}  // namespace tsunagu::statistics
