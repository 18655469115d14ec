/// Which cases are due for destruction, and what a list of them says.
#include "server/commands/retention_work.h"

#include "security/digest.h"
#include "server/base/error.h"
#include "server/base/wire.h"
#include "server/cases/case_state.h"
#include "server/cases/days.h"
#include "server/store/statement.h"
#include "server/vault/case_facts.h"
#include "server/vault/row_seals.h"

namespace tsunagu::commands {
namespace {

constexpr std::uint8_t kFormat = 1;
constexpr std::size_t kText = 200;
constexpr std::size_t kPage = 200;  // as in the statement below

struct ClosedCase {
  vault::CaseRow row;
  std::string state;
  std::int64_t documents = 0;
  Bytes facts;
};

std::vector<ClosedCase> closed_cases(store::Connection& db, const std::string& after) {
  auto& find = db.prepared(
      "SELECT c.case_id, c.case_number, c.opened_at, c.retention_year, c.seal, p.state, "
      "p.documents, p.facts FROM case_record c JOIN case_projection p USING (case_id) WHERE "
      "c.case_number > ? AND c.case_number LIKE 'TN-%' AND p.state IN ('C22', 'C82', 'C90') "
      "ORDER BY c.case_number LIMIT 200");
  find.execute(after);
  std::vector<ClosedCase> page;
  while (find.next()) {
    page.push_back({vault::read_case(find), find.text(5),
                    static_cast<std::int64_t>(find.unsigned_integer(6)), find.bytes(7)});
  }
  return page;
}

cases::CaseFacts facts_of(Call& call, const ClosedCase& closed) {
  auto& db = call.session.connection();
  const auto tenant = call.context.keys.tenant();
  vault::CaseKeys keys{call.context.keys, closed.row.case_id, closed.row.retention_year};
  keys.load(db);
  vault::require_sealed(closed.row, tenant, keys);
  return closed.facts.empty() ? vault::facts_of_case(db, call.context.catalogue, tenant, keys)
                              : vault::open_facts(closed.facts, tenant, keys);
}

void write_end(WireWriter& out, const cases::RetentionEnd& end) {
  out.text(end.closed_on);
  out.text(end.retention_class);
  out.u32(static_cast<std::uint32_t>(end.years));
  out.u8(static_cast<std::uint8_t>(end.event));
  out.text(end.from);
  out.text(end.last_day);
}

cases::RetentionEnd read_end(WireReader& in) {
  cases::RetentionEnd end;
  end.closed_on = in.text(kText);
  end.retention_class = in.text(kText);
  end.years = static_cast<int>(in.u32());
  end.event = static_cast<profiles::RetentionEvent>(in.u8());
  end.from = in.text(kText);
  end.last_day = in.text(kText);
  return end;
}

std::optional<ListContent> decode(const std::string& body) {
  constexpr std::size_t kLeast = 7 * 4 + 8 + 1;
  WireReader in{as_bytes(body)};
  ListContent out;
  if (in.u8() != kFormat) {
    return std::nullopt;
  }
  out.number = in.text(kText);
  out.until = in.text(kText);
  out.cases.resize(in.count(kLeast));
  for (auto& one : out.cases) {
    one.case_number = in.text(kText);
    one.documents = static_cast<std::int64_t>(in.u64());
    one.end = read_end(in);
  }
  return in.finished() ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace

KeepRules::KeepRules(const Call& call)
    : profile_{call.context.profile.profile()},
      rules_{profile_->retention, static_cast<int>(call.context.config.retention_years),
             [&catalogue = call.context.catalogue](std::string_view type) {
               const auto* known = catalogue.find(type);
               return known != nullptr ? known->wire().retention : std::string{};
             }} {}

std::optional<cases::RetentionEnd> KeepRules::end_of(const cases::CaseFacts& facts) const {
  return cases::retention_end(facts, rules_);
}

std::vector<DueCase> due_cases(Call& call, std::string_view day) {
  const KeepRules rules{call};
  std::vector<DueCase> due;
  std::string last;
  for (bool is_over = false; !is_over;) {
    const auto page = closed_cases(call.session.connection(), last);
    for (const auto& closed : page) {
      last = closed.row.number;
      const auto end = rules.end_of(facts_of(call, closed));
      if (end && end->is_due(day)) {
        due.push_back({closed.row, closed.state, closed.documents, *end});
      }
    }
    is_over = page.size() < kPage;
  }
  return due;
}

std::string encode(const ListContent& content) {
  WireWriter out;
  out.u8(kFormat);
  out.text(content.number);
  out.text(content.until);
  out.u32(static_cast<std::uint32_t>(content.cases.size()));
  for (const auto& one : content.cases) {
    out.text(one.case_number);
    out.u64(static_cast<std::uint64_t>(one.documents));
    write_end(out, one.end);
  }
  return std::string{as_text(out.bytes())};
}

std::string digest_of(const std::string& content) {
  return to_hex(security::sha256(as_bytes(content)));
}

ListContent proposed_content(Call& call, const vault::RetentionLog& log,
                             const std::string& number) {
  const auto* proposed = log.find_list(number);
  if (proposed == nullptr) {
    throw Error{messages::kNotFound, "list " + number};
  }
  const auto row = vault::find_list(call.session.connection(), call.context.keys, number);
  if (!row || digest_of(row->content) != proposed->digest) {
    throw IntegrityError{"list " + number + " is not what was proposed"};
  }
  auto content = decode(row->content);
  if (!content || content->number != number) {
    throw IntegrityError{"list " + number + " is not readable"};
  }
  return *std::move(content);
}

std::string why_text(const cases::RetentionEnd& end) {
  return end.retention_class + " " + std::to_string(end.years) + " " +
         std::string{cases::retention_event_word(end.event)} + " " + end.from + " " + end.last_day;
}

JsonLine keep_line(std::string_view kind, const std::string& case_number,
                   const cases::RetentionEnd& end, std::int64_t documents) {
  JsonLine line;
  line.text("kind", kind).text("case", case_number).text("closed", end.closed_on);
  line.text("class", end.retention_class).number("years", end.years);
  line.text("event", cases::retention_event_word(end.event));
  line.text("event_label", cases::retention_event_label(end.event)).text("from", end.from);
  line.text("last_day", end.last_day).number("documents", documents);
  return line;
}

std::string day_argument(const Call& call, std::string_view name, const std::string& standard) {
  const auto given = call.optional(name);
  if (!given) {
    return standard;
  }
  if (cases::first_day(*given) != *given) {
    throw Error{messages::kUsage, std::string{name} + " is a day such as 2031-04-01"};
  }
  return *given;
}

}  // namespace tsunagu::commands
