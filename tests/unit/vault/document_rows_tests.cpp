// Rows of cases and documents: what their seals cover, and that they come back as they were.
#define BOOST_TEST_DYN_LINK
#include "server/vault/document_rows.h"

#include <functional>

#include <boost/test/unit_test.hpp>

#include "server/vault/case_keys.h"
#include "tests/unit/vault/fixture.h"

using namespace tsunagu;
using namespace tsunagu::vault;
using namespace tsunagu::vault::test;

namespace {

Token token_of(std::uint8_t fill) {
  Token token{};
  token.fill(std::byte{fill});
  return token;
}

struct Rows : Vault {
  CaseKeys case_keys{*keys, make_uuid(), 2031};
  CaseRow case_row;
  DocumentRow document;

  Rows() {
    case_row = {make_uuid(), "TN-2025-000001", 1'762'900'000'000'000, 2031, {}};
    document.document_id = make_uuid();
    document.case_id = case_row.case_id;
    document.type = "referral-sheet";
    document.revision = 2;
    document.supersedes = make_uuid();
    document.recorded_at = 1'762'900'000'000'001;
    document.origin = "madoguchi";
    document.number_token = token_of(1);
    document.content_token = token_of(2);
    document.sealed = to_bytes("sealed column");
  }

  const security::DataKey& seal_key() { return case_keys.key(security::kSealClass, true); }
  security::Digest seal(const DocumentRow& row) { return seal_of(row, keys->tenant(), seal_key()); }
  security::Digest seal(const CaseRow& row) { return seal_of(row, keys->tenant(), seal_key()); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(document_rows_tests, Rows)

BOOST_AUTO_TEST_CASE(seals_a_document_the_same_way_again) {
  BOOST_TEST((seal(document) == seal(document)));
}

BOOST_AUTO_TEST_CASE(covers_every_column_of_a_document_by_its_seal) {
  const std::vector<std::pair<const char*, std::function<void(DocumentRow&)>>> changes{
      {"document_id", [](DocumentRow& row) { row.document_id = make_uuid(); }},
      {"case_id", [](DocumentRow& row) { row.case_id = make_uuid(); }},
      {"type", [](DocumentRow& row) { row.type = "referral-sheeT"; }},
      {"revision", [](DocumentRow& row) { row.revision = 1; }},
      {"supersedes another", [](DocumentRow& row) { row.supersedes = make_uuid(); }},
      {"supersedes nothing", [](DocumentRow& row) { row.supersedes.reset(); }},
      {"recorded_at", [](DocumentRow& row) { ++row.recorded_at; }},
      {"origin", [](DocumentRow& row) { row.origin = "bunsho"; }},
      {"number_token", [](DocumentRow& row) { row.number_token[15] ^= std::byte{1}; }},
      {"content_token", [](DocumentRow& row) { row.content_token[0] ^= std::byte{1}; }},
      {"sealed", [](DocumentRow& row) { row.sealed.back() ^= std::byte{1}; }},
      {"cut of sealed", [](DocumentRow& row) { row.sealed.pop_back(); }},
      {"text moved", [](DocumentRow& row) { row.type += "m", row.origin = "adoguchi"; }},
  };

  for (const auto& [what, change] : changes) {
    auto changed = document;
    change(changed);

    BOOST_TEST((seal(changed) != seal(document)), what);
  }
}

BOOST_AUTO_TEST_CASE(covers_every_column_of_a_case_by_its_seal) {
  const std::vector<std::pair<const char*, std::function<void(CaseRow&)>>> changes{
      {"case_id", [](CaseRow& row) { row.case_id = make_uuid(); }},
      {"case_number", [](CaseRow& row) { row.number = "TN-2025-000002"; }},
      {"opened_at", [](CaseRow& row) { ++row.opened_at; }},
      {"retention_year", [](CaseRow& row) { --row.retention_year; }},
  };

  for (const auto& [what, change] : changes) {
    auto changed = case_row;
    change(changed);

    BOOST_TEST((seal(changed) != seal(case_row)), what);
  }
}

BOOST_AUTO_TEST_CASE(binds_seals_to_the_instance_and_the_case) {
  CaseKeys others{*keys, make_uuid(), 2031};

  BOOST_TEST((seal_of(document, make_uuid(), seal_key()) != seal(document)));
  BOOST_TEST((seal_of(document, keys->tenant(), others.key(security::kSealClass, true)) !=
              seal(document)));
}

BOOST_AUTO_TEST_CASE(gives_back_the_rows_that_were_inserted) {
  case_row.seal = seal(case_row);
  document.seal = seal(document);
  auto& db = session.connection();

  insert(db, std::vector{case_row});
  insert(db, std::vector{document});

  const auto found_case = find_case_numbered(db, "TN-2025-000001");
  BOOST_REQUIRE(found_case.has_value());
  BOOST_TEST((seal(*found_case) == case_row.seal));
  const auto found = find_document(db, document.document_id);
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST((seal(*found) == document.seal));
  BOOST_TEST((found->sealed == document.sealed));
}

BOOST_AUTO_TEST_CASE(finds_the_newest_revision_of_a_number_at_one_sender) {
  auto first = document;
  first.document_id = make_uuid();
  first.revision = 1;
  first.supersedes.reset();
  auto others = first;
  others.document_id = make_uuid();
  others.origin = "bunsho";
  auto& db = session.connection();

  insert(db, std::vector{first, document, others});

  BOOST_TEST((find_newest(db, token_of(1), "madoguchi")->document_id == document.document_id));
  BOOST_TEST((find_newest(db, token_of(1), "bunsho")->document_id == others.document_id));
  BOOST_TEST(!find_newest(db, token_of(1), "jiritsu").has_value());
  BOOST_TEST(has_revision(db, token_of(1), "madoguchi", token_of(2)));
  BOOST_TEST(!has_revision(db, token_of(1), "madoguchi", token_of(3)));
}

BOOST_AUTO_TEST_CASE(finds_no_case_by_text_that_is_none) {
  auto& db = session.connection();

  BOOST_TEST(!find_case_numbered(db, "案件１").has_value());
  BOOST_TEST(!find_case_numbered(db, std::string(100'000, 'x')).has_value());
  BOOST_TEST(!find_case_numbered(db, "' OR 1=1 -- ").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
