/// The clocks of a case and of its plans, as lines of a reply.
#include "server/commands/clock_lines.h"

#include "server/cases/clocks.h"

namespace tsunagu::commands {

std::vector<JsonLine> clock_lines(const Call& call, const cases::CaseFacts& facts,
                                  const cases::Standing& standing) {
  const auto today = japan_date(call.context.events.clock.now());
  const auto clocks = cases::clocks_of(facts, standing, today);
  std::vector<JsonLine> lines;
  JsonLine support;
  support.text("kind", "clock").text("of", "case").text("plan", "").text("label", "支援");
  support.text("from", clocks.opened).text("to", "").text("ended", clocks.closed);
  support.number("months", clocks.months);
  lines.push_back(support);
  const auto& catalogue = call.context.catalogue;
  for (const auto& plan : clocks.plans) {
    JsonLine line;
    line.text("kind", "clock").text("of", "plan").text("plan", plan.kind);
    line.text("label", catalogue.label("plan-kind", plan.kind));
    line.text("status", plan.status);
    line.text("status_label", catalogue.label("plan-status", plan.status));
    line.text("from", plan.from).text("to", plan.to).text("ended", plan.ended);
    line.number("months", plan.months);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace tsunagu::commands
