// The commands about conferences.
#include "server/cli/conference_commands.h"

#include "server/cli/reading_options.h"

namespace tsunagu::cli {
std::vector<Command> conference_commands() {
  return {
      {.name = "conference list",
       .arguments = "",
       .options = reading({}),
       .help_ja = "会議の一覧",
       .help_en = "all conferences"},
      {.name = "conference show",
       .arguments = "NUMBER",
       .options = reading({}),
       .help_ja = "一つの会議の構成員、議題、決定",
       .help_en = "one conference: members, items, decisions"},
      {.name = "conference invite",
       .arguments = "NUMBER",
       .options = reading({}),
       .help_ja = "どの構成員をどの議題に招集できるか、できない理由は何か",
       .help_en = "which member may come for which item, and why not"},
      {.name = "conference open",
       .arguments = "NUMBER",
       .options = {},
       .help_ja = "支援会議を開会し、その間だけ構成員に資料の閲覧を認める",
       .help_en = "open a support meeting: its members may read its material while it lasts"},
      {.name = "conference close",
       .arguments = "NUMBER",
       .options = {},
       .help_ja = "支援会議を閉会し、渡した資料の回収を求める",
       .help_en = "close a support meeting and recall the material that was sent"},
      {.name = "conference minutes",
       .arguments = "NUMBER",
       .options = {},
       .help_ja = "議題ごとに、会議録の下書きを作る",
       .help_en = "draft the minutes, one document for each item with a case"},
  };
}

}  // namespace tsunagu::cli
