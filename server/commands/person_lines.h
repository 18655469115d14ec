/// Cases of one person, as lines of a reply.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/base/json.h"
#include "server/commands/context.h"
#include "server/vault/case_links.h"

namespace tsunagu::commands {

/// The case that `number` names, held against its seal. If there is none, that is recorded as an
/// event of type `event_type` and thrown as Error (not found).
vault::CaseRow case_numbered(Call& call, const std::string& number, tlog::EventType event_type);
/// The case of that id, held against its seal. Throws IntegrityError if it is not there.
vault::CaseRow sound_case(Call& call, const Uuid& case_id);

/// The number of the case in which `case_id` goes on; empty unless it was merged.
std::string goes_on_in(Call& call, const Uuid& case_id);
/// The cases that go on in `case_id`, each held against its seal, oldest first.
std::vector<vault::CaseRow> merged_into(Call& call, const Uuid& case_id);
/// Whether a document of any case of the person protects somebody (支援措置).
bool is_person_protected(const Call& call, const Uuid& case_id);

/// The links that the case ever had, held against their seals, oldest first.
std::vector<vault::CaseLink> sound_links(Call& call, const Uuid& case_id);
/// A line of kind "link".
JsonLine link_line(Call& call, const vault::CaseLink& link);

/// A line of kind "document" for one of the case `number`.
JsonLine document_line(const Call& call, const vault::DocumentRow& document,
                       const std::string& number);

/// Which case a document of `case_id` came into while both were merged, if they no longer are: its
/// number. `links`: all links of `case_id`.
std::optional<std::string> filed_while_merged(Call& call, const std::vector<vault::CaseLink>& links,
                                              const Uuid& case_id,
                                              const vault::DocumentRow& document);

}  // namespace tsunagu::commands
