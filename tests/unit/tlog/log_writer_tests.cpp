// Tests of writing a log.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/log_writer.h"

#include <boost/test/unit_test.hpp>

#include "server/base/error.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/tile_reader.h"
#include "tests/unit/tlog/growing_log.h"

namespace tsunagu::tlog {

namespace {

namespace fs = std::filesystem;
using Log = testing::GrowingLog;

}  // namespace

BOOST_AUTO_TEST_SUITE(log_writer_tests)

BOOST_AUTO_TEST_CASE(an_empty_log_has_no_checkpoint) {
  const Log log;
  LogWriter writer = log.open();

  BOOST_TEST(!writer.publish().has_value());
  BOOST_TEST(writer.size() == 0);
  BOOST_TEST(!fs::exists(log.file(kCheckpointFile)));
}

BOOST_AUTO_TEST_CASE(publishes_the_root_of_what_was_appended) {
  const Log log;
  LogWriter writer = log.open();
  for (const std::uint64_t size : {1U, 2U, 255U, 256U, 257U, 600U, 768U}) {
    log.grow(writer, size);

    const auto published = writer.publish();

    BOOST_TEST((published == Checkpoint{testing::kOrigin, size, log.root(size)}));
    BOOST_TEST(log.is_good());
  }
}

BOOST_AUTO_TEST_CASE(publishing_twice_signs_once) {
  const Log log;
  int signatures = 0;
  CheckpointSigner signer = testing::make_signer();
  signer.sign = [&, sign = signer.sign](std::string_view text) {
    ++signatures;
    return sign(text);
  };
  LogWriter writer{log.folder.path(), testing::kOrigin, signer};
  log.grow(writer, 5);

  writer.publish();
  writer.publish();

  BOOST_TEST(signatures == 1);
}

BOOST_AUTO_TEST_CASE(nothing_is_published_when_signing_fails) {
  const Log log;
  CheckpointSigner signer = testing::make_signer();
  signer.sign = testing::make_signer(2).sign;
  LogWriter writer{log.folder.path(), testing::kOrigin, signer};
  log.grow(writer, 5);

  BOOST_CHECK_THROW(writer.publish(), Error);
  BOOST_TEST(!fs::exists(log.file(kCheckpointFile)));
}

BOOST_AUTO_TEST_CASE(goes_on_where_it_was_after_opening_again) {
  const Log log;
  for (std::uint64_t size = 37; size <= 777; size += 37) {
    LogWriter writer = log.open();
    BOOST_TEST(writer.repaired().empty());
    log.grow(writer, size);
    writer.publish();
  }

  LogWriter writer = log.open();

  BOOST_TEST(writer.size() == 777);
  BOOST_TEST((writer.published()->root == log.root(777)));
  BOOST_TEST(log.is_good());
}

BOOST_AUTO_TEST_CASE(keeps_one_checkpoint_for_every_full_tile) {
  const Log log;
  LogWriter writer = log.open();
  for (const std::uint64_t size : {10U, 20U, 255U, 256U, 300U, 511U, 600U, 700U}) {
    log.grow(writer, size);
    writer.publish();
  }

  const auto kept = kept_checkpoints(log.folder.path());

  BOOST_TEST(kept == (std::vector<std::uint64_t>{10, 256, 600}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(removes_partial_tiles_after_the_full_one_is_published) {
  const Log log;
  LogWriter writer = log.open();
  for (const std::uint64_t size : {10U, 20U, 300U}) {
    log.grow(writer, size);
    writer.publish();
  }
  BOOST_TEST(fs::exists(log.file("tile/entries/000.p/20")));  // for readers of the last checkpoint

  log.grow(writer, 301);
  writer.publish();

  BOOST_TEST(!fs::exists(log.file("tile/entries/000.p")));
  BOOST_TEST(!fs::exists(log.file("tile/0/000.p")));
  BOOST_TEST(fs::exists(log.file("tile/entries/001.p/44")));
  BOOST_TEST(fs::exists(log.file("tile/entries/001.p/45")));
}

BOOST_AUTO_TEST_CASE(refuses_the_folder_of_another_log) {
  const Log log;
  log.make();

  BOOST_CHECK_THROW(LogWriter(log.folder.path(), testing::kOrigin, testing::make_signer(2)), Error);
  BOOST_CHECK_THROW(LogWriter(log.folder.path(), "other.example/log", testing::make_signer()),
                    Error);
}

BOOST_AUTO_TEST_CASE(refuses_a_second_writer) {
  const Log log;
  const LogWriter writer = log.open();

  BOOST_CHECK_THROW(log.open(), Error);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_a_leaf_and_adds_none_of_the_batch) {
  const Log log;
  LogWriter writer = log.open();
  std::vector<Bytes> batch{log.entries[0], log.entries[1]};
  batch[1].pop_back();

  BOOST_CHECK_THROW(writer.append(batch), Error);
  BOOST_TEST(writer.size() == 0);
}

BOOST_AUTO_TEST_CASE(grows_over_a_third_level_of_tiles) {
  const Log log;
  constexpr std::uint64_t kSize = 65'536 + 300;
  std::vector<Leaf> leaves = testing::sample_leaves(kSize);
  testing::write_log(log.folder.path(), leaves, {65'535, 65'536});

  LogWriter writer = log.open();

  BOOST_TEST(writer.repaired().empty());
  BOOST_TEST((writer.published()->root == testing::root_of_leaves(leaves, kSize)));
  BOOST_TEST(fs::exists(log.file("tile/2/000.p/1")));
  BOOST_TEST(fs::exists(log.file("tile/1/001.p/1")));
  BOOST_TEST(log.is_good());
  TileReader reader{log.folder.path(), kSize};
  BOOST_TEST((reader.entry(65'535) == encode_leaf(leaves[65'535])));
  BOOST_TEST((reader.entry(65'536) == encode_leaf(leaves[65'536])));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
