// The whole program over its sockets: hello, jobs, limits, garbage, its end.
#define BOOST_TEST_DYN_LINK
#include <string>

#include <boost/test/unit_test.hpp>

#include "adapters/protocol/catalogue_wire.h"
#include "tests/unit/host/host_program.h"
#include "tests/unit/host/temp_folder.h"
#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using protocol::FrameType;
using protocol::JobEnd;
using protocol::JobKind;
using tsunagu::host::test::HostProgram;
using tsunagu::host::test::toy;

const std::string kToy = std::string{TSUNAGU_SOURCE_DIR} + "/tests/data/toy";

std::vector<std::string> with_slips() {
  return {"--schemas", kToy + "/schemas", "--pack", kToy + "/packs/slips"};
}

/// A program that has said hello.
struct Ready {
  Ready() { protocol::decode(program.receive().body, hello); }
  HostProgram program{with_slips()};
  protocol::Hello hello;
};

BOOST_AUTO_TEST_SUITE(program_tests)

BOOST_AUTO_TEST_CASE(says_hello) {
  const Ready ready;

  BOOST_TEST(ready.hello.protocol == protocol::kProtocolVersion);
  BOOST_TEST(ready.hello.sandbox == 15);
  BOOST_TEST(ready.hello.has_pack);
  BOOST_TEST(ready.hello.pack_hash == toy().slips.hash);
  BOOST_TEST(ready.hello.catalogue_hash.size() == 64U);
  BOOST_TEST(ready.hello.adapter.name == "slips");
  BOOST_TEST(ready.hello.adapter.files.answer == ".ans.xml");
  BOOST_TEST((ready.hello.adapter.classes_out == std::vector<std::uint8_t>{0, 1, 5}));
}

BOOST_AUTO_TEST_CASE(describes_without_a_pack) {
  const HostProgram program{{"--schemas", kToy + "/schemas"}};
  protocol::Hello hello;
  BOOST_REQUIRE(protocol::decode(program.receive().body, hello));

  const HostProgram::Reply reply = program.run(JobKind::describe, {});

  protocol::WireCatalogue catalogue;
  BOOST_TEST(reply.types() == "10 99");
  BOOST_TEST(protocol::decode(reply.frames[0].body, catalogue));
  BOOST_TEST(catalogue.types.at(0).name == "note");
  BOOST_TEST(!hello.has_pack);
  BOOST_TEST((program.run(JobKind::read, as_bytes("x")).ended.end == JobEnd::failed));
}

BOOST_AUTO_TEST_CASE(reads_a_file) {
  const Ready ready;
  const std::string file = test::slips_file(2, test::slip("1") + test::slip("2", "拒否"));

  const HostProgram::Reply reply = ready.program.run(JobKind::read, as_bytes(file));

  BOOST_TEST(reply.types() == "20 21 22 99");
  BOOST_TEST((reply.ended.end == JobEnd::exited));
  BOOST_TEST(reply.ended.id == 7U);
  protocol::RecordRefused refused;
  BOOST_REQUIRE(protocol::decode(reply.frames[2].body, refused));
  BOOST_TEST(refused.number == "2");
}

BOOST_AUTO_TEST_CASE(refuses_a_file_in_one_frame) {
  const Ready ready;

  const HostProgram::Reply reply = ready.program.run(JobKind::read, {});

  std::vector<Refusal> refusals;
  BOOST_TEST(reply.types() == "23");
  BOOST_REQUIRE(protocol::decode(reply.frames[0].body, refusals));
  BOOST_TEST((refusals.at(0).code == RefusalCode::empty_file));
  BOOST_TEST((reply.ended.end == JobEnd::exited));
}

BOOST_AUTO_TEST_CASE(writes_a_file_and_an_answer_and_runs_golden_samples) {
  const Ready ready;
  const auto document =
      test::read(toy().slips, test::slips_file(1, test::slip("1"))).records.at(0).record.document;
  const protocol::Answer answer{"a.xml", "read", "", "", {}};

  const auto written = ready.program.run(JobKind::write, protocol::encode(document));
  const auto answered = ready.program.run(JobKind::answer, protocol::encode(answer));
  const auto golden = ready.program.run(JobKind::golden, {});
  const auto checked = ready.program.run(JobKind::check, protocol::encode(document));

  BOOST_TEST(checked.types() == "99");
  BOOST_TEST(written.types() == "30 99");
  BOOST_TEST(answered.types() == "30 99");
  BOOST_TEST(golden.types() == "40 40 40 40 40 99");
}

BOOST_AUTO_TEST_CASE(sends_a_large_file_back_whole) {
  const Ready ready;
  std::string records;
  for (int i = 0; i < 3'000; ++i) {
    records += test::slip(std::to_string(i), std::string(1000, 'x'));
  }

  const auto reply = ready.program.run(JobKind::read, as_bytes(test::slips_file(3'000, records)));

  BOOST_TEST(reply.frames.size() == 3'002U);
  BOOST_TEST((reply.ended.end == JobEnd::exited));
}

BOOST_AUTO_TEST_CASE(fails_a_job_whose_input_is_no_message) {
  const Ready ready;

  const auto reply = ready.program.run(JobKind::write, as_bytes("garbage"));

  BOOST_TEST(reply.frames.empty());
  BOOST_TEST((reply.ended.end == JobEnd::failed));
  BOOST_TEST(reply.ended.detail == 1U);
}

BOOST_AUTO_TEST_CASE(kills_a_job_that_waits_for_ever) {
  const Ready ready;
  std::string records;
  for (int i = 0; i < 20'000; ++i) {
    records += test::slip(std::to_string(i));
  }

  // Nobody reads the reply, so the job stops in write() and its processor time stands still.
  const UniqueFd reply =
      ready.program.start({8, JobKind::read, 300}, as_bytes(test::slips_file(20'000, records)));
  protocol::JobEnded ended;
  BOOST_REQUIRE(protocol::decode(ready.program.receive().body, ended));

  BOOST_TEST(ended.id == 8U);
  BOOST_TEST((ended.end == JobEnd::timed_out));
}

BOOST_AUTO_TEST_CASE(goes_on_after_a_job_was_killed) {
  const Ready ready;
  const UniqueFd reply = ready.program.start({8, JobKind::describe, 0}, {});
  static_cast<void>(ready.program.receive());

  BOOST_TEST(ready.program.run(JobKind::describe, {}).types() == "10 99");
}

BOOST_AUTO_TEST_CASE(runs_jobs_side_by_side) {
  const Ready ready;
  std::vector<UniqueFd> replies;

  for (std::uint32_t id = 100; id < 140; ++id) {
    replies.push_back(ready.program.start({id, JobKind::describe, 60'000}, {}));
  }

  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < replies.size(); ++i) {
    // The catalogue of the toy schemas fits into the socket, so no job waits for its reader.
    protocol::JobEnded ended;
    BOOST_REQUIRE(protocol::decode(ready.program.receive().body, ended));
    BOOST_TEST((ended.end == JobEnd::exited));
    sum += ended.id;
  }
  BOOST_TEST(sum == (100 + 139) * 40 / 2);
}

BOOST_AUTO_TEST_CASE(answers_garbage_with_a_job_that_nobody_asked_for) {
  const Ready ready;
  const UniqueFd file = sealed_memory_file("input", {});
  const Bytes job = protocol::make_packet(FrameType::job,
                                          protocol::encode(protocol::Job{9, JobKind::read, 1000}));

  ready.program.send(as_bytes("garbage"), {});
  ready.program.send(job, {});
  ready.program.send(job, {file.get()});
  ready.program.send(job, {file.get(), file.get(), file.get()});

  for (int i = 0; i < 4; ++i) {
    protocol::JobEnded ended;
    BOOST_REQUIRE(protocol::decode(ready.program.receive().body, ended));
    BOOST_TEST(ended.id == 0U);
    BOOST_TEST((ended.end == JobEnd::failed));
  }
  BOOST_TEST(ready.program.run(JobKind::describe, {}).types() == "10 99");
}

BOOST_AUTO_TEST_CASE(says_why_it_does_not_start) {
  const test::TempFolder folder;
  const auto pack = folder.copy("tests/data/toy/packs/slips", "slips");
  test::edit(pack / "adapter.xml", "eol=", "eoll=");

  const HostProgram program{{"--schemas", kToy + "/schemas", "--pack", pack.string()}};
  const Frame frame = program.receive();

  BOOST_TEST(frame.type == static_cast<std::uint16_t>(FrameType::start_failed));
  BOOST_TEST(as_text(frame.body).find("slips/adapter.xml:4") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(ends_with_the_daemon) {
  Ready ready;

  BOOST_TEST(ready.program.hang_up() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
