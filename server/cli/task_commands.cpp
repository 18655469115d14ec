// The command about tasks.
#include "server/cli/task_commands.h"

#include "server/cli/reading_options.h"

namespace tsunagu::cli {

std::vector<Command> task_commands() {
  return {
      {.name = "task list",
       .arguments = "",
       .options = {{"--agency", Form::text, "CODE", "この機関がすることだけ",
                    "only what this agency has to do"},
                   {"--kind", Form::text, "KIND", "この種類だけ（monitoring など）",
                    "only this kind, such as monitoring"},
                   {"--until", Form::text, "DAY", "この日までに期限が来るもの（2025-06-30）",
                    "what is due by this day, such as 2025-06-30"},
                   {"--case", Form::text, "NUMBER", "このケースだけ", "only of this case"},
                   kPurpose,
                   kBasis},
       .help_ja = "すべてのケースの、期限のあることの一覧",
       .help_en = "what is still to be done, in all cases, and until when"},
  };
}

}  // namespace tsunagu::cli
