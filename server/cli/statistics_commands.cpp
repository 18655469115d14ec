// The commands about figures.
#include "server/cli/statistics_commands.h"

#include "server/cli/reading_options.h"

namespace tsunagu::cli {
namespace {

const Option kYear{"--year", Form::number, "YEAR", "年度（4月から翌年3月。なければ今年度）",
                   "fiscal year, April to March; this one if not given"};
const Option kMonth{"--month", Form::text, "YYYY-MM", "その月だけ", "only this month"};
const Option kAgency{"--agency", Form::text, "CODE", "この機関とその下の機関だけ",
                     "only this agency and those below it"};
const Option kPublish{"--publish", Form::flag, "", "公表用に小さい数を伏せる",
                      "withhold small numbers, for publication"};

Command figures() {
  return {.name = "statistics",
          .arguments = "",
          .options = {kYear,
                      kMonth,
                      {"--indicator", Form::text, "N01,N07", "この指標だけ（N01～N22）",
                       "only these indicators, N01 to N22"},
                      {"--item", Form::text, "ITEM", "この項目だけ（docs/statistics.md）",
                       "only this item; see docs/statistics.md"},
                      {"--by", Form::text, "agency,month",
                       "二つまでで分ける: agency field project kind area channel route household "
                       "month year sex age concern change",
                       "broken down by up to two of these"},
                      {"--filter", Form::text, "KEY=CODE",
                       "条件（プロファイルの目標と同じ書き方。コンマ区切り）",
                       "conditions, as in targets of the profile"},
                      kAgency,
                      {"--targets", Form::flag, "", "目標と実績を並べる",
                       "targets beside actual figures"},
                      {"--table", Form::text, "agencies", "計画と同じ相談機関の表",
                       "the table of agencies as in the plan"},
                      {"--explain", Form::flag, "", "数え方と、数えた文書をすべて示す",
                       "the counting rule and every document that was counted"},
                      kPublish,
                      {"--format", Form::text, "csv", "表計算ソフト用の CSV（なければ表）",
                       "CSV for spreadsheets; a table if not given"},
                      kPurpose,
                      kBasis},
          .help_ja = "統計。指標ごとの数、内訳、目標との比較",
          .help_en = "figures by indicator, broken down, and beside targets"};
}

}  // namespace

std::vector<Command> statistics_commands() {
  return {
      figures(),
      {.name = "statistics submit",
       .arguments = "",
       .options = {kYear, kMonth, kAgency, kPublish, kPurpose, kBasis},
       .help_ja = "実績報告を作り、SHA-256 とともに確定して残す",
       .help_en = "make the activity report and freeze it with its SHA-256"},
      {.name = "statistics reports",
       .arguments = "",
       .options = {},
       .help_ja = "確定した実績報告の一覧",
       .help_en = "all frozen reports"},
      {.name = "statistics show-report",
       .arguments = "ID",
       .options = {kPurpose, kBasis},
       .help_ja = "確定した報告と、今数え直した場合の違い",
       .help_en = "a frozen report, and what a new count would say instead"},
      {.name = "statistics report-file",
       .arguments = "ID",
       .options = {kPurpose, kBasis},
       .help_ja = "確定した報告のファイル（XML）をそのまま出す",
       .help_en = "print the very bytes of a frozen report (XML)"},
  };
}

}  // namespace tsunagu::cli
