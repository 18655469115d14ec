// What is owed goes out, whatever becomes of the file before it.
#define BOOST_TEST_DYN_LINK
#include "server/delivery/delivery_job.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "tests/unit/delivery/partner.h"

using namespace tsunagu;
using namespace tsunagu::delivery;
using namespace tsunagu::delivery::test;

namespace {

using Names = std::vector<std::string>;
// The clock of the tests stands in November 2025.
const std::string kFirst = "OUT202511121";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(delivery_job_tests, Partner)

BOOST_AUTO_TEST_CASE(writes_answers_and_documents_with_their_markers) {
  const auto answer = owe_answer("F1");
  const auto sent = owe_document("pieces");

  job.run(session);

  BOOST_TEST(written() == (Names{"F1.answer", "F1.answer.end", kFirst, kFirst + ".end"}),
             boost::test_tools::per_element());
  BOOST_TEST(content("F1.answer") == "F1:0");
  BOOST_TEST(content(kFirst) == "<a></a>");
  BOOST_TEST((state(answer) == OutboundState::written));
  BOOST_TEST((state(sent) == OutboundState::written));
}

BOOST_AUTO_TEST_CASE(writes_nothing_twice) {
  owe_answer("F1");
  owe_document("pieces");
  job.run(session);
  fs::remove_all(out);
  fs::create_directory(out);

  job.run(session);

  BOOST_TEST(written().empty());
}

BOOST_AUTO_TEST_CASE(settles_a_document_that_the_host_refuses_or_cannot_write) {
  const auto refused = owe_document("refused");
  const auto crashed = owe_document("crash");
  const auto good = owe_document("pieces");

  job.run(session);

  BOOST_TEST((state(refused) == OutboundState::refused));
  BOOST_TEST((state(crashed) == OutboundState::refused));
  BOOST_TEST((state(good) == OutboundState::written));
}

BOOST_AUTO_TEST_CASE(puts_every_substitution_into_a_report_beside_the_file) {
  owe_document("substituted");

  job.run(session);

  BOOST_TEST(content(kFirst + ".report.txt") == "名前 1文字目 縮退\n");
}

BOOST_AUTO_TEST_CASE(writes_no_report_without_a_substitution) {
  owe_document("pieces");

  job.run(session);

  BOOST_TEST(!fs::exists(out / (kFirst + ".report.txt")));
}

BOOST_AUTO_TEST_CASE(goes_on_behind_an_answer_that_the_host_cannot_make) {
  const auto stuck = owe_answer("fail");
  const auto answer = owe_answer("F2");
  const auto sent = owe_document("pieces");

  BOOST_CHECK_THROW(job.run(session), Error);

  BOOST_TEST((state(stuck) == OutboundState::owed));
  BOOST_TEST((state(answer) == OutboundState::written));
  BOOST_TEST((state(sent) == OutboundState::written));
}

BOOST_AUTO_TEST_CASE(never_lets_the_answer_to_a_second_file_of_a_name_overtake_the_first) {
  owe_answer("fail");
  const auto second = owe_answer("fail");

  BOOST_CHECK_THROW(job.run(session), Error);

  BOOST_TEST((state(second) == OutboundState::owed));
  BOOST_TEST(written().empty());
}

BOOST_AUTO_TEST_CASE(goes_on_with_answers_when_the_names_of_a_day_are_used_up) {
  for (int i = 0; i < 9; ++i) {
    owe_document("pieces");
  }
  const auto tenth = owe_document("pieces");
  const auto answer = owe_answer("F1");

  BOOST_CHECK_THROW(job.run(session), Error);

  BOOST_TEST((state(tenth) == OutboundState::owed));
  BOOST_TEST((state(answer) == OutboundState::written));
  clock.set(clock.now() + 86'400'000'000);
  job.run(session);
  BOOST_TEST((state(tenth) == OutboundState::written));
  BOOST_TEST(content("OUT202511131") == "<a></a>");
}

BOOST_AUTO_TEST_CASE(refuses_a_document_that_was_changed_and_goes_on) {
  const auto changed = owe_document("pieces");
  tamper("UPDATE document SET origin = 'elsewhere' WHERE document_id = ?", document);
  const auto good = owe_document("pieces");

  job.run(session);
  job.run(session);

  const auto settled = writer.outbound.find(session.connection(), changed);
  BOOST_TEST((settled->state == OutboundState::refused));
  BOOST_TEST((settled->refusal->code == RefusalCode::not_intact));
  BOOST_TEST((state(good) == OutboundState::written));
}

BOOST_AUTO_TEST_CASE(goes_on_behind_a_delivery_that_was_tampered_with) {
  const auto changed = owe_document("pieces");
  tamper("UPDATE outbound_file SET requested_by = 'user:other' WHERE outbound_id = ?", changed);
  const auto good = owe_document("pieces");

  BOOST_CHECK_THROW(job.run(session), IntegrityError);

  BOOST_TEST((state(good) == OutboundState::written));
  BOOST_TEST(written() == (Names{kFirst, kFirst + ".end"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(publishes_what_a_killed_run_had_staged_and_recorded) {
  const auto id = owe_document("pieces");
  outbox.open();
  outbox.stage(id, as_bytes("as it was staged"));
  auto file = *writer.outbound.find(session.connection(), id);
  file.state = OutboundState::staged;
  file.name = kFirst;
  store::transact(session, [&](store::Connection& db) { writer.outbound.change(db, file); });

  job.run(session);

  BOOST_TEST(content(kFirst) == "as it was staged");
  BOOST_TEST((state(id) == OutboundState::written));
}

BOOST_AUTO_TEST_CASE(stages_anew_what_a_killed_run_had_staged_but_not_recorded) {
  const auto id = owe_document("pieces");
  outbox.open();
  outbox.stage(id, as_bytes("nobody knows of it"));

  job.run(session);

  BOOST_TEST(content(kFirst) == "<a></a>");
  BOOST_TEST(fs::is_empty(staging));
}

BOOST_AUTO_TEST_CASE(removes_what_a_killed_run_had_staged_and_nobody_owes) {
  outbox.open();
  outbox.stage(make_uuid(), as_bytes("of a database that was put back"));
  const auto refused = owe_document("refused");
  outbox.stage(refused, as_bytes("the host writes it no more"));

  job.run(session);

  BOOST_TEST(fs::is_empty(staging));
  BOOST_TEST(written().empty());
}

BOOST_AUTO_TEST_SUITE_END()
