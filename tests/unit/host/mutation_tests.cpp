// Thousands of damaged files through the whole way in: whatever comes, the host keeps its rules.
#define BOOST_TEST_DYN_LINK
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

#include "server/base/text.h"
#include "tests/unit/host/toy.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;
using tsunagu::host::test::toy;

/// Pieces that mean something to a parser.
const std::string kPieces[] = {"<",
                               ">",
                               "</",
                               "/>",
                               "<!--",
                               "-->",
                               "<![CDATA[",
                               "]]>",
                               "<?x ",
                               "?>",
                               "&amp;",
                               "&#x41;",
                               "&",
                               "\"",
                               "'",
                               "=",
                               "<m:Item>",
                               "</m:Item>",
                               "xmlns:m=\"u\"",
                               "xmlns=\"u\"",
                               "<a b='1' b='2'/>",
                               "\xF0\x40",
                               "\x81",
                               std::string{"\0", 1},
                               "\xEF\xBB\xBF",
                               "<!DOCTYPE a>",
                               "<m:Items>",
                               "件数=\"1\"",
                               "]]",
                               "\r\n"};

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_{seed} {}

  std::string operator()(std::string text) {
    for (std::size_t i = 1 + below(4); i > 0 && !text.empty(); --i) {
      change(text);
    }
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  void change(std::string& text) {
    const std::size_t at = below(text.size());
    const std::size_t size = 1 + below(30);
    switch (below(5)) {
      case 0:
        text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text.erase(at, size);
        break;
      case 2:
        text.insert(at, text.substr(below(text.size()), size));
        break;
      case 3:
        text.resize(at);
        break;
      default:
        text.insert(at, kPieces[below(std::size(kPieces))]);
    }
  }

  // The same sequence on every machine: the engine is exact, and no distribution is used.
  std::mt19937 random_;
};

/// Reads, and checks what holds for every file: a refused one gave no record; every record has its
/// place, and every text can be sent.
void check(const Pack& pack, const std::string& file) {
  const test::Reading reading = test::read(pack, file);
  BOOST_REQUIRE((reading.refusals.empty() || reading.records.empty()));
  for (const Refusal& refusal : reading.refusals) {
    BOOST_REQUIRE(is_clean_utf8(refusal.place) && is_clean_utf8(refusal.detail));
  }
  std::uint32_t position = 0;
  for (const auto& entry : reading.records) {
    ++position;
    protocol::RecordFrame record;
    protocol::RecordRefused refused;
    const bool sent = entry.is_refused
                          ? protocol::decode(protocol::encode(entry.refused), refused) &&
                                refused.position == position
                          : protocol::decode(protocol::encode(entry.record), record) &&
                                record.position == position;
    BOOST_REQUIRE(sent);
  }
}

BOOST_AUTO_TEST_SUITE(mutation_tests)

BOOST_AUTO_TEST_CASE(damaged_slips) {
  const std::string good =
      test::slips_file(3, test::slip("1") + test::slip("2", "<![CDATA[a]]>") + test::slip("3"));
  Mutator mutate{20250401};

  for (int i = 0; i < 30'000; ++i) {
    check(toy().slips, mutate(good));
  }
}

BOOST_AUTO_TEST_CASE(damaged_meetings) {
  const std::string good =
      test::meeting_file("<!-- x -->" + test::item("1") + test::item("2", "&lt;&#x3042;"));
  Mutator mutate{20250402};

  for (int i = 0; i < 30'000; ++i) {
    check(toy().meeting, mutate(good));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
