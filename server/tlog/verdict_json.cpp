/// Verdicts as JSON, and the page of a single proof.
#include "server/base/clock.h"
#include "server/tlog/verdict.h"

namespace tsunagu::tlog {

namespace {

void add_finding(JsonLine& line, const Finding& finding) {
  line.text("problem", problem_text(finding.problem).name).text("file", shown(finding.file));
  if (finding.index) {
    line.number("index", static_cast<std::int64_t>(*finding.index));
  }
  if (finding.line) {
    line.number("line", static_cast<std::int64_t>(*finding.line));
  }
}

JsonLine check_json(const Report& report, Check check) {
  const CheckResult& result = report.of(check);
  JsonLine line;
  line.text("check", check_text(check).name);
  switch (result.state) {
    case CheckState::passed:
      line.text("state", "passed");
      break;
    case CheckState::not_run:
      line.text("state", "not_run");
      break;
    case CheckState::failed:
      line.text("state", "failed");
      add_finding(line, result.finding);
      break;
  }
  return line;
}

std::int64_t whole(std::uint64_t number) { return static_cast<std::int64_t>(number); }

void add_totals(JsonLine& line, const Report& report) {
  const Totals& totals = report.totals;
  const Remarks& remarks = report.remarks;
  line.number("events", whole(totals.events))
      .number("boots", whole(totals.boots))
      .number("voids", whole(totals.voids))
      .number("payloads", whole(totals.payloads))
      .number("kept_checkpoints", whole(totals.checkpoints))
      .number("time_backwards", whole(remarks.time_backwards))
      .number("payloads_missing", whole(remarks.payloads_missing));
}

std::string leaf_words(const Leaf& leaf) {
  const EventTypeText& type = event_type_text(leaf.type);
  return "種類 Type:   " + std::string{type.ja} + " / " + std::string{type.en} +
         "\n時刻 Time:   " + japan_text(leaf.time) + "\n識別子 Id:   " + leaf.event_id.text() +
         "\n番号 Number: 装置 node " + std::to_string(leaf.node) + "  起動 run " +
         std::to_string(leaf.boot) + "  番号 number " + std::to_string(leaf.number) + "\n";
}

}  // namespace

JsonLine verdict_json(const Report& report) {
  JsonLine line;
  line.flag("ok", report.is_good());
  if (const std::optional<Check> first = report.first_failed()) {
    line.text("check", check_text(*first).name);
    add_finding(line, report.of(*first).finding);
  }
  if (report.key) {
    line.text("key", report.key->text()).text("fingerprint", report.key->fingerprint());
  }
  line.flag("key_from_folder", report.is_key_from_folder);
  line.number("known_given", whole(report.known_given));
  if (report.checkpoint) {
    line.number("size", whole(report.checkpoint->size));
    line.text("root", to_base64(report.checkpoint->root));
  }
  add_totals(line, report);
  std::vector<JsonLine> checks;
  for (std::size_t i = 0; i < kCheckCount; ++i) {
    checks.push_back(check_json(report, static_cast<Check>(i)));
  }
  return line.objects("checks", checks);
}

std::string proof_page(const ProvenEvent& proven, const VerifierKey& key) {
  std::string page = "監査記録の証明書の検証結果 / Verification of a proof\n";
  if (proven.problem) {
    const ProblemText& text = problem_text(*proven.problem);
    return page + "判定 Verdict: 異常あり。" + std::string{text.ja} +
           "。/ WRONG: " + std::string{text.en} + ".\n";
  }
  page += "判定 Verdict: 正常。次の記録は監査記録にあります。/ GOOD: this event is in the log.\n";
  page +=
      "監査記録 Log: " + shown(key.name) + "\n鍵の指紋 Fingerprint: " + key.fingerprint() + "\n";
  page += "記録 Entry:  " + std::to_string(proven.index) + " / " +
          std::to_string(proven.checkpoint.size) + "\n" + leaf_words(proven.leaf);
  if (proven.opened) {
    page += "内容 Payload: " + shown(proven.opened->payload) + "\n";
  } else {
    page += "内容は開示されていません。/ The payload was not opened.\n";
  }
  return page;
}

JsonLine proof_json(const ProvenEvent& proven, const VerifierKey& key) {
  JsonLine line;
  line.flag("ok", !proven.problem).text("fingerprint", key.fingerprint());
  if (proven.problem) {
    return line.text("problem", problem_text(*proven.problem).name);
  }
  line.number("index", whole(proven.index))
      .number("size", whole(proven.checkpoint.size))
      .text("type", event_type_text(proven.leaf.type).name)
      .text("time", utc_text(proven.leaf.time))
      .text("event", proven.leaf.event_id.text());
  if (proven.opened) {
    line.text("payload", proven.opened->payload);
  }
  return line;
}

}  // namespace tsunagu::tlog
