/// The rows of one table, read from one database to be inserted into another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "server/base/bytes.h"
#include "server/base/uuid.h"
#include "server/store/bulk.h"
#include "server/store/connection.h"

namespace tsunagu::app::bench {

/// Values of one column, by their type.
template <class T>
T column(store::Statement& row, unsigned number);
template <>
inline std::int64_t column(store::Statement& row, unsigned number) {
  return row.integer(number);
}
template <>
inline std::uint64_t column(store::Statement& row, unsigned number) {
  return row.unsigned_integer(number);
}
template <>
inline std::string column(store::Statement& row, unsigned number) {
  return row.text(number);
}
template <>
inline Bytes column(store::Statement& row, unsigned number) {
  return row.bytes(number);
}
template <>
inline std::optional<Bytes> column(store::Statement& row, unsigned number) {
  return row.is_null(number) ? std::nullopt : std::optional{row.bytes(number)};
}

/// `Columns` are the types of what `select` returns and `insert` takes, in the same order.
template <class... Columns>
class RowCopy {
 public:
  /// `select` has one mark: how many rows, in its order, are passed over.
  RowCopy(store::Sql select, store::Sql insert) : select_{select}, insert_{insert} {}

  void load(store::Connection& from, std::uint64_t passed_over) {
    auto& find = from.prepared(select_);
    find.execute(passed_over);
    while (find.next()) {
      rows_.push_back(read(find, std::index_sequence_for<Columns...>{}));
    }
  }

  /// Inserts the `part`th of `parts` equal parts of the rows, in one round trip.
  void insert(store::Connection& to, std::size_t part, std::size_t parts) const {
    store::Bulk bulk{to, insert_};
    for (auto i = rows_.size() * part / parts; i < rows_.size() * (part + 1) / parts; ++i) {
      std::apply([&](const auto&... values) { bulk.add(values...); }, rows_[i]);
    }
    bulk.flush();
  }

  const std::vector<std::tuple<Columns...>>& rows() const { return rows_; }

 private:
  template <std::size_t... Numbers>
  static std::tuple<Columns...> read(store::Statement& row, std::index_sequence<Numbers...>) {
    return {column<Columns>(row, static_cast<unsigned>(Numbers))...};
  }

  store::Sql select_;
  store::Sql insert_;
  std::vector<std::tuple<Columns...>> rows_;
};

}  // namespace tsunagu::app::bench
