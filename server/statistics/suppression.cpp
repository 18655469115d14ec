/// Withholding small numbers, first by themselves, then by what gives them away.
#include "server/statistics/suppression.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "server/statistics/entry.h"

namespace tsunagu::statistics {
namespace {

bool is_small(std::int64_t thousandths, int limit) {
  return thousandths > 0 && thousandths < limit * kOne;
}

bool has_small_part(const Figure& figure, int limit) {
  switch (item(figure.item).form) {
    case Form::rate:
      return is_small(figure.part, limit) || is_small(figure.whole, limit) ||
             is_small(figure.whole - figure.part, limit);
    case Form::mean:
      return is_small(figure.part, limit);
    default:
      return is_small(figure.value, limit);
  }
}

/// Figures that differ in one value alone: the parts of a total, and the total.
using Row = std::vector<Figure*>;
using RowKey = std::tuple<ItemId, std::string, std::string, std::size_t, std::vector<std::string>>;

std::map<RowKey, Row> rows_of(std::vector<Figure>& figures) {
  std::map<RowKey, Row> rows;
  for (auto& figure : figures) {
    for (std::size_t i = 0; i < figure.place.size(); ++i) {
      auto others = figure.place;
      others[i].clear();
      rows[{figure.item, figure.indicator, figure.counting, i, others}].push_back(&figure);
    }
  }
  return rows;
}

/// Withholds one more of a row in which exactly one is withheld. Whether it did.
bool protect(const Row& row) {
  const auto withheld =
      std::ranges::count_if(row, [](const Figure* one) { return one->is_withheld; });
  if (withheld != 1 || row.size() < 2) {
    return false;
  }
  Figure* best = nullptr;
  for (auto* one : row) {
    if (!one->is_withheld && one->value > 0 && (best == nullptr || one->value < best->value)) {
      best = one;
    }
  }
  if (best == nullptr) {
    return false;
  }
  best->is_withheld = true;
  return true;
}

}  // namespace

void withhold_small(std::vector<Figure>& figures, int limit) {
  for (auto& figure : figures) {
    figure.is_withheld = figure.is_withheld || has_small_part(figure, limit);
  }
  const auto rows = rows_of(figures);
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (const auto& [key, row] : rows) {
      has_changed = protect(row) || has_changed;
    }
  }
}

void withhold_small(std::vector<TargetResult>& targets, int limit) {
  for (auto& target : targets) {
    target.is_withheld = is_small(target.actual, limit);
  }
}

}  // namespace tsunagu::statistics
