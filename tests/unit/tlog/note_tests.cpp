// Tests of verifier keys, signed notes and checkpoints.
#define BOOST_TEST_DYN_LINK
#include "server/tlog/note.h"

#include <boost/test/unit_test.hpp>

#include "server/tlog/checkpoint.h"
#include "tests/unit/tlog/sample_log.h"

namespace tsunagu::tlog {

namespace {

// The example of C2SP signed-note / golang.org/x/mod/sumdb/note (package documentation).
constexpr std::string_view kPublishedKey =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view kPublishedNote =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/"
    "SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t place = text.find(from);
  BOOST_REQUIRE(place != std::string::npos);
  return text.replace(place, from.size(), to);
}

NoteState state_of(std::string_view note) { return check_note(note, testing::make_key()).state; }

CheckpointState checkpoint_state(std::string_view text) {
  return check_checkpoint(testing::sign_text(std::string{text}), testing::make_key()).state;
}

const std::string kRoot = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

}  // namespace

BOOST_AUTO_TEST_SUITE(note_tests)

BOOST_AUTO_TEST_CASE(accepts_the_published_key_and_note) {
  const auto key = VerifierKey::parse(kPublishedKey);
  BOOST_REQUIRE(key.has_value());

  const CheckedNote checked = check_note(kPublishedNote, *key);

  BOOST_TEST((checked.state == NoteState::valid));
  BOOST_TEST(checked.text.ends_with("your problem is.\n"));
  BOOST_TEST(key->text() == kPublishedKey);
  BOOST_TEST(key->id() == 0xc74f20a3);
}

BOOST_AUTO_TEST_CASE(every_changed_byte_of_a_note_is_noticed) {
  const std::string good = testing::sign_text("one\ntwo\n");
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);

    BOOST_TEST((state_of(bad) != NoteState::valid), "byte " << i);
  }
  BOOST_TEST((state_of(good) == NoteState::valid));
}

BOOST_AUTO_TEST_CASE(every_cut_note_is_noticed) {
  const std::string good = testing::sign_text("one\n\ntwo\n");
  for (std::size_t length = 0; length < good.size(); ++length) {
    BOOST_TEST((state_of(good.substr(0, length)) != NoteState::valid), "length " << length);
  }
}

BOOST_AUTO_TEST_CASE(ignores_signatures_of_keys_it_does_not_know) {
  const std::string good = testing::sign_text("one\n");
  const std::string other = testing::sign_text("one\n", 2, "witness.example");
  const std::string line = other.substr(other.find("\u2014"));

  BOOST_TEST((state_of(good + line) == NoteState::valid));
  BOOST_TEST((state_of(replaced(good, "\u2014", line + "\u2014")) == NoteState::valid));
  BOOST_TEST((state_of(other) == NoteState::not_signed));
}

BOOST_AUTO_TEST_CASE(a_wrong_signature_of_the_key_spoils_the_note) {
  const std::string good = testing::sign_text("one\n");
  const std::string other = testing::sign_text("two\n");

  BOOST_TEST((state_of(good + other.substr(other.find("\u2014"))) == NoteState::wrong_signature));
}

BOOST_AUTO_TEST_CASE(the_same_name_with_another_key_is_another_key) {
  const std::string note = testing::sign_text("one\n", 2);

  BOOST_TEST((state_of(note) == NoteState::not_signed));
}

BOOST_AUTO_TEST_CASE(refuses_notes_that_are_not_of_the_form) {
  const std::string good = testing::sign_text("one\n");
  for (const std::string& bad :
       {good + "\n", good + "garbage\n", replaced(good, "one", "o\te"),
        replaced(good, "one", "o\re"), replaced(good, "one", "\xff"),
        replaced(good, "\u2014 ", "- "), std::string{}, std::string{"\n\n"},
        replaced(good, "\n\n", "\n"), good.substr(0, good.size() - 1),
        std::string(70'000, 'a') + good}) {
    BOOST_TEST((state_of(bad) == NoteState::malformed), bad);
  }
}

BOOST_AUTO_TEST_CASE(takes_64_signatures_and_no_more) {
  std::string note = testing::sign_text("one\n");
  const std::string other = testing::sign_text("one\n", 2, "witness.example");
  for (int i = 0; i < 63; ++i) {
    note += other.substr(other.find("\u2014"));
  }

  BOOST_TEST((state_of(note) == NoteState::valid));
  BOOST_TEST((state_of(note + other.substr(other.find("\u2014"))) == NoteState::malformed));
}

BOOST_AUTO_TEST_CASE(a_verifier_key_is_read_only_in_its_own_form) {
  const std::string good = testing::make_key().text();

  BOOST_TEST((VerifierKey::parse(good) == testing::make_key()));
  BOOST_TEST((VerifierKey::parse(good + "\n") == testing::make_key()));
  BOOST_TEST(!VerifierKey::parse(good + "\n\n"));
  BOOST_TEST(!VerifierKey::parse(" " + good));
  BOOST_TEST(!VerifierKey::parse(good + "="));
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    BOOST_TEST(!VerifierKey::parse(bad), "byte " << i);
    BOOST_TEST(!VerifierKey::parse(good.substr(0, i)));
  }
}

BOOST_AUTO_TEST_CASE(names_have_no_white_space_and_no_plus) {
  BOOST_TEST(is_key_name("example.lg.jp/監査"));
  for (const char* name : {"", "a b", "a+b", "a\u3000b", "a\u00a0b", "a\nb", "a\u2003", "\xff"}) {
    BOOST_TEST(!is_key_name(name));
  }
}

BOOST_AUTO_TEST_CASE(the_fingerprint_is_the_hash_of_the_key_line) {
  const std::string fingerprint = testing::make_key().fingerprint();

  BOOST_TEST(fingerprint.size() == 64 + 15);
  BOOST_TEST(fingerprint != testing::make_key(2).fingerprint());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(checkpoint_tests)

BOOST_AUTO_TEST_CASE(comes_back_as_it_was) {
  const Checkpoint checkpoint{testing::kOrigin, 20852163, leaf_hash(as_bytes("x"))};

  const auto checked = check_checkpoint(testing::sign_checkpoint(checkpoint), testing::make_key());

  BOOST_TEST((checked.state == CheckpointState::valid));
  BOOST_TEST((checked.checkpoint == checkpoint));
}

BOOST_AUTO_TEST_CASE(refuses_every_other_form_though_it_is_signed) {
  const std::string origin{testing::kOrigin};
  BOOST_TEST((checkpoint_state(origin + "\n0\n" + kRoot + "\n") == CheckpointState::valid));
  for (const std::string& text :
       {origin + "\n00\n" + kRoot + "\n", origin + "\n+1\n" + kRoot + "\n",
        origin + "\n-1\n" + kRoot + "\n", origin + "\n1 \n" + kRoot + "\n",
        origin + "\n\n" + kRoot + "\n", origin + "\n1\n", origin + "\n1\nAAAA\n",
        origin + "\n1\n" + kRoot + "\nextension\n", origin + "\n1\n" + kRoot + " \n",
        origin + "\n281474976710657\n" + kRoot + "\n",
        origin + "\n18446744073709551616\n" + kRoot + "\n", std::string{"\n1\n"} + kRoot + "\n"}) {
    BOOST_TEST((checkpoint_state(text) == CheckpointState::malformed), text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_the_checkpoint_of_another_log_with_the_same_key) {
  BOOST_TEST(
      (checkpoint_state("other.example/log\n1\n" + kRoot + "\n") == CheckpointState::other_origin));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tsunagu::tlog
