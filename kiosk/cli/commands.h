// What each subcommand does, once its words have been read. Each answers with an exit code and has
// printed its results on standard output and its faults on standard error.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "outbox/destination.h"

namespace gummiband::cli {

// Where things are, as every command takes it.
struct Places {
  base::Path settings = "kiosk.yaml";
  base::Path pack;
  base::Path data;
};

struct RunWords {
  Places places;
  std::string printer;  // instead of the settings'
  std::string window;   // "1080x1920"; empty: fullscreen
  base::Path record;
};
int run_command(const RunWords& words);

struct ReplayWords {
  Places places{{}, {}, {}};  // the same pictures everywhere: no booth's settings unless named
  base::Path visit;
  base::Path shots;
  std::string printer;  // instead of the settings'
  std::string size = "1080x1920";
  std::string language;
};
int replay_command(const ReplayWords& words);

// The booth's settings if there are any, the pack (empty: the one they name, else the sample pack),
// and the kiosk's words in the pack's languages.
int check_command(const base::Path& pack, const base::Path& settings);

struct KeysNewWords {
  base::Path out;
  base::Path passphrase_file;  // empty: ask on the terminal
};
int keys_new_command(const KeysNewWords& words);
// A key file or, if empty, the keys of the pack's recipients.
int keys_show_command(const base::Path& key_file, const Places& places);

enum class Output { kText, kJson };

int leads_count_command(const Places& places, Output output);

struct LeadsExportWords {
  Places places;
  base::Path key;
  base::Path passphrase_file;
  std::string format = "csv";  // or "xlsx"
  base::Path out;
  outbox::Destination from;  // without an address: the ledger
  base::Path memory;         // of what was exported; empty: beside the key file
  base::Path kiosks;         // those the desk knows (cli/kiosks.h); empty: any
  bool all = false;          // what was exported before as well
};
int leads_export_command(const LeadsExportWords& words);
// From where leads were delivered to, only what is new. What leads_export_command does with --from.
int leads_collect_command(const LeadsExportWords& words);

struct HubInitWords {
  outbox::Destination at;           // as the owner of the database
  std::vector<std::string> kiosks;  // names of roles
  std::vector<std::string> desks;   // "ROLE:RECIPIENT[,RECIPIENT]"
  base::Path passwords = ".";       // the folder for ROLE.password
};
int hub_init_command(const HubInitWords& words);

struct HubMoveWords {
  outbox::Destination from;
  outbox::Destination to;
};
// Carries sealed envelopes on, without any key; nothing is taken away.
int hub_move_command(const HubMoveWords& words);

struct HubStatusWords {
  outbox::Destination at;
  base::Path kiosks;      // those the desk knows (cli/kiosks.h); empty: any that signs
  int late_after_h = 24;  // without a word, or with a lead that waits
  Output output = Output::kText;
};
// All kiosks, what is late and what is wrong; kWorldFault if anything is.
int hub_status_command(const HubStatusWords& words);

struct HubReportWords {
  outbox::Destination from;
  base::Path kiosks;  // as for HubStatusWords
  std::string since;  // a day; empty: from the beginning
  std::string until;
  base::Path out;   // XLSX
  base::Path page;  // PDF; empty: none
};
// What came of events, by municipality and funding line; nothing of any person.
int hub_report_command(const HubReportWords& words);

// Whether the book adds up, per recipient.
int leads_reconcile_command(const Places& places, Output output);

int leads_withdraw_command(const Places& places, const std::string& code);

struct LeadsEraseWords {
  Places places;
  std::string before;  // a day; what was captured before its midnight, local time
  bool undelivered_too = false;
  bool untrusted_clock_too = false;  // also what a clock dated that nobody had set
};
int leads_erase_command(const LeadsEraseWords& words);

struct LeadsProofWords {
  Places places;
  std::string id;
  base::Path key;  // empty: only what stands outside on the envelopes
  base::Path passphrase_file;
  Output output = Output::kText;
};
// What can be proved of one lead: when, for whom, and with the key what was agreed to.
int leads_proof_command(const LeadsProofWords& words);

struct PrintStatusWords {
  Places places;
  std::string printer;  // instead of the one in use
  Output output = Output::kText;
};
// How it is, in one line.
int print_status_command(const PrintStatusWords& words);

struct PrintTestWords {
  Places places;
  std::string printer;       // instead of the one in use
  std::optional<int> width;  // dots of a receipt printer, instead of the settings'
};
int print_test_command(const PrintTestWords& words);

struct SyncWords {
  Places places;
  bool once = false;
  bool explain = false;
  bool release = false;  // take back what was set aside, and try it again
};
// Delivers to the settings' destination: once, or until it is ended. Or says what waits, and why.
int sync_command(const SyncWords& words);

struct StaffPinWords {
  Places places;
  base::Path pin_file;  // empty: ask on the terminal
};
// Sets the PIN of the staff area.
int staff_pin_command(const StaffPinWords& words);

int doctor_command(const Places& places);

}  // namespace gummiband::cli
