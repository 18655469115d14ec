// What a partner with an agency gets, and how it is asked back.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/vault/recalls.h"
#include "tests/unit/delivery/partner.h"

using namespace tsunagu;
using namespace tsunagu::delivery;
using namespace tsunagu::delivery::test;

namespace {

using Names = std::vector<std::string>;
const std::string kFirst = "OUT202511121";
const std::string kNotice = kFirst + ".recall.answer";

/// The partner of the agency HK01; its deliveries are asked for in urgency.
struct Agency : Partner {
  Agency() : Partner{"HK01"} { basis = "EMERGENCY"; }

  vault::OutboundFile row(const Uuid& id) {
    return *writer.outbound.find(session.connection(), id);
  }

  /// Recalls all that was sent of the case of the last document; returns how many notices it owes.
  std::size_t recall_all() {
    std::size_t count = 0;
    vault::EventBatch batch{events};
    const auto case_id = vault::find_document(session.connection(), document)->case_id;
    store::transact(session, [&](store::Connection& db) {
      batch.restart();
      count = vault::recall_deliveries(
          db, writer.outbound,
          {case_id, "TN-2025-000001", {"user:test", "cli", "", ""}, clock.now()},
          [](const vault::OutboundFile&) { return true; }, batch);
      batch.write(db);
    });
    batch.committed();
    return count;
  }
  std::int64_t recalls() { return count("SELECT COUNT(*) FROM outbound_file WHERE kind = 3"); }
  cases::OpenMeeting meeting() {
    return {make_uuid(), "RG-2025-000001", {"HK01"}, 0, clock.now() + 3'600'000'000};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shared_delivery_tests, Agency)

BOOST_AUTO_TEST_CASE(refuses_what_the_agency_has_no_ground_for) {
  basis = "";
  const auto sent = owe_document("pieces");

  job.run(session);

  BOOST_TEST((state(sent) == OutboundState::refused));
  BOOST_TEST((row(sent).refusal->code == RefusalCode::not_shared));
  BOOST_TEST(row(sent).refusal->detail == "no_consent");
  BOOST_TEST(written().empty());
}

BOOST_AUTO_TEST_CASE(keeps_what_was_shared_on_which_ground) {
  const auto sent = owe_document("pieces");

  job.run(session);

  const auto shared = row(sent).shared;
  BOOST_TEST_REQUIRE(shared.has_value());
  BOOST_TEST(shared->agency == "HK01");
  BOOST_TEST(shared->rests_on(cases::Ground::urgent));
  BOOST_TEST(!shared->rests_on(cases::Ground::consent));
  BOOST_TEST(shared->shares.size() == 2U);
}

BOOST_AUTO_TEST_CASE(keeps_nothing_for_a_partner_without_agency) {
  fs::remove_all(out);
  Partner other;
  const auto sent = other.owe_document("pieces");

  other.job.run(other.session);

  BOOST_TEST(!other.writer.outbound.find(other.session.connection(), sent)->shared.has_value());
}

BOOST_AUTO_TEST_CASE(notices_what_was_made_up_about_what_was_shared) {
  const auto sent = owe_document("pieces");
  const auto other = owe_document("pieces");
  job.run(session);

  tamper(
      "UPDATE outbound_file a JOIN outbound_file b SET a.shared = b.shared "
      "WHERE a.outbound_id = ? AND b.outbound_id = ?",
      sent, other);

  BOOST_CHECK_THROW(row(sent), IntegrityError);
}

BOOST_AUTO_TEST_CASE(writes_a_recall_in_the_partners_form_of_answers_once) {
  owe_document("pieces");
  job.run(session);

  BOOST_TEST(recall_all() == 1U);
  BOOST_TEST(recall_all() == 0U);
  job.run(session);
  job.run(session);

  BOOST_TEST(written() == (Names{kFirst, kFirst + ".end", kNotice, kNotice + ".end"}),
             boost::test_tools::per_element());
  BOOST_TEST(content(kNotice) == kFirst + ":0");
  BOOST_TEST(recalls() == 1);
}

BOOST_AUTO_TEST_CASE(owes_no_recall_of_what_was_never_sent) {
  owe_document("pieces");
  BOOST_TEST(recall_all() == 0U);

  owe_document("refused");
  job.run(session);

  BOOST_TEST(recall_all() == 0U);
}

BOOST_AUTO_TEST_CASE(recalls_what_is_staged_after_it_went_out) {
  const auto sent = owe_document("pieces");
  outbox.open();
  outbox.stage(sent, as_bytes("as it was staged"));
  auto file = row(sent);
  file.state = OutboundState::staged;
  file.name = kFirst;
  file.shared = {"HK01", "", {{{1, cases::Category::basic}, cases::Ground::consent}}, ""};
  store::transact(session, [&](store::Connection& db) { writer.outbound.change(db, file); });

  BOOST_TEST(recall_all() == 1U);
  job.run(session);

  BOOST_TEST(written() == (Names{kFirst, kFirst + ".end", kNotice, kNotice + ".end"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(publishes_a_recall_that_a_killed_run_had_staged) {
  owe_document("pieces");
  job.run(session);
  recall_all();
  const auto ids = writer.outbound.open_ids(session.connection(), "toy", {});
  BOOST_TEST_REQUIRE(ids.size() == 1U);
  outbox.stage(ids[0], as_bytes("the notice"));
  auto notice = row(ids[0]);
  notice.state = OutboundState::staged;
  notice.name = kNotice;
  store::transact(session, [&](store::Connection& db) { writer.outbound.change(db, notice); });

  job.run(session);

  BOOST_TEST(content(kNotice) == "the notice");
  BOOST_TEST((state(ids[0]) == OutboundState::written));
}

BOOST_AUTO_TEST_CASE(sends_within_a_meeting_and_names_it) {
  basis = "SWA106-6";
  held = {{meeting()}, {meeting()}};
  const auto sent = owe_document("pieces");

  job.run(session);

  BOOST_TEST((state(sent) == OutboundState::written));
  BOOST_TEST(row(sent).shared->conference == "RG-2025-000001");
}

BOOST_AUTO_TEST_CASE(sends_nothing_when_the_ground_goes_between_judging_and_staging) {
  basis = "SWA106-6";
  held = {{meeting()}, {}};
  const auto sent = owe_document("pieces");

  job.run(session);

  BOOST_TEST((state(sent) == OutboundState::owed));
  BOOST_TEST(written().empty());
  job.run(session);
  BOOST_TEST((state(sent) == OutboundState::refused));
  BOOST_TEST(row(sent).refusal->detail == "no_meeting");
}

BOOST_AUTO_TEST_SUITE_END()
