// How the lines about disclosure and retention are shown to people; docs/cli.md describes them.
#include "server/cli/retention_views.h"

#include "server/cli/view_columns.h"

namespace tsunagu::cli {
namespace {

const std::vector<Label> kHeld{{"true", "停止中"}, {"false", ""}};
const std::vector<Label> kDone{{"true", "廃棄済"}, {"false", ""}};
const std::vector<Label> kEnding{{"destroyed", "廃棄"}, {"kept", "廃棄せず"}};
const std::vector<Label> kReason{{"held", "廃棄の停止中"},
                                 {"open", "終結していない"},
                                 {"not-due", "満了していない"},
                                 {"changed", "起案の後に変わった"},
                                 {"delivery-waits", "連携先への書出しが残っている"},
                                 {"linked", "統合された人の一部"}};

}  // namespace

std::vector<View> retention_views() {
  return {
      {"disclosure",
       "開示の写し / copy for the person",
       Style::block,
       {text("case", "ケース"), text("masked", "非開示の部分")}},
      {"masked",
       "非開示の理由 / masked",
       Style::table,
       {text("reason_label", "理由"), count("count", "か所")}},
      {"retention",
       "保存期間が満了したケース / due",
       Style::table,
       {text("case", "ケース"), text("state_label", "状態"), text("closed", "終結"),
        text("class", "保存区分"), count("years", "年"), text("event_label", "起算"),
        text("from", "起算日"), text("last_day", "満了"), count("documents", "文書数"),
        coded("held", "停止", kHeld), coded("destroyed", "廃棄", kDone)}},
      {"legal_hold",
       "廃棄の停止 / legal holds",
       Style::table,
       {text("case", "ケース"), text("by", "停止した人"), time("since", "日時"),
        below("reason", "理由")}},
      {"destruction_list",
       "廃棄の一覧 / lists",
       Style::table,
       {text("list", "一覧"), count("cases", "ケース数"), text("proposed_by", "起案"),
        time("proposed", "起案日時"), text("approved_by", "承認"), time("approved", "承認日時")}},
      {"destroyed",
       "廃棄の結果 / destroyed",
       Style::table,
       {text("case", "ケース"), coded("outcome", "結果", kEnding), coded("reason", "理由", kReason),
        count("documents", "文書"), count("originals", "原本"),
        count("originals_kept", "他のケースもある原本")}},
      {"register",
       "廃棄簿 / register",
       Style::table,
       {text("case", "ケース"), text("list", "一覧"), count("documents", "文書"),
        time("destroyed", "廃棄"), text("by", "廃棄した人"), text("proposed_by", "起案"),
        text("approved_by", "承認"), below("why", "保存期間"), below("event", "監査ログの事象")}},
  };
}

}  // namespace tsunagu::cli
