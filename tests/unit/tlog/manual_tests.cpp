// Tests that the worked example of docs/audit-log.md is true, number by number.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/tlog/log_folder.h"
#include "server/tlog/proof.h"
#include "server/tlog/tile_reader.h"
#include "server/tlog/tiles.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog {

namespace {

constexpr std::uint64_t kCount = 3;

OpenedEvent example_event(std::uint64_t index) {
  constexpr std::array kPayloads{
      R"({"who":"daemon","build":"0.1.0"})",
      R"({"who":"yamada","document":"つなぐシート","purpose":"相談支援","basis":"106-4"})",
      R"({"who":"daemon"})"};
  OpenedEvent event;
  event.index = index;
  event.salt.fill(static_cast<std::byte>(0x50 + index));
  event.payload = kPayloads.at(index);
  return event;
}

Leaf example_leaf(std::uint64_t index) {
  constexpr std::array kTypes{EventType::boot, EventType::document_read, EventType::heartbeat};
  const OpenedEvent event = example_event(index);
  Leaf leaf;
  leaf.type = kTypes.at(index);
  leaf.node = 1;
  leaf.boot = 1;
  leaf.number = index + 1;
  leaf.time = 1'762'909'323'000'000 + static_cast<Microseconds>(index) * 1'000'000;
  leaf.event_id.bytes.fill(static_cast<std::byte>(0xe0 + index));
  if (leaf.type == EventType::document_read) {
    leaf.case_tag.fill(std::byte{0xca});
    leaf.revision = 2;
    leaf.seal.fill(std::byte{0x5e});
  }
  leaf.commitment = payload_commitment(event.salt, as_bytes(event.payload));
  return leaf;
}

struct Example {
  testing::TestFolder folder;
  std::vector<Leaf> leaves{example_leaf(0), example_leaf(1), example_leaf(2)};
  Example() { testing::write_log(folder.path(), leaves, {}); }
  std::string checkpoint() const { return testing::read_text(folder.path() / kCheckpointFile); }
};

/// Whether the manual shows `text`. White space, which breaks long lines there, does not count.
bool is_shown(std::string text) {
  const auto squeeze = [](std::string& from) {
    std::erase_if(from, [](char one) { return one == ' ' || one == '\n'; });
  };
  std::string manual =
      testing::read_text(std::filesystem::path{TSUNAGU_SOURCE_DIR} / "docs/audit-log.md");
  squeeze(manual);
  squeeze(text);
  return manual.find(text) != std::string::npos;
}

void check_shown(const std::string& what, const std::string& text) {
  BOOST_TEST(is_shown(text), "docs/audit-log.md lacks " << what << ":\n" << text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(manual_tests)

BOOST_AUTO_TEST_CASE(the_manual_shows_the_leaves_and_their_hashes) {
  const Leaf leaf = example_leaf(1);

  check_shown("the line of the payload", example_event(1).line());
  check_shown("the salt", to_hex(example_event(1).salt));
  check_shown("the commitment", to_hex(leaf.commitment));
  check_shown("the leaf", to_hex(encode_leaf(leaf)));
  for (std::uint64_t index = 0; index < kCount; ++index) {
    check_shown("a leaf hash", to_hex(leaf_hash(encode_leaf(example_leaf(index)))));
  }
}

BOOST_AUTO_TEST_CASE(the_manual_shows_the_tree) {
  std::vector<Digest> hashes;
  for (std::uint64_t index = 0; index < kCount; ++index) {
    hashes.push_back(leaf_hash(encode_leaf(example_leaf(index))));
  }

  check_shown("the node", to_hex(node_hash(hashes[0], hashes[1])));
  check_shown("the root", to_hex(root_of(hashes)));
}

BOOST_AUTO_TEST_CASE(the_manual_shows_key_and_checkpoint) {
  const Example example;
  const VerifierKey key = testing::make_key();

  check_shown("the key", key.text());
  check_shown("the fingerprint", key.fingerprint());
  check_shown("the public key", to_hex(key.public_key));
  check_shown("the checkpoint", example.checkpoint());
}

BOOST_AUTO_TEST_CASE(the_manual_shows_a_proof) {
  const Example example;
  TileReader reader{example.folder.path(), kCount};

  check_shown("the proof", make_proof(reader, 1, example.checkpoint(), example_event(1)).text());
}

BOOST_AUTO_TEST_CASE(the_manual_shows_every_event_type) {
  for (const EventTypeText& text : all_event_types()) {
    check_shown("an event type", "| " + std::to_string(static_cast<int>(text.type)) + " | `" +
                                     std::string{text.name} + "` | " + std::string{text.ja} +
                                     " | " + std::string{text.en} + " |");
  }
}

BOOST_AUTO_TEST_CASE(the_manual_shows_every_check_and_problem) {
  for (std::size_t i = 0; i < kCheckCount; ++i) {
    check_shown("a check", "| `" + std::string{check_text(static_cast<Check>(i)).name} + "` |");
  }
  for (std::size_t i = 0; i <= static_cast<std::size_t>(Problem::changed_payload); ++i) {
    const ProblemText& text = problem_text(static_cast<Problem>(i));
    check_shown("a problem", "| `" + std::string{text.name} + "` | " + std::string{text.ja} +
                                 " | " + std::string{text.en} + " |");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
