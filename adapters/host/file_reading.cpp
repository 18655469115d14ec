// The loop over the records of a file.
#include "adapters/host/file_reading.h"

#include "adapters/host/partner_file.h"
#include "adapters/host/record_translator.h"

namespace tsunagu::host {

std::vector<Refusal> read_partner_file(const Pack& pack, const Schemas& schemas, ByteView bytes,
                                       RecordSink& sink) {
  PartnerFile file{pack};
  std::vector<Refusal> refusals = file.open(bytes);
  if (!refusals.empty()) {
    return refusals;
  }
  sink.accepted(file.records());
  RecordTranslator translator{pack, schemas};
  for (std::uint32_t index = 0; index < file.records(); ++index) {
    std::string number;
    Result<protocol::WireDocument> document = translator.translate(file, index, number);
    if (document) {
      const std::size_t translated = file.translated(index);
      sink.record(
          {index + 1, std::move(number), std::move(*document),
           translated == 0 ? "" : "external characters translated: " + std::to_string(translated)});
    } else {
      sink.refused({index + 1, std::move(number), document.refusal()});
    }
  }
  return {};
}

}  // namespace tsunagu::host
