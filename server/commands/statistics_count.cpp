/// Counts all cases with a few threads.
#include "server/commands/statistics_count.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <thread>

#include "server/base/error.h"
#include "server/base/guarded.h"
#include "server/commands/page_queue.h"
#include "server/store/transaction.h"
#include "server/vault/case_facts.h"
#include "server/vault/document_rows.h"
#include "server/vault/facts_pages.h"

namespace tsunagu::commands {
namespace {

using catalogue::Role;
using Page = std::vector<vault::SealedFacts>;

/// Which fields have to be opened, by role.
std::vector<Role> roles_of(const statistics::Question& question) {
  std::vector<Role> roles;
  for (const auto dimension : question.by) {
    switch (dimension) {
      case statistics::Dimension::sex:
        roles.push_back(Role::sex);
        break;
      case statistics::Dimension::age:
        roles.push_back(Role::birth_date);
        roles.push_back(Role::age);
        break;
      case statistics::Dimension::concern:
        roles.push_back(Role::concern);
        break;
      case statistics::Dimension::change:
        roles.push_back(Role::change);
        break;
      default:
        break;
    }
  }
  return roles;
}

void put(const std::pair<Role, std::string>& value, statistics::PersonValues& out) {
  switch (value.first) {
    case Role::sex:
      out.sex = value.second;
      break;
    case Role::birth_date:
      out.birth_date = value.second;
      break;
    case Role::age:
      out.age = value.second;
      break;
    case Role::concern:
      out.concerns.push_back(value.second);
      break;
    default:
      out.changes.push_back(value.second);
  }
}

/// What a document does not say of its person, another one of the case says: the newest that does.
/// What was seen (changes) belongs to the document alone.
statistics::PersonBook book_of(const std::vector<vault::RoleValues>& documents) {
  statistics::PersonBook book;
  statistics::PersonValues known;
  for (const auto& document : documents) {
    auto& person = book[document.document_id];
    for (const auto& value : document.values) {
      put(value, person);
    }
    known.sex = person.sex.empty() ? known.sex : person.sex;
    known.birth_date = person.birth_date.empty() ? known.birth_date : person.birth_date;
    known.age = person.age.empty() ? known.age : person.age;
    known.concerns = person.concerns.empty() ? known.concerns : person.concerns;
  }
  for (auto& [id, person] : book) {
    person.sex = person.sex.empty() ? known.sex : person.sex;
    person.birth_date = person.birth_date.empty() ? known.birth_date : person.birth_date;
    person.age = person.age.empty() && person.birth_date.empty() ? known.age : person.age;
    person.concerns = person.concerns.empty() ? known.concerns : person.concerns;
  }
  return book;
}

/// One thread's share of the work.
class Worker {
 public:
  Worker(Context& context, const StatisticsRequest& request)
      : context_{context},
        roles_{roles_of(request.question)},
        tally_{request.question, *request.profile, request.with_targets} {}

  /// `session` is only used if documents have to be opened.
  void count(const Page& page, store::Session& session) {
    for (const auto& one : page) {
      const auto facts =
          one.facts.empty() ? facts_anew(one, session) : open_facts(one, context_.keys);
      // A case without facts in the period is opened no further.
      tally_.count(
          one.case_id, facts,
          roles_.empty() || facts.empty() ? statistics::PersonBook{} : people_of(one, session));
    }
  }
  statistics::Tally take() { return std::move(tally_); }

 private:
  vault::CaseKeys keys_of(const vault::SealedFacts& one, store::Session& session) {
    vault::CaseKeys keys{context_.keys, one.case_id, 0};
    keys.load(session.connection());
    return keys;
  }
  /// From before facts were kept: the documents say them.
  cases::CaseFacts facts_anew(const vault::SealedFacts& one, store::Session& session) {
    auto keys = keys_of(one, session);
    return vault::facts_of_case(session.connection(), context_.catalogue, context_.keys.tenant(),
                                keys);
  }
  statistics::PersonBook people_of(const vault::SealedFacts& one, store::Session& session) {
    auto keys = keys_of(one, session);
    return book_of(vault::open_roles(session.connection(), context_.catalogue,
                                     context_.keys.tenant(), keys, roles_));
  }

  Context& context_;
  std::vector<Role> roles_;
  statistics::Tally tally_;
};

/// The threads and what they share. Ends them, also when the fetching fails.
class Workers {
 public:
  Workers(Context& context, const StatisticsRequest& request, std::size_t count)
      : sessions_{context.sessions}, queue_{2 * count} {
    for (std::size_t i = 0; i < count; ++i) {
      workers_.push_back(std::make_unique<Worker>(context, request));
    }
    for (auto& worker : workers_) {
      threads_.emplace_back([this, &worker] { work(*worker); });
    }
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() { queue_.close(); }  // the threads join by themselves

  bool push(Page page) { return queue_.push(std::move(page)); }

  /// Waits for all and puts together what they counted. Throws what one of them threw.
  statistics::Tally finish() {
    queue_.finish();
    threads_.clear();
    const auto failure = failure_.with([](std::exception_ptr& one) { return one; });
    if (failure) {
      std::rethrow_exception(failure);
    }
    auto all = workers_.front()->take();
    for (std::size_t i = 1; i < workers_.size(); ++i) {
      all.merge(workers_[i]->take());
    }
    return all;
  }

 private:
  void work(Worker& worker) {
    try {
      auto lease = sessions_.lend();
      while (const auto page = queue_.pop()) {
        worker.count(*page, lease.session());
      }
    } catch (...) {
      failure_.with([](std::exception_ptr& one) { one = std::current_exception(); });
      queue_.close();
    }
  }

  store::SessionPool& sessions_;
  PageQueue<Page> queue_;
  Guarded<std::exception_ptr> failure_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::vector<std::jthread> threads_;  // last, so that they end before what they use
};

}  // namespace

statistics::Tally count_cases(Call& call, const StatisticsRequest& request) {
  constexpr unsigned kMostWorkers = 4;
  Workers workers{call.context, request,
                  std::clamp(std::thread::hardware_concurrency(), 1U, kMostWorkers)};
  std::optional<store::Transaction> transaction;
  store::begin(call.session, transaction);
  vault::FactsPages pages{transaction->connection()};
  std::int64_t done = 0;
  for (auto page = pages.next(); !page.empty(); page = pages.next()) {
    done += static_cast<std::int64_t>(page.size());
    call.reply.progress("statistics", done, 0);
    if (!workers.push(std::move(page))) {
      break;
    }
  }
  return workers.finish();
}

}  // namespace tsunagu::commands
