/// Bodies of chance, and good bodies with bytes changed: never a crash, never a wrong field.
#define BOOST_TEST_DYN_LINK
#include <random>

#include <boost/test/unit_test.hpp>

#include "tests/unit/protocol/samples.h"

using namespace tsunagu;
using namespace tsunagu::protocol;
using namespace tsunagu::testing;

namespace {

/// Whether `body` was taken as a T that does not read back from its own bytes.
template <class T>
bool is_taken_wrongly(const Bytes& body) {
  T out;
  return decode(body, out) && encode(out) != body;
}

/// How many of all message kinds take `body` wrongly.
int wrongly_taken(const Bytes& body) {
  return is_taken_wrongly<Job>(body) + is_taken_wrongly<JobEnded>(body) +
         is_taken_wrongly<Hello>(body) + is_taken_wrongly<FileAccepted>(body) +
         is_taken_wrongly<RecordFrame>(body) + is_taken_wrongly<RecordRefused>(body) +
         is_taken_wrongly<std::vector<Refusal>>(body) + is_taken_wrongly<WireDocument>(body) +
         is_taken_wrongly<Answer>(body) + is_taken_wrongly<GoldenResult>(body) +
         is_taken_wrongly<WireCatalogue>(body);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(garbage)

BOOST_AUTO_TEST_CASE(ten_thousand_bodies_of_chance) {
  std::mt19937 random{20251101};
  int wrong = 0;
  for (int round = 0; round < 10'000; ++round) {
    Bytes body(random() % 200);
    for (std::byte& byte : body) {
      // Mostly small bytes, so that lengths and counts are often believable.
      byte = static_cast<std::byte>(random() % 3 == 0 ? random() % 256 : random() % 4);
    }
    wrong += wrongly_taken(body);
  }

  BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(good_bodies_with_bytes_changed) {
  const std::vector<Bytes> good{encode(sample_hello()),    encode(sample_record()),
                                encode(sample_refused()),  encode(sample_refusals()),
                                encode(sample_document()), encode(sample_answer()),
                                encode(sample_catalogue())};
  std::mt19937 random{7};
  int wrong = 0;
  for (int round = 0; round < 10'000; ++round) {
    Bytes body = good[random() % good.size()];
    for (std::size_t change = random() % 3 + 1; change > 0; --change) {
      body[random() % body.size()] = static_cast<std::byte>(random() % 256);
    }
    wrong += wrongly_taken(body);
  }

  BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_SUITE_END()
