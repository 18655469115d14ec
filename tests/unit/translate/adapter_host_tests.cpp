// Keeping a host running.
#define BOOST_TEST_DYN_LINK
#include "server/translate/adapter_host.h"

#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/translate/sample_host.h"

using namespace tsunagu;
using namespace tsunagu::translate;
using namespace std::chrono_literals;

namespace {

FileEnd read(AdapterHost& host, const char* command, std::chrono::milliseconds limit = 20s) {
  CollectingSink sink;
  return Translator{host, sample_catalogue()}.read(as_bytes(command), limit, sink);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(adapter_host_tests)

BOOST_AUTO_TEST_CASE(throws_what_the_first_start_throws) {
  const TemporaryFolder folder;

  BOOST_CHECK_THROW(AdapterHost{fake_host(folder, "cannot")}, Error);
}

BOOST_AUTO_TEST_CASE(starts_a_host_again_that_died) {
  const TemporaryFolder folder;
  AdapterHost host{fake_host(folder)};

  BOOST_CHECK_THROW(read(host, "kill the host"), Error);
  const auto end = read(host, "three");

  BOOST_TEST((end.outcome == Outcome::complete));
  BOOST_TEST(host.restarts() == 1U);
}

BOOST_AUTO_TEST_CASE(does_not_use_a_host_whose_pack_changed) {
  const TemporaryFolder folder;
  AdapterHost host{fake_host(folder, "changing")};
  BOOST_CHECK_THROW(read(host, "kill the host"), Error);

  BOOST_CHECK_THROW(host.start(protocol::JobKind::read, as_bytes("three"), 1s, 500ms), Error);
  BOOST_TEST(host.restarts() == 0U);
}

BOOST_AUTO_TEST_CASE(kills_a_host_that_does_not_keep_time_limits) {
  const TemporaryFolder folder;
  auto options = fake_host(folder, "patient");
  options.grace = 50ms;
  AdapterHost host{options};

  BOOST_CHECK_THROW(read(host, "hang", 50ms), Error);
  BOOST_TEST((read(host, "three").outcome == Outcome::complete));
}

BOOST_AUTO_TEST_CASE(kills_a_host_that_reports_a_job_it_never_got) {
  const TemporaryFolder folder;
  AdapterHost host{fake_host(folder, "confused")};

  BOOST_CHECK_THROW(read(host, "three"), Error);
}

BOOST_AUTO_TEST_CASE(runs_jobs_side_by_side) {
  const TemporaryFolder folder;
  AdapterHost host{fake_host(folder)};
  std::vector<Outcome> outcomes(8, Outcome::failed);
  std::vector<std::thread> threads;

  // Half of them hang until their limit, so the others would fail if jobs waited for one another.
  for (std::size_t index = 0; index < outcomes.size(); ++index) {
    threads.emplace_back([&, index] {
      const bool hangs = index % 2 == 0;
      outcomes[index] = read(host, hangs ? "hang" : "three", hangs ? 300ms : 20s).outcome;
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }

  for (std::size_t index = 0; index < outcomes.size(); ++index) {
    BOOST_TEST((outcomes[index] == (index % 2 == 0 ? Outcome::failed : Outcome::complete)), index);
  }
  BOOST_TEST(host.restarts() == 0U);
}

BOOST_AUTO_TEST_CASE(ends_while_a_job_hangs) {
  const TemporaryFolder folder;
  auto host = std::make_unique<AdapterHost>(fake_host(folder));
  auto job = host->start(protocol::JobKind::read, as_bytes("hang"), 60s);

  host.reset();

  BOOST_TEST(!job.wait().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
