/// Reads the columns of a row without converting anything.
#include <limits>

#include <mysql.h>

#include "server/base/check.h"
#include "server/store/statement.h"
#include "server/store/store_error.h"

namespace tsunagu::store {
namespace {

/// The number MariaDB gives to the character set of columns that have none.
constexpr unsigned kBinaryCharset = 63;

/// Reads `column` of the current row, which is on our side already, into `bind`. False if there is
/// no current row.
bool fetch(MYSQL_STMT* handle, unsigned column, MYSQL_BIND& bind) {
  bind.is_null = &bind.is_null_value;
  bind.error = &bind.error_value;
  return mysql_stmt_fetch_column(handle, &bind, column, 0) == 0;
}

}  // namespace

Statement::Family Statement::family(unsigned column, bool& is_unsigned) const {
  TSUNAGU_ENSURE(column < mysql_stmt_field_count(handle_.get()), "a column the SQL selects");
  const MYSQL_FIELD& field = mariadb_stmt_fetch_fields(handle_.get())[column];
  is_unsigned = (field.flags & UNSIGNED_FLAG) != 0;
  switch (field.type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
      return Family::integer;
    case MYSQL_TYPE_STRING:
    case MYSQL_TYPE_VAR_STRING:
    case MYSQL_TYPE_VARCHAR:
    case MYSQL_TYPE_TINY_BLOB:
    case MYSQL_TYPE_BLOB:
    case MYSQL_TYPE_MEDIUM_BLOB:
    case MYSQL_TYPE_LONG_BLOB:
      return field.charsetnr == kBinaryCharset ? Family::bytes : Family::text;
    default:
      return Family::other;
  }
}

bool Statement::is_null(unsigned column) {
  MYSQL_BIND bind{};
  bind.buffer_type = MYSQL_TYPE_BLOB;
  if (!fetch(handle_.get(), column, bind)) {
    refuse(column, "is read without a row");
  }
  return bind.is_null_value != 0;
}

std::uint64_t Statement::whole_number(unsigned column, bool& is_unsigned) {
  if (family(column, is_unsigned) != Family::integer) {
    refuse(column, "is not an integer");
  }
  std::uint64_t value = 0;
  MYSQL_BIND bind{};
  bind.buffer_type = MYSQL_TYPE_LONGLONG;
  bind.buffer = &value;
  bind.is_unsigned = is_unsigned ? 1 : 0;
  if (!fetch(handle_.get(), column, bind)) {
    refuse(column, "is read without a row");
  }
  if (bind.is_null_value != 0) {
    refuse(column, "is NULL");
  }
  return value;
}

std::int64_t Statement::integer(unsigned column) {
  bool is_unsigned = false;
  const std::uint64_t value = whole_number(column, is_unsigned);
  if (is_unsigned && value > std::numeric_limits<std::int64_t>::max()) {
    refuse(column, "does not fit into 63 bits");
  }
  return static_cast<std::int64_t>(value);
}

std::uint64_t Statement::unsigned_integer(unsigned column) {
  bool is_unsigned = false;
  const std::uint64_t value = whole_number(column, is_unsigned);
  if (!is_unsigned && value > std::numeric_limits<std::int64_t>::max()) {
    refuse(column, "is negative");
  }
  return value;
}

/// Asks for the length with no room to write to, then fetches exactly that much.
template <class Container>
Container Statement::content(unsigned column, Family wanted, std::string_view kind) {
  bool is_unsigned = false;
  if (family(column, is_unsigned) != wanted) {
    refuse(column, kind);
  }
  unsigned long length = 0;
  MYSQL_BIND bind{};
  bind.buffer_type = MYSQL_TYPE_BLOB;
  bind.length = &length;
  if (!fetch(handle_.get(), column, bind)) {
    refuse(column, "is read without a row");
  }
  if (bind.is_null_value != 0) {
    refuse(column, "is NULL");
  }
  Container value(length, typename Container::value_type{});
  const unsigned long expected = length;
  bind.buffer = value.data();
  bind.buffer_length = expected;
  if (expected > 0 &&
      (!fetch(handle_.get(), column, bind) || bind.error_value != 0 || length != expected)) {
    refuse(column, "was not read whole");
  }
  return value;
}

std::string Statement::text(unsigned column) {
  return content<std::string>(column, Family::text, "is not a text");
}

Bytes Statement::bytes(unsigned column) {
  return content<Bytes>(column, Family::bytes, "is not a byte string");
}

Uuid Statement::uuid(unsigned column) {
  const Bytes value = bytes(column);
  if (value.size() != sizeof(Uuid::bytes)) {
    refuse(column, "is not 16 bytes long");
  }
  return Uuid::from(value);
}

void Statement::refuse(unsigned column, std::string_view why) const {
  throw StoreError{
      0, "",
      "column " + std::to_string(column) + " " + std::string{why} + ": " + std::string{sql_.text}};
}

}  // namespace tsunagu::store
