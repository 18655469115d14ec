/// What the index of names is loaded from.
#include "server/vault/search_rows.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/base/wire.h"
#include "server/cases/protection.h"
#include "server/store/bulk.h"
#include "server/store/statement.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kMaxPart = 4096;
// What follows the person in an entry; entries written before there was more end there.
constexpr std::uint8_t kWithMembers = 2;
constexpr std::size_t kLeastMember = 2 * 4;
constexpr std::size_t kToken = 16;

std::string value_or_empty(const documents::Document& document, catalogue::Role role) {
  return std::string{document.value_of(role).value_or(std::string_view{})};
}

std::string_view parent_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

/// The names of a document that are not the person's own. A name and the reading behind it in the
/// same group are one member's.
std::vector<cases::NamedMember> members_of(const documents::Document& document) {
  const auto& type = document.type();
  const auto person = type.field_with(catalogue::Role::person_name);
  const auto own = person ? parent_of(type.fields()[*person].path) : std::string_view{};
  std::vector<cases::NamedMember> members;
  const documents::Value* before = nullptr;
  for (const auto& value : document.values()) {
    const auto& field = type.fields()[value.field];
    const auto parent = parent_of(field.path);
    if (field.search != catalogue::Search::name || (person && parent == own)) {
      continue;
    }
    const bool follows = before != nullptr && before->position == value.position &&
                         parent_of(type.fields()[before->field].path) == parent;
    if (follows && members.back().kana.empty()) {
      members.back().kana = value.value;
    } else {
      members.push_back({value.value, ""});
    }
    before = &value;
  }
  return members;
}

void write_more(WireWriter& out, const cases::NameEntry& entry) {
  out.u8(kWithMembers);
  out.blob(entry.resident ? ByteView{*entry.resident} : ByteView{});
  out.u32(static_cast<std::uint32_t>(entry.members.size()));
  for (const auto& member : entry.members) {
    out.text(member.name);
    out.text(member.kana);
  }
}

/// False if what is left of `in` is not what write_more() writes.
bool read_more(WireReader& in, cases::NameEntry& entry) {
  if (in.u8() != kWithMembers) {
    return false;
  }
  const auto resident = in.blob(kToken);
  if (resident.size() == kToken) {
    entry.resident.emplace();
    std::copy(resident.begin(), resident.end(), entry.resident->begin());
  }
  entry.members.resize(in.count(kLeastMember));
  for (auto& member : entry.members) {
    member.name = in.text(kMaxPart);
    member.kana = in.text(kMaxPart);
  }
  return in.finished() && (resident.empty() || resident.size() == kToken);
}

}  // namespace

cases::NameEntry search_entry(const documents::Document& document, const Uuid& document_id,
                              const Uuid& case_id, const std::optional<Token>& resident) {
  cases::NameEntry entry;
  entry.document_id = document_id;
  entry.case_id = case_id;
  entry.name = value_or_empty(document, catalogue::Role::person_name);
  entry.kana = value_or_empty(document, catalogue::Role::person_kana);
  entry.birth_date = value_or_empty(document, catalogue::Role::birth_date);
  entry.is_protected = cases::says_protected(document);
  entry.members = members_of(document);
  entry.resident = resident;
  return entry;
}

void SearchRows::insert(store::Connection& db, const std::vector<cases::NameEntry>& entries,
                        int retention_year) {
  store::Bulk bulk{db, "INSERT INTO search_entry (document_id, case_id, sealed) VALUES (?, ?, ?)"};
  for (const auto& entry : entries) {
    WireWriter out;
    out.blob(entry.case_id.view());
    out.u8(entry.is_protected ? 1 : 0);
    out.text(entry.name);
    out.text(entry.kana);
    out.text(entry.birth_date);
    write_more(out, entry);
    const auto sealed = keys_.seal(security::Purpose::search, retention_year,
                                   search_place(entry.document_id), out.bytes());
    bulk.add(entry.document_id, entry.case_id, sealed);
  }
  bulk.flush();
}

cases::NameEntry SearchRows::open(store::Statement& find) {
  cases::NameEntry entry;
  entry.document_id = find.uuid(0);
  const auto name = "the entry of document " + entry.document_id.text() + " in the name index";
  const auto sealed = find.bytes(2);
  security::SecretBytes plain;
  try {
    plain = keys_.open(security::Purpose::search, search_place(entry.document_id), sealed);
  } catch (const IntegrityError&) {
    throw IntegrityError{name + " does not open"};
  }
  WireReader in{plain.view()};
  const auto case_id = in.blob(16);
  entry.is_protected = in.u8() == 1;
  entry.name = in.text(kMaxPart);
  entry.kana = in.text(kMaxPart);
  entry.birth_date = in.text(kMaxPart);
  const bool is_whole = in.finished() || read_more(in, entry);
  if (!is_whole || case_id.size() != 16 || Uuid::from(case_id) != find.uuid(1)) {
    throw IntegrityError{name + " does not belong to its case"};
  }
  entry.case_id = Uuid::from(case_id);
  return entry;
}

std::optional<cases::NameEntry> SearchRows::find(store::Connection& db, const Uuid& document_id) {
  auto& find =
      db.prepared("SELECT document_id, case_id, sealed FROM search_entry WHERE document_id = ?");
  find.execute(document_id);
  return find.next() ? std::optional{open(find)} : std::nullopt;
}

void SearchRows::load(store::Connection& db,
                      const std::function<void(const cases::NameEntry&)>& each) {
  auto& find = db.prepared(
      "SELECT s.document_id, s.case_id, s.sealed FROM search_entry s LEFT JOIN document d "
      "ON d.supersedes = s.document_id WHERE d.document_id IS NULL");
  find.execute();
  while (find.next()) {
    each(open(find));
  }
}

}  // namespace tsunagu::vault
