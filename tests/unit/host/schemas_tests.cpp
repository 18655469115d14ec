// From XSDs to the catalogue of document types.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/schemas.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/host/temp_folder.h"
#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using tsunagu::host::test::edit;
using tsunagu::host::test::TempFolder;
using tsunagu::host::test::toy;

const protocol::WireField& field(const protocol::WireType& type, std::string_view path) {
  for (const protocol::WireField& each : type.fields) {
    if (each.path == path) {
      return each;
    }
  }
  throw std::runtime_error{"no field " + std::string{path}};
}

/// What loading says after one change of a file of the toy schemas, or "accepted".
std::string after_edit(const std::string& file, std::string_view from, std::string_view to) {
  static_cast<void>(toy());
  const TempFolder folder;
  const auto schemas = folder.copy("tests/data/toy/schemas", "schemas");
  edit(schemas / file, from, to);
  try {
    const Schemas loaded{schemas};
    return "accepted";
  } catch (const Error& error) {
    return error.detail();
  }
}

BOOST_AUTO_TEST_SUITE(schemas_tests)

BOOST_AUTO_TEST_CASE(describes_a_document_type) {
  const protocol::WireCatalogue catalogue = toy().schemas.describe();

  BOOST_REQUIRE_EQUAL(catalogue.types.size(), 1U);
  const protocol::WireType& type = catalogue.types[0];
  BOOST_TEST(type.name == "note");
  BOOST_TEST(type.element == "Note");
  BOOST_TEST(type.label == "メモ");
  BOOST_TEST(type.retention == "case");
  std::string numbers;
  for (const protocol::WireField& each : type.fields) {
    numbers += each.number + " ";
  }
  BOOST_TEST(numbers == "1 2 3.1 3.2 3.3 3.4 3.5 3.6 4 5.1 5.9 6 ");
  BOOST_REQUIRE_EQUAL(catalogue.code_lists.size(), 1U);
  BOOST_TEST(catalogue.code_lists[0].codes.size() == 3U);
}

BOOST_AUTO_TEST_CASE(describes_a_field_by_its_annotation) {
  const protocol::WireType type = toy().schemas.describe().types[0];

  const protocol::WireField& name = field(type, "Person/Name");
  BOOST_TEST(name.label == "氏名");
  BOOST_TEST(name.sensitivity == 1);
  BOOST_TEST((name.search == protocol::Search::name));
  BOOST_TEST((name.role == protocol::Role::person_name));
  BOOST_TEST(name.required);
  BOOST_TEST((field(type, "Person/Birth").check == protocol::Check::date));
  BOOST_TEST(field(type, "Concern").code_list == "concern");
  BOOST_TEST(!field(type, "Person/Kana").required);
  BOOST_TEST(!field(type, "Person/Address").required);  // one of a choice
}

BOOST_AUTO_TEST_CASE(gives_the_role_of_a_group_to_its_first_leaf_and_its_category_to_all) {
  static_cast<void>(toy());
  const TempFolder folder;
  const auto schemas = folder.copy("tests/data/toy/schemas", "schemas");
  edit(schemas / "xsd/note.xsd", "<a:group number=\"3\"",
       "<a:group number=\"3\" role=\"change\" category=\"work\"");
  edit(schemas / "xsd/note.xsd", "name=\"note\"", "name=\"note\" folder=\"register\"");
  edit(schemas / "codes/concern.xml", "name=\"concern\"", "name=\"concern\" version=\"7\"");

  const auto catalogue = Schemas{schemas}.describe();

  const auto& type = catalogue.types[0];
  BOOST_TEST((field(type, "Person/Name").role == protocol::Role::change));
  BOOST_TEST((field(type, "Person/Name").category == protocol::Category::work));
  BOOST_TEST((field(type, "Person/Birth").category == protocol::Category::work));
  BOOST_TEST((field(type, "No").category == protocol::Category::basic));
  BOOST_TEST(type.is_register);
  BOOST_TEST(catalogue.code_lists[0].version == "7");
}

BOOST_AUTO_TEST_CASE(describes_what_repeats) {
  const protocol::WireType type = toy().schemas.describe().types[0];

  BOOST_TEST(field(type, "No").repeating.empty());
  BOOST_TEST((field(type, "Concern").repeating == std::vector<std::uint8_t>{0}));
  BOOST_TEST((field(type, "Member/Name").repeating == std::vector<std::uint8_t>{0}));
  BOOST_TEST((field(type, "Member/Remark").repeating == std::vector<std::uint8_t>{0, 1}));
}

BOOST_AUTO_TEST_CASE(refuses_what_it_does_not_understand_with_file_and_line) {
  const auto contains = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };

  const std::string attribute = after_edit(
      "xsd/note.xsd", "</xs:sequence>\n    </xs:complexType>",
      "</xs:sequence><xs:attribute name=\"x\" type=\"xs:string\"/>\n    </xs:complexType>");
  BOOST_TEST(contains(attribute, "note.xsd:"), attribute);
  BOOST_TEST(contains(attribute, "not understood"), attribute);
  BOOST_TEST(contains(after_edit("xsd/note.xsd", "<a:group number=\"3\"", "<a:group number=\"2\""),
                      "number 2 is used twice"));
  BOOST_TEST(contains(after_edit("xsd/parts.xsd", "<xs:choice minOccurs=\"0\">",
                                 "<xs:choice minOccurs=\"0\" maxOccurs=\"9\">"),
                      "only elements may repeat"));
  BOOST_TEST(contains(after_edit("xsd/note.xsd", "codes=\"concern\"", "codes=\"unknown\""),
                      "no code list unknown"));
  BOOST_TEST(contains(after_edit("xsd/note.xsd", "class=\"5\"", "class=\"6\""), "note.xsd:"));
  BOOST_TEST(contains(after_edit("xsd/note.xsd", "class=\"5\"", "clas=\"5\""), "clas"));
  BOOST_TEST(
      contains(after_edit("xsd/note.xsd", "name=\"note\"", "name=\"memo\""), "its own file"));
  BOOST_TEST(contains(after_edit("xsd/note.xsd", "parts.xsd", "../parts.xsd"), "schemaLocation"));
  BOOST_TEST(contains(after_edit("xsd/note.xsd", "number=\"6\"", "number=\"06\""), "1 to 9999"));
}

BOOST_AUTO_TEST_CASE(refuses_a_schema_that_is_none) {
  BOOST_TEST(after_edit("xsd/note.xsd", "type=\"Person\"", "type=\"Persn\"") != "accepted");
  BOOST_TEST(after_edit("xsd/note.xsd", "</xs:schema>", "") != "accepted");
  BOOST_TEST(after_edit("xsd/note.xsd", "<xs:schema", "<!DOCTYPE a><xs:schema") != "accepted");
  BOOST_TEST(after_edit("xsd/parts.xsd", "base=\"Named\"", "base=\"Person\"") != "accepted");
  BOOST_TEST(after_edit("codes/concern.xml", "value=\"money\"", "value=\"health\"") != "accepted");
}

BOOST_AUTO_TEST_CASE(refuses_a_folder_without_types) {
  const TempFolder folder;
  std::filesystem::create_directories(folder.path() / "xsd");
  std::filesystem::create_directories(folder.path() / "codes");

  BOOST_CHECK_THROW(Schemas{folder.path()}, Error);
}

BOOST_AUTO_TEST_CASE(reads_the_shipped_schemas) {
  static_cast<void>(toy());

  const Schemas shipped{std::string{TSUNAGU_SOURCE_DIR} + "/schemas"};

  for (const char* type : {"referral-sheet", "support-plan", "minutes"}) {
    BOOST_TEST((shipped.type(type) != nullptr), type);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
