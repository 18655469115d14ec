// How the lines about consent are shown to people; docs/cli.md describes them.
#include "server/cli/consent_views.h"

#include "server/cli/view_columns.h"

namespace tsunagu::cli {
namespace {

const std::vector<Label> kInForce{{"true", "有効"}, {"false", "無効"}};
const std::vector<Label> kMayRead{{"true", "読める"}, {"false", "読めない"}};

}  // namespace

std::vector<View> consent_views() {
  return {
      {"consent_state",
       "同意 / consent",
       Style::block,
       {text("case", "ケース"), text("day", "基準日"), text("text_ja", "状態")}},
      {"consent",
       "同意書 / consents",
       Style::table,
       {coded("in_force", "効力", kInForce), text("result_label", "区分"), text("from", "開始"),
        text("to", "期限"), text("withdrawn", "撤回"), text("document", "文書"),
        below("text_ja", "内容")}},
      {"access",
       "読めるか / access",
       Style::table,
       {text("agency_label", "機関"), text("category_label", "情報の種類"), count("class", "区分"),
        coded("granted", "可否", kMayRead), text("ground_label", "根拠"),
        text("reason_label", "理由")}},
  };
}

}  // namespace tsunagu::cli
