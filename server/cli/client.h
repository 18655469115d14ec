/// The other end of the admin socket: sends one request and hands the answer's lines on.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "server/base/json.h"
#include "server/cli/requests.h"

namespace tsunagu::cli {

/// Called for every line of an answer: as it came, and parsed.
using LineReader = std::function<void(std::string_view raw, const JsonValue& line)>;

/// Sends `request` to the daemon of `home` and calls `read` for each line up to and including the
/// result line, which is always the last. Throws Error: kNotRunning if no daemon answers or it
/// went away before the result, kAdminRefused if the socket may not be opened.
void ask_daemon(const std::filesystem::path& home, const Outgoing& request, bool wants_progress,
                const LineReader& read);

}  // namespace tsunagu::cli
