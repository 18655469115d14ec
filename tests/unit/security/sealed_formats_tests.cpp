// The worked example of docs/sealed-formats.md, against the code.
#define BOOST_TEST_DYN_LINK
#include <fstream>
#include <map>
#include <string>

#include <boost/test/unit_test.hpp>

#include "security/field_cipher.h"
#include "security/local_key_service.h"
#include "server/base/files.h"
#include "tests/unit/security/support.h"

namespace tsunagu::security {
namespace {

// The example's two blocks: the key ring as it stands in the file, and lines "name = value".
class Example {
 public:
  Example() {
    std::ifstream page{TSUNAGU_SOURCE_DIR "/docs/sealed-formats.md"};
    std::string block;
    for (std::string line; std::getline(page, line);) {
      if (line.starts_with("```")) {
        block = line.substr(3);
      } else if (block == "ring") {
        ring_ += line + "\n";
      } else if (block == "example") {
        add(line);
      }
    }
  }

  const std::string& ring() const { return ring_; }
  std::string text(const std::string& name) const {
    const auto found = values_.find(name);
    BOOST_REQUIRE_MESSAGE(found != values_.end(), "the example has " << name);
    return found->second;
  }
  Bytes bytes(const std::string& name) const {
    const std::optional<Bytes> value = from_hex(text(name));
    BOOST_REQUIRE_MESSAGE(value.has_value(), name << " is hexadecimal");
    return *value;
  }
  Uuid id(const std::string& name) const { return *Uuid::parse(text(name)); }

 private:
  // Long values go on in indented lines.
  void add(const std::string& line) {
    if (line.starts_with("  ")) {
      values_[last_] += line.substr(2);
      return;
    }
    const std::size_t equals = line.find(" = ");
    BOOST_REQUIRE_MESSAGE(equals != std::string::npos, "a line of the example: " << line);
    last_ = line.substr(0, equals);
    values_[last_] = line.substr(equals + 3);
  }

  std::string ring_;
  std::string last_;
  std::map<std::string, std::string> values_;
};

// A keys folder with the example's files.
struct ExampleKeys {
  Example example;
  test::Folder folder;
  std::unique_ptr<LocalKeyService> keys = open();
  Uuid case_id = example.id("case");

  std::unique_ptr<LocalKeyService> open() const {
    write_file_durably(folder.path() / "kek", as_bytes(example.text("key file")), 0400);
    write_file_durably(folder.path() / "ring", as_bytes(example.ring()), 0600);
    return LocalKeyService::open(folder.path());
  }
};

BOOST_FIXTURE_TEST_SUITE(sealed_formats_tests, ExampleKeys)

BOOST_AUTO_TEST_CASE(the_data_key_and_the_field_open) {
  const std::string type = example.text("document type");
  const std::string number = example.text("field number");
  const FieldPlace place{keys->tenant(), type, number, case_id, example.id("document")};

  const DataKey key = keys->unwrap({case_id, 1, 1}, example.bytes("wrapped data key"));
  const SecretBytes value = open_field(key, place, example.bytes("sealed field"));

  BOOST_TEST(to_hex(key.key.view()) == example.text("data key"));
  BOOST_TEST(value.text() == example.text("value"));
}

BOOST_AUTO_TEST_CASE(the_small_value_opens) {
  const SecretBytes value = keys->open(Purpose::search, as_bytes(example.text("place")),
                                       example.bytes("sealed small value"));

  BOOST_TEST(value.text() == example.text("value"));
}

BOOST_AUTO_TEST_CASE(the_document_seal_agrees) {
  const DataKey key{{case_id, kSealClass, 1}, SecretBytes::copy_of(example.bytes("seal key"))};

  const Digest seal = document_seal(key, example.bytes("document content"));

  BOOST_TEST(to_hex(seal) == example.text("document seal"));
}

BOOST_AUTO_TEST_CASE(the_token_and_the_case_tag_agree) {
  const auto token = keys->token(Index::resident_code, as_bytes(example.text("resident code")));
  const Digest tag = keys->case_tag(2025, case_id, example.id("event"));

  BOOST_TEST(to_hex(token) == example.text("token"));
  BOOST_TEST(to_hex(tag) == example.text("case tag"));
}

BOOST_AUTO_TEST_CASE(the_event_mac_and_the_signature_agree) {
  const Digest mac = keys->event_mac(example.bytes("event leaf"));
  const Bytes signature = keys->sign_checkpoint(example.text("checkpoint") + "\n");

  BOOST_TEST(to_hex(mac) == example.text("event mac"));
  BOOST_TEST(to_hex(signature) == example.text("signature"));
  BOOST_TEST(to_hex(keys->log_public_key()) == example.text("log public key"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace tsunagu::security
