/// From cells to figures, and what agencies reported beside them.
#include <algorithm>
#include <array>
#include <tuple>

#include "server/statistics/place_key.h"
#include "server/statistics/tally.h"

namespace tsunagu::statistics {
namespace {

constexpr std::array<std::string_view, 3> kContacts{"new", "total", "distinct"};

Figure figure_of(const std::string& key, const Cell& cell, std::string_view counting) {
  const auto& counted = item(item_of_key(key));
  Figure figure;
  figure.item = counted.id;
  figure.indicator = counted.indicator;
  figure.counting = counting;
  figure.place = values_of_key(key);
  figure.details = details_of(counted);
  figure.value = cell.value(counted.form, counting);
  figure.part = counted.form == Form::mean ? cell.entries() * kOne : cell.sum();
  figure.whole = cell.whole();
  figure.records = cell.records(counted.form, counting);
  return figure;
}

std::size_t counting_order(const Figure& figure) {
  return static_cast<std::size_t>(std::ranges::find(kContacts, figure.counting) -
                                  kContacts.begin());
}

/// Totals behind what they are the total of; what is not stated just before them.
std::vector<std::pair<int, std::string>> order_of(const Figure& figure) {
  std::vector<std::pair<int, std::string>> order;
  for (const auto& value : figure.place) {
    order.emplace_back(value == kAll ? 2 : value.empty() ? 1 : 0, value);
  }
  return order;
}

void sort(std::vector<Figure>& figures) {
  std::ranges::sort(figures, [](const Figure& left, const Figure& right) {
    const auto key = [](const Figure& one) {
      return std::tuple{one.item, one.indicator, order_of(one), counting_order(one), one.counting};
    };
    return key(left) < key(right);
  });
}

/// Where a reported row without `count` in the condition stands: what counts contacts or things
/// before distinct persons, and those before the new ones.
int preference(std::string_view counting) {
  return counting == "new" ? 2 : counting == "distinct" ? 1 : 0;
}

}  // namespace

bool Figure::is_total() const { return std::ranges::find(place, kAll) != place.end(); }

std::vector<Period> Tally::reporting_periods() const {
  const auto& by = question_.by;
  const bool monthly = std::ranges::find(by, Dimension::month) != by.end();
  std::vector<Period> periods;
  for (int month = question_.period.first; month <= question_.period.last;) {
    const auto year = Period::of_year(fiscal_year_of(month));
    const int last = monthly ? month : std::min(year.last, question_.period.last);
    periods.push_back({month, last});
    month = last + 1;
  }
  return periods;
}

std::string Tally::reported_value(Dimension dimension, const ReportedRow& row) const {
  switch (dimension) {
    case Dimension::agency:
      return row.agency;
    case Dimension::field: {
      const auto agency = profile_.agencies.find(row.agency);
      return agency == profile_.agencies.end() ? std::string{} : agency->second.field;
    }
    case Dimension::project:
      return row.project;
    case Dimension::area:
      return row.area;
    case Dimension::month:
      return month_text(row.period.last);
    case Dimension::year:
      return std::to_string(fiscal_year_of(row.period.last));
    default:
      return {};
  }
}

void Tally::add_row(const ReportedRow& row, Cells& cells) const {
  std::vector<std::string> values{row.code, row.counting};
  std::size_t fixed = 3;  // bits of what is never added up: code and counting
  for (const auto dimension : question_.by) {
    const bool is_time = dimension == Dimension::month || dimension == Dimension::year;
    fixed |= is_time && is_state(row.counting) ? std::size_t{1} << values.size() : 0;
    values.push_back(reported_value(dimension, row));
  }
  const std::vector<std::string_view> place{values.begin(), values.end()};
  std::string key;
  for (std::size_t totals = 0; totals < (std::size_t{1} << place.size()); ++totals) {
    if ((totals & fixed) == 0) {
      put_key(key, ItemId::reported, place, totals);
      cells[key].add_reported({row.case_id, row.document_id, row.quantity}, question_.with_records);
    }
  }
}

std::vector<Figure> Tally::reported_figures() const {
  Cells cells;
  for (const auto& period : reporting_periods()) {
    for (const auto& row : counting_rows(reported_, period)) {
      const bool is_asked =
          question_.indicators.empty() ||
          std::ranges::find(question_.indicators, row.indicator()) != question_.indicators.end();
      const auto& count = question_.filter.count();
      if (is_asked && question_.filter.admits_reported(row.agency, row.code) &&
          (count.empty() || row.counting == count)) {
        add_row(row, cells);
      }
    }
  }
  std::vector<Figure> figures;
  for (const auto& [key, cell] : cells) {
    auto figure = figure_of(key, cell, "");
    figure.indicator = figure.place[0];
    figure.counting = figure.place[1];
    figure.place.erase(figure.place.begin(), figure.place.begin() + 2);
    figure.details = 0;
    figures.push_back(std::move(figure));
  }
  return figures;
}

std::vector<Figure> Tally::figures() const {
  std::vector<Figure> figures;
  const auto& wanted = question_.filter.count();
  for (const auto& [key, cell] : cells_) {
    const auto& counted = item(item_of_key(key));
    if (counted.form == Form::contacts) {
      for (const auto counting : kContacts) {
        if (wanted.empty() || wanted == counting) {
          figures.push_back(figure_of(key, cell, counting));
        }
      }
    } else if (wanted.empty() || wanted == counted.counting) {
      figures.push_back(figure_of(key, cell, counted.counting));
    }
  }
  if (asked_[static_cast<std::size_t>(ItemId::reported)]) {
    std::ranges::move(reported_figures(), std::back_inserter(figures));
  }
  sort(figures);
  return figures;
}

std::vector<TargetResult> Tally::targets() const {
  std::vector<TargetResult> results;
  for (const auto& count : targets_) {
    results.push_back(result_of(count));
  }
  return results;
}

TargetResult Tally::result_of(const TargetCount& count) const {
  const auto& target = *count.target;
  const auto& wanted = count.filter.count();
  std::vector<ReportedRow> rows;
  for (const auto& row : counting_rows(reported_, question_.period)) {
    const bool is_row = !count.filter.indicator().empty() || row.code == target.indicator;
    if (is_row && count.filter.admits_reported(row.agency, row.code) &&
        (wanted.empty() || row.counting == wanted)) {
      rows.push_back(row);
    }
  }
  int best = 2;
  for (const auto& row : rows) {
    best = std::min(best, preference(row.counting));
  }
  std::map<std::string, std::int64_t, std::less<>> by_agency;
  for (const auto& [agency, cell] : count.by_agency) {
    const auto usual = std::ranges::find_if(items(), [&](const Item& one) {
      return one.indicator == target.indicator && one.is_usual;
    });
    // Usual items of one indicator are added up: an entry that counts as one has the quantity 1.
    const auto form = usual->form == Form::records ? Form::sum : usual->form;
    by_agency[agency] = cell.value(form, wanted.empty() ? "total" : wanted);
  }
  std::map<std::string, std::int64_t, std::less<>> reported;
  for (const auto& row : rows) {
    reported[row.agency] += preference(row.counting) == best ? row.quantity : 0;
  }
  TargetResult result{&target, 0, !reported.empty()};
  for (const auto& [agency, value] : reported) {
    by_agency[agency] = value;  // who reports is taken at its word
  }
  for (const auto& [agency, value] : by_agency) {
    result.actual += value;
  }
  return result;
}

}  // namespace tsunagu::statistics
