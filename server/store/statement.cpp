/// Binds, runs and reads prepared statements.
#include "server/store/statement.h"

#include <limits>
#include <new>
#include <vector>

#include <mysql.h>

#include "server/base/check.h"
#include "server/store/connection.h"
#include "server/store/store_error.h"

namespace tsunagu::store {
namespace {

/// MYSQL_BIND serves both ways, so its pointer is not const; a parameter is only read. A null
/// pointer would mean SQL NULL, and an empty value may have one.
void* readable(ByteView content) {
  static std::byte nothing{};
  return content.data() == nullptr ? &nothing : const_cast<std::byte*>(content.data());  // NOLINT
}

void bind_one(MYSQL_BIND& bind, const Parameter& parameter) {
  if (parameter.is_null) {
    bind.buffer_type = MYSQL_TYPE_NULL;
    return;
  }
  switch (parameter.kind) {
    case Parameter::Kind::integer:
    case Parameter::Kind::unsigned_integer:
      bind.buffer_type = MYSQL_TYPE_LONGLONG;
      bind.buffer = const_cast<std::uint64_t*>(&parameter.number);  // NOLINT: only read
      bind.is_unsigned = parameter.kind == Parameter::Kind::unsigned_integer ? 1 : 0;
      return;
    case Parameter::Kind::text:
    case Parameter::Kind::bytes:
      bind.buffer_type =
          parameter.kind == Parameter::Kind::text ? MYSQL_TYPE_STRING : MYSQL_TYPE_BLOB;
      bind.buffer = readable(parameter.content);
      bind.buffer_length = parameter.content.size();
      return;
  }
}

}  // namespace

Statement::Statement(Connection& connection, Sql sql)
    : connection_{connection}, sql_{sql}, handle_{mysql_stmt_init(connection.handle_.get())} {
  if (handle_ == nullptr) {
    throw std::bad_alloc{};
  }
  if (mysql_stmt_prepare(handle_.get(), sql_.text.data(), sql_.text.size()) != 0) {
    fail();
  }
}

std::size_t Statement::parameter_count() const { return mysql_stmt_param_count(handle_.get()); }

void Statement::run(std::span<const Parameter> parameters) {
  TSUNAGU_ENSURE(parameter_count() == parameters.size(), "one value for every ? in the SQL");
  std::vector<MYSQL_BIND> binds(parameters.size());
  for (std::size_t mark = 0; mark < binds.size(); ++mark) {
    bind_one(binds[mark], parameters[mark]);
  }
  const unsigned no_array = 0;  // the same statement may have run in bulk before
  mysql_stmt_attr_set(handle_.get(), STMT_ATTR_ARRAY_SIZE, &no_array);
  if (!binds.empty() && mysql_stmt_bind_param(handle_.get(), binds.data()) != 0) {
    fail();
  }
  execute_bound();
}

void Statement::execute_bound() {
  mysql_stmt_free_result(handle_.get());
  if (mysql_stmt_execute(handle_.get()) != 0) {
    fail();
  }
  if (mysql_stmt_field_count(handle_.get()) > 0 && mysql_stmt_store_result(handle_.get()) != 0) {
    fail();
  }
}

std::uint64_t Statement::affected_rows() const { return mysql_stmt_affected_rows(handle_.get()); }

bool Statement::next() {
  switch (mysql_stmt_fetch(handle_.get())) {
    case 0:
      return true;
    case MYSQL_NO_DATA:
      return false;
    default:
      fail();
  }
}

void Statement::fail() const {
  connection_.fail(mysql_stmt_errno(handle_.get()), mysql_stmt_sqlstate(handle_.get()), sql_.text);
}

}  // namespace tsunagu::store
