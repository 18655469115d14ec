/// Facts made by hand, and what they count as.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "server/base/check.h"
#include "server/statistics/figure_text.h"
#include "server/statistics/tally.h"

namespace tsunagu::statistics::test {

using Values = std::vector<std::pair<Role, std::string>>;

/// 2025-06-15, at noon in Japan.
inline constexpr Microseconds kRecorded = 1'749'956'400'000'000;

/// A case (or an entry of the register), document by document.
class Case {
 public:
  Case() : id_{make_uuid()} {}

  /// A document of `type`; values in order. A value whose role begins a new group is told apart by
  /// grouped().
  Case& add(const std::string& type, const Values& values) {
    cases::RecordedFacts one;
    one.document_id = make_uuid();
    one.recorded_at = kRecorded;
    one.document.type = type;
    for (const auto& [role, value] : values) {
      one.document.facts.push_back({role, 0, value});
    }
    facts_.push_back(std::move(one));
    return *this;
  }
  /// One more occurrence of a repeating element in the newest document.
  Case& grouped(const Values& values) {
    auto& facts = facts_.back().document.facts;
    const auto group = static_cast<std::uint16_t>(facts.empty() ? 1 : facts.back().group + 1);
    for (const auto& [role, value] : values) {
      facts.push_back({role, group, value});
    }
    return *this;
  }
  /// A newer version of the newest document with other values.
  Case& replaced(const Values& values) {
    const auto before = facts_.back();
    add(before.document.type, values);
    facts_.back().supersedes = before.document_id;
    facts_.back().revision = before.revision + 1;
    return *this;
  }

  const Uuid& id() const { return id_; }
  const Uuid& newest() const { return facts_.back().document_id; }
  const cases::CaseFacts& facts() const { return facts_; }

 private:
  Uuid id_;
  cases::CaseFacts facts_;
};

/// The whole fiscal year 2025, looked at on its last day.
inline Question year_2025() {
  Question question;
  question.period = Period::of_year(2025);
  question.today = {2026, 3, 31};
  return question;
}

/// What `all` come to.
inline std::vector<Figure> figures_of(const std::vector<Case>& all,
                                      const Question& question = year_2025(),
                                      const profiles::Profile& profile = {},
                                      const PersonBook& people = {}) {
  Tally tally{question, profile};
  for (const auto& one : all) {
    tally.count(one.id(), one.facts(), people);
  }
  return tally.figures();
}

/// The figure at `place`, as text; "-" if there is none.
inline std::string value_of(const std::vector<Figure>& figures, ItemId item,
                            const std::string& counting, const std::vector<std::string>& place) {
  const auto at = std::ranges::find_if(figures, [&](const Figure& one) {
    return one.item == item && one.counting == counting && one.place == place;
  });
  return at == figures.end() ? "-" : figure_text(at->value);
}

/// The figure of an item at `place`, counted as the item says.
inline std::string value_of(const std::vector<Figure>& figures, ItemId id,
                            const std::vector<std::string>& place = {}) {
  return value_of(figures, id, std::string{item(id).counting}, place);
}

/// Adds an agency to `profile`, behind those that are there.
inline void add_agency(profiles::Profile& profile, const std::string& code,
                       const std::string& parent = "", const std::string& field = "",
                       const std::string& project = "P1") {
  auto& agency = profile.agencies[code];
  agency.code = code;
  agency.name = "機関 " + code;
  agency.parent = parent;
  agency.field = field;
  agency.projects = {project};
  agency.position = profile.agencies.size();
}

inline Values contact(const std::string& day, const std::string& agency,
                      const std::string& unit = "") {
  Values values{{Role::document_date, day},
                {Role::author_agency, agency},
                {Role::record_kind, "consultation"}};
  if (!unit.empty()) {
    values.emplace_back(Role::count_unit, unit);
  }
  return values;
}

}  // namespace tsunagu::statistics::test
