// How conferences are shown to people; docs/cli.md describes the lines.
#include "server/cli/conference_views.h"

#include "server/cli/view_columns.h"

namespace tsunagu::cli {
namespace {

const std::vector<Label> kOpen{{"true", "開会中"}, {"false", ""}};
const std::vector<Label> kBound{{"true", "済"}, {"false", "未"}};
const std::vector<Label> kMayCome{{"true", "可"}, {"false", "不可"}};

}  // namespace

std::vector<View> conference_views() {
  return {
      {"conference",
       "会議 / conferences",
       Style::table,
       {text("number", "番号"), text("date", "開催日"), text("start", "開始"),
        text("conference_kind_label", "種別"), text("name", "名称"), text("status_label", "状態"),
        coded("open", "開会", kOpen), text("host_label", "主催")}},
      {"conference_member",
       "構成員 / members",
       Style::table,
       {text("agency_label", "機関"), text("items", "議題"), text("attendance_label", "出欠"),
        coded("bound", "守秘", kBound), text("secrecy_text", "誓約書の版")}},
      {"conference_item",
       "議題 / items",
       Style::table,
       {text("item", "番号"), text("case", "ケース"), text("purpose_labels", "目的"),
        text("plans", "プラン"), text("recused", "退席")}},
      {"conference_decision",
       "決定 / decisions",
       Style::table,
       {text("item", "議題"), text("decision_label", "決定"), text("agency_label", "担当"),
        text("due", "期限"), text("done", "完了")}},
      {"seat",
       "招集 / invitations",
       Style::table,
       {text("item", "議題"), text("case", "ケース"), text("agency_label", "機関"),
        coded("may_come", "招集", kMayCome), text("reason_label", "理由")}},
      {"meeting",
       "開会中の資料閲覧 / access while it is held",
       Style::table,
       {text("case", "ケース"), text("agencies", "機関"), time("from", "開始"),
        time("to", "終わり")}},
      {"meeting_closed",
       "閉会 / closed",
       Style::block,
       {text("conference", "会議"), text("cases", "ケース"), text("recalls", "回収の求め")}},
      {"minutes_draft",
       "会議録の下書き / drafts of minutes",
       Style::table,
       {text("item", "議題"), text("case", "ケース"), text("draft", "下書き"),
        text("problem_ja", "作れない理由"), below("problem_en", "reason")}},
  };
}

}  // namespace tsunagu::cli
