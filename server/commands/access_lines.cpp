/// What a decision about access comes to, as lines of a reply.
#include "server/commands/access_lines.h"

#include <algorithm>

#include "server/base/error.h"

namespace tsunagu::commands {
namespace {

const std::vector<std::uint8_t> kAllClasses{0, 1, 2, 3, 4, 5};

bool is_whole(const cases::AccessDecision& decision, const cases::WithheldShare& one) {
  const auto grants_some = [&](const cases::GrantedShare& other) {
    return other.share.sensitivity == one.share.sensitivity;
  };
  const auto differs = [&](const cases::WithheldShare& other) {
    return other.share.sensitivity == one.share.sensitivity && other.reason != one.reason;
  };
  return std::ranges::none_of(decision.granted, grants_some) &&
         std::ranges::none_of(decision.withheld, differs);
}

}  // namespace

std::vector<JsonLine> withheld_lines(const cases::AccessDecision& decision,
                                     const std::optional<Uuid>& document) {
  std::vector<JsonLine> lines;
  std::optional<std::uint8_t> last_whole;
  for (const auto& one : decision.withheld) {
    const bool whole = is_whole(decision, one);
    if (whole && last_whole == one.share.sensitivity) {
      continue;
    }
    JsonLine line;
    line.text("kind", "withheld");
    if (document) {
      line.text("document", document->text());
    }
    line.number("class", one.share.sensitivity);
    if (whole) {
      last_whole = one.share.sensitivity;
    } else {
      line.text("category", protocol::category_name(one.share.category));
    }
    line.text("reason", cases::reason_word(one.reason));
    lines.push_back(std::move(line));
  }
  return lines;
}

void require_ground(const Call& call, const cases::AccessDecision& decision) {
  const auto reason = decision.main_reason();
  if (call.reader.agency.empty() || !decision.granted.empty() ||
      reason == cases::WithheldReason::not_requested) {
    return;
  }
  throw Error{messages::kNoGround, call.reader.agency + ": " +
                                       std::string{cases::reason_word(reason)} + "（" +
                                       std::string{cases::reason_label(reason)} + "）"};
}

Viewer::Viewer(const Call& call, cases::Reader reader) : call_{call}, reader_{std::move(reader)} {}

bool Viewer::may_see(const vault::CaseContents& contents, const vault::DocumentRow& document) {
  if (sees_all()) {
    return true;
  }
  const auto decision = call_.context.reading.decide(reader_, contents, document, kAllClasses);
  if (!decision.grants_content()) {
    return false;
  }
  note(decision);
  return true;
}

bool Viewer::may_see(const vault::CaseContents& contents, const vault::DocumentRow& document,
                     const cases::Share& share) {
  if (sees_all()) {
    return true;
  }
  const auto decision = call_.context.reading.decide(reader_, contents, document, kAllClasses);
  if (!decision.grants(share)) {
    return false;
  }
  note(decision);
  return true;
}

void Viewer::note(const cases::AccessDecision& decision) {
  for (const auto& one : decision.granted) {
    grounds_.insert(one.ground);
  }
  needs_review_ = needs_review_ || decision.needs_review();
}

std::vector<const vault::DocumentRow*> Viewer::visible(const vault::CaseContents& contents) {
  std::vector<const vault::DocumentRow*> out;
  for (const auto& document : contents.documents) {
    if (may_see(contents, document)) {
      out.push_back(&document);
    }
  }
  return out;
}

void Viewer::describe(vault::Event& event) const {
  for (const auto ground : grounds_) {
    event.grounds += (event.grounds.empty() ? "" : "; ") + std::string{cases::ground_word(ground)};
  }
  event.needs_review = needs_review_;
}

}  // namespace tsunagu::commands
