/// What of a document its person is given, and what is masked.
#include "server/cases/disclosure.h"

#include <algorithm>
#include <array>
#include <map>

#include "server/base/check.h"

namespace tsunagu::cases {
namespace {

using catalogue::Category;
using catalogue::Field;
using catalogue::Role;

constexpr std::array kAgencyRoles{
    Role::author_agency,   Role::sender_agency,  Role::recipient_agency,
    Role::consent_agency,  Role::main_agency,    Role::role_agency,
    Role::attendee_agency, Role::recused_agency, Role::task_agency,
    Role::handover_agency, Role::agency,         Role::consent_excluded_agency,
};

struct MaskText {
  Mask mask;
  std::string_view word;
  std::string_view label;
};
constexpr std::array kTexts{
    MaskText{Mask::none, "none", ""},
    MaskText{Mask::third_party, "third-party", "第三者の情報"},
    MaskText{Mask::family_told, "family-told", "家族から得た情報"},
    MaskText{Mask::other_agency, "other-agency", "他機関の情報"},
    MaskText{Mask::staff_view, "staff-view", "職員の所見・評価"},
    MaskText{Mask::unknown_source, "unknown-source", "情報源が不明のため確認が必要"},
    MaskText{Mask::untagged, "untagged", "情報源の記載がなく確認が必要"},
    MaskText{Mask::marked, "marked", "開示しないと記された部分"},
    MaskText{Mask::identity, "identity", "本人以外の氏名など"},
    MaskText{Mask::household, "household", "世帯員の情報"},
    MaskText{Mask::agency, "agency", "関係機関の名称"},
    MaskText{Mask::other_address, "other-address", "本人以外の住所・連絡先"},
    MaskText{Mask::protected_person, "protected", "支援措置"},
    MaskText{Mask::closed_meeting, "closed-meeting", "非公開の会議の内容"},
};

std::string_view parent_of(std::string_view path) {
  const auto at = path.rfind('/');
  return at == std::string_view::npos ? std::string_view{} : path.substr(0, at);
}

/// Which occurrence of its group a value stands in: the path of the group, and the numbers of the
/// repeating elements on it.
using GroupKey = std::pair<std::string_view, std::vector<std::uint16_t>>;

GroupKey group_of(const DisclosureValue& value) {
  const auto group = parent_of(value.field->path);
  const auto steps = group.empty() ? 0 : std::ranges::count(group, '/') + 1;
  auto position = value.position;
  const auto& repeating = value.field->repeating;
  const auto inside = std::ranges::count_if(repeating, [&](auto one) { return one < steps; });
  position.resize(std::min(position.size(), static_cast<std::size_t>(inside)));
  return {group, std::move(position)};
}

/// What a group says of the text in it.
struct Tags {
  std::string_view source;
  std::string_view disclosure;
};

class Masking {
 public:
  Masking(const catalogue::DocumentType& type, std::span<const DisclosureValue> values,
          const DisclosureRules& rules);

  Mask mask_of(const DisclosureValue& value) const;

 private:
  Mask mask_of_code(const DisclosureValue& value) const;
  Mask mask_of_name(const Field& field) const;
  Mask mask_of_text(const DisclosureValue& value) const;
  Mask mask_by_tags(const Tags& tags) const;
  bool is_own(const Field& field) const;

  const DisclosureRules& rules_;
  std::string own_;                        // path of the person's group, with '/'; or empty
  std::set<std::string_view> statements_;  // paths of groups whose text may be tagged
  std::map<GroupKey, Tags> tags_;
  bool is_closed_ = false;
};

Masking::Masking(const catalogue::DocumentType& type, std::span<const DisclosureValue> values,
                 const DisclosureRules& rules)
    : rules_{rules} {
  if (const auto name = type.field_with(Role::person_name)) {
    const auto& path = type.fields()[*name].path;
    const auto end = path.find('/');
    own_ = end == std::string::npos ? std::string{} : path.substr(0, end + 1);
  }
  for (const auto& field : type.fields()) {
    if (field.role == Role::information_source) {
      statements_.insert(parent_of(field.path));
    }
  }
  for (const auto& value : values) {
    if (value.field->role == Role::information_source) {
      tags_[group_of(value)].source = value.value;
    } else if (value.field->role == Role::disclosure) {
      tags_[group_of(value)].disclosure = value.value;
    } else if (value.field->role == Role::meeting_disclosure) {
      is_closed_ = is_closed_ || value.value == "closed";
    }
  }
}

bool Masking::is_own(const Field& field) const {
  return !own_.empty() && field.path.starts_with(own_) && field.category != Category::family;
}

Mask Masking::mask_of(const DisclosureValue& value) const {
  const auto& field = *value.field;
  const bool is_number = field.role == Role::document_number || field.role == Role::case_reference;
  if (field.sensitivity == 0) {
    return mask_of_code(value);
  }
  if (is_closed_ && !is_number) {
    return Mask::closed_meeting;
  }
  if (statements_.contains(parent_of(field.path)) && field.sensitivity > 2) {
    const auto tags = tags_.find(group_of(value));
    return mask_by_tags(tags == tags_.end() ? Tags{} : tags->second);
  }
  if (is_number) {
    return Mask::none;
  }
  if (field.category == Category::family) {
    return Mask::household;
  }
  switch (field.sensitivity) {
    case 1:
      return mask_of_name(field);
    case 2:
      return is_own(field) ? Mask::none : Mask::other_address;
    case 5:
      return mask_of_text(value);
    default:
      return Mask::none;  // health, income: the person's own
  }
}

Mask Masking::mask_of_code(const DisclosureValue& value) const {
  const auto& field = *value.field;
  const bool has_role = std::ranges::find(kAgencyRoles, field.role) != kAgencyRoles.end();
  const bool is_named =
      field.role == Role::none && field.code_list.empty() && rules_.agencies.contains(value.value);
  if ((has_role || is_named) && !rules_.known_agencies.contains(value.value)) {
    return Mask::agency;
  }
  return Mask::none;
}

Mask Masking::mask_of_name(const Field& field) const {
  return is_own(field) || !field.code_list.empty() ? Mask::none : Mask::identity;
}

Mask Masking::mask_of_text(const DisclosureValue& value) const {
  const bool is_code = !value.field->code_list.empty();
  return is_code || rules_.shows_untagged ? Mask::none : Mask::untagged;
}

/// What the writer said of disclosure counts before the source.
Mask Masking::mask_by_tags(const Tags& tags) const {
  if (tags.disclosure == "open") {
    return Mask::none;
  }
  if (!tags.disclosure.empty()) {
    return Mask::marked;
  }
  if (tags.source == "person") {
    return Mask::none;
  }
  if (tags.source == "family") {
    return Mask::family_told;
  }
  if (tags.source == "third-party") {
    return Mask::third_party;
  }
  if (tags.source == "agency") {
    return Mask::other_agency;
  }
  return tags.source == "staff" ? Mask::staff_view : Mask::unknown_source;
}

const MaskText& text_of(Mask mask) {
  const auto at = std::ranges::find(kTexts, mask, &MaskText::mask);
  TSUNAGU_ENSURE(at != kTexts.end(), "every mask has texts");
  return *at;
}

}  // namespace

std::vector<Mask> masks_of(const catalogue::DocumentType& type,
                           std::span<const DisclosureValue> values, const DisclosureRules& rules) {
  const Masking masking{type, values, rules};
  std::vector<Mask> masks;
  for (const auto& value : values) {
    masks.push_back(masking.mask_of(value));
  }
  return masks;
}

std::string_view mask_word(Mask mask) { return text_of(mask).word; }

std::string_view mask_label(Mask mask) { return text_of(mask).label; }

}  // namespace tsunagu::cases
