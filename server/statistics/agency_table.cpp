/// The table of agencies as the implementation plan prints it.
#include "server/statistics/agency_table.h"

#include <algorithm>
#include <map>
#include <set>

#include "server/statistics/figure_text.h"

namespace tsunagu::statistics {
namespace {

constexpr std::string_view kIndicator = "N01";

std::string filter_value(const profiles::Target& target, std::string_view key) {
  const auto at =
      std::ranges::find(target.filter, key, &std::pair<std::string, std::string>::first);
  return at == target.filter.end() ? std::string{} : at->second;
}

/// The agencies that N01 is planned for; else those of the first project that stand by themselves.
std::set<std::string> rows_of(const profiles::Profile& profile) {
  std::set<std::string> codes;
  for (const auto& [id, target] : profile.targets) {
    const auto agency = filter_value(target, "agency");
    if (target.indicator == kIndicator && profile.agencies.contains(agency)) {
      codes.insert(agency);
    }
  }
  if (!codes.empty()) {
    return codes;
  }
  for (const auto& [code, agency] : profile.agencies) {
    const bool is_first = std::ranges::find(agency.projects, "P1") != agency.projects.end();
    if (is_first && agency.parent.empty()) {
      codes.insert(code);
    }
  }
  return codes;
}

std::optional<Contacts> expected_of(const profiles::Profile& profile, const std::string& agency,
                                    int year) {
  std::optional<Contacts> expected;
  for (const auto& [id, target] : profile.targets) {
    const auto at = target.years.find(year);
    if (target.indicator != kIndicator || filter_value(target, "agency") != agency ||
        at == target.years.end()) {
      continue;
    }
    expected = expected.value_or(Contacts{});
    const auto number = thousandths_of(at->second.text).value_or(0);
    (filter_value(target, "count") == "new" ? expected->fresh : expected->total) = number;
  }
  return expected;
}

/// What one agency alone has: what it reported, else what its documents say.
struct Own {
  std::map<std::string, std::int64_t> counted;  // by way of counting
  std::map<std::string, std::int64_t> reported;
};

using Owns = std::map<std::pair<std::string, std::string>, Own>;  // by agency and year

Owns owns_of(const std::vector<Figure>& figures) {
  Owns owns;
  for (const auto& figure : figures) {
    const bool is_reported = figure.item == ItemId::reported && figure.indicator == kIndicator;
    if (figure.is_total() || (figure.item != ItemId::contact && !is_reported)) {
      continue;
    }
    auto& own = owns[{figure.place[0], figure.place[1]}];
    (is_reported ? own.reported : own.counted)[figure.counting] = figure.value;
  }
  return owns;
}

Contacts contacts_of(const Owns& owns, const std::set<std::string, std::less<>>& agencies,
                     int year) {
  Contacts out;
  for (const auto& agency : agencies) {
    const auto at = owns.find({agency, std::to_string(year)});
    if (at == owns.end()) {
      continue;
    }
    const bool has_reported = !at->second.reported.empty();
    const auto& own = has_reported ? at->second.reported : at->second.counted;
    const auto value = [&](const char* counting) {
      const auto found = own.find(counting);
      return found == own.end() ? std::int64_t{0} : found->second;
    };
    out.fresh += value("new");
    out.total += value("total");
    out.is_reported = out.is_reported || has_reported;
  }
  return out;
}

bool is_small(std::int64_t thousandths, int limit) {
  return thousandths > 0 && thousandths < limit * kOne;
}

}  // namespace

std::string Contacts::text() const { return grouped_text(fresh) + "(" + grouped_text(total) + ")"; }

Question agency_question(int fiscal_year, const Day& today) {
  Question question;
  question.period = {Period::of_year(fiscal_year - 1).first, Period::of_year(fiscal_year).last};
  question.indicators = {std::string{kIndicator}};
  question.by = {Dimension::agency, Dimension::year};
  question.today = today;
  return question;
}

std::vector<AgencyRow> agency_rows(const profiles::Profile& profile, int fiscal_year,
                                   const std::vector<Figure>& figures) {
  const auto owns = owns_of(figures);
  std::vector<AgencyRow> rows;
  for (const auto& code : rows_of(profile)) {
    const auto agencies = with_parts(profile, code);
    AgencyRow row;
    row.agency = &profile.agencies.at(code);
    row.before = {expected_of(profile, code, fiscal_year - 1),
                  contacts_of(owns, agencies, fiscal_year - 1)};
    row.now = {expected_of(profile, code, fiscal_year), contacts_of(owns, agencies, fiscal_year)};
    rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(rows, {}, [](const AgencyRow& row) { return row.agency->position; });
  return rows;
}

void withhold_small(std::vector<AgencyRow>& rows, int limit) {
  for (auto& row : rows) {
    for (auto* contacts : {&row.before.actual, &row.now.actual}) {
      contacts->is_withheld = is_small(contacts->fresh, limit) || is_small(contacts->total, limit);
    }
  }
}

}  // namespace tsunagu::statistics
