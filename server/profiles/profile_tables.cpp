/// The switches and limits of a profile: the one place where each is declared.
#include "server/profiles/profile_tables.h"

#include <algorithm>
#include <array>

namespace tsunagu::profiles {

namespace {

constexpr std::array kSwitches{
    SwitchEntry{"outreach_plan_before_consent", &Switches::outreach_plan_before_consent,
                "本人の同意を得る前にアウトリーチ等事業プランを作れる",
                "an outreach plan may stand before the person has consented"},
    SwitchEntry{"meeting_replaces_council", &Switches::meeting_replaces_council,
                "同意のないケースで、支援会議が重層的支援会議の役割の一部を担える",
                "without consent a support meeting may do part of the council's work"},
    SwitchEntry{"fifth_purpose", &Switches::fifth_purpose,
                "重層的支援会議を4つの時期のほか、進捗管理・社会資源の検討でも開く",
                "the council also meets on progress and resources, beside its four timings"},
    SwitchEntry{"participation_after_council", &Switches::participation_after_council,
                "参加支援は重層的支援会議が必要と認めてから始める",
                "participation support starts only after the council found it necessary"},
    SwitchEntry{"secrecy_in_council", &Switches::secrecy_in_council,
                "重層的支援会議の出席者にも守秘義務を課す",
                "those who attend the council are bound to secrecy as well"},
    SwitchEntry{"abuse_elsewhere", &Switches::abuse_elsewhere,
                "虐待のケースは対象外とし、所管の会議へつなぐ",
                "cases of abuse belong to other bodies and are referred to them"},
    SwitchEntry{"council", &Switches::council, "重層的支援会議がある（no なら支援会議だけを使う）",
                "there is a council; no: support meetings only"},
    SwitchEntry{"referral_consent_required", &Switches::referral_consent_required,
                "つなぐシートは同意の記録がなければ受け付けない",
                "a referral sheet needs the person's consent"},
    SwitchEntry{"joint_judgement", &Switches::joint_judgement,
                "3種のプランを一つの会議でまとめて判断する",
                "the three kinds of plans are judged together in one meeting"},
};

constexpr std::array kLimits{
    LimitEntry{"referral_answer_days", &Limits::referral_answer_days, 1, 366,
               "つなぐシートの受領から回答までの日数",
               "days from the receipt of a referral to its answer"},
    LimitEntry{"monitoring_warning_days", &Limits::monitoring_warning_days, 0, 366,
               "モニタリング予定日の何日前から知らせるか",
               "days before a monitoring that is due from which it is shown"},
    LimitEntry{"consent_warning_days", &Limits::consent_warning_days, 0, 366,
               "同意の期限の何日前から知らせるか",
               "days before the end of a consent from which it is shown"},
    LimitEntry{"protection_warning_days", &Limits::protection_warning_days, 0, 366,
               "支援措置の満了の何日前から知らせるか",
               "days before the end of a protection from which it is shown"},
    LimitEntry{"resource_check_months", &Limits::resource_check_months, 1, 120,
               "社会資源の最終確認から何か月で再確認を求めるか",
               "months after which a community resource has to be checked again"},
    LimitEntry{"report_day", &Limits::report_day, 0, 31,
               "実績報告の提出期限（翌月の日。0 は期限なし）",
               "day of the next month by which activity is reported; 0: none"},
    LimitEntry{"small_number", &Limits::small_number, 1, 100,
               "公表する数字のうち、これより小さいものは伏せる",
               "figures smaller than this are withheld in what is published"},
};

constexpr std::array<std::string_view, 3> kEvents{"closure", "last-document", "fiscal-year-end"};

}  // namespace

std::span<const SwitchEntry> switch_entries() { return kSwitches; }

std::span<const LimitEntry> limit_entries() { return kLimits; }

std::string_view word_of(RetentionEvent event) {
  return kEvents.at(static_cast<std::size_t>(event));
}

std::optional<RetentionEvent> retention_event_named(std::string_view word) {
  const auto* found = std::ranges::find(kEvents, word);
  if (found == kEvents.end()) {
    return std::nullopt;
  }
  return static_cast<RetentionEvent>(found - kEvents.begin());
}

}  // namespace tsunagu::profiles
