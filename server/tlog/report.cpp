/// Noting of findings, and the words for them.
#include "server/tlog/report.h"

#include <algorithm>
#include <utility>

#include "server/base/check.h"

namespace tsunagu::tlog {

namespace {

constexpr std::array<CheckText, kCheckCount> kChecks{{
    {"key", "検証鍵", "verifier key"},
    {"checkpoint", "最新のチェックポイントの署名", "signature of the newest checkpoint"},
    {"files", "ファイルの過不足と長さ", "files present, of the right length, no others"},
    {"entries", "記録の書式", "form of every entry"},
    {"tree", "ハッシュ木と署名された根", "hash tree and signed root"},
    {"history", "保存済みチェックポイントとの連続性", "continuity with all kept checkpoints"},
    {"known", "手元のチェックポイントとの連続性", "continuity with the checkpoints given"},
    {"numbers", "起動ごとの番号の連続性", "numbers without a gap in every run"},
    {"payloads", "開示された内容と記録の一致", "opened payloads match their entries"},
}};

constexpr std::array kProblems{
    ProblemText{"missing", "ファイルがありません", "file is missing"},
    ProblemText{"malformed", "書式が正しくありません", "not of its form"},
    ProblemText{"not_a_file", "通常のファイルではありません（リンク等）",
                "not a plain file (link, folder, second name)"},
    ProblemText{"wrong_size", "ファイルの長さが違います",
                "file is longer or shorter than it must be"},
    ProblemText{"unexpected", "余分なファイルがあります", "file does not belong to the log"},
    ProblemText{"other_key", "フォルダーの鍵が指定された鍵と違います",
                "key in the folder is not the key given"},
    ProblemText{"other_origin", "別の監査記録のチェックポイントです", "checkpoint of another log"},
    ProblemText{"not_signed", "この鍵による署名がありません", "no signature of this key"},
    ProblemText{"wrong_signature", "署名が内容と一致しません", "signature does not fit"},
    ProblemText{"wrong_name", "ファイル名と記録数が一致しません",
                "file name is not the size inside"},
    ProblemText{"log_is_shorter", "監査記録が短くなっています（切り詰め・巻き戻し）",
                "log is shorter than a signed checkpoint says: cut or rolled back"},
    ProblemText{"other_history", "署名済みチェックポイントと別の履歴です（分岐・書き換え）",
                "log does not continue a signed checkpoint: forked or rewritten"},
    ProblemText{"changed_entry", "記録が書き換えられています",
                "entry is not the one that was logged"},
    ProblemText{"changed_tile", "タイルのハッシュが記録と一致しません",
                "hash in a tile is not that of its entries"},
    ProblemText{"changed_root", "記録全体が署名された根と一致しません",
                "entries do not give the signed root"},
    ProblemText{"boot_missing", "起動の記録がありません", "run does not begin with its boot event"},
    ProblemText{"boot_inside", "起動の途中に起動の記録があります", "boot event inside a run"},
    ProblemText{"boot_backwards", "前の起動の記録が後にあります",
                "event of an earlier run after a later run"},
    ProblemText{"number_missing", "番号が抜けています", "a number was left out"},
    ProblemText{"number_repeated", "番号が重複または前後しています",
                "a number comes again or out of place"},
    ProblemText{"no_such_entry", "存在しない記録の内容です",
                "payload of an entry that is not there"},
    ProblemText{"wrong_order", "内容の並び順が正しくありません",
                "payloads are not in rising order"},
    ProblemText{"changed_payload", "内容が記録と一致しません",
                "payload is not the one its entry commits to"},
};

}  // namespace

void Report::fail(Check check, Finding finding) {
  CheckResult& result = of(check);
  if (result.state != CheckState::failed) {
    result = CheckResult{CheckState::failed, std::move(finding)};
  }
}

void Report::pass(Check check) {
  CheckResult& result = of(check);
  if (result.state == CheckState::not_run) {
    result.state = CheckState::passed;
  }
}

bool Report::is_good() const {
  return std::ranges::all_of(
      checks, [](const CheckResult& result) { return result.state == CheckState::passed; });
}

std::optional<Check> Report::first_failed() const {
  for (std::size_t i = 0; i < kCheckCount; ++i) {
    if (checks[i].state == CheckState::failed) {
      return static_cast<Check>(i);
    }
  }
  return std::nullopt;
}

const CheckText& check_text(Check check) { return kChecks[static_cast<std::size_t>(check)]; }

const ProblemText& problem_text(Problem problem) {
  const auto place = static_cast<std::size_t>(problem);
  TSUNAGU_ENSURE(place < kProblems.size(), "every problem has its texts");
  return kProblems[place];
}

}  // namespace tsunagu::tlog
