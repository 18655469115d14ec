/// Opening drafts: whole as rows, and of their values what somebody may see.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/documents/document.h"
#include "server/documents/form_text.h"
#include "server/drafts/draft_services.h"
#include "server/vault/draft_rows.h"

namespace tsunagu::drafts {

/// A draft whose rows, and those of its case, are what was written.
struct OpenDraft {
  vault::DraftRow row;
  const catalogue::DocumentType* type = nullptr;
  std::optional<vault::CaseRow> case_row;
  std::optional<vault::CaseContents> contents;  ///< of the case
  vault::CaseKeys keys;
};

/// One text of it, unopened.
struct DraftText {
  vault::DraftVersionRow row;
  vault::Directory directory;
};

enum class Hold {
  no,
  /// Until the transaction ends, also the case, so that keys it lacks are made by one only.
  yes,
};

/// Throws Error (not found); IntegrityError if anything of it was changed.
OpenDraft open_draft(const DraftServices& services, store::Connection& db,
                     const std::string& number, Hold hold);
DraftText text_of(const DraftServices& services, store::Connection& db, OpenDraft& draft,
                  std::uint32_t version);

/// What `writer` may see of a text: decided as about a document of the case that the writer's own
/// agency made, if the writer began it.
cases::AccessDecision decide(const DraftServices& services, const Writer& writer,
                             const OpenDraft& draft, const vault::Directory& directory);
/// Throws Error (no ground) if an agency's user may see nothing of it.
void require_ground(const Writer& writer, const cases::AccessDecision& decision);

/// The values that `decision` grants. The read has to be recorded before.
std::vector<documents::Value> granted_values(const DraftServices& services, OpenDraft& draft,
                                             const DraftText& text,
                                             const cases::AccessDecision& decision);
/// All values, for work that releases none of them.
std::vector<documents::Value> all_values(const DraftServices& services, OpenDraft& draft,
                                         const DraftText& text);
/// Whether `decision` lets its reader have the field.
bool grants(const cases::AccessDecision& decision, const catalogue::Field& field);

/// An event about the draft: actor, case, type, and its number.
vault::Event event_of(const Writer& writer, const OpenDraft& draft, tlog::EventType type);
/// Adds what is shown on which grounds, if anything of `values` is.
void describe(vault::Event& event, const catalogue::DocumentType& type,
              const std::vector<documents::Value>& values, const cases::AccessDecision& decision);

/// The municipality's form of `type`.
documents::FormPaths form_of(const profiles::Profile& profile, const std::string& type);

}  // namespace tsunagu::drafts
