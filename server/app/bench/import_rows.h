/// All rows that an import wrote, to be inserted again without anything around them.
#pragma once

#include <cstdint>

#include "server/app/bench/event_rows.h"
#include "server/app/bench/row_copy.h"

namespace tsunagu::app::bench {

/// How many rows each table had before an import.
struct RowCounts {
  std::uint64_t cases = 0;
  std::uint64_t keys = 0;
  std::uint64_t documents = 0;
  std::uint64_t tokens = 0;
  std::uint64_t search = 0;
  std::uint64_t projections = 0;
  std::uint64_t files = 0;
  std::uint64_t originals = 0;
  std::uint64_t records = 0;
  std::uint64_t outbound = 0;
  std::uint64_t events = 0;
};

RowCounts count_rows(store::Connection& database);

class ImportRows {
 public:
  /// Reads the rows of `database` behind those that were there `before`. Throws StoreError.
  ImportRows(store::Connection& database, const RowCounts& before);

  /// Inserts all rows in `transactions` equal parts, each one round trip a table and one commit:
  /// the cheapest durable way to write them. Takes them away again. Throws StoreError.
  Measured insert(store::Connection& database, std::size_t transactions) const;

 private:
  void insert_part(store::Connection& database, std::size_t part, std::size_t parts) const;

  RowCopy<Bytes, std::string, std::int64_t, std::int64_t, Bytes> cases_;
  RowCopy<Bytes, std::uint64_t, std::uint64_t, Bytes> keys_;
  RowCopy<Bytes, Bytes, std::string, std::uint64_t, std::optional<Bytes>, std::int64_t, std::string,
          Bytes, Bytes, Bytes, Bytes>
      documents_;
  RowCopy<std::uint64_t, Bytes, std::string, Bytes> tokens_;
  RowCopy<Bytes, Bytes, Bytes> search_;
  RowCopy<Bytes, std::string, std::uint64_t, std::int64_t> projections_;
  RowCopy<Bytes, std::string, std::string, Bytes, std::int64_t, std::int64_t, std::uint64_t,
          std::uint64_t>
      files_;
  RowCopy<Bytes, Bytes> originals_;
  RowCopy<Bytes, std::uint64_t, std::uint64_t, std::optional<Bytes>, std::optional<Bytes>,
          std::uint64_t, Bytes>
      records_;
  RowCopy<Bytes, std::string, std::string, std::uint64_t, std::optional<Bytes>, std::string, Bytes,
          std::uint64_t, std::int64_t, std::int64_t>
      outbound_;
  EventRows events_;
};

}  // namespace tsunagu::app::bench
