/// Checks before the filing, which asks the rules.
#include "server/drafts/submission.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/intake/objections.h"

namespace tsunagu::drafts {
namespace {

using documents::Value;

/// The place of a fault as people know it: without the root element of the XML.
Refusal without_root(const catalogue::DocumentType& type, Refusal refusal) {
  const auto root = type.wire().element + "/";
  if (refusal.place.starts_with(root)) {
    refusal.place.erase(0, root.size());
  }
  return refusal;
}

/// All that can be said of a text before any case is asked.
struct Checked {
  std::optional<documents::Document> document;
  std::vector<Refusal> wrong;
};

Checked check_text(const DraftServices& services, const SchemaCheck& check,
                   const catalogue::DocumentType& type, std::vector<Value> values) {
  const auto profile = services.profile.profile();
  protocol::WireDocument wire{type.name(), std::move(values)};
  Checked checked{std::nullopt, documents::faults_of(services.catalogue, wire)};
  auto missing = missing_in_form(type, wire.values, form_of(*profile, type.name()),
                                 profile->name + " " + profile->version);
  std::ranges::move(missing, std::back_inserter(checked.wrong));
  if (!checked.wrong.empty()) {
    return checked;
  }
  auto document = documents::Document::from_wire(services.catalogue, std::move(wire));
  if (!document) {
    checked.wrong.push_back(document.refusal());
    return checked;
  }
  checked.wrong = intake::objections(*document);
  if (checked.wrong.empty()) {
    if (auto fault = check(*document)) {
      checked.wrong.push_back(without_root(type, *std::move(fault)));
    }
  }
  checked.document = *std::move(document);
  return checked;
}

/// An agency's record opens to that agency, so nobody writes one in another's name.
void require_own_name(const Writer& writer, const documents::Document& document) {
  const auto author = document.value_of(catalogue::Role::author_agency);
  const auto& agency = writer.reader.agency;
  if (!agency.empty() && author && *author != agency) {
    throw Error{messages::kAdminRefused, "a user of " + agency + " writes in its name"};
  }
}

void record_refused(const DraftServices& services, store::Session& session, vault::Event event,
                    const Refusal& refusal) {
  event.outcome = "refused";
  event.code = refusal_id(refusal.code);
  event.place = refusal.place;
  vault::record_alone(session, services.events, std::move(event));
}

}  // namespace

std::vector<Refusal> missing_in_form(const catalogue::DocumentType& type,
                                     const std::vector<Value>& values,
                                     const documents::FormPaths& form, const std::string& profile) {
  std::vector<Refusal> missing;
  for (const auto& path : form.required) {
    const std::vector<std::string> one{path};
    const bool is_there = std::ranges::any_of(values, [&](const Value& value) {
      return documents::is_covered(one, type.fields()[value.field].path);
    });
    if (!is_there) {
      missing.push_back({RefusalCode::required_by_form, path, "profile " + profile});
    }
  }
  return missing;
}

Submission submit(const DraftServices& services, store::Session& session, const Writer& writer,
                  intake::Filing& filing, const SchemaCheck& check, const std::string& number) {
  auto& db = session.connection();
  auto draft = open_draft(services, db, number, Hold::no);
  const auto text = text_of(services, db, draft, draft.row.version);
  require_ground(writer, decide(services, writer, draft, text.directory));
  auto event = event_of(writer, draft, tlog::EventType::draft_submitted);
  event.revision = text.row.version;
  Submission submission;
  submission.row = draft.row;
  auto checked = check_text(services, check, *draft.type, all_values(services, draft, text));
  submission.wrong = std::move(checked.wrong);
  if (!submission.wrong.empty()) {
    record_refused(services, session, std::move(event), submission.wrong.front());
    return submission;
  }
  require_own_name(writer, *checked.document);
  intake::DocumentOptions options;
  options.case_id = draft.type->wire().is_register ? std::nullopt : draft.row.case_id;
  options.supersedes = draft.row.supersedes;
  options.settle = [&](store::Connection& connection, vault::EventBatch& events) {
    const auto now = vault::lock_draft(connection, number);
    if (!now || now->version != text.row.version) {
      throw Error{messages::kUsage, "draft " + number + " was saved or filed meanwhile"};
    }
    vault::remove_draft(connection, now->draft_id);
    events.add(event);
  };
  submission.filed =
      filing.file_document(session, *std::move(checked.document), writer.actor, options);
  if (submission.filed.refusal) {
    submission.wrong.push_back(*submission.filed.refusal);
    record_refused(services, session, std::move(event), *submission.filed.refusal);
    return submission;
  }
  submission.case_number = submission.filed.case_number;
  return submission;
}

}  // namespace tsunagu::drafts
