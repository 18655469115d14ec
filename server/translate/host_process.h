/// One running adapter host, from its start to its end.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include <sys/types.h>

#include "adapters/protocol/job.h"
#include "server/base/bytes.h"
#include "server/base/unique_fd.h"
#include "server/base/wire.h"

namespace tsunagu::translate {

/// What a host is started with.
struct HostOptions {
  std::filesystem::path program;  ///< tsunagu-adapter-host
  std::filesystem::path schemas;  ///< folder of the XSDs
  std::filesystem::path pack;     ///< folder of the adapter pack; empty: schemas only
  std::filesystem::path log;      ///< the host's standard error is appended here
  /// Layers of protocol::SandboxLayer that this machine may lack; all others must be in force.
  std::uint8_t allow_missing = 0;
  std::chrono::milliseconds start_limit{15000};  ///< until hello
  /// How much later than its own limit a job must have ended. The host kills a job that is late;
  /// a host that does not is killed itself.
  std::chrono::milliseconds grace{3000};

  /// For messages: the name of the pack's folder, or "schemas".
  std::string name() const;
};

/// Not thread-safe but for send_job. The thread that starts it has to outlive it: the kernel kills
/// the host when that thread ends, so that no host is left behind by a daemon that died.
class HostProcess {
 public:
  /// Starts the program with a clean environment and waits for its hello. Throws Error:
  /// kAdapterHost if it does not start, says why it cannot, or says nothing in time; kSandbox if
  /// a layer is missing that may not be; kHostReply if it speaks another protocol.
  explicit HostProcess(const HostOptions& options);
  HostProcess(const HostProcess&) = delete;
  HostProcess& operator=(const HostProcess&) = delete;
  /// Kills the host with all its jobs and waits for its end.
  ~HostProcess();

  const protocol::Hello& hello() const { return hello_; }
  int control() const { return control_.get(); }
  pid_t pid() const { return pid_; }

  /// Sends `job` with its input and the socket for its reply. May be called by any thread. Throws
  /// Error (kAdapterHost) if the host is gone or takes nothing.
  void send_job(const protocol::Job& job, int input, int reply) const;
  /// Takes one packet from the control channel. False if the host closed it or sent anything
  /// that is not one frame. Call it when the channel is readable.
  bool receive(Frame& out) const;

 private:
  void start(const HostOptions& options);
  void wait_for_hello(const HostOptions& options);
  void take_hello(const HostOptions& options, const Frame& frame);
  void stop() noexcept;

  UniqueFd control_;
  pid_t pid_ = -1;
  protocol::Hello hello_;
};

}  // namespace tsunagu::translate
