// How the lines of figures and reports are shown to people; docs/cli.md describes them.
#include "server/cli/statistics_views.h"

#include "server/cli/view_columns.h"

namespace tsunagu::cli {
namespace {

const std::vector<Label> kSource{{"documents", "文書"}, {"reported", "実績報告"}};
const std::vector<Label> kPublished{{"true", "公表用"}, {"false", "内部用"}};
const std::vector<Label> kYesNo{{"true", "はい"}, {"false", "いいえ"}};

}  // namespace

std::vector<View> statistics_views() {
  return {
      {"statistics",
       "統計 / statistics",
       Style::block,
       {text("period", "期間"), text("year", "年度"), text("profile", "プロファイル"),
        text("counting_version", "数え方の版"), text("rules_version", "規則の版"),
        text("folders", "見たケース・登録"), text("undated", "月が分からず数えない文書"),
        text("small_number", "これより小さい数は x")}},
      {"figure",
       "数 / figures",
       Style::table,
       {text("indicator", "指標"), text("item_label", "項目"), text("breakdown_label", "内訳"),
        text("by1_label", "別"), text("by2_label", "別"), text("counting_label", "数え方"),
        count("figure", "数"), text("unit", "単位")}},
      {"unavailable",
       "算出できない指標 / not available",
       Style::table,
       {text("indicator", "指標"), text("item_label", "項目"), text("reason", "理由")}},
      {"rule", "数え方 / rule", Style::block, {text("text", "規則"), text("version", "版")}},
      {"counted",
       "数えた文書 / documents counted",
       Style::table,
       {text("case", "ケース"), text("document", "文書"), count("quantity", "数")}},
      {"target",
       "目標と実績 / targets",
       Style::table,
       {text("indicator", "指標"), text("label", "名称"), count("goal", "目標"),
        count("actual", "実績"), count("rate", "達成率 %"), text("unit", "単位"),
        coded("source", "もと", kSource)}},
      {"agency_row",
       "相談支援機関 新規(延) / agencies, new (total)",
       Style::table,
       {text("name", "名称"), text("field_label", "対象"), count("count", "設置数"),
        text("operation_label", "運営"), count("before_expected", "前年度見込"),
        count("before_actual", "前年度実績"), count("now_expected", "今年度見込"),
        count("now_actual", "今年度実績")}},
      {"report",
       "実績報告 / reports",
       Style::block,
       {text("report", "ID"), text("number", "番号"), text("period", "期間"),
        text("agency", "機関"), time("submitted", "確定"), text("by", "提出した人"),
        coded("published", "用途", kPublished), text("profile", "プロファイル"),
        text("counting_version", "数え方の版"), text("rules_version", "規則の版"),
        text("sha256", "SHA-256")}},
      {"difference",
       "数え直した違い / differences",
       Style::table,
       {text("indicator", "指標"), text("item", "項目"), text("counting", "数え方"),
        count("then", "報告"), count("now", "今")}},
      {"recount",
       "数え直し / recount",
       Style::block,
       {text("figures", "報告の数"), text("differences", "違い"),
        coded("same_profile", "同じプロファイル", kYesNo),
        coded("same_rules", "同じ規則の版", kYesNo)}},
      {"csv", "", Style::plain, {text("line", "")}},
      {"report_line", "", Style::plain, {text("line", "")}},
  };
}

}  // namespace tsunagu::cli
