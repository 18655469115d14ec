/// The database of a fresh instance: its files, its accounts, their passwords.
#pragma once

#include <filesystem>
#include <string_view>

#include "server/store/connection.h"
#include "server/store/private_server.h"

namespace tsunagu::store {

/// Who works in the database. What each may do with a table says the migration that makes it.
enum class Account {
  owner,      ///< tsunagu_owner: makes and changes tables, grants rights on them.
  daemon,     ///< tsunagu_daemon: the daily work.
  sequencer,  ///< tsunagu_sequencer: takes committed audit events into the log.
};

/// "tsunagu_owner" and so on.
std::string_view account_name(Account account);

/// The name of the database: "tsunagu".
inline constexpr std::string_view kDatabaseName = "tsunagu";

/// HOME/keys/database-owner.password and so on.
std::filesystem::path password_file(const std::filesystem::path& home, Account account);

/// Makes the private database of an instance: an empty database and the three accounts with random
/// passwords of 256 bits, written to HOME/keys (mode 0400). No account with more rights is left.
/// HOME/db/data appears only when all is done: an interrupted call is simply made again. Throws
/// Error; also if the database is there already. Afterwards apply() (migrations.h) makes the
/// tables.
void provision(const PrivateServerSettings& settings);

/// How `account` reaches the private server of `home`, with its password read from the file.
/// Throws Error.
ConnectionSettings private_connection(const std::filesystem::path& home, Account account);

}  // namespace tsunagu::store
