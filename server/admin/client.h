/// The other end of the admin socket: sends one request and hands the answer's lines on.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "server/base/json.h"

namespace tsunagu::admin {

/// What is asked: a request's line before it is sent.
struct Question {
  std::string command;
  JsonLine arguments;
  bool wants_progress = false;
};

/// Called for every line of an answer: as it came, and parsed.
using LineReader = std::function<void(std::string_view raw, const JsonValue& line)>;

/// Sends `question`, with the open file or folder `attachment` unless it is negative, and calls
/// `read` for each line up to and including the result line, which is always the last. Throws
/// Error: kNotRunning if no daemon answers or it went away before the result, kAdminRefused if the
/// socket may not be opened.
void ask(const std::filesystem::path& socket_path, const Question& question, int attachment,
         const LineReader& read);

}  // namespace tsunagu::admin
