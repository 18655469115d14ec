/// The 22 indicators and their items.
#include "server/statistics/indicator.h"

#include <algorithm>
#include <array>

namespace tsunagu::statistics {
namespace {

constexpr std::array kIndicators{
    Indicator{"N01", "相談件数", "Consultations"},
    Indicator{"N02", "相談の方法・経路・世帯類型", "Consultations by channel, route, household"},
    Indicator{"N03", "つなぐシート", "Referral sheets"},
    Indicator{"N04", "スクリーニングの内訳", "Results of screening"},
    Indicator{"N05", "利用申込・同意", "Applications and consents"},
    Indicator{"N06", "インテーク・アセスメントシート", "Assessments"},
    Indicator{"N07", "プラン作成", "Plans made"},
    Indicator{"N08", "重層的支援会議", "Multi-agency support councils"},
    Indicator{"N09", "支援会議", "Support meetings"},
    Indicator{"N10", "会議の出席", "Attendance of conferences"},
    Indicator{"N11", "モニタリング", "Monitoring"},
    Indicator{"N12", "終結・中断・フォローアップ", "Closures, suspensions, follow-ups"},
    Indicator{"N13", "変化・目標達成", "Changes and goals reached"},
    Indicator{"N14", "アウトリーチ", "Outreach"},
    Indicator{"N15", "参加支援", "Participation support"},
    Indicator{"N16", "地域づくり", "Community building"},
    Indicator{"N17", "地域づくり（拠点・活動支援）", "Community building (bases)"},
    Indicator{"N18", "社会資源の不足と開発", "Resource gaps"},
    Indicator{"N19", "研修・プラットフォーム会議", "Training and platform"},
    Indicator{"N20", "確実なつなぎ", "Referrals confirmed"},
    Indicator{"N21", "記録作成時間", "Time spent on records"},
    Indicator{"N22", "圏域・世帯類型などのクロス", "Cross tables"},
};

using enum Form;
using I = ItemId;

constexpr std::array kItems{
    Item{I::contact, "N01", "contact", "相談", "Consultations", contacts, "", "件", "",
         "record-kind", true,
         "受付票と、集計対象の経過記録。新規は機関ごとに、ケースの年度で最初の受付・記録"},
    Item{I::by_channel, "N02", "channel", "相談の方法", "By channel", contacts, "", "件", "channel",
         "record-kind", true, "N01と同じ相談を、受付・対応の方法で分ける"},
    Item{I::by_route, "N02", "route", "相談経路", "By route", contacts, "", "件", "route",
         "record-kind", false, "N01と同じ相談を、ケースの相談経路（最初に書かれたもの）で分ける"},
    Item{I::by_household, "N02", "household", "世帯類型", "By household", contacts, "", "件",
         "household-type", "record-kind", false, "N01と同じ相談を、ケースの世帯類型で分ける"},
    Item{I::sheets_sent, "N03", "sent", "つなぐシート送付", "Sheets sent", records, "cases", "件",
         "", "", true, "つなぐシート。記入日の月、送付元の機関"},
    Item{I::sheets_received, "N03", "received", "受領", "Received", records, "cases", "件", "", "",
         false, "受領日のあるつなぐシート。受領日の月、紹介先の機関"},
    Item{I::sheets_decided, "N03", "decided", "受理判断", "Accepted or returned", records, "cases",
         "件", "referral-acceptance", "", false,
         "受理判断のあるつなぐシート。受領日（なければ記入日）の月、紹介先の機関"},
    Item{I::sheets_answered, "N03", "answered", "返信", "Answered", records, "cases", "件", "", "",
         false, "最初の返信の日の月、紹介先の機関"},
    Item{I::days_to_receipt, "N03", "days-to-receipt", "受領までの日数（平均）", "Days to receipt",
         mean, "days", "日", "", "", false, "記入日から受領日まで。どちらも日まで分かるものだけ"},
    Item{I::days_to_answer, "N03", "days-to-answer", "返信までの日数（平均）", "Days to answer",
         mean, "days", "日", "", "", false, "受領日（なければ記入日）から最初の返信まで"},
    Item{I::return_rate, "N03", "return-rate", "差戻し率", "Returned", rate, "percent", "%", "", "",
         false, "差戻しと再送の、受理判断のあるシートに対する割合"},
    Item{I::screening, "N04", "screening", "スクリーニング", "Screening", records, "cases", "件",
         "screening", "", true, "スクリーニング結果のある文書（受付票）。受付日の月"},
    Item{I::applied, "N05", "applied", "利用申込", "Applications", records, "cases", "件", "", "",
         true, "利用申込書。申込日の月"},
    Item{I::consents, "N05", "consents", "同意書", "Consents", records, "cases", "件", "consent",
         "", false, "同意書。同意日（なければ記入日）の月"},
    Item{I::consents_withdrawn, "N05", "withdrawn", "同意の撤回", "Withdrawn", records, "cases",
         "件", "", "", false, "撤回日のある同意書。撤回日の月"},
    Item{I::consent_rate, "N05", "consent-rate", "同意率", "Rate of consent", rate, "percent", "%",
         "", "", false, "同意・一部同意・更新の、それらと不同意・撤回の和に対する割合"},
    Item{I::consents_stated, "N05", "stated", "つなぐシートの同意の記載", "Stated in sheets",
         records, "cases", "件", "consent", "", false, "つなぐシートの同意の区分。記入日の月"},
    Item{I::assessments, "N06", "assessments", "インテーク・アセスメント", "Assessments", records,
         "cases", "件", "", "", true, "インテーク・アセスメントシート。作成日の月"},
    Item{I::plans_made, "N07", "made", "プラン作成", "Plans made", records, "cases", "件",
         "counting-of-plans", "plan-kind", true,
         "決定されたプラン。最初に決定となった版の作成日の月。同じケースで同じ種別の2つ目からは再プ"
         "ラン"},
    Item{I::plans_changed, "N07", "changed", "プラン変更", "Plans changed", records, "cases", "件",
         "", "plan-kind", false, "変更となった版。その作成日の月"},
    Item{I::plans_in_draft, "N07", "draft", "プラン案", "Drafts", records, "cases", "件", "",
         "plan-kind", false, "まだ決定されていないプラン。作成日の月"},
    Item{I::councils, "N08", "councils", "重層的支援会議 開催", "Councils held", once, "times",
         "回", "", "conference-kind", true,
         "種別 MJ の会議録と会議。種別・開催日・開始時刻が同じものは一つの会議"},
    Item{I::council_cases, "N08", "council-cases", "審議したケース", "Cases", records, "cases",
         "件", "", "conference-kind", false, "種別 MJ の会議録（議題ごとに一つ）"},
    Item{I::council_timings, "N08", "timings", "開催の時期", "Timings", once, "times", "回",
         "conference-purpose", "conference-kind", false,
         "種別 MJ の会議の目的。一つの会議に目的が二つあれば両方に数える"},
    Item{I::plans_judged, "N08", "judged", "審議結果", "Plans judged", records, "cases", "件",
         "decision", "conference-kind", false,
         "種別 MJ の会議録のプランごとの審議結果（なければ議題の決定）"},
    Item{I::support_meetings, "N09", "meetings", "支援会議 開催", "Meetings held", once, "times",
         "回", "conference-kind", "conference-kind", true,
         "種別 SK とその下（SK-S、SK-C、SK-F）の会議録と会議。数え方は N08 と同じ"},
    Item{I::meeting_cases, "N09", "meeting-cases", "扱ったケース", "Cases", records, "cases", "件",
         "conference-kind", "conference-kind", false, "種別 SK とその下の会議録（議題ごとに一つ）"},
    Item{I::attending_agencies, "N10", "agencies", "機関の出席", "Agencies", once, "times", "回",
         "", "conference-kind", true, "会議と出席機関の組。代理出席を含む"},
    Item{I::attending_people, "N10", "people", "出席者（延）", "People", once, "persons", "人", "",
         "conference-kind", false, "会議の出席者。同じ会議の議題ごとの会議録は一度だけ"},
    Item{I::monitorings, "N11", "done", "モニタリング実施", "Monitorings", records, "cases", "件",
         "monitoring-timing", "", true, "モニタリング・評価シート。実施日の月"},
    Item{I::monitorings_due, "N11", "due", "モニタリング予定", "Due", records, "cases", "件",
         "counting-of-due", "", false,
         "プラン・会議録・モニタリングにある予定日のうち今日までのもの。次の予定日までの実施を遅れ"
         "て実施とする"},
    Item{I::monitoring_rate, "N11", "rate", "モニタリング実施率", "Done", rate, "percent", "%", "",
         "", false, "実施・遅れて実施の、予定に対する割合"},
    Item{I::closed, "N12", "closed", "終結", "Closed", records, "cases", "件", "closure-kind", "",
         true,
         "終結を示す最初の文書（評価、会議録、多機関協働プラン、他の市町村が受けた引継書）。再開ま"
         "で一度だけ"},
    Item{I::suspended, "N12", "suspended", "中断", "Suspended", records, "cases", "件",
         "suspension-reason", "", false, "中断を示す最初の文書。再開まで一度だけ"},
    Item{I::continued, "N12", "continued", "継続の判断", "Continued", records, "cases", "件", "",
         "", false, "総合判断が継続のモニタリング・評価シート"},
    Item{I::days_of_support, "N12", "days", "支援期間（平均）", "Days of support", mean, "days",
         "日", "", "", false, "最初に決定されたプランから終結まで"},
    Item{I::follow_ups_wanted, "N12", "follow-up-wanted", "フォローアップ要", "Follow-ups wanted",
         records, "cases", "件", "", "", false, "フォローアップを要とした評価・モニタリング"},
    Item{I::follow_ups_done, "N12", "follow-up-done", "フォローアップ実施", "Follow-ups done",
         records, "cases", "件", "", "", false, "時点がフォローアップのモニタリング・評価"},
    Item{I::goals, "N13", "goals", "目標の達成度", "Goals", records, "cases", "件", "achievement",
         "", true, "モニタリング・評価シートの目標ごとの達成度"},
    Item{I::goal_rate, "N13", "goal-rate", "目標達成率", "Goals reached", rate, "percent", "%", "",
         "", false, "達成・おおむね達成の、一部達成・未達成を含む和に対する割合"},
    Item{I::changes, "N13", "changes", "見られた変化", "Changes seen", records, "cases", "件", "",
         "", false,
         "変化のあるモニタリング・評価シート。内訳（区分3）は --by change のときだけ開く"},
    Item{I::surveys, "N14", "surveys", "アンケート・マッピング・相談所", "Surveys", sum, "total",
         "件", "outreach-survey-kind", "outreach-survey-kind", true,
         "アウトリーチ調査の実績（票・か所）。書かれていなければ1"},
    Item{I::survey_follow_ups, "N14", "follow-ups", "追跡調査", "Follow-ups", records, "cases",
         "件", "", "followup-kind", true, "追跡調査。実施日の月"},
    Item{I::outreach_contacts, "N14", "contacts", "アウトリーチの支援", "Contacts", contacts, "",
         "件", "", "record-kind", false, "事業区分が P4 の相談（N01と同じ数え方）"},
    Item{I::hosts_found, "N15", "hosts", "受入先の開拓", "Hosts found", records, "places", "か所",
         "resource-kind", "resource-kind", true,
         "地域資源のうち受入可となったもの。初めから受入可なら登録日、後からなら登録された日の月"},
    Item{I::matchings, "N15", "matchings", "マッチング", "Matchings", records, "cases", "件",
         "matching-kind", "plan-kind", false, "参加支援事業プランのマッチング。プランの作成日の月"},
    Item{I::people_in_participation, "N15", "participants", "参加支援の対象者", "People", people,
         "persons", "人", "", "plan-kind", false, "参加支援事業プランのあるケース"},
    Item{I::gaps_found, "N18", "found", "社会資源の不足", "Gaps found", sum, "cases", "件",
         "resource-kind", "resource-kind", true,
         "社会資源の不足の件数（書かれていなければ1）。把握日の月"},
    Item{I::gap_stages, "N18", "stages", "開発の状況", "Stages", records, "cases", "件",
         "gap-stage", "resource-kind", false, "期間中に把握した不足の、いまの状態"},
    Item{I::platforms, "N19", "platforms", "多分野協働プラットフォーム会議", "Platforms", once,
         "times", "回", "", "conference-kind", true, "種別 PF の会議と会議録"},
    Item{I::handovers, "N20", "handovers", "つなぎ方", "How people are handed over", records,
         "cases", "件", "handover-method", "", true, "つなぎ方の書かれたつなぐシート。記入日の月"},
    Item{I::sure_handover_rate, "N20", "sure-rate", "確実なつなぎ率", "Confirmed", rate, "percent",
         "%", "", "", false,
         "同行・電話確認・同席・オンラインの、つなぎ方の分かるものに対する割合"},
    Item{I::recording_time, "N21", "recording-time", "記録作成時間", "Time spent on records",
         nowhere, "minutes", "分", "", "", true,
         "連携する文書に作成時間がないため算出できない。実績報告で報告されれば報告の行に出る"},
    Item{I::cross, "N22", "cross", "圏域と世帯類型", "Areas and households", people, "distinct",
         "人", "area", "", true, "N01の相談のあったケース。--by age などで年齢・性別を加える"},
    Item{I::reported, "", "reported", "実績報告", "Reported", reported, "", "", "indicator", "",
         false,
         "実績報告の行。期間が重なれば長い報告を取る。延べ・件・回・人は足し、実人数・か所・団体・"
         "割合は最も新しいもの"},
};

}  // namespace

std::span<const Indicator> indicators() { return kIndicators; }

const Indicator* find_indicator(std::string_view code) {
  const auto* found = std::ranges::find(kIndicators, code, &Indicator::code);
  return found == kIndicators.end() ? nullptr : found;
}

std::span<const Item> items() { return kItems; }

const Item& item(ItemId id) { return kItems.at(static_cast<std::size_t>(id)); }

const Item* find_item(std::string_view code) {
  const auto* found = std::ranges::find(kItems, code, &Item::code);
  return found == kItems.end() ? nullptr : found;
}

}  // namespace tsunagu::statistics
