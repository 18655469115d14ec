/// What a decision about access comes to, as lines of a reply.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "server/base/json.h"
#include "server/cases/access_decision.h"
#include "server/commands/context.h"

namespace tsunagu::commands {

/// A line of kind "withheld" for each class of which something is withheld; for each category of
/// it, if they differ in that or in the reason. They name `document`, if given.
std::vector<JsonLine> withheld_lines(const cases::AccessDecision& decision,
                                     const std::optional<Uuid>& document);

/// Throws Error (no ground) if an agency's user is granted nothing of what was asked for.
void require_ground(const Call& call, const cases::AccessDecision& decision);

/// What a caller may see of cases that are listed, found or shown. The municipality's own see all;
/// an agency's users what they have a ground for.
class Viewer {
 public:
  explicit Viewer(const Call& call, cases::Reader reader);

  bool sees_all() const { return reader_.agency.empty(); }
  /// Whether the caller may know that the document is there: whether something in it that says
  /// something of a person may be opened.
  bool may_see(const vault::CaseContents& contents, const vault::DocumentRow& document);
  /// Whether the caller may be shown what the document holds of `share`.
  bool may_see(const vault::CaseContents& contents, const vault::DocumentRow& document,
               const cases::Share& share);
  /// The documents of the case that the caller may see.
  std::vector<const vault::DocumentRow*> visible(const vault::CaseContents& contents);
  /// Adds to the event of the command on which grounds something was seen.
  void describe(vault::Event& event) const;

 private:
  void note(const cases::AccessDecision& decision);

  const Call& call_;
  cases::Reader reader_;
  std::set<cases::Ground> grounds_;
  bool needs_review_ = false;
};

}  // namespace tsunagu::commands
