/// A prepared statement.
///
///   Statement& find = connection.prepared("SELECT sealed, closed_at FROM party WHERE id = ?");
///   find.execute(id);
///   while (find.next()) {
///     const Bytes sealed = find.bytes(0);
///     const bool is_open = find.is_null(1);
///   }
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "server/base/bytes.h"
#include "server/base/uuid.h"
#include "server/store/mariadb_ptr.h"
#include "server/store/parameter.h"
#include "server/store/sql.h"

namespace tsunagu::store {

class Connection;
struct BulkColumn;

/// Not thread-safe. Belongs to its Connection and is gone with it: get it anew from
/// Connection::prepared() for every use instead of keeping a reference.
class Statement {
 public:
  /// For Connection only. Throws StoreError if the server does not accept `sql`.
  Statement(Connection& connection, Sql sql);

  /// Binds `values` to the `?` marks in order, runs the statement and takes all its rows over to
  /// our side, so that other statements can run while they are read. The rows of an earlier
  /// execution are gone. Throws StoreError. Stops the process if the number of values is wrong.
  template <class... Values>
  void execute(const Values&... values) {
    const std::array<Parameter, sizeof...(Values)> parameters{parameter(values)...};
    run(parameters);
  }

  /// Moves to the next row (at first: to the first); false after the last. Throws StoreError.
  bool next();

  // The current row, columns counted from 0. All but is_null() throw StoreError if the value is
  // NULL, of another kind or does not fit: nothing is ever cut off, converted or guessed.

  bool is_null(unsigned column);
  /// Of an integer column (SUM() is a DECIMAL: write CAST(SUM(x) AS SIGNED)).
  std::int64_t integer(unsigned column);
  std::uint64_t unsigned_integer(unsigned column);
  /// Of a column with a character set.
  std::string text(unsigned column);
  /// Of a BINARY, VARBINARY or BLOB column.
  Bytes bytes(unsigned column);
  /// Of a BINARY(16) column.
  Uuid uuid(unsigned column);

  /// Rows inserted, deleted or really changed by the last execute().
  std::uint64_t affected_rows() const;

 private:
  friend class Bulk;

  enum class Family : std::uint8_t { integer, text, bytes, other };

  void run(std::span<const Parameter> parameters);
  std::uint64_t run_bulk(std::span<const BulkColumn> columns, std::size_t rows);
  std::size_t parameter_count() const;
  void execute_bound();
  Family family(unsigned column, bool& is_unsigned) const;
  std::uint64_t whole_number(unsigned column, bool& is_unsigned);
  template <class Container>
  Container content(unsigned column, Family wanted, std::string_view kind);
  [[noreturn]] void refuse(unsigned column, std::string_view why) const;
  [[noreturn]] void fail() const;

  Connection& connection_;
  Sql sql_;
  StatementPtr handle_;
};

}  // namespace tsunagu::store
