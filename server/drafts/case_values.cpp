/// First which fields the documents have, then what stands in those that are needed.
#include "server/drafts/case_values.h"

#include <algorithm>
#include <map>
#include <set>

#include "server/base/error.h"
#include "server/documents/document_order.h"
#include "server/drafts/carry_over.h"
#include "server/intake/filing.h"
#include "server/vault/document_rows.h"

namespace tsunagu::drafts {
namespace {

constexpr std::array<std::uint8_t, 6> kAllClasses{0, 1, 2, 3, 4, 5};

/// The current documents of a case, newest first, and which fields they have.
struct KnownCase {
  std::vector<Uuid> ids;
  std::vector<KnownDocument> documents;
};

KnownCase known_case(const DraftServices& services, store::Connection& db,
                     const vault::CaseContents& contents, vault::CaseKeys& keys) {
  std::set<Uuid> current;
  for (const auto* one : cases::current(contents.facts)) {
    current.insert(one->document_id);
  }
  KnownCase known;
  auto rows = vault::documents_with_content(db, keys.case_id());
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const auto* type = services.catalogue.find(row->type);
    if (type == nullptr || !current.contains(row->document_id)) {
      continue;
    }
    const vault::SealingPlace place{services.keys.tenant(), row->case_id, row->document_id};
    KnownDocument document{type, {}};
    for (const auto& entry : vault::open_directory(row->sealed, row->type, place, keys).entries) {
      if (const auto field = type->field_numbered(entry.number)) {
        document.values.push_back({*field, entry.position});
      }
    }
    known.ids.push_back(row->document_id);
    known.documents.push_back(std::move(document));
  }
  return known;
}

/// Throws unless `writer` may know that the case is there.
void require_case(const DraftServices& services, const Writer& writer,
                  const vault::CaseContents& contents, const vault::CaseRow& row) {
  const bool sees_some = std::ranges::any_of(contents.documents, [&](const auto& document) {
    return services.reading
        .decide(writer.reader, contents, document, {kAllClasses.begin(), kAllClasses.end()})
        .grants_content();
  });
  if (!writer.reader.agency.empty() && !sees_some) {
    throw Error{messages::kNoGround, writer.reader.agency + ": case " + row.number};
  }
}

/// The values of one document that are carried, as far as they may be read.
void read_carried(const DraftServices& services, store::Session& session, const Writer& writer,
                  const Uuid& document_id, const catalogue::DocumentType& source,
                  const std::vector<CarriedValue>& carried, std::vector<documents::Value>& out) {
  std::set<std::uint8_t> classes;
  for (const auto& one : carried) {
    classes.insert(source.fields()[one.source.field].sensitivity);
  }
  vault::ReadRequest request;
  request.actor = writer.actor;
  request.reader = writer.reader;
  request.document_id = document_id;
  request.classes.assign(classes.begin(), classes.end());
  const auto opened = services.reading.open(session, request);
  if (!opened) {
    return;
  }
  std::map<ValuePlace, std::string> texts;
  for (const auto& value : opened->values) {
    if (const auto field = source.field_numbered(value.number)) {
      texts.emplace(ValuePlace{*field, value.position}, std::string{value.value.text()});
    }
  }
  for (const auto& one : carried) {
    if (const auto text = texts.find(one.source); text != texts.end()) {
      out.push_back({one.target.field, one.target.position, text->second});
    }
  }
}

}  // namespace

std::vector<documents::Value> values_of_case(const DraftServices& services, store::Session& session,
                                             const Writer& writer, const vault::CaseRow& case_row,
                                             const catalogue::DocumentType& type,
                                             const documents::FormPaths& form) {
  auto& db = session.connection();
  vault::CaseKeys keys{services.keys, case_row.case_id, case_row.retention_year};
  keys.load(db);
  const auto contents = services.reading.look_at(db, case_row, keys);
  require_case(services, writer, contents, case_row);
  const auto known = known_case(services, db, contents, keys);
  std::map<std::size_t, std::vector<CarriedValue>> by_document;
  for (auto& one : carried_values(type, form, known.documents)) {
    by_document[one.document].push_back(std::move(one));
  }
  std::vector<documents::Value> values;
  for (const auto& [document, carried] : by_document) {
    read_carried(services, session, writer, known.ids[document], *known.documents[document].type,
                 carried, values);
  }
  return documents::put_in_order(type, std::move(values));
}

RevisedDocument revised_document(const DraftServices& services, store::Session& session,
                                 const Writer& writer, const Uuid& document_id,
                                 const catalogue::DocumentType& type) {
  vault::ReadRequest request;
  request.actor = writer.actor;
  request.reader = writer.reader;
  request.document_id = document_id;
  request.classes.assign(kAllClasses.begin(), kAllClasses.end());
  const auto opened = services.reading.open(session, request);
  if (!opened) {
    throw Error{messages::kNotFound, "document " + document_id.text()};
  }
  if (!writer.reader.agency.empty() && opened->decision.granted.empty()) {
    throw Error{messages::kNoGround, writer.reader.agency};
  }
  if (opened->row.type != type.name()) {
    throw Error{messages::kUsage, "the document is a " + opened->row.type};
  }
  if (opened->row.origin != intake::kStaff) {
    throw Error{messages::kUsage, "the document came from " + opened->row.origin +
                                      "; whoever wrote it revises it there"};
  }
  auto& db = session.connection();
  vault::CaseKeys keys{services.keys, opened->case_row.case_id, opened->case_row.retention_year};
  keys.load(db);
  const auto contents = services.reading.look_at(db, opened->case_row, keys);
  for (const auto& other : contents.documents) {
    if (other.supersedes == document_id) {
      throw Error{messages::kUsage, "there is a newer version: " + other.document_id.text()};
    }
  }
  const auto row = vault::find_document(db, document_id);
  TSUNAGU_ENSURE(row.has_value(), "a document that was just opened is there");
  const vault::SealingPlace place{services.keys.tenant(), row->case_id, document_id};
  return {opened->case_row,
          vault::open_values(row->sealed, type, place, keys,
                             [](const catalogue::Field& /*field*/) { return true; })};
}

}  // namespace tsunagu::drafts
