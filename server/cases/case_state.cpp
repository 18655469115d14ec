/// The table of steps between states, and the walk along it.
#include "server/cases/case_state.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "server/base/error.h"
#include "server/cases/case_effects.h"

namespace tsunagu::cases {
namespace {

using enum CaseState;

struct StateText {
  std::string_view code;
  std::string_view label;
};

/// In the order of CaseState.
constexpr std::array<StateText, kCaseStates> kTexts{{
    {"C00", "把握・情報提供"},
    {"C10", "相談受付"},
    {"C20", "スクリーニング"},
    {"C21", "通常案件（担当機関）"},
    {"C22", "情報提供のみで終了"},
    {"C30", "重層案件"},
    {"C40", "利用申込"},
    {"C41", "本人同意あり"},
    {"C42", "本人同意なし"},
    {"C50", "インテーク・アセスメント"},
    {"C60", "プラン案作成"},
    {"C61", "支援会議"},
    {"C62", "重層的支援会議（プラン策定時）"},
    {"C63", "アウトリーチ継続"},
    {"C70", "支援実施・モニタリング"},
    {"C71", "重層的支援会議（プラン変更時）"},
    {"C80", "終結判断"},
    {"C81", "中断"},
    {"C82", "見守り終了・終結（同意なし）"},
    {"C90", "終結・フォローアップ"},
    {"C91", "再開"},
    {"C99", "保存期間満了・廃棄"},
}};

struct Allowed {
  CaseState from;
  std::array<CaseState, 5> to;
  std::size_t count;
};

template <class... States>
constexpr Allowed row(CaseState from, States... to) {
  return {from, {to...}, sizeof...(to)};
}

/// The flow of the work. C41 to C42 and back is ours: consent that was not asked yet, or is taken
/// back before there is a plan, shows in a new version of the sheet and needs no meeting.
constexpr std::array kAllowed{
    row(detected, received, outreach, support_meeting),
    row(received, screening),
    row(screening, with_agency, informed, multi_agency),
    row(with_agency, multi_agency, closed),
    row(informed, reopened, destroyed),
    row(multi_agency, consent_asked),
    row(consent_asked, consent_given, without_consent),
    row(consent_given, assessment, without_consent),
    row(without_consent, assessment, consent_given),
    row(assessment, plan_drafted, support_meeting),
    row(plan_drafted, plan_in_council),
    row(support_meeting, outreach, consent_given, informed, with_agency, closed_without_plan),
    row(plan_in_council, support, plan_drafted),
    row(outreach, consent_given, support_meeting),
    row(support, plan_changing, closure_judged, suspended),
    row(plan_changing, support),
    row(closure_judged, closed, support, plan_drafted),
    row(suspended, closed, reopened),
    row(closed_without_plan, consent_given, closed, reopened),
    row(closed, reopened, destroyed),
    row(reopened, received),
};

bool has(StateSet states, CaseState state) { return (states & only(state)) != 0; }

/// Whether steps lead from `from` to the target of `effect`, all stages between being `through`.
bool is_reachable(CaseState from, const Effect& effect) {
  StateSet seen = only(from);
  StateSet open = seen;
  while (open != 0) {
    StateSet next = 0;
    for (std::size_t index = 0; index < kCaseStates; ++index) {
      const auto state = static_cast<CaseState>(index);
      next |= has(open, state) ? allowed_after(state) : 0;
    }
    if (has(next, effect.target)) {
      return true;
    }
    open = next & effect.through & ~seen;
    seen |= open;
  }
  return false;
}

/// "minutes MJ closed given: C90 is not followed by C70".
std::string remark(CaseState state, const DocumentFacts& facts, std::string_view next) {
  std::string text = facts.type;
  for (const auto role : {Role::kind, Role::status, Role::consent}) {
    const auto code = facts.one(role);
    text += code.empty() ? "" : " " + std::string{code};
  }
  return text + ": " + std::string{state_code(state)} + " is not followed by " + std::string{next};
}

}  // namespace

StateSet allowed_after(CaseState state) {
  StateSet out = 0;
  const auto at = std::ranges::find(kAllowed, state, &Allowed::from);
  for (std::size_t index = 0; at != kAllowed.end() && index < at->count; ++index) {
    out |= only(at->to[index]);
  }
  return out;
}

CaseState initial_state() { return detected; }

StateStep step(CaseState state, const DocumentFacts& facts, bool is_revision) {
  auto effect = effect_of(facts);
  if (state == destroyed) {
    return {state, remark(state, facts, "nothing")};
  }
  if (!effect || state == effect->target || has(effect->keeps, state)) {
    return {state, std::nullopt};
  }
  if (is_revision && has(effect->through, reopened) && has(allowed_after(state), reopened)) {
    // A correction, not a new beginning: only what is reached without opening the case again.
    effect->through &= ~only(reopened);
    const bool goes_on = has(effect->jumps, state) || is_reachable(state, *effect);
    return {goes_on ? effect->target : state, std::nullopt};
  }
  if (has(effect->jumps, state) || is_reachable(state, *effect)) {
    return {effect->target, std::nullopt};
  }
  return {state, remark(state, facts, state_code(effect->target))};
}

CaseHistory fold(const CaseFacts& documents) {
  CaseHistory history{initial_state(), {}};
  for (const auto& one : documents) {
    auto next = step(history.state, one.document, one.supersedes.has_value());
    history.state = next.state;
    if (next.remark) {
      history.remarks.push_back(*std::move(next.remark));
    }
  }
  return history;
}

std::string_view state_code(CaseState state) {
  return kTexts[static_cast<std::size_t>(state)].code;
}

CaseState state_from_code(std::string_view code) {
  const auto at = std::ranges::find(kTexts, code, &StateText::code);
  if (at == kTexts.end()) {
    throw IntegrityError{"state of a case"};
  }
  return static_cast<CaseState>(at - kTexts.begin());
}

std::string state_label(std::string_view code) {
  const auto at = std::ranges::find(kTexts, code, &StateText::code);
  return std::string{at == kTexts.end() ? code : at->label};
}

}  // namespace tsunagu::cases
