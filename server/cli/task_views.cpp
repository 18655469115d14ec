// How tasks and clocks are shown to people; docs/cli.md describes the lines.
#include "server/cli/task_views.h"

#include "server/cli/view_columns.h"

namespace tsunagu::cli {
namespace {

const std::vector<Label> kOverdue{{"true", "超過"}, {"false", ""}};

}  // namespace

std::vector<View> task_views() {
  return {
      {"task",
       "すること / tasks",
       Style::table,
       {text("due", "期限"), coded("overdue", "状況", kOverdue), text("task_label", "内容"),
        text("detail", "区分"), text("case", "ケース"), text("agency_label", "担当"),
        text("type_label", "もとの文書"), text("document", "ID")}},
      {"clock",
       "期間 / clocks",
       Style::table,
       {text("label", "もの"), text("status_label", "状態"), text("from", "開始"),
        text("to", "予定の終わり"), text("ended", "終わり"), count("months", "月数")}},
  };
}

}  // namespace tsunagu::cli
