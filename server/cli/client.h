/// A call's requests on their way to the daemon.
#pragma once

#include <filesystem>

#include "server/admin/client.h"
#include "server/cli/requests.h"

namespace tsunagu::cli {

/// Opens what goes with `request`, sends it to the daemon of `home` and calls `read` for each line
/// of the answer. Throws Error as admin::ask() does, and if the attachment cannot be opened.
void ask_daemon(const std::filesystem::path& home, const Outgoing& request, bool wants_progress,
                const admin::LineReader& read);

}  // namespace tsunagu::cli
