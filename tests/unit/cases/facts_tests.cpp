// Facts: kept as bytes and read again, and which documents are current.
#define BOOST_TEST_DYN_LINK
#include "server/cases/facts.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/cases/made_facts.h"

using namespace tsunagu;
using namespace tsunagu::cases;

namespace {

CaseFacts three() {
  auto facts = case_of({sheet("given"), plan("draft"), plan("decided")});
  facts[2].supersedes = facts[1].document_id;
  facts[2].revision = 2;
  facts[0].is_protected = true;
  facts[0].document = with(facts[0].document, 3, {{Role::recipient_agency, "地域包括"}});
  return facts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facts_tests)

BOOST_AUTO_TEST_CASE(reads_again_what_was_written) {
  const auto facts = three();

  BOOST_TEST((decode(encode(facts)) == facts));
  BOOST_TEST((decode(encode(CaseFacts{})) == CaseFacts{}));
}

BOOST_AUTO_TEST_CASE(reads_nothing_from_bytes_that_were_cut_or_lengthened) {
  auto bytes = encode(three());

  for (std::size_t size = 0; size < bytes.size(); ++size) {
    BOOST_TEST(!decode(ByteView{bytes}.first(size)).has_value(), size);
  }
  bytes.push_back(std::byte{0});
  BOOST_TEST(!decode(bytes).has_value());
}

BOOST_AUTO_TEST_CASE(reads_nothing_from_another_format_or_an_unknown_role) {
  auto format = encode(three());
  format[0] = std::byte{2};
  auto role = encode(case_of({made("consent", {{Role::tax_consent, "yes"}})}));
  // The last fact is role, group, length and text: the role stands ten bytes before the end.
  role[role.size() - 10] = std::byte{250};

  BOOST_TEST(!decode(format).has_value());
  BOOST_TEST(!decode(role).has_value());
}

BOOST_AUTO_TEST_CASE(leaves_out_what_a_newer_version_replaced) {
  const auto facts = three();

  const auto newest = current(facts);

  BOOST_REQUIRE_EQUAL(newest.size(), 2U);
  BOOST_TEST(newest[1]->document.one(Role::status) == "decided");
}

BOOST_AUTO_TEST_CASE(finds_values_by_role_and_group) {
  const auto facts = with(with(made("minutes", {{Role::kind, "SK"}}), 1,
                               {{Role::attendee_agency, "A"}, {Role::attendance, "absent"}}),
                          2, {{Role::attendee_agency, "B"}});

  BOOST_TEST(facts.one(Role::attendee_agency) == "A");
  BOOST_TEST(facts.all(Role::attendee_agency).size() == 2U);
  BOOST_TEST(facts.in_group(Role::attendance, 1) == "absent");
  BOOST_TEST(facts.in_group(Role::attendance, 2) == "");
  BOOST_TEST(facts.has(Role::attendee_agency, "B"));
  BOOST_TEST(!facts.has(Role::attendee_agency, "absent"));
}

BOOST_AUTO_TEST_SUITE_END()
