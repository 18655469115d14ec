/// An instance of its own, made and started as `tsunagu init` and `tsunagu start` do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "server/app/admin_client.h"
#include "server/app/bench/measurement.h"
#include "server/base/bytes.h"
#include "server/cli/local_commands.h"
#include "server/config/config.h"
#include "server/config/instance_paths.h"
#include "server/store/connection.h"

namespace tsunagu::app::bench {

/// A file that a partner hands over.
struct Handover {
  std::string name;
  Bytes content;
};

/// How a partner's files are called; from its pack's README.
struct PartnerSide {
  std::string adapter;
  std::string marker;  ///< ".end"
  std::string answer;  ///< ".result.xml"
};

class BenchInstance {
 public:
  /// Makes and starts it in `home`, which is not there yet. Throws Error.
  BenchInstance(const std::filesystem::path& home, const cli::LocalCall& call);
  BenchInstance(const BenchInstance&) = delete;
  BenchInstance& operator=(const BenchInstance&) = delete;
  /// Stops it; a daemon that does not stop is killed.
  ~BenchInstance();

  /// Puts `files` into the partner's folder, then their markers, and waits for the last answer.
  /// Returns the microseconds from the first claim to the last answer. Throws Error also if the
  /// daemon ends.
  double import(const PartnerSide& partner, const std::vector<Handover>& files);

  /// Throws Error unless the daemon did what it was asked for.
  Answer ask(std::string_view command, const JsonLine& arguments, int attachment = -1) const;

  /// The instance's own database, as its owner.
  store::ConnectionSettings database() const;
  const config::InstancePaths& paths() const { return paths_; }
  const config::Config& config() const { return config_; }
  pid_t daemon() const { return daemon_; }

 private:
  void require_running() const;
  void await_claim(const std::filesystem::path& marker) const;
  void await_answer(const std::filesystem::path& marker) const;

  config::InstancePaths paths_;
  config::Config config_;
  cli::LocalCall quiet_;  ///< the call, without lines
  pid_t daemon_ = -1;
};

}  // namespace tsunagu::app::bench
