/// Many rows in one round trip.
///
///   Bulk rows{connection, "INSERT INTO event (id, at, sealed) VALUES (?, ?, ?)"};
///   for (const Event& event : events) rows.add(event.id, event.at, event.sealed);
///   rows.flush();
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "server/store/connection.h"
#include "server/store/parameter.h"
#include "server/store/sql.h"

namespace tsunagu::store {

/// The values of one `?` mark over all rows, laid out as MariaDB's array binding wants them.
struct BulkColumn {
  Parameter::Kind kind = Parameter::Kind::bytes;
  std::vector<std::uint64_t> numbers;      ///< Of the integers.
  std::vector<const std::byte*> contents;  ///< Of texts and byte strings; never null.
  std::vector<unsigned long> sizes;
  std::vector<char> indicators;  ///< Whether each value is NULL, as MariaDB writes it.
};

/// Rows for one INSERT (or UPDATE or DELETE), collected and sent together. Copies every value, so
/// they need not live until flush(). Not thread-safe. Used within a Transaction: a flush() that
/// throws may have stored some rows. What is left unflushed at the end is dropped.
class Bulk {
 public:
  /// Throws StoreError if the server does not accept `statement`.
  Bulk(Connection& connection, Sql statement);

  /// Adds a row. Types as in Statement::execute(); each `?` has the same type in every row. Stops
  /// the process if their number or a type is wrong.
  template <class... Values>
  void add(const Values&... values) {
    const std::array<Parameter, sizeof...(Values)> parameters{parameter(values)...};
    add_row(parameters);
  }

  /// Sends all rows in one round trip and forgets them. Returns how many rows were affected;
  /// without rows it does nothing. Throws StoreError.
  std::uint64_t flush();

  /// Rows waiting to be sent.
  std::size_t size() const { return rows_; }
  /// About as many bytes wait to be sent. One flush() must stay below the server's
  /// max_allowed_packet (128 MiB in a private server).
  std::size_t size_bytes() const { return size_bytes_; }

 private:
  void add_row(std::span<const Parameter> parameters);
  const std::byte* keep(ByteView content);

  Connection& connection_;
  Sql sql_;
  std::vector<BulkColumn> columns_;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;  ///< Own copies of texts and byte strings.
  std::span<std::byte> free_;                         ///< What is left of the last block.
  std::size_t rows_ = 0;
  std::size_t size_bytes_ = 0;
};

}  // namespace tsunagu::store
