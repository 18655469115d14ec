/// Gives Connector/C objects back.
#include "server/store/mariadb_ptr.h"

#include <mysql.h>

namespace tsunagu::store {

void CloseConnection::operator()(st_mysql* connection) const noexcept { mysql_close(connection); }

void FreeRows::operator()(st_mysql_res* rows) const noexcept { mysql_free_result(rows); }

void CloseStatement::operator()(st_mysql_stmt* statement) const noexcept {
  mysql_stmt_close(statement);
}

}  // namespace tsunagu::store
