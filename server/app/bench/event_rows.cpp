/// Audit events as bare rows.
#include "server/app/bench/event_rows.h"

#include <memory>

namespace tsunagu::app::bench {

EventRows event_rows() {
  return {
      "SELECT node, boot, number, event_id, leaf, payload, mac FROM audit_event "
      "ORDER BY node, boot, number LIMIT 1000000000 OFFSET ?",
      "INSERT INTO audit_event (node, boot, number, event_id, leaf, payload, mac) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)"};
}

Measured insert_one_by_one(const EventRows& rows, const store::ConnectionSettings& database,
                           std::size_t connections) {
  std::vector<std::unique_ptr<store::Connection>> all;
  for (std::size_t i = 0; i < connections; ++i) {
    all.push_back(std::make_unique<store::Connection>(database));
  }
  const auto share = rows.rows().size() / connections;
  // Each client has a connection and a share of the rows to itself. A statement outside a
  // transaction is one by itself, in a single round trip: nothing durable is cheaper.
  Measured measured = measure(connections, connections, [&](std::uint64_t client) {
    auto& connection = *all[client];
    for (auto i = share * client; i < share * (client + 1); ++i) {
      std::apply(
          [&](const auto&... values) {
            connection
                .prepared(
                    "INSERT INTO audit_event (node, boot, number, event_id, leaf, payload, "
                    "mac) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .execute(values...);
          },
          rows.rows()[i]);
    }
  });
  measured.records = share * connections;
  all.front()->run("TRUNCATE TABLE audit_event");
  return measured;
}

}  // namespace tsunagu::app::bench
