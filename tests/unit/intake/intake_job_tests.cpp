// One file from its bytes to stored documents, with a host that does what the file says.
#define BOOST_TEST_DYN_LINK
#include "server/intake/intake_job.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/translate/job_reply.h"
#include "tests/unit/intake/filing_fixture.h"
#include "tests/unit/translate/sample_host.h"

using namespace tsunagu;
using namespace tsunagu::intake;
using namespace tsunagu::intake::test;
using vault::InboundState;

namespace {

struct Job : Files {
  translate::TemporaryFolder folder;
  translate::AdapterHost host{translate::fake_host(folder)};
  translate::Translator translator{host, translate::sample_catalogue()};
  IntakeJob job{{*keys, clock, events, writer.names, writer.inbound, writer.outbound, writer.search,
                 vault::test::sheets(), writer.profile, 5},
                translator,
                "toy",
                {1000, std::chrono::seconds{5}}};

  ClaimedFile claimed(const std::string& content) const {
    ClaimedFile file;
    file.file_id = make_uuid();
    file.name = "F1";
    file.data = folder.path() / file.file_id.text();
    write_file_durably(file.data, as_bytes(content), 0600);
    return file;
  }
  FileOutcome run(const std::string& content) {
    const auto file = claimed(content);
    job.run(session, file);
    return job.outcome(session, file.file_id);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(intake_job_tests, Job)

BOOST_AUTO_TEST_CASE(stores_the_records_of_a_file_and_owes_its_answer) {
  const auto outcome = run("one refused");

  BOOST_TEST((outcome.file.state == InboundState::read));
  BOOST_TEST(words(outcome.records) == "accepted refused duplicate");
  BOOST_TEST(count("SELECT COUNT(*) FROM outbound_file WHERE state = 1") == 1);
  BOOST_TEST(count("SELECT COUNT(*) FROM inbound_original") == 1);
}

BOOST_AUTO_TEST_CASE(does_nothing_with_a_file_that_is_settled) {
  const auto file = claimed("three");
  job.run(session, file);
  const auto before = recorded();

  job.run(session, file);

  BOOST_TEST(recorded() == before);
  BOOST_TEST(count("SELECT COUNT(*) FROM outbound_file") == 1);
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_is_too_large_without_reading_it) {
  const auto outcome = run(std::string(1001, 'x'));

  BOOST_TEST((outcome.file.state == InboundState::refused));
  BOOST_TEST((outcome.file.refusal->code == RefusalCode::too_large));
  BOOST_TEST(outcome.file.size == 1001);
  BOOST_TEST(count("SELECT COUNT(*) FROM inbound_original") == 0);
}

BOOST_AUTO_TEST_CASE(refuses_a_file_whose_job_breaks_the_protocol_or_dies) {
  for (const char* content : {"too few", "garbage", "crash midway", "out of memory", "no end"}) {
    const auto outcome = run(content);

    BOOST_TEST((outcome.file.state == InboundState::refused), content);
    BOOST_TEST(outcome.records.empty());
  }
  BOOST_TEST(documents() == 0);
}

BOOST_AUTO_TEST_CASE(tries_a_file_again_that_lost_its_host_and_refuses_it_the_third_time) {
  const auto file = claimed("kill the host");

  BOOST_CHECK_THROW(job.run(session, file), translate::HostDied);
  BOOST_CHECK_THROW(job.run(session, file), translate::HostDied);
  BOOST_TEST(!writer.inbound.find(session.connection(), file.file_id).has_value());
  job.run(session, file);

  const auto outcome = job.outcome(session, file.file_id);
  BOOST_TEST((outcome.file.refusal->code == RefusalCode::translation));
  BOOST_TEST(words(run("three").records) == "accepted duplicate duplicate");
}

BOOST_AUTO_TEST_CASE(judges_nothing_when_the_claimed_file_is_not_there) {
  const auto file = claimed("three");
  std::filesystem::remove(file.data);

  BOOST_CHECK_THROW(job.run(session, file), Error);

  BOOST_TEST(!writer.inbound.find(session.connection(), file.file_id).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
