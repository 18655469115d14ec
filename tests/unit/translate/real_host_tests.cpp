// The translator together with the real adapter host, schemas and packs.
#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "adapters/protocol/limits.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "tests/unit/translate/sample_host.h"

using namespace tsunagu;
using namespace tsunagu::translate;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path kSource{TSUNAGU_SOURCE_DIR};

struct Fixture {
  TemporaryFolder folder;

  HostOptions options(const std::string& pack = "") const {
    auto made = fake_host(folder, "");
    made.program = std::string{TSUNAGU_BIN_DIR} + "/tsunagu-adapter-host";
    made.schemas = kSource / "schemas";
    made.pack = pack.empty() ? std::filesystem::path{} : kSource / "adapters/packs" / pack;
    return made;
  }

  catalogue::Catalogue described() const {
    AdapterHost schemas{options()};
    return catalogue::Catalogue{describe(schemas)};
  }

  static Bytes golden(const std::string& pack, const std::string& file) {
    return read_file(kSource / "adapters/packs" / pack / "golden" / file, protocol::kMaxFileBytes);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(real_host_tests, Fixture)

BOOST_AUTO_TEST_CASE(describes_the_document_types_of_the_schemas) {
  const auto catalogue = described();

  for (const char* name : {"referral-sheet", "support-plan", "minutes"}) {
    const auto* type = catalogue.find(name);
    BOOST_REQUIRE_MESSAGE(type != nullptr, name);
    BOOST_TEST(type->field_with(catalogue::Role::document_number).has_value(), name);
    BOOST_TEST(type->field_with(catalogue::Role::consent).has_value(), name);
  }
}

BOOST_AUTO_TEST_CASE(writes_what_it_read_and_reads_the_same_again) {
  const auto catalogue = described();
  AdapterHost host{options("jiritsu")};
  Translator translator{host, catalogue};
  CollectingSink first;
  BOOST_TEST((translator.read(golden("jiritsu", "kinds.in.xml"), 20s, first).outcome ==
              Outcome::complete));

  int compared = 0;
  for (const auto& record : first.records) {
    if (!record.document) {
      continue;
    }
    const auto written = translator.write(*record.document);
    BOOST_REQUIRE((written.outcome == Outcome::complete));
    CollectingSink again;
    BOOST_TEST((translator.read(written.bytes, 20s, again).outcome == Outcome::complete));

    BOOST_REQUIRE(again.records.size() == 1U);
    BOOST_REQUIRE(static_cast<bool>(again.records[0].document));
    BOOST_TEST((again.records[0].document->content() == record.document->content()));
    ++compared;
  }

  BOOST_TEST(compared > 1);
}

BOOST_AUTO_TEST_CASE(refuses_a_file_that_is_none) {
  const auto catalogue = described();
  AdapterHost host{options("madoguchi")};
  Translator translator{host, catalogue};

  for (const std::string& bytes :
       {std::string{}, std::string{"not XML"}, std::string(1000, '\xff'),
        std::string{"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"}}) {
    CollectingSink sink;
    const auto end = translator.read(as_bytes(bytes), 20s, sink);

    BOOST_TEST((end.outcome == Outcome::refused));
    BOOST_TEST(sink.records.empty());
  }
}

BOOST_AUTO_TEST_CASE(says_why_a_pack_cannot_be_used) {
  try {
    AdapterHost host{options("no-such-pack")};
    BOOST_ERROR("the host started");
  } catch (const Error& error) {
    BOOST_TEST(error.detail().starts_with("no-such-pack: "));
    BOOST_TEST(error.detail().find("log file") == std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
