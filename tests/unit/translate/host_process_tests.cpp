// Starting a host: what it gets, and what it may say.
#define BOOST_TEST_DYN_LINK
#include "server/translate/host_process.h"

#include <csignal>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/translate/sample_host.h"

using namespace tsunagu;
using namespace tsunagu::translate;

namespace {

/// The id and detail of the error that starting `options` throws; empty if it starts.
std::pair<std::string, std::string> start_error(const HostOptions& options) {
  try {
    const HostProcess process{options};
  } catch (const Error& error) {
    return {std::string{error.message().id}, error.detail()};
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(host_process_tests)

BOOST_AUTO_TEST_CASE(takes_the_hello_of_a_host_that_starts) {
  const TemporaryFolder folder;

  const HostProcess process{fake_host(folder)};

  BOOST_TEST(process.hello().adapter.name == "toy");
  BOOST_TEST(process.hello().pack_hash == "facade");
}

BOOST_AUTO_TEST_CASE(ends_the_host_with_the_object) {
  const TemporaryFolder folder;
  pid_t pid = -1;
  {
    const HostProcess process{fake_host(folder)};
    pid = process.pid();
    BOOST_TEST(::kill(pid, 0) == 0);
  }

  BOOST_TEST(::kill(pid, 0) != 0);
}

BOOST_AUTO_TEST_CASE(gives_the_host_no_environment_and_no_other_descriptor) {
  const TemporaryFolder folder;

  const auto [id, detail] = start_error(fake_host(folder, "dirty"));

  BOOST_TEST(detail == "dirty: clean");
}

BOOST_AUTO_TEST_CASE(passes_on_why_a_host_cannot_start) {
  const TemporaryFolder folder;

  const auto [id, detail] = start_error(fake_host(folder, "cannot"));

  BOOST_TEST(id == messages::kAdapterHost.id);
  BOOST_TEST(detail == "cannot: adapter.xml がありません");
}

BOOST_AUTO_TEST_CASE(refuses_a_program_that_is_not_there) {
  const TemporaryFolder folder;
  auto options = fake_host(folder);
  options.program = folder.path() / "nothing";

  BOOST_TEST(start_error(options).first == messages::kAdapterHost.id);
}

BOOST_AUTO_TEST_CASE(refuses_a_host_that_dies_or_says_nothing) {
  const TemporaryFolder folder;
  auto silent = fake_host(folder, "silent");
  silent.start_limit = std::chrono::milliseconds{100};

  BOOST_TEST(start_error(fake_host(folder, "dies")).first == messages::kAdapterHost.id);
  BOOST_TEST(start_error(silent).second == "silent: no hello in time");
}

BOOST_AUTO_TEST_CASE(refuses_another_protocol) {
  const TemporaryFolder folder;

  BOOST_TEST(start_error(fake_host(folder, "other-protocol")).first == messages::kHostReply.id);
  BOOST_TEST(start_error(fake_host(folder, "garbage")).first == messages::kAdapterHost.id);
}

BOOST_AUTO_TEST_CASE(refuses_a_missing_layer_of_the_sandbox_unless_allowed) {
  const TemporaryFolder folder;
  auto allowed = fake_host(folder, "no-seccomp");
  allowed.allow_missing = protocol::kSeccomp;

  const auto [id, detail] = start_error(fake_host(folder, "no-seccomp"));

  BOOST_TEST(id == messages::kSandbox.id);
  BOOST_TEST(detail == "no-seccomp: seccomp");
  BOOST_TEST(start_error(allowed).first == "");
}

BOOST_AUTO_TEST_SUITE_END()
