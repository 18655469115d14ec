/// A small document type that keeps all rules, for tests to break one of them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "adapters/protocol/catalogue_wire.h"

namespace tsunagu::catalogue {

inline protocol::WireField field(std::string number, std::string path,
                                 std::vector<std::uint8_t> repeating = {}) {
  protocol::WireField made;
  made.number = std::move(number);
  made.path = std::move(path);
  made.label = "項目";
  made.repeating = std::move(repeating);
  return made;
}

/// Letter: No, Person/Name (searched), Person/Code (of list "sex"), Member[]/Name, Member[]/Tag[].
inline protocol::WireType letter() {
  protocol::WireType type;
  type.name = "letter";
  type.element = "Letter";
  type.version = "1";
  type.label = "手紙";
  type.fields = {field("1", "No"), field("2.1", "Person/Name"), field("2.2", "Person/Sex"),
                 field("3.1", "Member/Name", {0}), field("3.2", "Member/Tag", {0, 1})};
  type.fields[0].role = protocol::Role::document_number;
  type.fields[0].required = true;
  type.fields[1].sensitivity = 1;
  type.fields[1].search = protocol::Search::name;
  type.fields[2].code_list = "sex";
  type.fields[3].required = true;
  return type;
}

inline protocol::WireCatalogue letters() {
  return {{letter()}, {{"sex", "2", {{"1", "男性", "Male"}, {"2", "女性", "Female"}}}}};
}

}  // namespace tsunagu::catalogue
