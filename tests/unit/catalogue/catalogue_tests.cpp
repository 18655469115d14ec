// The catalogue: what is taken over, and what is found in it.
#define BOOST_TEST_DYN_LINK
#include "server/catalogue/catalogue.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/catalogue/sample_type.h"

using namespace tsunagu;
using namespace tsunagu::catalogue;

BOOST_AUTO_TEST_SUITE(catalogue_tests)

BOOST_AUTO_TEST_CASE(finds_a_type_by_name) {
  const Catalogue catalogue{letters()};

  BOOST_TEST(catalogue.find("letter") == &catalogue.types().front());
  BOOST_TEST(catalogue.find("Letter") == nullptr);
}

BOOST_AUTO_TEST_CASE(finds_fields_by_path_number_and_role) {
  const DocumentType type{letter()};

  BOOST_TEST(type.field_at("Member/Tag").value() == 4);
  BOOST_TEST(type.field_numbered("2.1").value() == 1);
  BOOST_TEST(type.field_with(Role::document_number).value() == 0);
  BOOST_TEST(!type.field_at("Member").has_value());
  BOOST_TEST(!type.field_with(Role::consent).has_value());
}

BOOST_AUTO_TEST_CASE(gives_the_label_of_a_code_or_the_code_itself) {
  const Catalogue catalogue{letters()};

  BOOST_TEST(catalogue.label("sex", "2") == "女性");
  BOOST_TEST(catalogue.label("sex", "7") == "7");
  BOOST_TEST(catalogue.label("nowhere", "7") == "7");
  BOOST_TEST(catalogue.has_code("sex", "1"));
  BOOST_TEST(!catalogue.has_code("sex", "7"));
  BOOST_TEST(!catalogue.has_code("nowhere", "1"));
}

BOOST_AUTO_TEST_CASE(knows_codes_of_the_municipality_beside_those_of_the_schemas) {
  Catalogue catalogue{letters()};

  catalogue.set_own_codes({{"sex", {{"9", "答えない"}}}});

  BOOST_TEST(catalogue.has_code("sex", "1"));
  BOOST_TEST(catalogue.has_code("sex", "9"));
  BOOST_TEST(!catalogue.has_common_code("sex", "9"));
  BOOST_TEST(catalogue.label("sex", "9") == "答えない");
  BOOST_TEST(!catalogue.has_code("nowhere", "9"));
}

BOOST_AUTO_TEST_CASE(forgets_own_codes_that_are_set_no_more) {
  Catalogue catalogue{letters()};
  catalogue.set_own_codes({{"sex", {{"9", "答えない"}}}});

  catalogue.set_own_codes({});

  BOOST_TEST(!catalogue.has_code("sex", "9"));
  BOOST_TEST(catalogue.has_list("sex"));
  BOOST_TEST(!catalogue.has_list("nowhere"));
}

BOOST_AUTO_TEST_CASE(shares_elements_between_fields_of_one_group) {
  const DocumentType type{letter()};

  const auto& name = type.layout().field(3);
  const auto& tag = type.layout().field(4);

  BOOST_TEST(name.elements.front() == tag.elements.front());
  BOOST_TEST(name.elements.back() != tag.elements.back());
  BOOST_TEST(name.slots == (std::vector<std::uint8_t>{0, kNotRepeating}));
  BOOST_TEST(tag.slots == (std::vector<std::uint8_t>{0, 1}));
  BOOST_TEST(type.layout().required_in(kRoot) == std::vector<std::uint16_t>{0});
  BOOST_TEST(type.layout().required_in(name.elements.front()) == std::vector<std::uint16_t>{3});
}

BOOST_AUTO_TEST_CASE(refuses_a_type_given_twice) {
  auto wire = letters();
  wire.types.push_back(letter());

  BOOST_CHECK_THROW(Catalogue{std::move(wire)}, Error);
}

BOOST_AUTO_TEST_CASE(refuses_a_missing_code_list) {
  auto wire = letters();
  wire.code_lists.clear();

  BOOST_CHECK_THROW(Catalogue{std::move(wire)}, Error);
}

BOOST_AUTO_TEST_CASE(refuses_a_code_or_list_given_twice) {
  auto twice_code = letters();
  twice_code.code_lists[0].codes.push_back({"1", "また", "Again"});
  auto twice_list = letters();
  twice_list.code_lists.push_back(twice_list.code_lists[0]);

  BOOST_CHECK_THROW(Catalogue{std::move(twice_code)}, Error);
  BOOST_CHECK_THROW(Catalogue{std::move(twice_list)}, Error);
}

BOOST_AUTO_TEST_SUITE_END()
