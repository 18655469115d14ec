// Tsunagu's tables in a real MariaDB, and a small document type.
#include "tests/unit/vault/fixture.h"

#define BOOST_TEST_DYN_LINK
#include <boost/test/unit_test.hpp>

#include "server/store/migrations.h"
#include "server/store/statement.h"
#include "tests/unit/catalogue/sample_type.h"

namespace tsunagu::vault::test {
namespace {

using catalogue::Role;

protocol::WireField field_of(std::string number, std::string path, std::uint8_t sensitivity,
                             Role role = Role::none) {
  auto made = catalogue::field(std::move(number), std::move(path));
  made.sensitivity = sensitivity;
  made.role = role;
  return made;
}

protocol::WireType sheet_type() {
  protocol::WireType type;
  type.name = "referral-sheet";
  type.element = "ReferralSheet";
  type.version = "1";
  type.label = "つなぐシート";
  type.fields = {field_of("1", "No", 1, Role::document_number),
                 field_of("2", "Resident", 1, Role::resident_code),
                 field_of("3", "Reference", 1, Role::case_reference),
                 field_of("4", "Consent", 0, Role::consent),
                 field_of("5", "Name", 1, Role::person_name),
                 field_of("6", "Kana", 1, Role::person_kana),
                 field_of("7", "Address", 2),
                 field_of("8", "Protection", 2, Role::protection),
                 field_of("9", "Illness", 3),
                 field_of("10", "Income", 4),
                 catalogue::field("11", "Story", {0})};
  type.fields.back().sensitivity = 5;
  return type;
}

void make_tables() {
  static bool are_made = false;  // one server a program, so once is enough
  if (are_made) {
    return;
  }
  store::Session owner{store::test::settings_of(store::Account::owner)};
  store::apply(owner.connection(), std::filesystem::path{TSUNAGU_SOURCE_DIR} / "schemas/sql");
  are_made = true;
}

void empty_tables(store::Connection& db) {
  db.run("DELETE FROM case_record");
  db.run("DELETE FROM case_counter");
  db.run("DELETE FROM data_key");
  db.run("DELETE FROM document");
  db.run("DELETE FROM case_token");
  db.run("DELETE FROM case_link");
  db.run("DELETE FROM search_entry");
  db.run("DELETE FROM open_meeting");
  db.run("DELETE FROM case_projection");
  db.run("DELETE FROM inbound_file");
  db.run("DELETE FROM inbound_original");
  db.run("DELETE FROM inbound_record");
  db.run("DELETE FROM outbound_file");
  db.run("DELETE FROM outbound_counter");
  db.run("DELETE FROM audit_boot");
  db.run("DELETE FROM audit_event");
}

store::ConnectionSettings superuser_with_tables() {
  make_tables();
  return store::test::superuser_settings();
}

}  // namespace

const catalogue::Catalogue& sheets() {
  static const catalogue::Catalogue made{{{sheet_type()}, {}}};
  return made;
}

documents::Document document_of(const Sheet& sheet) {
  protocol::WireDocument wire;
  wire.type = "referral-sheet";
  const auto add = [&](std::uint16_t field, const std::string& value) {
    if (!value.empty()) {
      wire.values.push_back({field, {}, value});
    }
  };
  add(0, sheet.number);
  add(1, sheet.resident);
  add(2, sheet.reference);
  add(3, sheet.consent);
  add(4, sheet.name);
  add(5, sheet.kana);
  add(6, sheet.address);
  add(7, sheet.is_protected ? "1" : "");
  add(8, sheet.illness);
  add(9, sheet.income);
  for (std::size_t i = 0; i < sheet.stories.size(); ++i) {
    wire.values.push_back({10, {static_cast<std::uint16_t>(i + 1)}, sheet.stories[i]});
  }
  auto made = documents::Document::from_wire(sheets(), std::move(wire));
  BOOST_REQUIRE_MESSAGE(static_cast<bool>(made), "the sample is a document");
  return *std::move(made);
}

store::ConnectionSettings database(store::Account account) {
  make_tables();
  return store::test::settings_of(account);
}

Vault::Vault()
    : keys{instance.open()},
      events{*keys, clock, numbers},
      session{database()},
      superuser{superuser_with_tables()} {
  empty_tables(superuser.connection());
  keys->start_boot(1);
}

std::int64_t Vault::count(store::Sql sql) {
  auto& find = superuser.connection().prepared(sql);
  find.execute();
  BOOST_REQUIRE(find.next());
  return find.integer(0);
}

}  // namespace tsunagu::vault::test
