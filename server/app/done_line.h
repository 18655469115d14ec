/// What `init`, `start` and `stop` say when they have done their work.
#pragma once

#include <string>
#include <string_view>

#include "server/cli/local_commands.h"

namespace tsunagu::app {

/// Shows a line of kind "done".
inline void say_done(const cli::LocalCall& call, std::string_view ja, std::string_view en,
                     const std::string& detail) {
  JsonLine line;
  line.text("kind", "done").text("text_ja", ja).text("text_en", en).text("detail", detail);
  call.line(line);
}

}  // namespace tsunagu::app
