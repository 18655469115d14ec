/// The MariaDB Connector/C objects we own, without its header.
#pragma once

#include <memory>

struct st_mysql;
struct st_mysql_res;
struct st_mysql_stmt;

namespace tsunagu::store {

struct CloseConnection {
  void operator()(st_mysql* connection) const noexcept;
};
struct FreeRows {
  void operator()(st_mysql_res* rows) const noexcept;
};
struct CloseStatement {
  void operator()(st_mysql_stmt* statement) const noexcept;
};

using ConnectionPtr = std::unique_ptr<st_mysql, CloseConnection>;
using RowsPtr = std::unique_ptr<st_mysql_res, FreeRows>;
/// Must go before the connection it was prepared on.
using StatementPtr = std::unique_ptr<st_mysql_stmt, CloseStatement>;

}  // namespace tsunagu::store
