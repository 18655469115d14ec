/// What has been counted for one place of a table.
#include "server/statistics/cell.h"

#include <iterator>

#include "server/statistics/figure_text.h"

namespace tsunagu::statistics {

void Cell::add(const Entry& entry, std::uint64_t person) {
  ++entries_;
  new_ += entry.is_new ? 1 : 0;
  sum_ += entry.quantity;
  whole_ += entry.of;
  met_new_person_ = person != last_person_;
  people_ += met_new_person_ ? 1 : 0;
  last_person_ = person;
  if (entry.once != 0) {
    once_.insert(entry.once);
  }
}

void Cell::keep(const Entry& entry, const Uuid& case_id, bool is_new_person) {
  kept_.push_back(
      {{case_id, entry.source->source->document_id, entry.quantity}, entry.is_new, is_new_person});
}

void Cell::add_reported(const CountedRecord& row, bool keep_it) {
  ++entries_;
  sum_ += row.quantity;
  if (keep_it) {
    kept_.push_back({row, false, false});
  }
}

void Cell::merge(Cell&& other) {
  entries_ += other.entries_;
  new_ += other.new_;
  people_ += other.people_;
  sum_ += other.sum_;
  whole_ += other.whole_;
  last_person_ = 0;
  once_.merge(other.once_);
  kept_.insert(kept_.end(), std::make_move_iterator(other.kept_.begin()),
               std::make_move_iterator(other.kept_.end()));
}

std::int64_t Cell::value(Form form, std::string_view counting) const {
  switch (form) {
    case Form::contacts:
      return (counting == "new" ? new_ : counting == "distinct" ? people_ : entries_) * kOne;
    case Form::records:
      return entries_ * kOne;
    case Form::once:
      return static_cast<std::int64_t>(once_.size()) * kOne;
    case Form::people:
      return people_ * kOne;
    case Form::mean:
      return entries_ == 0 ? 0 : mean_of(sum_, entries_);
    case Form::rate:
      return whole_ == 0 ? 0 : percent_of(sum_, whole_);
    case Form::sum:
    case Form::reported:
    case Form::nowhere:
      return sum_;
  }
  return 0;
}

std::vector<CountedRecord> Cell::records(Form form, std::string_view counting) const {
  const bool only_new = form == Form::contacts && counting == "new";
  const bool only_people =
      form == Form::people || (form == Form::contacts && counting == "distinct");
  std::vector<CountedRecord> out;
  for (const auto& one : kept_) {
    if ((!only_new || one.is_new) && (!only_people || one.is_new_person)) {
      out.push_back(one.record);
    }
  }
  return out;
}

}  // namespace tsunagu::statistics
