/// The verdict page of an export.
#include <array>
#include <cstdio>

#include "server/base/clock.h"
#include "server/base/text.h"
#include "server/tlog/verdict.h"

namespace tsunagu::tlog {

namespace {

constexpr std::string_view kRule =
    "----------------------------------------------------------------------\n";

std::string_view state_words(CheckState state) {
  switch (state) {
    case CheckState::passed:
      return "[合 ok    ] ";
    case CheckState::failed:
      return "[否 WRONG ] ";
    case CheckState::not_run:
      break;
  }
  return "[－ not run] ";
}

std::string place_words(const Finding& finding) {
  std::string place = "      場所 Where: " + shown(finding.file);
  if (finding.line) {
    place += "  行 line " + std::to_string(*finding.line);
  }
  if (finding.index) {
    place += "  記録 entry " + std::to_string(*finding.index);
  }
  return place + "\n";
}

std::string check_words(const Report& report, Check check) {
  const CheckResult& result = report.of(check);
  const CheckText& text = check_text(check);
  std::string words =
      std::string{state_words(result.state)} + std::string{text.ja} + " / " + std::string{text.en};
  if (check == Check::known && report.known_given == 0) {
    words += "（指定なし / none given）";
  }
  words += "\n";
  if (result.state == CheckState::failed) {
    const ProblemText& problem = problem_text(result.finding.problem);
    words +=
        "      内容 What:  " + std::string{problem.ja} + " / " + std::string{problem.en} + "\n";
    words += place_words(result.finding);
  }
  return words;
}

std::string key_words(const Report& report) {
  if (!report.key) {
    return "";
  }
  std::string words = "監査記録の名前 Log:   " + shown(report.key->name) + "\n";
  words += "検証鍵 Verifier key:  " + shown(report.key->text()) + "\n";
  words += "鍵の指紋 Fingerprint: " + report.key->fingerprint() + "\n";
  if (report.is_key_from_folder) {
    words +=
        "  注意: 鍵は検証対象と同じフォルダーから読みました。フォルダーごと差し替えられていれば、\n"
        "  この検証では分かりません。上の指紋を、紙で保管している控えと必ず見比べてください。\n"
        "  Note: the key came from the folder itself, so this verdict is only as good as that\n"
        "  folder. Compare the fingerprint above with the one kept on paper.\n";
  }
  return words;
}

std::string checkpoint_words(const Report& report) {
  if (!report.checkpoint) {
    return "";
  }
  const Totals& totals = report.totals;
  std::string words = "署名された記録数 Signed size: " + std::to_string(report.checkpoint->size) +
                      "\n署名された根 Signed root:     " + to_base64(report.checkpoint->root) +
                      "\n";
  words += "読んだ記録 Entries read: " + std::to_string(totals.events) +
           "  起動 runs: " + std::to_string(totals.boots) +
           "  欠番 void: " + std::to_string(totals.voids) +
           "  開示 opened: " + std::to_string(totals.payloads) +
           "  保存済み kept checkpoints: " + std::to_string(totals.checkpoints) + "\n";
  if (totals.events != 0) {
    words += "期間 Period: " + japan_text(totals.first_time) + " – " +
             japan_text(totals.last_time) + "\n";
  }
  return words;
}

std::string remark_words(const Report& report) {
  std::string words;
  const Remarks& remarks = report.remarks;
  if (remarks.time_backwards != 0) {
    words += "  時刻が10秒を超えて戻っている記録が" + std::to_string(remarks.time_backwards) +
             "件あります（最初は記録" + std::to_string(remarks.first_time_backwards) + "）。/ " +
             std::to_string(remarks.time_backwards) +
             " entries are more than 10 s earlier than one before them, the first is entry " +
             std::to_string(remarks.first_time_backwards) + ".\n";
  }
  if (remarks.payloads_missing != 0) {
    words += "  内容が開示されていない記録が" + std::to_string(remarks.payloads_missing) +
             "件あります（最初は記録" + std::to_string(remarks.first_payload_missing) + "）。/ " +
             std::to_string(remarks.payloads_missing) +
             " entries come without an opened payload, the first is entry " +
             std::to_string(remarks.first_payload_missing) + ".\n";
  }
  if (report.known_given == 0) {
    words +=
        "  手元のチェックポイント（--known）がないため、古い時点までの切り詰めは調べていません。/ "
        "Without a checkpoint\n  kept elsewhere (--known), a log cut back to an older state cannot "
        "be told from a whole one.\n";
  }
  return words.empty() ? "" : "付記 Remarks\n" + words;
}

std::string verdict_words(const Report& report) {
  if (report.is_good()) {
    return "判定 Verdict: 正常。改ざん・欠落は見つかりませんでした。/ GOOD: nothing wrong was "
           "found.\n";
  }
  if (!report.first_failed()) {
    return "判定 Verdict: 判定できません。/ NONE: not every check could be made.\n";
  }
  const Check first = *report.first_failed();
  const Finding& finding = report.of(first).finding;
  const ProblemText& problem = problem_text(finding.problem);
  return "判定 Verdict: 異常あり。" + std::string{problem.ja} +
         "。/ WRONG: " + std::string{problem.en} + ".\n" + place_words(finding);
}

}  // namespace

std::string verdict_page(const Report& report, std::string_view folder) {
  std::string page{kRule};
  page += "監査記録の検証結果 / Verification of an audit log\n";
  page += "対象 Folder: " + shown(folder) + "\n";
  page += std::string{kRule} + verdict_words(report) + std::string{kRule};
  page += key_words(report) + checkpoint_words(report) + std::string{kRule};
  for (std::size_t i = 0; i < kCheckCount; ++i) {
    page += check_words(report, static_cast<Check>(i));
  }
  page += kRule;
  return page + remark_words(report);
}

std::string shown(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::string_view rest = text;
    const std::optional<char32_t> character = take_character(rest);
    const bool is_plain =
        character && *character >= 0x20 && (*character < 0x7f || *character > 0x9f);
    if (is_plain) {
      out += text.substr(0, text.size() - rest.size());
      text = rest;
      continue;
    }
    std::array<char, 5> hex{};
    std::snprintf(hex.data(), hex.size(), "\\x%02x", static_cast<unsigned char>(text.front()));
    out += hex.data();
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace tsunagu::tlog
