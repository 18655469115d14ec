/// document begin, draft, save, submit, discard, drafts.
#include <limits>

#include "server/base/error.h"
#include "server/commands/attached_file.h"
#include "server/commands/context.h"
#include "server/commands/draft_lines.h"
#include "server/drafts/submission.h"

namespace tsunagu::commands {
namespace {

std::optional<std::uint32_t> version_asked(const Call& call) {
  const auto number = call.request.arguments.number("version");
  if (!number) {
    return std::nullopt;
  }
  if (*number < 1 || *number > std::numeric_limits<std::uint32_t>::max()) {
    throw Error{messages::kUsage, "versions are counted from 1"};
  }
  return static_cast<std::uint32_t>(*number);
}

/// The type of the draft, to read a form by; the draft itself is judged by whoever opens it.
const catalogue::DocumentType& type_of(const Call& call, const std::string& number) {
  const auto row = vault::find_draft(call.session.connection(), number);
  const auto* type = row ? call.context.catalogue.find(row->type) : nullptr;
  if (type == nullptr) {
    throw Error{messages::kNotFound, "draft " + number};
  }
  return *type;
}

void show_conflict(Call& call, const drafts::Saved& saved) {
  const auto& type = *call.context.catalogue.find(saved.row.type);
  for (const auto& one : saved.differences) {
    const auto& field = type.fields()[one.field];
    JsonLine line;
    line.text("kind", "difference").text("draft", saved.row.number).text("place", one.place);
    line.text("label", field.label).number("class", field.sensitivity);
    line.text("yours", one.yours).text("stored", one.stored);
    call.reply.line(line);
  }
  auto line = draft_line(call, saved.row, saved.case_number, saved.version);
  line.text("outcome", "conflict").number("newest", saved.row.version);
  call.reply.line(line);
}

/// Saves the attached form as a version of the draft `number`. Shows what came of it, but not a
/// success if `is_quiet`.
admin::Outcome save_attached(Call& call, const std::string& number, bool is_quiet) {
  const auto base = version_asked(call);
  if (!base) {
    throw Error{messages::kUsage, "--version says which version the form was made from"};
  }
  const auto bytes = attached_file(call, documents::kMaxFormBytes);
  auto form = documents::read_form(type_of(call, number), as_text(bytes));
  if (!form.wrong.empty()) {
    show_refusals(call, number, form.wrong);
    return admin::Outcome::partly_refused;
  }
  const auto services = draft_services(call);
  drafts::Drafts drafts{services, call.session, writer_of(call)};
  const auto saved = drafts.save(number, *base, std::move(form.values));
  if (!saved) {
    show_refusals(call, number, {saved.refusal()});
    return admin::Outcome::partly_refused;
  }
  if (saved->is_side) {
    show_conflict(call, *saved);
    return admin::Outcome::partly_refused;
  }
  if (!is_quiet) {
    auto line = draft_line(call, saved->row, saved->case_number, saved->version);
    call.reply.line(line.text("outcome", "saved").number("newest", saved->row.version));
  }
  return admin::Outcome::ok;
}

}  // namespace

admin::Outcome begin_document(Call& call) {
  drafts::NewDraft what;
  what.type = call.required("type");
  what.case_number = call.optional("case").value_or("");
  if (const auto text = call.optional("revises")) {
    what.revises = Uuid::parse(*text);
    if (!what.revises) {
      throw Error{messages::kUsage, "a document id has the form of a UUID"};
    }
  }
  const auto services = draft_services(call);
  show_form(call, drafts::Drafts{services, call.session, writer_of(call)}.begin(what));
  return admin::Outcome::ok;
}

admin::Outcome show_draft(Call& call) {
  const auto services = draft_services(call);
  drafts::Drafts drafts{services, call.session, writer_of(call)};
  show_form(call, drafts.show(call.required("draft"), version_asked(call)));
  return admin::Outcome::ok;
}

admin::Outcome save_draft(Call& call) { return save_attached(call, call.required("draft"), false); }

admin::Outcome submit_draft(Call& call) {
  const auto number = call.required("draft");
  if (call.request.file) {
    const auto outcome = save_attached(call, number, true);
    if (outcome != admin::Outcome::ok) {
      return outcome;
    }
  }
  const auto services = draft_services(call);
  intake::Filing filing{call.context.filing};
  const auto done = drafts::submit(services, call.session, writer_of(call), filing,
                                   call.context.check_schema, number);
  show_refusals(call, number, done.wrong);
  const auto* type = call.context.catalogue.find(done.row.type);
  JsonLine line;
  line.text("kind", "filed").text("draft", number).text("type", done.row.type);
  line.text("type_label", type != nullptr ? type->label() : done.row.type);
  line.text("outcome",
            vault::outcome_word(done.wrong.empty() ? done.filed.outcome : vault::Outcome::refused));
  line.text("case", done.case_number);
  line.text("document", done.filed.document_id ? done.filed.document_id->text() : "");
  if (done.wrong.empty()) {
    line.number("revision", done.filed.revision);
  } else {
    line.number("version", done.row.version);
  }
  call.reply.line(line);
  return done.wrong.empty() ? admin::Outcome::ok : admin::Outcome::partly_refused;
}

admin::Outcome discard_draft(Call& call) {
  const auto number = call.required("draft");
  const auto services = draft_services(call);
  drafts::Drafts{services, call.session, writer_of(call)}.discard(number);
  JsonLine line;
  line.text("kind", "draft").text("draft", number).text("outcome", "discarded");
  call.reply.line(line);
  return admin::Outcome::ok;
}

admin::Outcome list_drafts(Call& call) {
  const auto services = draft_services(call);
  for (const auto& one : drafts::Drafts{services, call.session, writer_of(call)}.list()) {
    auto line = draft_line(call, one.row, one.case_number, one.row.version);
    line.text("begun_by", one.row.begun_by).text("begun", japan_text(one.row.begun_at));
    line.text("saved_by", one.saved_by).text("saved", japan_text(one.saved_at));
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
