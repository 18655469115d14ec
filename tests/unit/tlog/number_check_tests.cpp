// Tests of the numbering of events.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/number_check.h"

#include <boost/test/unit_test.hpp>

#include "server/tlog/time_check.h"

namespace tsunagu::tlog {

namespace {

Leaf leaf_of(std::uint16_t node, std::uint32_t boot, std::uint64_t number) {
  Leaf leaf;
  leaf.type = number == 1 ? EventType::boot : EventType::heartbeat;
  leaf.node = node;
  leaf.boot = boot;
  leaf.number = number;
  return leaf;
}

/// Takes the good leaves, then the last one.
std::optional<Problem> problem_of_last(const std::vector<Leaf>& leaves) {
  NumberCheck check;
  for (std::size_t i = 0; i + 1 < leaves.size(); ++i) {
    BOOST_REQUIRE(!check.next(leaves[i]).has_value());
  }
  return check.next(leaves.back());
}

Leaf with_type(Leaf leaf, EventType type) {
  leaf.type = type;
  return leaf;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(number_check_tests)

BOOST_AUTO_TEST_CASE(runs_of_several_nodes_may_be_mixed) {
  BOOST_TEST(!problem_of_last({leaf_of(1, 3, 1), leaf_of(2, 1, 1), leaf_of(1, 3, 2),
                               leaf_of(2, 1, 2), leaf_of(1, 3, 3)})
                  .has_value());
}

BOOST_AUTO_TEST_CASE(the_next_run_ends_the_one_before_wherever_it_was) {
  BOOST_TEST(
      !problem_of_last({leaf_of(1, 3, 1), leaf_of(1, 3, 2), leaf_of(1, 9, 1), leaf_of(1, 9, 2)})
           .has_value());
}

BOOST_AUTO_TEST_CASE(a_void_event_fills_a_hole) {
  const Leaf filling = with_type(leaf_of(1, 3, 2), EventType::void_number);

  BOOST_TEST(!problem_of_last({leaf_of(1, 3, 1), filling, leaf_of(1, 3, 3)}).has_value());
}

BOOST_AUTO_TEST_CASE(names_every_break) {
  const Leaf first = leaf_of(1, 3, 1);
  const Leaf second = leaf_of(1, 3, 2);

  BOOST_TEST((problem_of_last({first, leaf_of(1, 3, 3)}) == Problem::number_missing));
  BOOST_TEST((problem_of_last({first, second, second}) == Problem::number_repeated));
  BOOST_TEST((problem_of_last({first, second, first}) == Problem::number_repeated));
  BOOST_TEST((problem_of_last({second}) == Problem::number_missing));
  BOOST_TEST((problem_of_last({first, leaf_of(1, 4, 2)}) == Problem::number_missing));
  BOOST_TEST((problem_of_last({first, leaf_of(1, 2, 1)}) == Problem::boot_backwards));
  BOOST_TEST((problem_of_last({with_type(first, EventType::heartbeat)}) == Problem::boot_missing));
  BOOST_TEST(
      (problem_of_last({first, with_type(second, EventType::boot)}) == Problem::boot_inside));
}

BOOST_AUTO_TEST_CASE(times_may_go_back_ten_seconds_and_no_more) {
  TimeCheck check;
  Leaf leaf = leaf_of(1, 1, 1);
  leaf.time = 100'000'000;
  BOOST_TEST(!check.is_backwards(leaf));
  leaf.time = 90'000'000;
  BOOST_TEST(!check.is_backwards(leaf));
  leaf.time = 89'999'999;
  BOOST_TEST(check.is_backwards(leaf));
  leaf.node = 2;
  BOOST_TEST(!check.is_backwards(leaf));
}

BOOST_AUTO_TEST_CASE(the_time_of_a_void_event_says_nothing) {
  TimeCheck check;
  Leaf filling = with_type(leaf_of(1, 1, 1), EventType::void_number);
  filling.time = 900'000'000;
  Leaf late = leaf_of(1, 1, 2);
  late.time = 100'000'000;

  BOOST_TEST(!check.is_backwards(filling));
  BOOST_TEST(!check.is_backwards(late));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
