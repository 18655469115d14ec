/// What of a document its person is given, and what is masked: by roles, groups and classes, so the
/// same for every document type. docs/disclosure.md has the table.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/catalogue/catalogue.h"

namespace tsunagu::cases {

/// Why something is masked in the copy for the person.
enum class Mask : std::uint8_t {
  none,              ///< it is shown
  third_party,       ///< told by a third party
  family_told,       ///< told by the family
  other_agency,      ///< told by another agency
  staff_view,        ///< professional opinion
  unknown_source,    ///< the source is not known: somebody has to look
  untagged,          ///< text that says no source: somebody has to look
  marked,            ///< the writer marked it as not to be disclosed
  identity,          ///< name or number of somebody else: staff, informants
  household,         ///< about others of the household
  agency,            ///< a cooperating agency that the person did not name in a consent
  other_address,     ///< where somebody else lives or is reached
  protected_person,  ///< address and contact under 支援措置
  closed_meeting,    ///< of a meeting that is closed
};
inline constexpr Mask kLastMask = Mask::closed_meeting;

/// A value of the document, with what says where it stands.
struct DisclosureValue {
  const catalogue::Field* field = nullptr;
  std::vector<std::uint16_t> position;
  std::string_view value;
};

struct DisclosureRules {
  std::set<std::string, std::less<>> agencies;  ///< codes that are known to be agencies
  /// Codes of agencies that the person consented to: the person knows them.
  std::set<std::string, std::less<>> known_agencies;
  /// Somebody has looked: texts that say no source are shown.
  bool shows_untagged = false;
};

/// For each of `values`, in their order, why it is masked. Pure.
std::vector<Mask> masks_of(const catalogue::DocumentType& type,
                           std::span<const DisclosureValue> values, const DisclosureRules& rules);

/// "third-party": for lines and counts.
std::string_view mask_word(Mask mask);
/// "第三者の情報": stands in the copy instead of what is masked.
std::string_view mask_label(Mask mask);

}  // namespace tsunagu::cases
