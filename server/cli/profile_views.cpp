// How the lines of the municipality's profile are shown to people; docs/cli.md describes them.
#include "server/cli/profile_views.h"

#include "server/cli/view_columns.h"

namespace tsunagu::cli {
namespace {

const std::vector<Label> kYesNo{{"true", "yes"}, {"false", "no"}};
const std::vector<Label> kRight{{"true", "誤りなし"}, {"false", "誤りあり"}};
const std::vector<Label> kRetentionEvent{
    {"closure", "終結"}, {"last-document", "最後の文書"}, {"fiscal-year-end", "年度末"}};

}  // namespace

std::vector<View> profile_views() {
  return {
      {"profile",
       "自治体プロファイル / profile",
       Style::block,
       {text("name", "名前"), text("label", "自治体"), text("version", "版"),
        text("source", "もとの計画"), text("plan_from", "計画期間 から"),
        text("plan_to", "計画期間 まで"), text("plan_cycle_months", "見直しの周期（月）"),
        text("plan_review_body", "進行管理"), text("plan_upper", "上位計画"),
        text("counting_version", "数え方の版"), text("agencies", "機関"),
        text("conferences", "会議"), text("targets", "目標"), text("sha256", "SHA-256")}},
      {"profile_agency",
       "機関 / agencies",
       Style::table,
       {text("code", "符号"), text("name", "名称"), text("field_label", "分野"),
        text("projects", "事業"), text("operation_label", "運営"), count("count", "設置数"),
        text("parent", "所属")}},
      {"profile_conference",
       "会議 / conferences",
       Style::table,
       {text("code", "符号"), text("name", "名称"), text("conference_kind_label", "種別"),
        text("host", "主催"), text("parent", "上位の会議"), text("frequency", "頻度")}},
      {"profile_switch",
       "既定と違う規則 / switches that differ",
       Style::table,
       {text("name", "名前"), coded("value", "値", kYesNo), text("text_ja", "意味")}},
      {"profile_limit",
       "期限と下限 / limits",
       Style::table,
       {text("name", "名前"), count("value", "値"), count("default", "既定"),
        text("text_ja", "意味")}},
      {"profile_target",
       "目標 / targets",
       Style::table,
       {text("id", "符号"), text("indicator", "指標"), text("label", "名称"), text("unit", "単位"),
        text("years", "年度=数"), text("filter", "条件")}},
      {"profile_form",
       "様式 / forms",
       Style::table,
       {text("type", "文書の種類"), text("hidden", "使わない項目"),
        text("required", "必須にする項目")}},
      {"profile_code",
       "自治体の符号 / codes of its own",
       Style::table,
       {text("list", "コード表"), text("code", "符号"), text("label", "意味")}},
      {"profile_retention",
       "保存 / retention",
       Style::table,
       {text("class", "区分"), count("years", "年"), coded("event", "起算", kRetentionEvent)}},
      {"profile_check",
       "プロファイルの点検 / check",
       Style::block,
       {text("file", "ファイル"), coded("ok", "判定", kRight), text("line", "行"),
        text("key", "キー"), text("problem", "誤り"), text("name", "名前"), text("version", "版"),
        text("sha256", "SHA-256")}},
  };
}

}  // namespace tsunagu::cli
