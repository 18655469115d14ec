/// person candidates, person compare, person merge, person split, person links.
#include <algorithm>
#include <map>

#include "server/base/error.h"
#include "server/commands/context.h"
#include "server/commands/person_lines.h"
#include "server/commands/person_values.h"
#include "server/commands/requested_classes.h"
#include "server/vault/case_merging.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::commands {
namespace {

constexpr std::size_t kMaxCandidates = 50;
// Documents of so many candidates are opened to compare addresses.
constexpr std::size_t kMaxOpened = 10;

struct Candidate {
  Uuid case_id;
  cases::PersonEntries entries;
  cases::Likeness likeness;
};

/// The entries of all cases of a person.
cases::PersonEntries entries_of(Call& call, const Uuid& case_id) {
  auto entries = call.context.names.of(case_id);
  for (const auto& other : call.context.events.stored->links().others_of(case_id)) {
    auto more = call.context.names.of(other);
    entries.insert(entries.end(), more.begin(), more.end());
  }
  return entries;
}

void sort(std::vector<Candidate>& candidates) {
  std::ranges::sort(candidates, [](const Candidate& left, const Candidate& right) {
    return left.likeness.score != right.likeness.score ? left.likeness.score > right.likeness.score
                                                       : left.case_id < right.case_id;
  });
}

/// Those who may be the same person, best first; not the other cases of the same person, and of a
/// person with several cases only the one in which they go on.
std::vector<Candidate> candidates_of(Call& call, const Uuid& case_id) {
  const auto& links = call.context.events.stored->links();
  std::map<Uuid, cases::PersonEntries> found;
  auto ours = links.others_of(case_id);
  ours.push_back(case_id);
  for (const auto& one : ours) {
    for (auto& entry : call.context.names.like(one)) {
      found[links.root_of(entry.case_id)].push_back(std::move(entry));
    }
  }
  const auto mine = entries_of(call, case_id);
  std::vector<Candidate> out;
  for (auto& [id, entries] : found) {
    const auto likeness = cases::likeness(mine, entries);
    const bool is_ours = std::ranges::find(ours, id) != ours.end();
    if (!is_ours && likeness.score >= cases::kLikelySame) {
      out.push_back({id, std::move(entries), likeness});
    }
  }
  sort(out);
  if (out.size() > kMaxCandidates) {
    out.resize(kMaxCandidates);
  }
  return out;
}

void compare_contacts(Call& call, const vault::CaseRow& row, std::vector<Candidate>& candidates) {
  const std::vector<std::uint8_t> classes{0, cases::kAddressClass};
  const auto ours = open_person(call, row, classes);
  for (std::size_t i = 0; i < std::min(candidates.size(), kMaxOpened); ++i) {
    auto& one = candidates[i];
    const auto theirs = open_person(call, sound_case(call, one.case_id), classes);
    one.likeness = cases::with_contact(one.likeness, same_contact(ours, theirs));
  }
  sort(candidates);
}

void add_likeness(JsonLine& line, const cases::Likeness& likeness) {
  std::vector<std::string> words;
  std::vector<std::string> labels;
  for (const auto reason : likeness.reasons) {
    words.emplace_back(cases::reason_word(reason));
    labels.emplace_back(cases::reason_label(reason));
  }
  line.number("score", likeness.score).flag("certain", likeness.is_certain());
  line.list("reasons", words).list("reason_labels", labels);
}

JsonLine candidate_line(Call& call, const Candidate& candidate) {
  const auto& entries = candidate.entries;
  const auto newest = std::ranges::max_element(entries, {}, &cases::NameEntry::document_id);
  JsonLine line;
  line.text("kind", "candidate").text("case", sound_case(call, candidate.case_id).number);
  add_likeness(line, candidate.likeness);
  line.text("name", newest->name).text("kana", newest->kana);
  line.text("birth_date", newest->birth_date);
  line.flag("protected", is_person_protected(call, candidate.case_id));
  return line;
}

void record_candidates(Call& call, const vault::CaseRow& row, std::int64_t count,
                       std::vector<std::uint8_t> classes, const std::string& subject = {}) {
  vault::Event event;
  event.type = tlog::EventType::candidates_read;
  event.case_id = row.case_id;
  event.case_number = row.number;
  event.count = count;
  event.classes = std::move(classes);
  event.subject = subject;
  call.record(std::move(event));
}

std::string reason_of(const Call& call) {
  auto reason = call.required("reason");
  if (reason.size() > vault::kLongestReason) {
    throw Error{messages::kUsage, "the reason is too long"};
  }
  return reason;
}

vault::MergeOrder order_of(Call& call, std::string_view other) {
  // A case that is not there is recorded as looked up: nothing was linked.
  const auto type = tlog::EventType::candidates_read;
  auto from = case_numbered(call, call.required("number"), type);
  auto into = case_numbered(call, call.required(other), type);
  return {std::move(from), std::move(into), reason_of(call), call.actor};
}

vault::MergingServices merging_services(Call& call) {
  return {call.context.keys, call.context.events, call.context.catalogue};
}

/// The documents that came into `into` while `from` was merged into it.
void show_filed_meanwhile(Call& call, const vault::MergeOrder& order) {
  const auto links = sound_links(call, order.into.case_id);
  for (const auto& document : vault::documents_of(call.session.connection(), order.into.case_id)) {
    const auto with = filed_while_merged(call, links, order.into.case_id, document);
    if (with != order.from.number) {
      continue;
    }
    auto line = document_line(call, document, order.into.number);
    line.text("filed_while_merged", *with);
    call.reply.line(line);
  }
}

/// Opens the person of `row`, who may be that of `other`. Beside a protected person the address of
/// somebody so alike opens to nobody without the right either: it may be the same.
OpenedPerson open_beside(Call& call, const vault::CaseRow& row, const vault::CaseRow& other,
                         std::vector<std::uint8_t> classes) {
  const bool is_telling = std::ranges::find(classes, cases::kAddressClass) != classes.end() &&
                          is_person_protected(call, other.case_id) &&
                          !is_person_protected(call, row.case_id) &&
                          !call.reader.holds_protection_right;
  if (!is_telling) {
    return open_person(call, row, classes);
  }
  std::erase(classes, cases::kAddressClass);
  auto person = open_person(call, row, classes);
  person.withheld.emplace(cases::kAddressClass,
                          cases::reason_word(cases::WithheldReason::protected_person));
  return person;
}

}  // namespace

admin::Outcome list_candidates(Call& call) {
  const auto row = case_numbered(call, call.required("case"), tlog::EventType::candidates_read);
  auto candidates = candidates_of(call, row.case_id);
  const bool with_address = call.request.arguments.flag("address").value_or(false);
  const std::vector<std::uint8_t> classes = with_address
                                                ? std::vector<std::uint8_t>{1, cases::kAddressClass}
                                                : std::vector<std::uint8_t>{1};
  record_candidates(call, row, static_cast<std::int64_t>(candidates.size()), classes);
  if (with_address) {
    compare_contacts(call, row, candidates);
  }
  for (const auto& one : candidates) {
    call.reply.line(candidate_line(call, one));
  }
  return admin::Outcome::ok;
}

admin::Outcome compare_persons(Call& call) {
  const auto type = tlog::EventType::candidates_read;
  const auto left = case_numbered(call, call.required("left"), type);
  const auto right = case_numbered(call, call.required("right"), type);
  if (left.case_id == right.case_id) {
    throw Error{messages::kUsage, "both are the same case"};
  }
  const auto classes = requested_classes(call);
  record_candidates(call, left, 1, classes, right.number);
  record_candidates(call, right, 1, classes, left.number);
  const auto ours = open_beside(call, left, right, classes);
  const auto theirs = open_beside(call, right, left, classes);
  auto likeness = cases::likeness(entries_of(call, left.case_id), entries_of(call, right.case_id));
  if (std::ranges::find(classes, cases::kAddressClass) != classes.end()) {
    likeness = cases::with_contact(likeness, same_contact(ours, theirs));
  }
  const auto& links = call.context.events.stored->links();
  JsonLine line;
  line.text("kind", "comparison").text("left", left.number).text("right", right.number);
  add_likeness(line, likeness);
  line.flag("merged", links.root_of(left.case_id) == links.root_of(right.case_id));
  call.reply.line(line);
  for (const auto& one : comparison_lines(call, ours, left.number, theirs, right.number)) {
    call.reply.line(one);
  }
  return admin::Outcome::ok;
}

admin::Outcome merge_persons(Call& call) {
  const auto order = order_of(call, "into");
  call.reply.line(link_line(call, vault::merge(call.session, merging_services(call), order)));
  return admin::Outcome::ok;
}

admin::Outcome split_persons(Call& call) {
  const auto order = order_of(call, "from");
  call.reply.line(link_line(call, vault::split(call.session, merging_services(call), order)));
  show_filed_meanwhile(call, order);
  return admin::Outcome::ok;
}

admin::Outcome list_links(Call& call) {
  const auto row = case_numbered(call, call.required("number"), tlog::EventType::case_read);
  const auto links = sound_links(call, row.case_id);
  vault::Event event;
  event.type = tlog::EventType::case_read;
  event.case_id = row.case_id;
  event.case_number = row.number;
  event.count = static_cast<std::int64_t>(links.size());
  event.classes = {5};  // reasons are written in somebody's own words
  call.record(std::move(event));
  auto& db = call.session.connection();
  for (const auto& link : links) {
    const auto from = sound_case(call, link.from);
    vault::CaseKeys keys{call.context.keys, from.case_id, from.retention_year};
    keys.load(db);
    auto line = link_line(call, link);
    line.text("reason", vault::open_reason(link, call.context.keys.tenant(), keys).text());
    call.reply.line(line);
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
