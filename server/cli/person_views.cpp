// How the lines about people whose cases may be one are shown; docs/cli.md describes them.
#include "server/cli/person_views.h"

#include "server/cli/view_columns.h"

namespace tsunagu::cli {
namespace {

const std::vector<Label> kCertain{{"true", "確か"}, {"false", ""}};
const std::vector<Label> kProtectedPerson{{"true", "保護"}, {"false", ""}};
const std::vector<Label> kMerged{{"true", "統合済み"}, {"false", "別のケース"}};
const std::vector<Label> kAgreement{
    {"same", "同じ"}, {"alike", "表記の違い"}, {"differs", "違う"}, {"one-sided", "片方だけ"}};
const std::vector<Label> kAction{
    {"merged", "統合"}, {"split", "解除"}, {"merged_by_code", "統合（宛名番号）"}};

}  // namespace

std::vector<View> person_views() {
  return {
      {"candidate",
       "同一人の候補 / candidates",
       Style::table,
       {text("case", "ケース"), count("score", "点"), coded("certain", "確度", kCertain),
        text("name", "氏名"), text("kana", "読み"), text("birth_date", "生年月日"),
        coded("protected", "保護", kProtectedPerson), below("reason_labels", "理由")}},
      {"comparison",
       "比較 / comparison",
       Style::block,
       {text("left", "左"), text("right", "右"), count("score", "点"),
        coded("certain", "確度", kCertain), coded("merged", "状態", kMerged),
        text("reason_labels", "理由")}},
      {"person_value",
       "本人の情報 / what both say",
       Style::table,
       {text("label", "項目"), coded("agreement", "一致", kAgreement), text("left", "左"),
        text("right", "右")}},
      {"link",
       "統合の経過 / links",
       Style::table,
       {coded("action", "内容", kAction), text("case", "ケース"), text("into", "相手"),
        text("by", "利用者"), time("at", "日時"), below("reason", "理由")}},
  };
}

}  // namespace tsunagu::cli
