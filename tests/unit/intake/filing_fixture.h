/// Filing over a real database, and what tests ask of it.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "server/intake/filing.h"
#include "tests/unit/vault/fixture.h"

namespace tsunagu::intake::test {

using vault::test::Sheet;

/// A municipality that takes sheets without a day of consent, which these sheets do not have.
inline profiles::RunningProfile lenient() {
  auto made = std::make_shared<profiles::Profile>();
  made->switches.referral_consent_required = false;
  return {std::move(made), ""};
}

/// A writer of its own: its session, and what filing needs. `vault` outlives it.
struct Writer {
  explicit Writer(vault::test::Vault& over)
      : vault{over}, inbound{*over.keys}, outbound{*over.keys}, search{*over.keys} {}

  vault::test::Vault& vault;
  store::Session session{vault::test::database()};
  cases::NameIndex names;
  vault::InboundRows inbound;
  vault::OutboundRows outbound;
  vault::SearchRows search;
  profiles::ProfileHolder profile{lenient()};
  Filing filing{{*vault.keys, vault.clock, vault.events, names, inbound, outbound, search,
                 vault::test::sheets(), profile, 5}};

  FileContext context(const std::string& adapter = "madoguchi", const std::string& name = "F") {
    FileContext made;
    made.file.file_id = make_uuid();
    made.file.adapter = adapter;
    made.file.name = name;
    made.actor = {"adapter:" + adapter, "exchange", "", ""};
    return made;
  }

  std::vector<vault::InboundRecord> file(FileContext& context, const std::vector<Sheet>& sheets,
                                         Part part = Part::last, std::uint32_t first = 1) {
    std::vector<JudgedRecord> records;
    for (const auto& sheet : sheets) {
      JudgedRecord record;
      record.position = first++;
      record.number = sheet.number;
      record.document = vault::test::document_of(sheet);
      records.push_back(std::move(record));
    }
    return filing.file(session, context, std::move(records), part);
  }

  /// One file with these sheets.
  std::vector<vault::InboundRecord> take(const std::vector<Sheet>& sheets,
                                         const std::string& adapter = "madoguchi") {
    auto file_context = context(adapter);
    return file(file_context, sheets);
  }
  vault::InboundRecord take_one(const Sheet& sheet, const std::string& adapter = "madoguchi") {
    return take({sheet}, adapter).at(0);
  }
};

inline std::string words(const std::vector<vault::InboundRecord>& records) {
  std::string out;
  for (const auto& record : records) {
    out += (out.empty() ? "" : " ") + std::string{vault::outcome_word(record.outcome)};
  }
  return out;
}

struct Files : vault::test::Vault {
  Writer writer{*this};

  std::int64_t cases() { return count("SELECT COUNT(*) FROM case_record"); }
  std::int64_t documents() { return count("SELECT COUNT(*) FROM document"); }
  std::int64_t recorded() { return count("SELECT COUNT(*) FROM audit_event"); }
};

}  // namespace tsunagu::intake::test
