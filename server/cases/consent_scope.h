/// How far the consents of a case reach: the answer to one question, and why it is no.
#pragma once

#include <optional>
#include <string_view>

#include "server/cases/consents.h"

namespace tsunagu::cases {

/// From what is farthest from consent to what has it: of several 同意書 the nearest one answers.
enum class ConsentAnswer : std::uint8_t {
  none,              ///< nobody consented, or a consent has not begun
  expired,           ///< its time is over
  withdrawn,         ///< 撤回
  agency_outside,    ///< the agency is not named
  purpose_outside,   ///< not for this purpose
  category_outside,  ///< not this category of data
  family_missing,    ///< about the family, and not every adult of it agreed
  tax_missing,       ///< tax data, without the separate consent (税情報の個別同意)
  agency_excluded,   ///< the person named the agency as one that must not have it
  covered,
};

/// What is asked for.
struct ConsentQuestion {
  std::string_view day;  ///< ISO
  std::string_view agency;
  std::optional<Category> category;  ///< nothing: any category at all
  /// Code list consent-purpose. Empty: the support itself (相談、プラン、会議), so a consent given
  /// for statistics alone does not cover it.
  std::string_view purpose;
};

/// An exclusion in any consent in force beats what another one allows.
ConsentAnswer ask_consent(const Consents& consents, const ConsentQuestion& question);

}  // namespace tsunagu::cases
