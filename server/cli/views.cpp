// How each kind of line is shown to people; docs/cli.md describes the lines.
#include <algorithm>

#include "server/cli/conference_views.h"
#include "server/cli/consent_views.h"
#include "server/cli/document_views.h"
#include "server/cli/person_views.h"
#include "server/cli/profile_views.h"
#include "server/cli/retention_views.h"
#include "server/cli/statistics_views.h"
#include "server/cli/task_views.h"
#include "server/cli/view.h"
#include "server/cli/view_columns.h"

namespace tsunagu::cli {
namespace {

const std::vector<Label> kRunning{{"running", "稼働中"},
                                  {"degraded", "一部停止"},
                                  {"active", "有効"},
                                  {"inactive", "無効"},
                                  {"refused", "停止（下の問題）"}};
const std::vector<Label> kOutcome{
    {"accepted", "受理"}, {"duplicate", "重複"}, {"refused", "差戻"},
    {"read", "読込済"},   {"held", "保留"},      {"ok", "正常"},
    {"denied", "拒否"},   {"error", "エラー"},   {"not-found", "該当なし"},
    {"started", "開始"},  {"done", "完了"},      {"differences", "違いあり"}};
const std::vector<Label> kProtected{{"true", "支援措置"}, {"false", ""}};
const std::vector<Label> kClass{{"0", "0 一般"},           {"1", "1 識別"},
                                {"2", "2 住所・連絡先"},   {"3", "3 健康・障害"},
                                {"4", "4 所得・税・給付"}, {"5", "5 記述・添付"}};
const std::vector<Label> kWithheld{{"protected", "非開示（支援措置）"},
                                   {"not_requested", "非開示（--classes で未指定）"},
                                   {"no_consent", "非開示（同意なし）"},
                                   {"expired", "非開示（同意の期限切れ）"},
                                   {"withdrawn", "非開示（同意の撤回）"},
                                   {"agency_outside", "非開示（同意の範囲外の機関）"},
                                   {"purpose_outside", "非開示（同意の範囲外の目的）"},
                                   {"category_outside", "非開示（同意の範囲外の情報）"},
                                   {"family_missing", "非開示（世帯員の同意なし）"},
                                   {"tax_missing", "非開示（税の個別同意なし）"},
                                   {"agency_excluded", "非開示（共有しない機関）"},
                                   {"no_meeting", "非開示（支援会議中でない）"},
                                   {"*", "非開示"}};
const std::vector<Label> kCategory{{"basic", "基本情報"},
                                   {"health", "健康・医療"},
                                   {"disability", "障害"},
                                   {"economic", "経済・収入"},
                                   {"tax", "税"},
                                   {"work", "就労"},
                                   {"family", "家族・世帯"},
                                   {"education", "教育"},
                                   {"consultation", "相談の内容"},
                                   {"support", "支援の内容"}};
const std::vector<Label> kReview{{"required", "要"}};
const std::vector<Label> kRecall{
    {"waiting", "通知待ち"}, {"written", "通知済"}, {"refused", "通知できず"}};
const std::vector<Label> kAs{{"subject", "本人"}, {"member", "世帯員など"}};
const std::vector<Label> kRank{{"exact", "一致"},
                               {"folded", "字形・かなの違い"},
                               {"prefix", "前方一致"},
                               {"part", "部分一致"}};
const std::vector<Label> kSeverity{{"ok", "正常"}, {"warning", "注意"}, {"error", "異常"}};
const std::vector<Label> kPassed{{"true", "合格"}, {"false", "不合格"}};
const std::vector<Label> kCheck{{"settings", "設定"},
                                {"adapter settings", "アダプタの設定"},
                                {"profile", "プロファイル"},
                                {"daemon", "サーバ"},
                                {"permissions", "所有者と権限"},
                                {"disk", "ディスク"},
                                {"keys", "鍵"},
                                {"audit log", "監査ログ"},
                                {"clock", "時計"},
                                {"database", "データベース"},
                                {"sandbox", "隔離"},
                                {"exchange folders", "連携フォルダ"},
                                {"adapters", "アダプタ"}};
const std::vector<Label> kMeasured{{"import_100", "取込（100件のファイル）"},
                                   {"import_1", "取込（1件のファイル）"},
                                   {"show_1", "文書を開く（1人）"},
                                   {"show_4", "文書を開く（4人同時）"},
                                   {"find_1", "氏名で探す（1人）"},
                                   {"find_4", "氏名で探す（4人同時）"},
                                   {"audit_1", "閲覧の記録（1人）"},
                                   {"audit_4", "閲覧の記録（4人同時）"},
                                   {"export_1", "書き出し（1人）"},
                                   {"export_4", "書き出し（4人同時）"},
                                   {"verify", "監査ログの検証"},
                                   {"statistics", "統計（1年度、全指標）"}};
const std::vector<Label> kPart{{"parse", "XML を読む"},
                               {"partner_xsd", "連携先の XSD"},
                               {"xslt", "XSLT"},
                               {"canonical_xsd", "共通の XSD"},
                               {"insert_100", "同じ行の挿入（100件ずつ確定）"},
                               {"insert_1", "同じ行の挿入（1件ずつ確定）"},
                               {"event_1", "監査事象1行の確定"},
                               {"event_4", "監査事象1行の確定（4接続）"},
                               {"plan_translation", "プランの変換と検査"},
                               {"file_write", "ファイル1個の書込"},
                               {"hash", "事象1件のハッシュ"},
                               {"fetch_facts", "ケース1件の行の取り出し"}};
const std::vector<Label> kVerdict{{"true", "正しい（書き換えなし）"}, {"false", "書き換えあり"}};
const std::vector<Label> kDelivery{{"refused", "書き出さず"},
                                   {"written", "書出済"},
                                   {"waiting", "書出待ち"},
                                   {"answered", "回答済"}};

std::vector<View> exchange_views() {
  return {
      {"record",
       "記録ごとの結果 / records",
       Style::table,
       {count("position", "位置"), text("number", "番号"), coded("outcome", "結果", kOutcome),
        text("case", "ケース"), text("document", "文書"), count("revision", "版"),
        text("code", "コード"), text("place", "箇所"), below("reason_ja", "理由"),
        below("reason_en", "reason"), below("remedy_ja", "対処")}},
      {"file",
       "ファイルごとの結果 / files",
       Style::table,
       {text("adapter", "アダプタ"), text("file", "ファイル"), coded("outcome", "結果", kOutcome),
        count("records", "件数"), count("accepted", "受理"), count("duplicates", "重複"),
        count("refused", "差戻"), text("code", "コード"), text("place", "箇所"),
        text("answer", "回答ファイル")}},
      {"delivery",
       "書き出し / deliveries",
       Style::table,
       {text("adapter", "アダプタ"), text("file", "ファイル"), coded("state", "状態", kDelivery),
        text("document", "文書"), count("bytes", "バイト"), text("agency", "機関"),
        coded("recall", "回収", kRecall), text("code", "コード")}},
      {"refusal",
       "差戻 / refusals",
       Style::table,
       {text("code", "コード"), text("place", "箇所"), text("detail", "詳細"),
        below("reason_ja", "理由"), below("reason_en", "reason"), below("remedy_ja", "対処")}},
  };
}

std::vector<View> case_views() {
  return {
      {"case",
       "ケース / cases",
       Style::table,
       {text("number", "番号"), text("state_label", "状態"), coded("protected", "保護", kProtected),
        time("opened", "開始"), count("documents", "文書数"), text("merged_into", "統合先")}},
      {"document",
       "文書 / documents",
       Style::table,
       {text("document", "文書"), text("type_label", "種類"), count("revision", "版"),
        text("adapter", "受入元"), text("number", "番号"), text("case", "ケース"),
        time("recorded", "記録日時"), text("filed_while_merged", "統合中に受入")}},
      {"hit",
       "検索結果 / hits",
       Style::table,
       {text("case", "ケース"), coded("rank", "一致の度合い", kRank), coded("as", "だれ", kAs),
        text("name", "氏名"), text("kana", "読み"), text("birth_date", "生年月日"),
        text("member", "世帯員など"), coded("protected", "保護", kProtected)}},
      {"value",
       "内容 / values",
       Style::table,
       {text("path", "位置"), text("position", "順"), text("label", "項目"),
        coded("class", "区分", kClass), text("value", "値"), text("value_label", "意味")}},
      {"withheld",
       "開示していない区分 / withheld",
       Style::table,
       {coded("class", "区分", kClass), coded("category", "情報の種類", kCategory),
        coded("reason", "表示", kWithheld)}},
  };
}

std::vector<View> audit_views() {
  return {
      {"event",
       "監査ログ / audit events",
       Style::table,
       {count("index", "番号"), time("time", "日時"), text("type_label", "事象"),
        coded("outcome", "結果", kOutcome), text("user", "利用者"), text("case", "ケース"),
        text("classes", "区分"), text("basis", "根拠"), text("purpose", "目的"),
        below("grounds", "認めた根拠"), coded("review", "事後確認", kReview),
        text("document", "文書"), text("id", "ID")}},
      {"verdict",
       "監査ログの検証 / verdict",
       Style::block,
       {coded("ok", "判定", kVerdict), text("size", "事象の数"), text("checked", "検証した数"),
        text("documents", "照合した文書"), text("first_wrong", "最初の異常")}},
      {"export",
       "監査ログの写し / audit export",
       Style::block,
       {text("folder", "フォルダ"), text("size", "ログの大きさ"), text("events", "書いた事象"),
        text("checkpoint", "チェックポイント"), text("proof", "証明書")}},
  };
}

std::vector<View> machine_views() {
  return {
      {"status",
       "状態 / status",
       Style::block,
       {coded("state", "稼働状態", kRunning), text("version", "版"), text("home", "インスタンス"),
        text("uptime_seconds", "稼働秒数"), text("database", "データベース"),
        text("cases", "ケース"), text("documents", "文書"), text("audit_size", "監査ログの事象"),
        text("audit_lag", "うち未署名"), text("inbound_waiting", "取込待ち"),
        text("outbound_waiting", "書出待ち")}},
      {"adapter",
       "アダプタ / adapters",
       Style::table,
       {text("name", "名前"), text("label", "連携先"), text("version", "版"),
        coded("state", "状態", kRunning), text("reads", "受入"), text("writes", "書出"),
        count("in_waiting", "取込待ち"), count("out_waiting", "書出待ち"),
        count("without_marker", "完了印なし"), text("last_file", "最後のファイル"),
        text("sandbox", "隔離"), below("problem", "問題"), below("pack_hash", "定義のハッシュ")}},
      {"golden",
       "見本の変換 / golden files",
       Style::table,
       {text("adapter", "アダプタ"), text("name", "見本"), coded("passed", "結果", kPassed),
        text("difference", "違い")}},
      {"key",
       "鍵 / keys",
       Style::table,
       {text("name", "名前"), text("id", "ID"), text("state", "状態"), time("created", "作成")}},
      {"rebuild",
       "作り直し / rebuild",
       Style::block,
       {text("cases", "ケース"), text("documents", "文書"), text("differences", "違い"),
        text("first_difference", "最初の違い")}},
      {"finding",
       "点検 / findings",
       Style::table,
       {coded("severity", "判定", kSeverity), coded("check", "項目", kCheck),
        text("text_ja", "結果"), below("text_en", "result"), below("remedy_ja", "対処"),
        below("remedy_en", "remedy")}},
      {"done",
       "",
       Style::block,
       {text("text_ja", "結果"), text("text_en", "result"), text("detail", "対象")}},
      {"bench",
       "速度 / throughput",
       Style::table,
       {coded("what", "測ったもの", kMeasured), count("records", "件数"),
        count("milliseconds", "ミリ秒"), count("per_second", "件/秒"),
        count("limit_per_second", "機械の限界 件/秒"), count("percent", "%")}},
      {"limit",
       "機械の限界 / limits",
       Style::table,
       {coded("what", "欠かせない部分", kPart), count("microseconds", "マイクロ秒/件")}},
      {"share",
       "業務規則の割合 / share of the rules",
       Style::table,
       {text("what", "測ったもの"), text("of", "何に対して"),
        count("microseconds", "マイクロ秒/件"), count("percent", "%")}},
      {"memory",
       "メモリ / memory",
       Style::table,
       {text("process", "プロセス"), count("rss_kib", "使用中 KiB"),
        count("peak_kib", "最大 KiB")}},
  };
}

std::vector<View> all_views() {
  std::vector<View> all;
  for (auto* part : {exchange_views, case_views, document_views, person_views, consent_views,
                     task_views, conference_views, statistics_views, retention_views, audit_views,
                     profile_views, machine_views}) {
    for (View& view : part()) {
      all.push_back(std::move(view));
    }
  }
  return all;
}

}  // namespace

const View* find_view(std::string_view kind) {
  static const std::vector<View> views = all_views();
  const auto found = std::find_if(views.begin(), views.end(),
                                  [kind](const View& view) { return view.kind == kind; });
  return found == views.end() ? nullptr : &*found;
}

}  // namespace tsunagu::cli
