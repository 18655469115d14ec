/// Where a case stands: what its documents, taken in order, say. docs/case-rules.md explains it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/facts.h"

namespace tsunagu::cases {

/// The stages of the work in their order. The codes (C00 ...) go into the database and to
/// partners; they are never reused.
enum class CaseState : std::uint8_t {
  detected,             ///< C00 把握・情報提供
  received,             ///< C10 相談受付
  screening,            ///< C20 スクリーニング
  with_agency,          ///< C21 通常案件（担当機関）
  informed,             ///< C22 情報提供のみで終了
  multi_agency,         ///< C30 重層案件
  consent_asked,        ///< C40 利用申込
  consent_given,        ///< C41 本人同意あり
  without_consent,      ///< C42 本人同意なし
  assessment,           ///< C50 インテーク・アセスメント
  plan_drafted,         ///< C60 プラン案作成
  support_meeting,      ///< C61 支援会議
  plan_in_council,      ///< C62 重層的支援会議（プラン策定時）
  outreach,             ///< C63 アウトリーチ継続
  support,              ///< C70 支援実施・モニタリング
  plan_changing,        ///< C71 重層的支援会議（プラン変更時）
  closure_judged,       ///< C80 終結判断
  suspended,            ///< C81 中断
  closed_without_plan,  ///< C82 見守り終了・終結（同意なし）
  closed,               ///< C90 終結・フォローアップ
  reopened,             ///< C91 再開
  destroyed,            ///< C99 保存期間満了・廃棄
};

inline constexpr std::size_t kCaseStates = 22;

/// A set of states, one bit each.
using StateSet = std::uint32_t;
constexpr StateSet only(CaseState state) { return StateSet{1} << static_cast<unsigned>(state); }

/// Of a case without documents: C00.
CaseState initial_state();

struct StateStep {
  CaseState state;
  /// If the document implies a step that is not allowed from where the case stood: which. The case
  /// stays where it was. Codes only.
  std::optional<std::string> remark;
};

/// Where a case goes from `state` by a document with `facts`. A document that takes the place of an
/// earlier version (`is_revision`) does not open an ended case again. Pure.
StateStep step(CaseState state, const DocumentFacts& facts, bool is_revision = false);

struct CaseHistory {
  CaseState state;
  std::vector<std::string> remarks;
};

/// Where the documents, in the order they were taken in, leave the case.
CaseHistory fold(const CaseFacts& documents);

/// "C41".
std::string_view state_code(CaseState state);
/// Throws IntegrityError if `code` is none of ours: it comes from our own database.
CaseState state_from_code(std::string_view code);
/// Japanese; an unknown code is its own label.
std::string state_label(std::string_view code);

/// The states that may follow `state` in one step.
StateSet allowed_after(CaseState state);

}  // namespace tsunagu::cases
