// Documents: what a hostile record list may not do, and what a document answers.
#define BOOST_TEST_DYN_LINK
#include "server/documents/document.h"

#include <boost/test/unit_test.hpp>

#include "adapters/protocol/limits.h"
#include "tests/unit/catalogue/sample_type.h"

using namespace tsunagu;
using namespace tsunagu::documents;

namespace {

const catalogue::Catalogue& letters() {
  static const catalogue::Catalogue made{catalogue::letters()};
  return made;
}

protocol::WireDocument full() {
  return {"letter",
          {{0, {}, "A-1"}, {1, {}, "山田"}, {2, {}, "2"}, {3, {1}, "花子"}, {4, {1, 1}, "長女"}}};
}

Refusal refusal_of(protocol::WireDocument wire) {
  const auto document = Document::from_wire(letters(), std::move(wire));
  BOOST_REQUIRE(!document);
  BOOST_TEST((document.refusal().code == RefusalCode::schema));
  return document.refusal();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_tests)

BOOST_AUTO_TEST_CASE(takes_a_document_over_and_gives_it_back) {
  const auto document = Document::from_wire(letters(), full());

  BOOST_REQUIRE(static_cast<bool>(document));
  BOOST_TEST(document->value_of(catalogue::Role::document_number).value() == "A-1");
  BOOST_TEST(document->value_at("Member/Name").value() == "花子");
  BOOST_TEST(!document->value_at("Nowhere").has_value());
  BOOST_TEST(!document->value_of(catalogue::Role::consent).has_value());
  BOOST_TEST(document->place_of(document->values()[4]) == "Member[1]/Tag[1]");
  BOOST_TEST(document->to_wire().values.size() == 5U);
}

BOOST_AUTO_TEST_CASE(refuses_an_unknown_type_without_repeating_its_name) {
  const auto refusal = refusal_of({"secret", {}});

  BOOST_TEST(refusal.place.empty());
  BOOST_TEST(refusal.detail.find("secret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(refuses_a_code_outside_of_its_list_naming_list_and_version) {
  auto wire = full();
  wire.values[2].value = "9";

  const auto document = Document::from_wire(letters(), wire);

  BOOST_REQUIRE(!document);
  BOOST_TEST((document.refusal().code == RefusalCode::unknown_code));
  BOOST_TEST(document.refusal().place == "Person/Sex");
  BOOST_TEST(document.refusal().detail == "sex version 2");
}

BOOST_AUTO_TEST_CASE(takes_a_code_of_the_municipality) {
  catalogue::Catalogue types{catalogue::letters()};
  types.set_own_codes({{"sex", {{"9", "答えない"}}}});
  auto wire = full();
  wire.values[2].value = "9";

  const auto document = Document::from_wire(types, wire);

  BOOST_REQUIRE(static_cast<bool>(document));
  BOOST_TEST(document->value_at("Person/Sex").value() == "9");
}

BOOST_AUTO_TEST_CASE(refuses_text_that_is_not_clean) {
  for (const std::string bad : {"\xff", "\xed\xa0\x80", "a\x01", "\xc0\xaf"}) {
    auto wire = full();
    wire.values[1].value = bad;

    BOOST_TEST(refusal_of(wire).place == "Person/Name");
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_text_over_the_limit) {
  auto wire = full();
  wire.values[1].value.assign(protocol::kMaxTextBytes + 1, 'a');

  BOOST_TEST(refusal_of(wire).place == "Person/Name");
}

BOOST_AUTO_TEST_CASE(keeps_selectors_in_values) {
  auto wire = full();
  wire.values[1].value = "葛\U000E0100城";

  const auto document = Document::from_wire(letters(), wire);

  BOOST_TEST(document->value_at("Person/Name").value() == "葛\U000E0100城");
}

BOOST_AUTO_TEST_CASE(has_equal_content_only_for_equal_documents) {
  const auto content = Document::from_wire(letters(), full())->content();
  auto other_cut = full();
  other_cut.values[0].value = "A-";
  other_cut.values[1].value = "1山田";
  auto other_place = full();
  other_place.values.pop_back();

  BOOST_TEST((Document::from_wire(letters(), full())->content() == content));
  BOOST_TEST((Document::from_wire(letters(), other_cut)->content() != content));
  BOOST_TEST((Document::from_wire(letters(), other_place)->content() != content));
}

BOOST_AUTO_TEST_SUITE_END()
