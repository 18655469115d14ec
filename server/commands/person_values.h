/// What the documents of a case say of its person, opened to be compared with another's.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "server/cases/likeness.h"
#include "server/commands/context.h"

namespace tsunagu::commands {

/// A value of the group that describes the person in a document.
struct PersonValue {
  std::string path;  ///< within that group: "Name/Kanji"
  std::string label;
  std::uint8_t sensitivity = 0;
  catalogue::Check check = catalogue::Check::none;
  std::string code_list;
  std::string group;  ///< equal for values that stand side by side in one document
  std::string value;
};

struct OpenedPerson {
  std::vector<PersonValue> values;                          ///< newest document first
  std::set<std::pair<std::uint8_t, std::string>> withheld;  ///< class and reason
};

/// Opens what the current documents of the case say of its person, each document recorded as a read
/// of `classes` before, as far as the caller may have them. Throws as Reading::open() does.
OpenedPerson open_person(Call& call, const vault::CaseRow& row,
                         const std::vector<std::uint8_t>& classes);

/// Whether an address or another contact of both is the same; nothing if not. `contact_withheld` if
/// class 2 of either was asked for and is withheld.
std::optional<cases::LikenessReason> same_contact(const OpenedPerson& left,
                                                  const OpenedPerson& right);

/// Lines of kind "person_value", one for each path, with what both say and whether it agrees; then
/// what is withheld of `left` and `right`, cases of these numbers.
std::vector<JsonLine> comparison_lines(const Call& call, const OpenedPerson& left,
                                       const std::string& left_number, const OpenedPerson& right,
                                       const std::string& right_number);

}  // namespace tsunagu::commands
