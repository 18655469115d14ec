// From committed events to the log: no gap that is not explained, no change that is not found.
#define BOOST_TEST_DYN_LINK
#include "server/vault/sequencer.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/vault/sequence.h"

using namespace tsunagu;
using namespace tsunagu::vault;
using namespace tsunagu::vault::test;

BOOST_FIXTURE_TEST_SUITE(sequencer_tests, Sequence)

BOOST_AUTO_TEST_CASE(takes_committed_events_in_the_order_of_their_numbers) {
  record("first");
  record("second");

  BOOST_TEST(run->sequencer.run_once() == 2U);

  BOOST_TEST(logged() == (Lines{"first", "second"}), boost::test_tools::per_element());
  BOOST_TEST(run->sequencer.run_once() == 0U);
}

BOOST_AUTO_TEST_CASE(fills_the_holes_of_a_run_that_was_killed) {
  record("before");
  run->sequencer.run_once();
  die_with_a_number();
  record("after");
  die_with_a_number();  // the last number leaves no trace, and needs none

  restart();
  record("next run");
  run->sequencer.run_once();

  BOOST_TEST(run->boot == 2U);
  BOOST_TEST(logged() == (Lines{"before", "void interrupted", "after", "next run"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(fills_the_holes_of_runs_that_never_reached_the_log) {
  for (int i = 0; i < 3; ++i) {
    die_with_a_number();
    record("run " + std::to_string(run->boot));
    restart();
  }

  run->sequencer.run_once();

  BOOST_TEST(logged() == (Lines{"void interrupted", "run 1", "void interrupted", "run 2",
                                "void interrupted", "run 3"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(finds_a_leaf_that_was_changed_in_the_database) {
  record("one");
  tamper("UPDATE audit_event SET leaf = CONCAT(LEFT(leaf, 20), 'x', SUBSTRING(leaf, 22))");

  BOOST_CHECK_THROW(run->sequencer.run_once(), IntegrityError);
  BOOST_TEST(run->sequencer.size() == 0U);
}

BOOST_AUTO_TEST_CASE(finds_a_mac_that_was_changed_in_the_database) {
  record("one");
  tamper("UPDATE audit_event SET mac = REVERSE(mac)");

  BOOST_CHECK_THROW(run->sequencer.run_once(), IntegrityError);
}

BOOST_AUTO_TEST_CASE(finds_two_events_that_changed_their_numbers) {
  record("one");
  record("two");
  tamper("UPDATE audit_event SET number = 9 WHERE number = 1");
  tamper("UPDATE audit_event SET number = 1 WHERE number = 2");
  tamper("UPDATE audit_event SET number = 2 WHERE number = 9");

  BOOST_CHECK_THROW(run->sequencer.run_once(), IntegrityError);
}

BOOST_AUTO_TEST_CASE(says_so_in_the_log_when_an_event_was_removed_before_it_got_there) {
  record("one");
  record("removed");
  record("three");
  tamper("DELETE FROM audit_event WHERE number = 2");

  run->sequencer.run_once();
  run->sequencer.run_once();

  const auto lines = logged();
  BOOST_REQUIRE(lines.size() >= 3U);
  BOOST_TEST(lines[1].starts_with("void "));
  BOOST_TEST(lines[1] != "void not-committed");
  BOOST_TEST(lines[1] != "void interrupted");
}

BOOST_AUTO_TEST_CASE(finds_an_event_that_was_removed_after_it_was_logged) {
  record("one");
  record("two");
  run->sequencer.run_once();
  tamper("DELETE FROM audit_event WHERE number = 1");

  BOOST_CHECK_THROW(logged(), IntegrityError);
}

BOOST_AUTO_TEST_SUITE_END()
