// The command about tasks.
#include "server/cli/task_commands.h"

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
                   {"--purpose", Form::text, "TEXT", "読む目的。監査ログに残る",
                    "why it is read; recorded in the audit log"},
                   {"--basis", Form::basis, "CODE", "読む根拠の符号。監査ログに残る",
                    "code of the legal basis; recorded in the audit log"}},
       .help_ja = "すべてのケースの、期限のあることの一覧",
       .help_en = "what is still to be done, in all cases, and until when"},
  };
}

}  // namespace tsunagu::cli
