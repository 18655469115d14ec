/// The key under which a tally keeps the cell of a place: an item and the values it is of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/statistics/figure.h"
#include "server/statistics/indicator.h"

namespace tsunagu::statistics {

/// How many of the values in front are breakdowns of the item itself.
inline std::size_t details_of(const Item& item) {
  if (item.id == ItemId::reported || item.id == ItemId::cross) {
    return 2;  // of a reported row: its code, and how it counts
  }
  return item.details.empty() ? 0 : 1;
}

/// Writes the key of `item` at `values` into `key`; the values whose bits are set in `totals` are
/// kAll instead. Codes never hold the separator.
inline void put_key(std::string& key, ItemId item, const std::vector<std::string_view>& values,
                    std::size_t totals) {
  constexpr char kSeparator = '\n';
  key.assign(1, static_cast<char>(item));
  for (std::size_t i = 0; i < values.size(); ++i) {
    key += kSeparator;
    key += (totals >> i) % 2 == 0 ? values[i] : kAll;
  }
}

inline ItemId item_of_key(std::string_view key) { return static_cast<ItemId>(key.front()); }

/// The values of a key; as many as were put in.
inline std::vector<std::string> values_of_key(std::string_view key) {
  std::vector<std::string> values;
  // The first character is the item, whatever it looks like.
  for (std::size_t at = 1; at < key.size();) {
    const auto end = key.find('\n', at + 1);
    values.emplace_back(key.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
    at = end == std::string_view::npos ? key.size() : end;
  }
  return values;
}

}  // namespace tsunagu::statistics
