/// Tsunagu's own log: one line an event, for the operator. Never values, keys or secrets.
#pragma once

#include <string>
#include <string_view>

#include "server/base/error.h"
#include "server/base/message.h"

namespace tsunagu {

enum class Severity { information, warning, error };

/// Where log lines go: standard error until this is called, then `path`, which is opened once and
/// renamed away at 10 MB, ten files kept. Throws Error if it cannot be opened.
void log_to_file(const std::string& path);

/// Writes "time severity id text: detail", English before Japanese. `detail` names things, never
/// contents; its control characters and bytes that are not UTF-8 are written as "\xHH".
void log(Severity severity, const Message& message, std::string_view detail);

/// Writes an error that was caught.
void log_error(const Error& error);

}  // namespace tsunagu
