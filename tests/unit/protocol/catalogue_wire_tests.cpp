/// The catalogue of document types as one frame.
#define BOOST_TEST_DYN_LINK
#include "adapters/protocol/catalogue_wire.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/protocol/samples.h"

using namespace tsunagu;
using namespace tsunagu::protocol;
using namespace tsunagu::testing;

namespace {

/// The sample with one field changed by `change`.
template <class Change>
WireCatalogue with_field(Change change) {
  WireCatalogue catalogue = sample_catalogue();
  change(catalogue.types[1].fields[1]);
  return catalogue;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(catalogue_wire)

BOOST_AUTO_TEST_CASE(reads_back_what_was_written) {
  check_round_trip(sample_catalogue());
  check_round_trip(WireCatalogue{});
}

BOOST_AUTO_TEST_CASE(keeps_every_part_of_a_field) {
  WireCatalogue out;

  BOOST_TEST_REQUIRE(decode(encode(sample_catalogue()), out));

  const WireField& field = out.types[1].fields[1];
  BOOST_TEST(field.number == "3.1");
  BOOST_TEST(field.path == "Members/Member/Name");
  BOOST_TEST(field.label == "氏名");
  BOOST_TEST(field.label_en == "Name");
  BOOST_TEST(field.sensitivity == 1);
  BOOST_TEST((field.search == Search::name));
  BOOST_TEST((field.check == Check::date));
  BOOST_TEST(field.code_list == "sex");
  BOOST_TEST(!field.required);
  BOOST_TEST((field.repeating == std::vector<std::uint8_t>{0, 1}));
  BOOST_TEST((out.types[1].fields[0].role == Role::document_number));
  BOOST_TEST(out.types[1].fields[0].required);
  BOOST_TEST(out.code_lists[0].codes[1].label == "女");
  BOOST_TEST(out.code_lists[0].codes[1].label_en == "female");
  BOOST_TEST((field.category == Category::family));
  BOOST_TEST(!out.types[0].is_register);
  BOOST_TEST(out.types[1].is_register);
  BOOST_REQUIRE_EQUAL(out.types[1].groups.size(), 1U);
  BOOST_TEST(out.types[1].groups[0].path == "Members");
  BOOST_TEST(out.types[1].groups[0].label == "世帯");
  BOOST_TEST(out.types[1].groups[0].required);
  BOOST_TEST(out.code_lists[0].version == "3");
  BOOST_TEST(out.code_lists[0].codes[0].from == "2020-04-01");
}

BOOST_AUTO_TEST_CASE(refuses_every_cut_and_every_trailing_byte) {
  check_exact_length(sample_catalogue());
}

BOOST_AUTO_TEST_CASE(refuses_classes_and_enumerators_that_do_not_exist) {
  BOOST_TEST(is_refused(with_field([](WireField& field) { field.sensitivity = 6; })));
  BOOST_TEST(is_refused(with_field([](WireField& field) { field.search = Search{3}; })));
  BOOST_TEST(is_refused(with_field([](WireField& field) { field.role = Role{200}; })));
  BOOST_TEST(is_refused(with_field([](WireField& field) { field.check = Check{5}; })));
}

BOOST_AUTO_TEST_CASE(refuses_repeating_elements_that_the_path_does_not_have) {
  BOOST_TEST(is_refused(with_field([](WireField& field) { field.repeating = {3}; })));
  BOOST_TEST(is_refused(with_field([](WireField& field) { field.repeating = {1, 0}; })));
  BOOST_TEST(is_refused(with_field([](WireField& field) { field.repeating = {1, 1}; })));
  BOOST_TEST(!is_refused(with_field([](WireField& field) { field.repeating = {0, 1, 2}; })));
}

BOOST_AUTO_TEST_CASE(refuses_fields_and_types_without_a_name) {
  WireCatalogue unnamed = sample_catalogue();
  unnamed.types[0].name.clear();

  BOOST_TEST(is_refused(unnamed));
  BOOST_TEST(is_refused(with_field([](WireField& field) { field.number.clear(); })));
  BOOST_TEST(is_refused(with_field([](WireField& field) { field.path.clear(); })));
}

BOOST_AUTO_TEST_CASE(refuses_names_that_repeat_or_stand_out_of_order) {
  WireCatalogue types = sample_catalogue();
  std::swap(types.types[0], types.types[1]);
  WireCatalogue lists = sample_catalogue();
  lists.code_lists[1].name = "sex";

  BOOST_TEST(is_refused(types));
  BOOST_TEST(is_refused(lists));
}

BOOST_AUTO_TEST_SUITE_END()
