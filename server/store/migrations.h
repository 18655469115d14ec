/// The database's structure: forward-only files of SQL, applied once each and in order.
///
/// schemas/sql/README.md says how to write one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "security/digest.h"
#include "server/store/connection.h"

namespace tsunagu::store {

/// One file NNNN_name.sql.
struct Migration {
  unsigned number = 0;
  std::string name;  ///< The file's name.
  std::vector<std::string> statements;
  security::Digest digest{};  ///< SHA-256 of the file.
};

/// All migrations of `folder` in order. Throws Error (kMigration) naming a file whose name or form
/// is wrong, or the first number that is missing.
std::vector<Migration> read_migrations(const std::filesystem::path& folder);

/// The migrations the database has not had yet. Throws Error (kMigration) naming a migration that
/// the database has had in another form, or that is not in `folder`.
std::vector<Migration> pending(Connection& connection, const std::filesystem::path& folder);

/// Applies what is pending; `connection` is the owner's. One that was interrupted runs again from
/// its beginning. Returns the names of those applied. Throws Error, StoreError.
std::vector<std::string> apply(Connection& connection, const std::filesystem::path& folder);

/// Throws Error (kMigration) unless the database has had exactly the migrations of `folder`.
void require_current(Connection& connection, const std::filesystem::path& folder);

}  // namespace tsunagu::store
