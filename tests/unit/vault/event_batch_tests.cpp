// The numbers of events: kept, abandoned, never lost.
#define BOOST_TEST_DYN_LINK
#include "server/vault/event_batch.h"

#include <thread>

#include <boost/test/unit_test.hpp>

#include "server/store/transaction.h"
#include "tests/unit/vault/sequence.h"

using namespace tsunagu;
using namespace tsunagu::vault;
using namespace tsunagu::vault::test;

BOOST_FIXTURE_TEST_SUITE(event_batch_tests, Sequence)

BOOST_AUTO_TEST_CASE(keeps_its_numbers_when_a_transaction_is_repeated) {
  EventBatch batch{run->events};
  int attempts = 0;
  store::transact(session, [&](store::Connection& db) {
    batch.restart();
    batch.add(event_about("one"));
    batch.add(event_about("two"));
    batch.write(db);
    if (++attempts < 3) {
      throw store::StoreError{1213, "40001", "a deadlock"};
    }
  });
  batch.committed();
  record("three");

  run->sequencer.run_once();

  BOOST_TEST(attempts == 3);
  BOOST_TEST(logged() == (Lines{"one", "two", "three"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(writes_a_void_event_for_each_number_of_a_transaction_that_failed) {
  BOOST_CHECK_THROW(
      {
        EventBatch batch{run->events};
        batch.add(event_about("lost"));
        batch.add(event_about("lost too"));
        store::transact(session, [&](store::Connection& db) {
          batch.write(db);
          throw store::StoreError{1406, "22001", "too long"};
        });
      },
      store::StoreError);
  record("after it");

  run->sequencer.run_once();

  BOOST_TEST(logged() == (Lines{"void not-committed", "void not-committed", "after it"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(writes_void_events_for_numbers_that_a_repeated_transaction_needs_no_more) {
  EventBatch batch{run->events};
  int attempts = 0;
  store::transact(session, [&](store::Connection& db) {
    batch.restart();
    batch.add(event_about("one"));
    if (++attempts == 1) {
      batch.add(event_about("needed the first time only"));
    }
    batch.write(db);
    if (attempts == 1) {
      throw store::StoreError{1213, "40001", "a deadlock"};
    }
  });
  batch.committed();
  record("two");

  run->sequencer.run_once();

  BOOST_TEST(logged() == (Lines{"one", "void not-committed", "two"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(takes_an_event_whose_commit_nobody_confirmed) {
  {
    EventBatch batch{run->events};
    batch.add(event_about("committed"));
    store::transact(session, [&](store::Connection& db) { batch.write(db); });
    // The connection was lost with the commit: the batch ends without committed().
  }

  run->sequencer.run_once();

  BOOST_TEST(logged() == (Lines{"committed"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(waits_for_a_transaction_that_is_still_open) {
  store::Session other{database()};
  EventBatch batch{run->events};
  batch.add(event_about("slow"));
  store::Transaction slow{other.connection()};
  batch.write(slow.connection());
  record("fast");

  BOOST_TEST(run->sequencer.run_once() == 0U);
  slow.commit();
  batch.committed();

  BOOST_TEST(run->sequencer.run_once() == 2U);
  BOOST_TEST(logged() == (Lines{"slow", "fast"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(numbers_events_of_many_threads_without_a_gap) {
  constexpr int kThreads = 4;
  constexpr int kEvents = 20;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      store::Session own{database()};
      for (int n = 0; n < kEvents; ++n) {
        try {
          EventBatch batch{run->events};
          batch.add(event_about("event"));
          store::transact(own, [&](store::Connection& db) {
            batch.write(db);
            if (n % 3 == 0) {
              throw store::StoreError{1406, "22001", "every third fails"};
            }
          });
          batch.committed();
        } catch (const store::StoreError&) {
        }
      }
    });
  }
  std::size_t taken = 0;
  for (int i = 0; i < 10; ++i) {
    taken += run->sequencer.run_once();
  }
  for (auto& thread : threads) {
    thread.join();
  }
  taken += run->sequencer.run_once();

  const auto lines = logged();
  BOOST_TEST(taken == std::size_t{kThreads * kEvents});
  BOOST_TEST(std::count(lines.begin(), lines.end(), "event") == kThreads * 13);
  BOOST_TEST(std::count(lines.begin(), lines.end(), "void not-committed") == kThreads * 7);
}

BOOST_AUTO_TEST_SUITE_END()
