/// The folders and programs of a private server, as both its start and its making need them.
#pragma once

#include <chrono>
#include <filesystem>
#include <initializer_list>
#include <string>

#include "server/base/unique_fd.h"
#include "server/store/private_server.h"

namespace tsunagu::store {

/// Makes HOME/db, HOME/db/tmp, HOME/db/files, HOME/run and HOME/log (mode 0700) where they are
/// missing, and gives them to the user the server runs as. Throws Error.
void make_database_folders(const PrivateServerSettings& settings);

/// Gives `path` to the user the server runs as, if there is one. Throws Error.
void hand_over(const std::filesystem::path& path, const PrivateServerSettings& settings);

/// Takes the lock of HOME/db, which a server's process holds as long as it lives. Waits at most
/// `timeout` for another one's end. Throws Error (kDatabaseStart).
UniqueFd lock_database(const PrivateServerSettings& settings, std::chrono::seconds timeout);

/// HOME/log/mariadb.log, opened for appending. Throws Error.
UniqueFd open_server_log(const PrivateServerSettings& settings);

/// The first of `places` that is there. Throws Error (kDatabaseStart) naming the first one.
std::string find_program(std::initializer_list<const char*> places);
/// Where mariadbd is.
std::string find_mariadbd();

/// The environment of every program of MariaDB: nothing of ours.
std::vector<std::string> clean_environment(const PrivateServerSettings& settings);

}  // namespace tsunagu::store
