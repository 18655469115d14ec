// The commands about people whose cases may be one.
#include "server/cli/person_commands.h"

#include "server/cli/reading_options.h"

namespace tsunagu::cli {
namespace {

const Option kReason{"--reason", Form::text, "TEXT", "理由。封印して残る",
                     "why; kept sealed with the link"};

}  // namespace

std::vector<Command> person_commands() {
  return {
      {.name = "person candidates",
       .arguments = "",
       .options = {{"--case", Form::text, "NUMBER", "ケースの番号", "number of the case"},
                   {"--address", Form::flag, "", "住所と連絡先も開いて比べる",
                    "open addresses and contacts and compare them, too"},
                   kPurpose,
                   kBasis},
       .help_ja = "同じ人かもしれないほかのケースを、似ている理由とともに挙げる",
       .help_en = "other cases that may be of the same person, and why"},
      {.name = "person compare",
       .arguments = "LEFT RIGHT",
       .options = {{"--classes", Form::classes, "1,2", "開く情報区分（0〜5）",
                    "sensitivity classes to open, 0 to 5"},
                   kPurpose,
                   kBasis},
       .help_ja = "2つのケースの本人の情報を並べ、一致と違いを示す",
       .help_en = "what two cases say of their persons, side by side"},
      {.name = "person merge",
       .arguments = "NUMBER",
       .options = {{"--into", Form::text, "NUMBER", "続きを置くケースの番号",
                    "number of the case in which it goes on"},
                   kReason},
       .help_ja = "ケースを同じ人の別のケースに統合する（文書は動かさない）",
       .help_en = "have a case go on in another of the same person; no document is moved",
       .question_ja = "2つのケースを同じ人のものとして統合します。続けますか",
       .question_en = "The two cases become those of one person. Go on?"},
      {.name = "person split",
       .arguments = "NUMBER",
       .options = {{"--from", Form::text, "NUMBER", "統合先のケースの番号",
                    "number of the case it was merged into"},
                   kReason},
       .help_ja = "統合を解き、別の人のケースに戻す",
       .help_en = "take a merging back",
       .question_ja = "統合を解きます。その間に統合先に入った文書はそこに残ります。続けますか",
       .question_en = "The merging is taken back; documents filed meanwhile stay. Go on?"},
      {.name = "person links",
       .arguments = "NUMBER",
       .options = {kPurpose, kBasis},
       .help_ja = "ケースの統合と解除の経過と理由",
       .help_en = "when and why a case was merged and split"},
  };
}

}  // namespace tsunagu::cli
