#include "app/opened_leads.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace gummiband::app {
namespace {

constexpr int kRowsAtOnce = 500;
constexpr size_t kMostFiles = 1'000'000;

void open_into(OpenedLeads& opened, const leads::Envelope& envelope, const leads::KeyPair& pair) {
  if (envelope.key_id != pair.public_key().id()) {
    ++opened.for_others;
    return;
  }
  base::Result<leads::Lead> lead = leads::open(envelope, pair);
  if (lead) {
    opened.leads.push_back(std::move(*lead));
    return;
  }
  opened.damaged.push_back("lead " + envelope.lead_id.text() + ": " + lead.fault().sentence);
}

}  // namespace

OpenedLeads::~OpenedLeads() {
  for (leads::Lead& lead : leads) wipe(lead.interest);
}

std::string envelope_file_name(const leads::Envelope& envelope) {
  return envelope.lead_id.text() + "." + envelope.recipient_id + std::string(kEnvelopeEnding);
}

base::Result<void> for_each_envelope(
    const ledger::Ledger& ledger,
    const std::function<base::Result<void>(const ledger::StoredEnvelope&)>& see) {
  int64_t after = 0;
  while (true) {
    const auto rows = ledger.envelopes(after, kRowsAtOnce);
    if (!rows) return rows.fault();
    for (const ledger::StoredEnvelope& stored : *rows) {
      after = stored.sequence;
      if (const auto seen = see(stored); !seen) return seen.fault();
    }
    if (rows->size() < static_cast<size_t>(kRowsAtOnce)) return {};
  }
}

base::Result<OpenedLeads> open_ledger_leads(const ledger::Ledger& ledger,
                                            const leads::KeyPair& pair) {
  OpenedLeads opened;
  const auto all = for_each_envelope(ledger, [&](const ledger::StoredEnvelope& stored) {
    open_into(opened, stored.envelope, pair);
    return base::Result<void>();
  });
  if (!all) return all.fault();
  return opened;
}

base::Result<OpenedLeads> open_folder_leads(const base::Path& folder, const leads::KeyPair& pair) {
  std::vector<base::Path> files;
  std::error_code error;
  std::filesystem::directory_iterator at(folder, error);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    if (at->path().extension() == kEnvelopeEnding) files.push_back(at->path());
    if (files.size() > kMostFiles) break;
  }
  if (error || files.size() > kMostFiles) {
    return base::Fault{"Cannot read the folder " + folder.string() + ": " +
                       (error ? error.message() : std::string("it has over a million files")) +
                       ". Check the path and the stick."};
  }
  std::ranges::sort(files);
  OpenedLeads opened;
  for (const base::Path& file : files) {
    const auto bytes = base::read_file(file, leads::kMostEnvelopeBytes);
    const auto envelope =
        bytes ? leads::parse_envelope(*bytes) : base::Result<leads::Envelope>(bytes.fault());
    if (envelope) {
      open_into(opened, *envelope, pair);
    } else {
      opened.damaged.push_back(file.filename().string() + ": " + envelope.fault().sentence);
    }
  }
  return opened;
}

}  // namespace gummiband::app
