// What a new document takes over, on two small types with differently named parts.
#define BOOST_TEST_DYN_LINK
#include "server/drafts/carry_over.h"

#include <set>

#include <boost/test/unit_test.hpp>

#include "tests/unit/catalogue/sample_type.h"

using namespace tsunagu;
using namespace tsunagu::drafts;
using catalogue::Role;

namespace {

protocol::WireField field(std::string number, std::string path, std::string label,
                          std::uint8_t sensitivity, Role role = Role::none,
                          std::vector<std::uint8_t> repeating = {}) {
  auto made = catalogue::field(std::move(number), std::move(path), std::move(repeating));
  made.label = std::move(label);
  made.sensitivity = sensitivity;
  made.role = role;
  return made;
}

/// A visit: cover, number, day, its person, household, consent, concerns, a judgement, remarks.
protocol::WireType visit(const std::string& person) {
  protocol::WireType type;
  type.name = "visit";
  type.element = "Visit";
  type.version = "1";
  type.label = "訪問";
  type.fields = {
      field("1.1", "Cover/Author", "作成機関", 0, Role::author_agency),
      field("1.2", "Cover/Writer", "作成者", 1),
      field("2", "No", "番号", 1, Role::document_number),
      field("3", "Day", "実施日", 0, Role::document_date),
      field("4", "DayOriginal", "実施日（元の表記）", 0),
      field("5.1", person + "/Name", "氏名", 1, Role::person_name),
      field("5.2", person + "/Alias", "通称", 1),
      field("5.3", person + "/Age", "年齢", 1, Role::age),
      field("5.4.1", person + "/Contact/Value", "連絡先", 2, Role::none, {1}),
      field("6.1", "Member/Name", "世帯員氏名", 1, Role::none, {0}),
      field("6.2", "Member/Note", "備考", 5, Role::none, {0}),
      field("7.1", "Consent/Result", "同意の区分", 0, Role::consent),
      field("7.2", "Consent/Date", "同意日", 0, Role::consent_date),
      field("7.3", "Consent/Agency", "共有する機関", 0, Role::consent_agency, {1}),
      field("8", "Concern", "困りごと", 3, Role::concern, {0}),
      field("9.1", "Goal/Reached", "達成度", 0, Role::achievement, {0}),
      field("9.2", "Goal/Note", "達成の状況", 5, Role::none, {0}),
      field("10", "Remark", "所見", 5),
      field("11", "HouseholdSize", "世帯人数", 1),
      field("12", "Round", "回数", 0),
  };
  type.fields[9].category = protocol::Category::family;
  return type;
}

const catalogue::DocumentType& source() {
  static const catalogue::DocumentType made{visit("Person")};
  return made;
}

const catalogue::DocumentType& target() {
  static const catalogue::DocumentType made = [] {
    auto wire = visit("Subject");
    wire.name = "report";
    return catalogue::DocumentType{std::move(wire)};
  }();
  return made;
}

std::uint16_t at(const catalogue::DocumentType& type, const std::string& path) {
  const auto field = type.field_at(path);
  BOOST_REQUIRE_MESSAGE(field.has_value(), path);
  return *field;
}

KnownDocument known(const catalogue::DocumentType& type,
                    const std::vector<std::pair<std::string, std::vector<std::uint16_t>>>& values) {
  KnownDocument made{&type, {}};
  for (const auto& [path, position] : values) {
    made.values.push_back({at(type, path), position});
  }
  return made;
}

/// "Subject/Name<0": the target's path, and which document it comes from.
std::multiset<std::string> carried(const std::vector<KnownDocument>& documents,
                                   const documents::FormPaths& form = {}) {
  std::multiset<std::string> out;
  for (const auto& one : carried_values(target(), form, documents)) {
    std::string text = target().fields()[one.target.field].path;
    for (const auto number : one.target.position) {
      text += "." + std::to_string(number);
    }
    out.insert(text + "<" + std::to_string(one.document));
  }
  return out;
}

using Set = std::multiset<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(carry_over_tests)

BOOST_AUTO_TEST_CASE(finds_the_person_under_another_name) {
  BOOST_TEST((carried({known(source(), {{"Person/Name", {}},
                                        {"Person/Alias", {}},
                                        {"Person/Contact/Value", {1}},
                                        {"Person/Contact/Value", {2}}})}) ==
              Set{"Subject/Name<0", "Subject/Alias<0", "Subject/Contact/Value.1<0",
                  "Subject/Contact/Value.2<0"}));
}

BOOST_AUTO_TEST_CASE(takes_each_field_from_the_newest_document_that_has_it) {
  const auto newest = known(source(), {{"Person/Alias", {}}});
  const auto older = known(source(), {{"Person/Name", {}}, {"Person/Alias", {}}});

  BOOST_TEST((carried({newest, older}) == Set{"Subject/Alias<0", "Subject/Name<1"}));
}

BOOST_AUTO_TEST_CASE(takes_what_repeats_from_one_document) {
  const auto newest = known(source(), {{"Member/Name", {1}}});
  const auto older =
      known(source(), {{"Member/Name", {1}}, {"Member/Note", {1}}, {"Member/Name", {2}}});

  BOOST_TEST((carried({newest, older}) == Set{"Member/Name.1<0"}));
  BOOST_TEST((carried({older}) == Set{"Member/Name.1<0", "Member/Note.1<0", "Member/Name.2<0"}));
}

BOOST_AUTO_TEST_CASE(takes_a_consent_whole_and_never_without_its_result) {
  const auto without_result = known(source(), {{"Consent/Date", {}}});
  const auto whole =
      known(source(), {{"Consent/Result", {}}, {"Consent/Date", {}}, {"Consent/Agency", {1}}});
  const auto refused = known(source(), {{"Consent/Result", {}}});

  BOOST_TEST((carried({without_result}) == Set{}));
  BOOST_TEST((carried({without_result, whole}) ==
              Set{"Consent/Result<1", "Consent/Date<1", "Consent/Agency.1<1"}));
  BOOST_TEST((carried({refused, whole}) == Set{"Consent/Result<0"}));
}

BOOST_AUTO_TEST_CASE(leaves_what_belongs_to_one_document) {
  BOOST_TEST((carried({known(source(), {{"Cover/Author", {}},
                                        {"Cover/Writer", {}},
                                        {"No", {}},
                                        {"Day", {}},
                                        {"DayOriginal", {}},
                                        {"Person/Age", {}},
                                        {"Goal/Reached", {1}},
                                        {"Goal/Note", {1}},
                                        {"Remark", {}},
                                        {"Round", {}}})}) == Set{}));
}

BOOST_AUTO_TEST_CASE(takes_concerns_and_the_size_of_the_household) {
  BOOST_TEST(
      (carried({known(source(), {{"Concern", {1}}, {"Concern", {2}}, {"HouseholdSize", {}}})}) ==
       Set{"Concern.1<0", "Concern.2<0", "HouseholdSize<0"}));
}

BOOST_AUTO_TEST_CASE(takes_from_its_own_type_only_what_holds_for_every_document) {
  const auto earlier = known(target(), {{"Subject/Name", {}},
                                        {"Member/Name", {1}},
                                        {"Consent/Result", {}},
                                        {"Concern", {1}},
                                        {"HouseholdSize", {}}});

  BOOST_TEST((carried({earlier}) == Set{"Subject/Name<0", "Member/Name.1<0", "Consent/Result<0"}));
}

BOOST_AUTO_TEST_CASE(takes_nothing_into_fields_that_the_form_hides) {
  BOOST_TEST((carried({known(source(), {{"Person/Name", {}}, {"Person/Alias", {}}})},
                      {{"Subject/Alias"}, {}}) == Set{"Subject/Name<0"}));
}

BOOST_AUTO_TEST_CASE(never_moves_a_value_into_another_class_or_under_another_label) {
  auto wire = visit("Person");
  wire.fields[5].sensitivity = 3;
  wire.fields[6].label = "旧姓";
  const catalogue::DocumentType other{wire};

  BOOST_TEST((carried({known(other, {{"Person/Name", {}}, {"Person/Alias", {}}})}) == Set{}));
}

BOOST_AUTO_TEST_CASE(finds_a_field_by_its_role_where_the_shape_differs) {
  auto wire = visit("Person");
  wire.fields[14] = field("8.1", "Trouble/Code", "困りごと", 3, Role::concern, {0});
  const catalogue::DocumentType other{wire};

  BOOST_TEST((carried({known(other, {{"Trouble/Code", {1}}, {"Trouble/Code", {2}}})}) ==
              Set{"Concern.1<0", "Concern.2<0"}));
}

BOOST_AUTO_TEST_SUITE_END()
