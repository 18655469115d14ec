/// The database of an instance, whichever way it is reached.
#pragma once

#include <memory>

#include "server/config/config.h"
#include "server/config/instance_paths.h"
#include "server/store/private_server.h"
#include "server/store/provisioning.h"

namespace tsunagu::app {

/// How `account` connects: to the private server, or to the address in the configuration.
/// Throws Error.
store::ConnectionSettings database_settings(const config::Config& config,
                                            const config::InstancePaths& paths,
                                            store::Account account);

/// For a database that is there: throws Error (kDatabaseAccounts) naming the password files that
/// are missing.
void require_password_files(const config::InstancePaths& paths);

/// Makes `config` one for the database at `address`: the absolute path of a unix socket, or
/// HOST[:PORT] with an IPv6 address in brackets. Throws Error (kUsage).
void set_address(config::Config& config, const std::string& address);

/// The settings of the private server.
store::PrivateServerSettings private_settings(const config::Config& config,
                                              const config::InstancePaths& paths);

}  // namespace tsunagu::app
