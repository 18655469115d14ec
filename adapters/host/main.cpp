// tsunagu-adapter-host: the program that parses foreign bytes and holds nothing.
#include <csignal>
#include <cstdio>
#include <exception>
#include <optional>
#include <span>
#include <string>

#include <sys/prctl.h>
#include <unistd.h>

#include "adapters/host/bench.h"
#include "adapters/host/control_channel.h"
#include "adapters/host/hello.h"
#include "adapters/host/host_data.h"
#include "adapters/host/options.h"
#include "adapters/host/sandbox.h"
#include "adapters/host/serve.h"
#include "adapters/host/xml_library.h"

namespace {

using namespace tsunagu;

constexpr int kControlDescriptor = 3;
constexpr int kUsage = 2;

host::HostData load(const host::Options& options) {
  host::HostData data{host::Schemas{options.schemas}, std::nullopt};
  if (!options.pack.empty()) {
    data.pack = host::load_pack(options.pack, data.schemas);
  }
  return data;
}

int measure(const host::Options& options) {
  try {
    const host::XmlLibrary library;
    const host::HostData data = load(options);
    std::puts(host::bench(data, options.bench, options.seconds).c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}

/// Tells the daemon why the host does not start.
int start_failed(const host::ControlChannel& channel, const std::string& why) {
  static_cast<void>(channel.send(protocol::FrameType::start_failed, as_bytes(why)));
  return 1;
}

int run(const host::Options& options) {
  const host::ControlChannel channel{kControlDescriptor};
  try {
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    std::signal(SIGPIPE, SIG_IGN);
    const host::XmlLibrary library;
    const host::HostData data = load(options);
    const host::Sandbox sandbox{options.allow_missing};
    const protocol::Hello hello = host::make_hello(data, sandbox.layers());
    sandbox.enter_parent();
    if (channel.send(protocol::FrameType::hello, protocol::encode(hello))) {
      host::serve(channel, data, sandbox);
    }
    // Not by way of exit(): what the libraries clean up could want calls that are now forbidden.
    _exit(0);
  } catch (const std::exception& error) {
    return start_failed(channel, error.what());
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto options =
      host::read_options(std::span<char* const>{argv, static_cast<std::size_t>(argc)});
  if (!options) {
    std::fputs(
        "usage: tsunagu-adapter-host --schemas DIR [--pack DIR] [--allow-missing LAYERS]\n"
        "         (started by tsunagud, with its control socket as descriptor 3)\n"
        "       tsunagu-adapter-host --bench FILE --pack DIR --schemas DIR [--seconds N]\n",
        stderr);
    return kUsage;
  }
  return options->bench.empty() ? run(*options) : measure(*options);
}
