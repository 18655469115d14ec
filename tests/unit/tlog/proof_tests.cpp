// Tests of proof files.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/proof.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog {

namespace {

struct Exported {
  testing::TestFolder folder;
  std::string checkpoint;

  Exported() {
    testing::write_sample_export(folder.path() / "export");
    checkpoint = testing::read_text(folder.path() / "export" / "checkpoint");
  }
  EventProof proof(std::uint64_t index) const {
    TileReader reader{folder.path() / "export", testing::kSampleSize};
    return make_proof(reader, index, checkpoint, testing::sample_event(index));
  }
};

std::optional<Problem> problem_with(const EventProof& proof) {
  return verify_proof(proof.text(), testing::make_key()).problem;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(proof_tests)

BOOST_AUTO_TEST_CASE(every_event_of_a_log_has_a_proof) {
  const Exported exported;
  for (std::uint64_t index = 0; index < testing::kSampleSize; index += 7) {
    const std::string text = exported.proof(index).text();

    const ProvenEvent proven = verify_proof(text, testing::make_key());

    BOOST_TEST(!proven.problem.has_value());
    BOOST_TEST((proven.leaf == testing::sample_leaf(index)));
    BOOST_TEST((proven.opened == testing::sample_event(index)));
    BOOST_TEST(proven.index == index);
    BOOST_TEST(EventProof::parse(text)->text() == text);
  }
}

BOOST_AUTO_TEST_CASE(has_the_form_of_the_specification) {
  const Exported exported;

  const std::string text = exported.proof(599).text();

  BOOST_TEST(text.starts_with("c2sp.org/tlog-proof@v1\nextra "));
  BOOST_TEST(text.find("\nindex 599\n") != std::string::npos);
  BOOST_TEST(text.ends_with("\n\n" + exported.checkpoint));
}

BOOST_AUTO_TEST_CASE(every_changed_byte_is_noticed) {
  const Exported exported;
  const std::string good = exported.proof(5).text();
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);

    BOOST_TEST(verify_proof(bad, testing::make_key()).problem.has_value(), "byte " << i);
  }
}

BOOST_AUTO_TEST_CASE(every_cut_proof_is_noticed) {
  const Exported exported;
  const std::string good = exported.proof(5).text();
  for (std::size_t length = 0; length < good.size(); ++length) {
    BOOST_TEST(verify_proof(good.substr(0, length), testing::make_key()).problem.has_value());
  }
}

BOOST_AUTO_TEST_CASE(names_what_is_wrong) {
  const Exported exported;
  const EventProof good = exported.proof(300);
  EventProof other_payload = good;
  other_payload.opened->payload += " ";
  EventProof other_index = good;
  other_index.index = 301;
  EventProof other_leaf = good;
  other_leaf.leaf = encode_leaf(testing::sample_leaf(301));
  EventProof other_key = good;
  other_key.checkpoint = testing::sign_text(Checkpoint{testing::kOrigin, 600, Digest{}}.text(), 2);

  BOOST_TEST((problem_with(good) == std::nullopt));
  BOOST_TEST((problem_with(other_payload) == Problem::changed_payload));
  BOOST_TEST((problem_with(other_index) == Problem::changed_entry));
  BOOST_TEST((problem_with(other_leaf) == Problem::changed_entry));
  BOOST_TEST((problem_with(other_key) == Problem::not_signed));
  BOOST_TEST((verify_proof("", testing::make_key()).problem == Problem::malformed));
}

BOOST_AUTO_TEST_CASE(a_proof_may_keep_its_payload_closed) {
  const Exported exported;
  EventProof proof = exported.proof(17);
  proof.opened.reset();

  const ProvenEvent proven = verify_proof(proof.text(), testing::make_key());

  BOOST_TEST(!proven.problem.has_value());
  BOOST_TEST(!proven.opened.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
