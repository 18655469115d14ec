// The commands about the copy for the person and the end of a case's life.
#include "server/cli/retention_commands.h"

#include "server/cli/reading_options.h"

namespace tsunagu::cli {
namespace {

const Option kCase{"--case", Form::text, "NUMBER", "ケースの番号", "number of the case"};
const Option kOut{"--out", Form::new_file, "FILE", "新しいファイルに書く（本人だけが読める 0600）",
                  "write it to a new file, readable for you alone (0600)"};
const Option kUntil{"--until", Form::text, "DATE", "この日に満了しているもの（なければ今日）",
                    "due on this day; today if not given"};

}  // namespace

std::vector<Command> retention_commands() {
  return {
      {.name = "disclosure copy",
       .arguments = "",
       .options = {kCase,
                   kOut,
                   {"--untagged", Form::flag, "",
                    "情報源の記載がない文章も載せる（職員が確認した後）",
                    "with texts that say no source, after somebody has looked at them"},
                   kPurpose,
                   kBasis},
       .help_ja = "本人に開示する写し。第三者の情報、関係者の氏名、所見を伏せ、理由を付ける",
       .help_en = "a copy for the person; what others said, names and opinions are masked"},
      {.name = "retention list",
       .arguments = "",
       .options = {kUntil},
       .help_ja = "保存期間が満了したケース、廃棄の停止、廃棄の一覧",
       .help_en = "cases whose keep time is over, legal holds, lists of destruction"},
      {.name = "retention hold",
       .arguments = "",
       .options = {kCase, {"--reason", Form::text, "TEXT", "理由", "why"}},
       .help_ja = "ケースの廃棄を止める（審査請求、訴訟など）",
       .help_en = "keep a case from being destroyed: appeals, lawsuits"},
      {.name = "retention release",
       .arguments = "",
       .options = {kCase},
       .help_ja = "廃棄の停止を解く",
       .help_en = "release a legal hold"},
      {.name = "retention propose",
       .arguments = "",
       .options = {kUntil},
       .help_ja = "満了したケースの廃棄を起案し、番号の付いた一覧にする",
       .help_en = "propose the cases that are due for destruction, as a numbered list"},
      {.name = "retention show",
       .arguments = "LIST",
       .options = {},
       .help_ja = "廃棄の一覧の中身",
       .help_en = "the cases of a list"},
      {.name = "retention approve",
       .arguments = "LIST",
       .options = {},
       .help_ja = "廃棄の一覧を承認する（起案した人にはできない）",
       .help_en = "approve a list; not for the one who proposed it"},
      {.name = "retention destroy",
       .arguments = "LIST",
       .options = {},
       .help_ja = "承認された一覧のケースを廃棄する。鍵と内容を消し、元に戻せない",
       .help_en = "destroy the cases of an approved list, keys and contents, for good",
       .question_ja = "ケースの鍵と内容を消します。元に戻せません。続けますか",
       .question_en = "Keys and contents of the cases are destroyed for good. Go on?"},
      {.name = "retention register",
       .arguments = "",
       .options = {},
       .help_ja = "廃棄簿",
       .help_en = "the register of all that was destroyed"},
      {.name = "retention certificate",
       .arguments = "LIST",
       .options = {kOut},
       .help_ja = "廃棄証明書（監査ログの鍵で署名）",
       .help_en = "a certificate of destruction, signed with the key of the audit log"},
  };
}

}  // namespace tsunagu::cli
