// The hello of a host.
#include "adapters/host/hello.h"

#include "adapters/host/sha256.h"
#include "adapters/protocol/catalogue_wire.h"

namespace tsunagu::host {

protocol::Hello make_hello(const HostData& data, std::uint8_t layers) {
  protocol::Hello hello;
  hello.sandbox = layers;
  hello.catalogue_hash = sha256_hex(protocol::encode(data.schemas.describe()));
  hello.has_pack = data.pack.has_value();
  if (data.pack) {
    hello.pack_hash = data.pack->hash;
    hello.adapter = data.pack->adapter.description;
  }
  return hello;
}

}  // namespace tsunagu::host
