/// Collects rows in the layout of MariaDB's array binding and sends them at once.
#include "server/store/bulk.h"

#include <algorithm>
#include <utility>

#include <mysql.h>

#include "server/base/check.h"
#include "server/store/store_error.h"

namespace tsunagu::store {
namespace {

/// Small values share blocks of this size; larger ones get their own.
constexpr std::size_t kBlockBytes = std::size_t{256} * 1024;

bool is_number(Parameter::Kind kind) {
  return kind == Parameter::Kind::integer || kind == Parameter::Kind::unsigned_integer;
}

MYSQL_BIND bind_column(const BulkColumn& column) {
  // MYSQL_BIND serves both ways, so its pointers are not const; parameters are only read.
  MYSQL_BIND bind{};
  bind.u.indicator = const_cast<char*>(column.indicators.data());  // NOLINT
  if (is_number(column.kind)) {
    bind.buffer_type = MYSQL_TYPE_LONGLONG;
    bind.is_unsigned = column.kind == Parameter::Kind::unsigned_integer ? 1 : 0;
    bind.buffer = const_cast<std::uint64_t*>(column.numbers.data());  // NOLINT
    return bind;
  }
  bind.buffer_type = column.kind == Parameter::Kind::text ? MYSQL_TYPE_STRING : MYSQL_TYPE_BLOB;
  bind.buffer = const_cast<const std::byte**>(column.contents.data());  // NOLINT
  bind.length = const_cast<unsigned long*>(column.sizes.data());        // NOLINT
  return bind;
}

}  // namespace

Bulk::Bulk(Connection& connection, Sql statement)
    : connection_{connection},
      sql_{statement},
      columns_(connection.prepared(statement).parameter_count()) {
  TSUNAGU_ENSURE(!columns_.empty(), "a bulk statement has ? marks");
}

const std::byte* Bulk::keep(ByteView content) {
  if (content.size() > free_.size() || blocks_.empty()) {
    const std::size_t size = std::max(kBlockBytes, content.size());
    blocks_.push_back(std::make_unique<std::byte[]>(size));
    free_ = {blocks_.back().get(), size};
  }
  std::ranges::copy(content, free_.begin());
  const std::byte* kept = free_.data();
  free_ = free_.subspan(content.size());
  return kept;
}

void Bulk::add_row(std::span<const Parameter> parameters) {
  TSUNAGU_ENSURE(parameters.size() == columns_.size(), "one value for every ? in the SQL");
  for (std::size_t mark = 0; mark < columns_.size(); ++mark) {
    BulkColumn& column = columns_[mark];
    const Parameter& value = parameters[mark];
    TSUNAGU_ENSURE(rows_ == 0 || column.kind == value.kind, "one type for a ? in all rows");
    column.kind = value.kind;
    column.indicators.push_back(value.is_null ? STMT_INDICATOR_NULL : STMT_INDICATOR_NONE);
    if (is_number(value.kind)) {
      column.numbers.push_back(value.number);
    } else {
      column.contents.push_back(keep(value.content));
      column.sizes.push_back(value.content.size());
    }
    size_bytes_ += value.content.size() + sizeof(value.number);
  }
  ++rows_;
}

std::uint64_t Bulk::flush() {
  if (rows_ == 0) {
    return 0;
  }
  // Taken first, so that a failed flush does not leave rows that a second one would send.
  const std::vector<BulkColumn> columns =
      std::exchange(columns_, std::vector<BulkColumn>(columns_.size()));
  const std::vector<std::unique_ptr<std::byte[]>> blocks = std::exchange(blocks_, {});
  const std::size_t rows = std::exchange(rows_, 0);
  free_ = {};
  size_bytes_ = 0;
  return connection_.prepared(sql_).run_bulk(columns, rows);
}

std::uint64_t Statement::run_bulk(std::span<const BulkColumn> columns, std::size_t rows) {
  std::vector<MYSQL_BIND> binds;
  binds.reserve(columns.size());
  for (const BulkColumn& column : columns) {
    binds.push_back(bind_column(column));
  }
  const auto array_size = static_cast<unsigned>(rows);
  if (mysql_stmt_attr_set(handle_.get(), STMT_ATTR_ARRAY_SIZE, &array_size) != 0 ||
      mysql_stmt_bind_param(handle_.get(), binds.data()) != 0) {
    fail();
  }
  execute_bound();
  return affected_rows();
}

}  // namespace tsunagu::store
