/// Drafts as lines of a reply.
#pragma once

#include <string>

#include "server/commands/context.h"
#include "server/drafts/drafts.h"

namespace tsunagu::commands {

/// What drafts are worked on with, for `call`.
drafts::DraftServices draft_services(const Call& call);
drafts::Writer writer_of(const Call& call);

/// A line of kind "draft": its number, type, case and version.
JsonLine draft_line(const Call& call, const vault::DraftRow& row, const std::string& case_number,
                    std::uint32_t version);

/// The line of kind "form_head" and the form itself, a line of kind "text" for each of its lines.
void show_form(Call& call, const drafts::ShownDraft& draft);

/// Lines of kind "refusal".
void show_refusals(Call& call, const std::string& draft, const std::vector<Refusal>& refusals);

}  // namespace tsunagu::commands
