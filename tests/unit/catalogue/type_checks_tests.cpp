// Each rule of a document type, broken once.
#define BOOST_TEST_DYN_LINK
#include "server/catalogue/type_checks.h"

#include <functional>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/catalogue/sample_type.h"

using namespace tsunagu;
using namespace tsunagu::catalogue;

namespace {

/// Whether the sample type is refused after `change`, and the error names type and field.
bool refused(const std::function<void(protocol::WireType&)>& change, const std::string& field) {
  auto type = letter();
  change(type);
  try {
    check_type(type);
  } catch (const Error& error) {
    return error.detail().find("letter: " + field) == 0;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(type_checks_tests)

BOOST_AUTO_TEST_CASE(accepts_the_sample) { BOOST_CHECK_NO_THROW(check_type(letter())); }

BOOST_AUTO_TEST_CASE(refuses_a_number_given_twice) {
  BOOST_TEST(refused([](auto& type) { type.fields[2].number = "2.1"; }, "Person/Sex"));
}

BOOST_AUTO_TEST_CASE(refuses_a_path_given_twice) {
  BOOST_TEST(refused([](auto& type) { type.fields[2].path = "Person/Name"; }, "Person/Name"));
}

BOOST_AUTO_TEST_CASE(refuses_a_malformed_number) {
  for (const char* number : {"", "0", "01", "1.", ".1", "a", "1 ", "123456"}) {
    BOOST_TEST(refused([number](auto& type) { type.fields[0].number = number; }, "No"), number);
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_path_of_another_length_than_its_number) {
  BOOST_TEST(refused([](auto& type) { type.fields[0].path = "A/B"; }, "A/B"));
  BOOST_TEST(refused([](auto& type) { type.fields[0].number = "1.1"; }, "No"));
}

BOOST_AUTO_TEST_CASE(refuses_an_empty_element_name) {
  BOOST_TEST(refused([](auto& type) { type.fields[1].path = "/Name"; }, "/Name"));
}

BOOST_AUTO_TEST_CASE(refuses_a_fact_above_class_zero) {
  const auto make_fact = [](std::uint8_t sensitivity) {
    return [sensitivity](auto& type) {
      type.fields[0].role = protocol::Role::screening;
      type.fields[0].sensitivity = sensitivity;
    };
  };

  BOOST_TEST(refused(make_fact(3), "No"));
  BOOST_TEST(!refused(make_fact(0), "No"));
}

BOOST_AUTO_TEST_CASE(refuses_a_single_fact_that_repeats_and_takes_a_list_that_does) {
  const auto repeat = [](protocol::Role role) {
    return [role](auto& type) { type.fields[3].role = role; };
  };

  BOOST_TEST(refused(repeat(protocol::Role::screening), "Member/Name"));
  BOOST_TEST(!refused(repeat(protocol::Role::attendee_agency), "Member/Name"));
}

BOOST_AUTO_TEST_CASE(refuses_a_class_above_five) {
  BOOST_TEST(refused([](auto& type) { type.fields[0].sensitivity = 6; }, "No"));
}

BOOST_AUTO_TEST_CASE(refuses_a_name_search_outside_of_class_one) {
  BOOST_TEST(refused([](auto& type) { type.fields[1].sensitivity = 2; }, "Person/Name"));
}

BOOST_AUTO_TEST_CASE(refuses_a_second_document_number) {
  BOOST_TEST(refused([](auto& type) { type.fields[1].role = protocol::Role::document_number; },
                     "Person/Name"));
}

BOOST_AUTO_TEST_CASE(refuses_a_document_number_that_repeats) {
  BOOST_TEST(refused([](auto& type) { type.fields[0].repeating = {0}; }, "No"));
}

BOOST_AUTO_TEST_CASE(refuses_repeating_elements_beyond_the_path_or_out_of_order) {
  BOOST_TEST(refused([](auto& type) { type.fields[0].repeating = {1}; }, "No"));
  BOOST_TEST(refused([](auto& type) { type.fields[4].repeating = {1, 0}; }, "Member/Tag"));
  BOOST_TEST(refused([](auto& type) { type.fields[4].repeating = {0, 0}; }, "Member/Tag"));
}

BOOST_AUTO_TEST_CASE(refuses_a_group_that_repeats_for_one_field_only) {
  BOOST_TEST(refused([](auto& type) { type.fields[4].repeating = {1}; }, "Member/Tag"));
}

BOOST_AUTO_TEST_CASE(refuses_a_leaf_that_is_a_group_too) {
  BOOST_TEST(
      refused([](auto& type) { type.fields.push_back(field("1.1", "No/Part")); }, "No/Part"));
}

BOOST_AUTO_TEST_CASE(refuses_a_group_whose_fields_do_not_stand_together) {
  BOOST_TEST(refused([](auto& type) { type.fields.push_back(field("2.3", "Person/Late")); },
                     "Person/Late"));
}

BOOST_AUTO_TEST_CASE(refuses_a_type_without_name_or_fields) {
  auto nameless = letter();
  nameless.name.clear();
  auto empty = letter();
  empty.fields.clear();

  BOOST_CHECK_THROW(check_type(nameless), Error);
  BOOST_CHECK_THROW(check_type(empty), Error);
}

BOOST_AUTO_TEST_SUITE_END()
