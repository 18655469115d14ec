/// document show.
#include <algorithm>
#include <sstream>

#include "server/base/error.h"
#include "server/commands/access_lines.h"
#include "server/commands/context.h"
#include "server/commands/requested_classes.h"
#include "server/vault/reading.h"

namespace tsunagu::commands {
namespace {

std::vector<std::string> position_texts(const std::vector<std::uint16_t>& position) {
  std::vector<std::string> out;
  for (const auto one : position) {
    out.push_back(std::to_string(one));
  }
  return out;
}

void show_values(Call& call, const vault::OpenedDocument& opened,
                 const catalogue::DocumentType* type) {
  for (const auto& value : opened.values) {
    const auto index = type != nullptr ? type->field_numbered(value.number) : std::nullopt;
    const auto* field = index ? &type->fields()[*index] : nullptr;
    JsonLine line;
    line.text("kind", "value").text("path", field != nullptr ? field->path : value.number);
    line.text("number", value.number).list("position", position_texts(value.position));
    line.text("label", field != nullptr ? field->label : value.number);
    line.number("class", value.sensitivity).text("value", value.value.text());
    if (field != nullptr && !field->code_list.empty()) {
      line.text("value_label", call.context.catalogue.label(field->code_list, value.value.text()));
    }
    call.reply.line(line);
  }
}

}  // namespace

admin::Outcome show_document(Call& call) {
  const auto text = call.required("id");
  const auto id = Uuid::parse(text);
  if (!id) {
    throw Error{messages::kUsage, "a document id has the form of a UUID"};
  }
  vault::ReadRequest request;
  request.actor = call.actor;
  request.reader = call.reader;
  request.document_id = *id;
  request.classes = requested_classes(call);
  const auto opened = call.context.reading.open(call.session, request);
  if (!opened) {
    throw Error{messages::kNotFound, "document " + text};
  }
  require_ground(call, opened->decision);
  const auto* type = call.context.catalogue.find(opened->row.type);
  JsonLine line;
  line.text("kind", "document").text("document", opened->row.document_id.text());
  line.text("type", opened->row.type);
  line.text("type_label", type != nullptr ? type->label() : opened->row.type);
  line.number("revision", opened->row.revision).text("adapter", opened->row.origin);
  line.text("recorded", japan_text(opened->row.recorded_at));
  line.text("case", opened->case_row.number).flag("protected", opened->is_protected);
  call.reply.line(line);
  show_values(call, *opened, type);
  for (const auto& line_of_class : withheld_lines(opened->decision, {})) {
    call.reply.line(line_of_class);
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
