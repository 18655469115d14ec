// The decision function: all readers, all classes, all protections.
#define BOOST_TEST_DYN_LINK
#include "server/cases/access_decision.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

using namespace tsunagu::cases;

namespace {

using Classes = std::vector<std::uint8_t>;

const Classes kAll{0, 1, 2, 3, 4, 5};

Reader reader(ReaderKind kind, Classes classes, bool right) {
  return {kind, "someone", std::move(classes), right};
}

/// The reason why `sensitivity` is withheld; empty if it is granted.
std::string_view reason(const AccessDecision& decision, std::uint8_t sensitivity) {
  const auto at = std::ranges::find(decision.withheld, sensitivity, &WithheldClass::sensitivity);
  return at == decision.withheld.end() ? "" : reason_word(at->reason);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(access_decision_tests)

BOOST_AUTO_TEST_CASE(gives_a_person_what_was_asked_for) {
  const auto decision =
      decide_access(reader(ReaderKind::person, {}, false), Classes{0, 2, 5}, false);

  BOOST_TEST(decision.granted == (Classes{0, 2, 5}));
  BOOST_TEST(reason(decision, 1) == "not_requested");
}

BOOST_AUTO_TEST_CASE(gives_an_adapter_no_more_than_its_classes) {
  const auto decision = decide_access(reader(ReaderKind::adapter, {0, 1}, false), kAll, false);

  BOOST_TEST(decision.granted == (Classes{0, 1}));
  BOOST_TEST(reason(decision, 3) == "not_granted");
}

BOOST_AUTO_TEST_CASE(gives_the_system_nothing_unless_said) {
  const auto decision = decide_access(Reader{}, kAll, false);

  BOOST_TEST(decision.granted.empty());
  BOOST_TEST(decision.withheld.size() == 6U);
}

BOOST_AUTO_TEST_CASE(withholds_class_two_of_a_protected_case_from_everyone_without_the_right) {
  for (const auto kind : {ReaderKind::person, ReaderKind::adapter, ReaderKind::system}) {
    for (const auto& allowed : {Classes{}, Classes{2}, kAll}) {
      const auto without = decide_access(reader(kind, allowed, false), kAll, true);

      BOOST_TEST(reason(without, 2) == "protected");
    }
  }
}

BOOST_AUTO_TEST_CASE(opens_class_two_of_a_protected_case_for_the_right_only_within_other_limits) {
  const auto person = decide_access(reader(ReaderKind::person, {}, true), kAll, true);
  const auto adapter = decide_access(reader(ReaderKind::adapter, {0}, true), kAll, true);

  BOOST_TEST(reason(person, 2) == "");
  BOOST_TEST(reason(adapter, 2) == "not_granted");
}

BOOST_AUTO_TEST_CASE(protects_no_other_class) {
  const auto open = decide_access(reader(ReaderKind::person, {}, false), kAll, true);

  BOOST_TEST(open.granted == (Classes{0, 1, 3, 4, 5}));
}

BOOST_AUTO_TEST_CASE(names_every_class_exactly_once) {
  // All subsets of requested and allowed classes, by the bits of two numbers.
  for (unsigned bits = 0; bits < 1U << 12; ++bits) {
    Classes requested;
    Classes allowed;
    for (std::uint8_t one = 0; one < 6; ++one) {
      if ((bits >> one & 1U) != 0) {
        requested.push_back(one);
      }
      if ((bits >> (6 + one) & 1U) != 0) {
        allowed.push_back(one);
      }
    }
    const auto decision =
        decide_access(reader(ReaderKind::adapter, allowed, false), requested, bits % 2 == 0);

    BOOST_REQUIRE(decision.granted.size() + decision.withheld.size() == 6U);
    for (const auto one : decision.granted) {
      BOOST_REQUIRE(std::ranges::find(requested, one) != requested.end());
      BOOST_REQUIRE(std::ranges::find(allowed, one) != allowed.end());
    }
  }
}

BOOST_AUTO_TEST_CASE(never_grants_a_class_that_does_not_exist) {
  const auto decision =
      decide_access(reader(ReaderKind::adapter, {6, 255, 1}, true), Classes{255, 6, 1, 1}, false);

  BOOST_TEST(decision.granted == (Classes{1}));
}

BOOST_AUTO_TEST_SUITE_END()
