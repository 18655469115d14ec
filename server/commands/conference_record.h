/// A conference of the register, opened for a command.
#pragma once

#include <string>
#include <vector>

#include "server/cases/conferences.h"
#include "server/commands/context.h"
#include "server/vault/document_rows.h"

namespace tsunagu::commands {

struct ConferenceRecord {
  vault::CaseRow row;                          ///< its folder in the register
  Uuid document_id;                            ///< its newest version
  std::vector<cases::ConferenceValue> values;  ///< of the classes that were opened
  cases::Conference conference;                ///< of `values`
};

/// Opens the conference that the argument "number" names, with all classes in `classes`; the read
/// is recorded. Throws Error (not found) if there is no such conference.
ConferenceRecord opened_conference(Call& call, const std::vector<std::uint8_t>& classes);

/// What all commands say of a conference, without anything above class 0.
JsonLine conference_line(const Call& call, const std::string& number,
                         const cases::DocumentFacts& facts, bool is_open);

/// The name of an agency in the profile, otherwise its code.
std::string agency_label(const profiles::Profile& profile, const std::string& code);

/// An event about the conference.
vault::Event conference_event(const ConferenceRecord& record, tlog::EventType type);

}  // namespace tsunagu::commands
