// The commands about consent.
#include "server/cli/consent_commands.h"

#include "server/cli/reading_options.h"

namespace tsunagu::cli {
namespace {

const Option kCase{"--case", Form::text, "NUMBER", "ケースの番号", "number of the case"};

}  // namespace

std::vector<Command> consent_commands() {
  return {
      {.name = "consent show",
       .arguments = "",
       .options = {kCase, kPurpose, kBasis},
       .help_ja = "だれが、何を、どの機関に、いつまで伝えることに同意しているか",
       .help_en = "who agreed to what, for whom, until when"},
      {.name = "consent check",
       .arguments = "",
       .options = {kCase,
                   {"--agency", Form::text, "CODE", "機関コード", "code of the agency"},
                   {"--category", Form::text, "CODE", "情報の種類（basic、health など）",
                    "category of data: basic, health ..."},
                   {"--purpose", Form::text, "CODE", "目的の符号（plan、host など）",
                    "code of the purpose: plan, host ..."},
                   kBasis},
       .help_ja = "その機関がその情報を今読めるか、根拠または理由は何か",
       .help_en = "whether the agency may have this now, and on what ground or why not"},
  };
}

}  // namespace tsunagu::cli
