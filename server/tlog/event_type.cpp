/// The names of the event types.
#include "server/tlog/event_type.h"

#include <algorithm>
#include <array>

#include "server/base/check.h"

namespace tsunagu::tlog {

namespace {

constexpr std::array kTexts{
    EventTypeText{EventType::boot, "boot", "起動", "daemon run begins"},
    EventTypeText{EventType::heartbeat, "heartbeat", "稼働確認", "heartbeat"},
    EventTypeText{EventType::void_number, "void", "欠番", "number never used"},
    EventTypeText{EventType::checkpoint_key, "checkpoint_key", "署名鍵の変更",
                  "checkpoint key changed"},
    EventTypeText{EventType::file_received, "file_received", "ファイル受領", "file received"},
    EventTypeText{EventType::file_refused, "file_refused", "ファイル拒否", "file refused"},
    EventTypeText{EventType::document_stored, "document_stored", "文書の登録", "document stored"},
    EventTypeText{EventType::record_refused, "record_refused", "レコード拒否", "record refused"},
    EventTypeText{EventType::record_duplicate, "record_duplicate", "レコード重複",
                  "record already stored"},
    EventTypeText{EventType::answer_written, "answer_written", "応答の出力", "answer written"},
    EventTypeText{EventType::file_settled, "file_settled", "ファイル処理完了", "file settled"},
    EventTypeText{EventType::document_read, "document_read", "文書の閲覧", "document read"},
    EventTypeText{EventType::case_read, "case_read", "ケースの閲覧", "case read"},
    EventTypeText{EventType::case_listed, "case_listed", "ケース一覧の閲覧", "cases listed"},
    EventTypeText{EventType::case_searched, "case_searched", "ケースの検索", "cases searched"},
    EventTypeText{EventType::document_exported, "document_exported", "文書の出力",
                  "document exported"},
    EventTypeText{EventType::delivery_written, "delivery_written", "送付ファイルの出力",
                  "delivery written"},
    EventTypeText{EventType::delivery_refused, "delivery_refused", "送付の拒否",
                  "delivery refused"},
    EventTypeText{EventType::audit_read, "audit_read", "監査記録の閲覧", "audit log read"},
    EventTypeText{EventType::audit_verified, "audit_verified", "監査記録の検証",
                  "audit log verified"},
    EventTypeText{EventType::audit_exported, "audit_exported", "監査記録の書き出し",
                  "audit log exported"},
    EventTypeText{EventType::key_status_read, "key_status_read", "鍵の状態の閲覧",
                  "key status read"},
    EventTypeText{EventType::instance_started, "instance_started", "稼働開始", "instance started"},
    EventTypeText{EventType::instance_stopped, "instance_stopped", "稼働停止", "instance stopped"},
    EventTypeText{EventType::admin_denied, "admin_denied", "管理操作の拒否",
                  "administrative request denied"},
    EventTypeText{EventType::rebuild, "rebuild", "再構築", "projections rebuilt"},
    EventTypeText{EventType::integrity_alarm, "integrity_alarm", "改ざん・破損の検知",
                  "integrity alarm"},
    EventTypeText{EventType::adapter_tested, "adapter_tested", "アダプターの試験",
                  "adapter tested"},
    EventTypeText{EventType::profile_loaded, "profile_loaded", "自治体プロファイルの読み込み",
                  "municipality's profile loaded"},
    EventTypeText{EventType::draft_begun, "draft_begun", "下書きの作成", "draft begun"},
    EventTypeText{EventType::draft_saved, "draft_saved", "下書きの保存", "draft saved"},
    EventTypeText{EventType::draft_submitted, "draft_submitted", "下書きの提出", "draft submitted"},
    EventTypeText{EventType::draft_discarded, "draft_discarded", "下書きの破棄", "draft discarded"},
    EventTypeText{EventType::draft_read, "draft_read", "下書きの閲覧", "draft read"},
    EventTypeText{EventType::recall_owed, "recall_owed", "送付文書の回収の決定",
                  "recall of a delivery decided"},
    EventTypeText{EventType::recall_written, "recall_written", "回収通知の出力",
                  "recall notice written"},
    EventTypeText{EventType::access_checked, "access_checked", "閲覧の可否の確認",
                  "access of an agency checked"},
    EventTypeText{EventType::statistics_read, "statistics_read", "統計の閲覧", "statistics read"},
    EventTypeText{EventType::report_submitted, "report_submitted", "実績報告の提出",
                  "report submitted"},
    EventTypeText{EventType::task_listed, "task_listed", "課題一覧の閲覧", "tasks listed"},
    EventTypeText{EventType::conference_opened, "conference_opened", "会議の開会",
                  "conference opened"},
    EventTypeText{EventType::conference_closed, "conference_closed", "会議の閉会",
                  "conference closed"},
    EventTypeText{EventType::conference_invited, "conference_invited", "会議の招集",
                  "conference invited"},
    EventTypeText{EventType::persons_merged, "persons_merged", "同一人の統合",
                  "cases of one person merged"},
    EventTypeText{EventType::persons_split, "persons_split", "統合の解除",
                  "merged cases split again"},
    EventTypeText{EventType::candidates_read, "candidates_read", "同一人候補の閲覧",
                  "candidates for the same person read"},
    EventTypeText{EventType::disclosure_made, "disclosure_made", "本人への開示の写し",
                  "copy for the person made"},
    EventTypeText{EventType::destruction_proposed, "destruction_proposed", "廃棄の起案",
                  "destruction proposed"},
    EventTypeText{EventType::destruction_approved, "destruction_approved", "廃棄の承認",
                  "destruction approved"},
    EventTypeText{EventType::case_destroyed, "case_destroyed", "ケースの廃棄", "case destroyed"},
    EventTypeText{EventType::legal_hold, "legal_hold", "廃棄の停止", "legal hold placed"},
    EventTypeText{EventType::legal_hold_released, "legal_hold_released", "廃棄の停止の解除",
                  "legal hold released"},
};

}  // namespace

std::span<const EventTypeText> all_event_types() { return kTexts; }

const EventTypeText* find_event_type(std::uint16_t number) {
  const auto* found =
      std::ranges::find(kTexts, static_cast<EventType>(number), &EventTypeText::type);
  return found == kTexts.end() ? nullptr : found;
}

const EventTypeText* find_event_type(std::string_view name) {
  const auto* found = std::ranges::find(kTexts, name, &EventTypeText::name);
  return found == kTexts.end() ? nullptr : found;
}

const EventTypeText& event_type_text(EventType type) {
  const EventTypeText* text = find_event_type(static_cast<std::uint16_t>(type));
  TSUNAGU_ENSURE(text != nullptr, "event type without texts");
  return *text;
}

}  // namespace tsunagu::tlog
