/// What is asked.
#include "server/statistics/question.h"

#include <algorithm>
#include <array>

namespace tsunagu::statistics {
namespace {

using enum Dimension;

constexpr std::array kDimensions{
    DimensionText{agency, "agency", "機関", ""},
    DimensionText{field, "field", "分野", "agency-field"},
    DimensionText{project, "project", "事業", "project"},
    DimensionText{kind, "kind", "種別", ""},
    DimensionText{area, "area", "圏域", "area"},
    DimensionText{channel, "channel", "方法", "channel"},
    DimensionText{route, "route", "経路", "route"},
    DimensionText{household, "household", "世帯類型", "household-type"},
    DimensionText{month, "month", "月", ""},
    DimensionText{year, "year", "年度", ""},
    DimensionText{sex, "sex", "性別", "sex", 1, "sex"},
    DimensionText{age, "age", "年齢", "", 1, "birth-date"},
    DimensionText{concern, "concern", "困りごと", "concern", 3, "concern", true},
    DimensionText{change, "change", "変化", "change-seen", 3, "change", true},
};

bool is_kind(std::string_view is, std::string_view wanted) {
  // A kind stands for the kinds below it: SK for SK-S, SK-C and SK-F.
  return is == wanted || (is.starts_with(wanted) && is.substr(wanted.size()).starts_with('-'));
}

bool is_own_key(std::string_view key) {
  constexpr std::array<std::string_view, 8> kKeys{"type",    "kind",  "plan-kind",      "project",
                                                  "channel", "route", "household-type", "area"};
  return std::ranges::find(kKeys, key) != kKeys.end();
}

std::string_view own_value(std::string_view key, const Entry& entry, const Folder& folder) {
  const auto& source = *entry.source;
  if (key == "type") {
    return source.source->document.type;
  }
  if (key == "project") {
    return source.project;
  }
  if (key == "channel") {
    return source.one(Role::channel);
  }
  if (key == "route") {
    return folder.route();
  }
  if (key == "household-type") {
    return folder.household();
  }
  const auto area = source.one(Role::area);
  return area.empty() ? folder.area() : area;
}

}  // namespace

const DimensionText& dimension_text(Dimension dimension) {
  return kDimensions.at(static_cast<std::size_t>(dimension));
}

std::optional<Dimension> find_dimension(std::string_view name) {
  const auto* found = std::ranges::find(kDimensions, name, &DimensionText::name);
  return found == kDimensions.end() ? std::nullopt : std::optional{found->dimension};
}

std::set<std::string, std::less<>> with_parts(const profiles::Profile& profile,
                                              const std::string& code) {
  std::set<std::string, std::less<>> out{code};
  for (std::size_t before = 0; before != out.size();) {
    before = out.size();
    for (const auto& [part, agency] : profile.agencies) {
      if (out.contains(agency.parent)) {
        out.insert(part);
      }
    }
  }
  return out;
}

std::optional<Filter> Filter::make(
    const std::vector<std::pair<std::string, std::string>>& conditions,
    const profiles::Profile& profile, std::string& wrong) {
  Filter filter;
  for (const auto& [key, value] : conditions) {
    if (key == "agency") {
      filter.agencies_ = with_parts(profile, value);
    } else if (key == "count") {
      filter.count_ = value;
    } else if (key == "indicator") {
      filter.indicator_ = value;
    } else if (is_own_key(key)) {
      filter.conditions_.push_back({key, Role::none, value});
    } else {
      const auto role = protocol::find_role(key);
      if (!role || !protocol::role_text(*role).is_fact) {
        wrong = key;
        return std::nullopt;
      }
      filter.conditions_.push_back({key, *role, value});
    }
  }
  return filter;
}

bool Filter::admits(const Condition& condition, const Entry& entry, const Folder& folder) const {
  const auto& facts = entry.source->facts();
  if (condition.role != Role::none) {
    return facts.has(condition.role, condition.value);
  }
  if (condition.key == "kind") {
    return is_kind(entry.kind, condition.value);
  }
  if (condition.key == "plan-kind") {
    return facts.type == "support-plan" ? entry.kind == condition.value
                                        : facts.has(Role::plan_kind, condition.value);
  }
  return own_value(condition.key, entry, folder) == condition.value;
}

bool Filter::admits(const Entry& entry, const Folder& folder) const {
  if (!indicator_.empty() || (!agencies_.empty() && !agencies_.contains(entry.agency))) {
    return false;
  }
  return std::ranges::all_of(
      conditions_, [&](const Condition& condition) { return admits(condition, entry, folder); });
}

bool Filter::admits_reported(std::string_view agency, std::string_view row) const {
  // A row of a report says nothing of kinds, plans or routes: conditions on those leave it out.
  return conditions_.empty() && (agencies_.empty() || agencies_.contains(agency)) &&
         (indicator_.empty() || row == indicator_);
}

bool Question::asks(const Item& asked) const {
  if (!item.empty() && asked.code != item) {
    return false;
  }
  const bool is_among = indicators.empty() || asked.indicator.empty() ||
                        std::ranges::find(indicators, asked.indicator) != indicators.end();
  // What was seen is class 3: without opening it nobody knows whether there was a change.
  const bool is_open =
      asked.id != ItemId::changes || std::ranges::find(by, Dimension::change) != by.end();
  return is_among && is_open;
}

std::vector<std::uint8_t> Question::classes() const {
  std::set<std::uint8_t> classes;
  for (const auto dimension : by) {
    const auto sensitivity = dimension_text(dimension).sensitivity;
    if (sensitivity > 0) {
      classes.insert(sensitivity);
    }
  }
  return {classes.begin(), classes.end()};
}

}  // namespace tsunagu::statistics
