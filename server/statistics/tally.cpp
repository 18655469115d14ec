/// Counts case after case.
#include "server/statistics/tally.h"

#include <algorithm>

#include "server/statistics/counting.h"
#include "server/statistics/place_key.h"

namespace tsunagu::statistics {

Tally::Tally(const Question& question, const profiles::Profile& profile, bool with_targets)
    : question_{question}, profile_{profile} {
  for (const auto& one : items()) {
    asked_.push_back(question.asks(one));
  }
  if (!with_targets) {
    return;
  }
  for (const auto& [id, target] : profile.targets) {
    const bool is_asked =
        question.indicators.empty() ||
        std::ranges::find(question.indicators, target.indicator) != question.indicators.end();
    std::string wrong;
    auto filter = Filter::make(target.filter, profile, wrong);
    if (is_asked && filter) {
      targets_of_[target.indicator].push_back(targets_.size());
      targets_.push_back({&target, *std::move(filter), {}});
    }
  }
}

void Tally::count(const Uuid& case_id, const cases::CaseFacts& facts, const PersonBook& people) {
  const Folder folder{facts};
  ++serial_;
  case_id_ = case_id;
  folder_ = &folder;
  people_ = &people;
  count_all(folder, question_.today, *this);
  for (const auto* one : folder.current()) {
    undated_ += one->day ? 0 : 1;
  }
  std::ranges::move(rows_of(folder, case_id), std::back_inserter(reported_));
  folder_ = nullptr;
  people_ = nullptr;
}

/// The same for all entries of this folder in one fiscal year (counting rule person-per-year).
std::uint64_t Tally::person_of(const Entry& entry) const {
  constexpr std::uint64_t kYears = 10'000;
  return serial_ * kYears + static_cast<std::uint64_t>(fiscal_year_of(month_number(entry.day)));
}

void Tally::take(const Entry& entry) {
  if (!question_.period.contains(month_number(entry.day))) {
    return;
  }
  add_to_targets(entry);
  if (!asked_[static_cast<std::size_t>(entry.item)] || !question_.filter.admits(entry, *folder_)) {
    return;
  }
  const auto details = details_of(item(entry.item));
  added_.clear();
  for (const auto& values : values_of(entry)) {
    place_.clear();
    if (details > 0) {
      place_.push_back(entry.detail);
    }
    if (details > 1) {
      place_.push_back(entry.second);
    }
    place_.insert(place_.end(), values.begin(), values.end());
    add(entry);
  }
}

/// Adds to place_ and to every total it is part of.
void Tally::add(const Entry& entry) {
  const auto person = person_of(entry);
  for (std::size_t totals = 0; totals < (std::size_t{1} << place_.size()); ++totals) {
    put_key(key_, entry.item, place_, totals);
    // An entry with two values (two concerns) has its total only once.
    if (!question_.by.empty() && !added_.insert(key_).second) {
      continue;
    }
    auto& cell = cells_[key_];
    cell.add(entry, person);
    if (question_.with_records) {
      cell.keep(entry, case_id_, cell.met_new_person());
    }
  }
}

void Tally::add_to_targets(const Entry& entry) {
  const auto& counted = item(entry.item);
  if (!counted.is_usual) {
    return;
  }
  const auto found = targets_of_.find(counted.indicator);
  if (found == targets_of_.end()) {
    return;
  }
  for (const auto index : found->second) {
    auto& target = targets_[index];
    if (target.filter.admits(entry, *folder_)) {
      auto at = target.by_agency.find(entry.agency);
      if (at == target.by_agency.end()) {
        at = target.by_agency.emplace(std::string{entry.agency}, Cell{}).first;
      }
      at->second.add(entry, person_of(entry));
    }
  }
}

std::vector<std::string> Tally::dimension_values(Dimension dimension, const Entry& entry) const {
  const auto& source = *entry.source;
  switch (dimension) {
    case Dimension::agency:
      return {std::string{entry.agency}};
    case Dimension::field: {
      const auto agency = profile_.agencies.find(std::string{entry.agency});
      return {agency == profile_.agencies.end() ? std::string{} : agency->second.field};
    }
    case Dimension::project:
      return {std::string{source.project}};
    case Dimension::kind:
      return {std::string{entry.kind}};
    case Dimension::area: {
      const auto area = source.one(Role::area);
      return {std::string{area.empty() ? folder_->area() : area}};
    }
    case Dimension::channel:
      return {std::string{source.one(Role::channel)}};
    case Dimension::route:
      return {std::string{folder_->route()}};
    case Dimension::household:
      return {std::string{folder_->household()}};
    case Dimension::month:
      return {month_text(month_number(entry.day))};
    case Dimension::year:
      return {std::to_string(fiscal_year_of(month_number(entry.day)))};
    default:
      return person_values(dimension, entry);
  }
}

std::vector<std::string> Tally::person_values(Dimension dimension, const Entry& entry) const {
  static const PersonValues kNothing;
  const auto found = people_->find(entry.source->source->document_id);
  const auto& person = found == people_->end() ? kNothing : found->second;
  if (dimension == Dimension::sex) {
    return {person.sex};
  }
  if (dimension == Dimension::age) {
    return {age_band(person, entry.day)};
  }
  const auto& values = dimension == Dimension::concern ? person.concerns : person.changes;
  // Where no change was seen there is none to count.
  return values.empty() && entry.item != ItemId::changes ? std::vector<std::string>{""} : values;
}

std::vector<std::vector<std::string>> Tally::values_of(const Entry& entry) const {
  std::vector<std::vector<std::string>> places(1);
  for (const auto dimension : question_.by) {
    std::vector<std::vector<std::string>> longer;
    const auto values = dimension_values(dimension, entry);
    for (const auto& place : places) {
      for (const auto& value : values) {
        longer.push_back(place);
        longer.back().push_back(value);
      }
    }
    places = std::move(longer);
  }
  return places;
}

void Tally::merge(Tally&& other) {
  for (auto& [key, cell] : other.cells_) {
    cells_[key].merge(std::move(cell));
  }
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    for (auto& [agency, cell] : other.targets_[i].by_agency) {
      targets_[i].by_agency[agency].merge(std::move(cell));
    }
  }
  std::ranges::move(other.reported_, std::back_inserter(reported_));
  serial_ += other.serial_;
  undated_ += other.undated_;
}

}  // namespace tsunagu::statistics
