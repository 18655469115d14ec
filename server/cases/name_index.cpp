/// A plain scan: simple, and fast enough for the people of one municipality.
#include "server/cases/name_index.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

#include "server/base/bytes.h"
#include "server/documents/name_key.h"

namespace tsunagu::cases {

std::size_t NameIndex::IdHash::operator()(const Uuid& id) const {
  // The last eight bytes of a UUIDv7 are random.
  return read_be(id.view().last(8));
}

NameIndex::Keys NameIndex::keys_of(std::string_view text) {
  return {documents::strict_name_key(text), documents::loose_name_key(text)};
}

bool NameIndex::rank_of(const Keys& keys, const Keys& wanted, NameRank& rank) {
  const auto at = wanted.loose.empty() ? std::string::npos : keys.loose.find(wanted.loose);
  NameRank found = NameRank::part;
  if (!wanted.strict.empty() && keys.strict == wanted.strict) {
    found = NameRank::exact;
  } else if (at == std::string::npos) {
    return false;
  } else if (keys.loose.size() == wanted.loose.size()) {
    found = NameRank::folded;
  } else if (at == 0) {
    found = NameRank::prefix;
  }
  rank = std::min(rank, found);
  return true;
}

NameIndex::Content NameIndex::content_of(NameEntry entry) {
  Content content{std::move(entry), {}, {}, {}};
  content.name = keys_of(content.entry.name);
  content.kana = keys_of(content.entry.kana);
  for (const auto& member : content.entry.members) {
    content.members.push_back(keys_of(member.name));
    content.members.push_back(keys_of(member.kana));
  }
  return content;
}

NameEntry NameIndex::Slot::entry() const {
  auto out = content->entry;
  out.document_id = document_id;
  return out;
}

NameIndex::Shared NameIndex::shared(NameEntry entry) {
  auto& known = contents_[entry.case_id];
  const auto says_the_same = [&entry](const Shared& one) {
    const auto& other = one->entry;
    return other.name == entry.name && other.kana == entry.kana &&
           other.birth_date == entry.birth_date && other.is_protected == entry.is_protected &&
           other.members == entry.members && other.resident == entry.resident;
  };
  const auto at = std::ranges::find_if(known, says_the_same);
  if (at != known.end()) {
    return *at;
  }
  known.push_back(std::make_shared<const Content>(content_of(std::move(entry))));
  return known.back();
}

void NameIndex::add(NameEntry entry) {
  const auto document_id = entry.document_id;
  const std::unique_lock lock{mutex_};
  if (const auto at = by_document_.find(document_id); at != by_document_.end()) {
    forget(at->second);
  }
  if (entry.is_protected) {
    ++protected_[entry.case_id];
  }
  by_document_.emplace(document_id, slots_.size());
  slots_.push_back({document_id, shared(std::move(entry))});
}

void NameIndex::remove(const Uuid& document_id) {
  const std::unique_lock lock{mutex_};
  if (const auto at = by_document_.find(document_id); at != by_document_.end()) {
    forget(at->second);
  }
}

void NameIndex::forget(std::size_t index) {
  const auto gone = slots_[index];
  const auto& entry = gone.content->entry;
  if (entry.is_protected && --protected_[entry.case_id] == 0) {
    protected_.erase(entry.case_id);
  }
  by_document_.erase(gone.document_id);
  if (index + 1 != slots_.size()) {
    slots_[index] = std::move(slots_.back());
    by_document_[slots_[index].document_id] = index;
  }
  slots_.pop_back();
  // Held here and by the list of the case alone: no document says it any more.
  if (gone.content.use_count() == 2) {
    auto& known = contents_[entry.case_id];
    std::erase(known, gone.content);
    if (known.empty()) {
      contents_.erase(entry.case_id);
    }
  }
}

std::optional<NameHit> NameIndex::hit_of(const Content& content, const Keys& wanted) {
  NameRank rank = NameRank::part;
  const bool by_name = rank_of(content.name, wanted, rank);
  const bool by_kana = rank_of(content.kana, wanted, rank);
  std::optional<NameHit> best;
  if (by_name || by_kana) {
    best = NameHit{{}, rank, {}};
  }
  for (std::size_t i = 0; i < content.members.size(); ++i) {
    NameRank of_member = NameRank::part;
    if (rank_of(content.members[i], wanted, of_member) && (!best || of_member < best->rank)) {
      best = NameHit{{}, of_member, i / 2};
    }
  }
  return best;
}

std::vector<NameHit> NameIndex::find(std::string_view query, std::size_t limit) const {
  const auto wanted = keys_of(query);
  std::vector<std::pair<NameHit, const Slot*>> found;
  const std::shared_lock lock{mutex_};
  for (const auto& slot : slots_) {
    if (auto hit = hit_of(*slot.content, wanted)) {
      found.emplace_back(*std::move(hit), &slot);
    }
  }
  const auto is_better = [](const auto& left, const auto& right) {
    if (left.first.rank != right.first.rank) {
      return left.first.rank < right.first.rank;
    }
    if (left.first.member.has_value() != right.first.member.has_value()) {
      return right.first.member.has_value();
    }
    // Ids are UUIDv7, so the greater one is the newer document.
    return left.second->document_id > right.second->document_id;
  };
  const auto count = static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
  std::partial_sort(found.begin(), found.begin() + count, found.end(), is_better);

  std::vector<NameHit> hits;
  for (auto at = found.begin(); at != found.begin() + count; ++at) {
    at->first.entry = at->second->entry();
    hits.push_back(std::move(at->first));
  }
  return hits;
}

bool NameIndex::is_like(const Content& left, const Content& right) {
  const auto same = [](const Keys& one, const Keys& other) {
    return (!one.strict.empty() && one.strict == other.strict) ||
           (!one.loose.empty() && one.loose == other.loose);
  };
  const bool same_code = left.entry.resident && left.entry.resident == right.entry.resident;
  return same_code || same(left.name, right.name) || same(left.kana, right.kana);
}

std::vector<NameEntry> NameIndex::of(const Uuid& case_id) const {
  std::vector<NameEntry> out;
  const std::shared_lock lock{mutex_};
  for (const auto& slot : slots_) {
    if (slot.case_id() == case_id) {
      out.push_back(slot.entry());
    }
  }
  return out;
}

std::vector<NameEntry> NameIndex::like(const Uuid& case_id) const {
  std::vector<const Slot*> ours;
  std::set<Uuid> alike;
  std::vector<NameEntry> out;
  const std::shared_lock lock{mutex_};
  for (const auto& slot : slots_) {
    if (slot.case_id() == case_id) {
      ours.push_back(&slot);
    }
  }
  for (const auto& slot : slots_) {
    const auto is_like_slot = [&slot](const Slot* one) {
      return is_like(*one->content, *slot.content);
    };
    if (slot.case_id() != case_id && std::ranges::any_of(ours, is_like_slot)) {
      alike.insert(slot.case_id());
    }
  }
  for (const auto& slot : slots_) {
    if (alike.contains(slot.case_id())) {
      out.push_back(slot.entry());
    }
  }
  return out;
}

bool NameIndex::is_protected(const Uuid& case_id) const {
  const std::shared_lock lock{mutex_};
  return protected_.contains(case_id);
}

std::size_t NameIndex::size() const {
  const std::shared_lock lock{mutex_};
  return slots_.size();
}

std::string_view rank_word(NameRank rank) {
  switch (rank) {
    case NameRank::exact:
      return "exact";
    case NameRank::folded:
      return "folded";
    case NameRank::prefix:
      return "prefix";
    case NameRank::part:
      return "part";
  }
  return "";
}

}  // namespace tsunagu::cases
