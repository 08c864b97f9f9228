// doctor: one line per device and path, and what to do.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

#include "app/demo_key.h"
#include "app/resources.h"
#include "app/staff_gate.h"
#include "app/sync_worker.h"
#include "app/window.h"
#include "base/clock.h"
#include "base/shown_address.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/places.h"
#include "content/load.h"
#include "content/settings.h"
#include "content/spoken.h"
#include "leads/keys.h"
#include "ledger/ledger.h"
#include "outbox/destination.h"
#include "slips/printers.h"
#include "ui/type.h"

namespace gummiband::cli {
namespace {

constexpr uintmax_t kLeastFreeBytes = 64U << 20U;

// Prints the lines and remembers whether one of them was bad.
class Report {
 public:
  void good(const char* what, const std::string& text) { line("ok   ", what, text); }
  void warn(const char* what, const std::string& text) { line("WARN ", what, text); }
  void bad(const char* what, const std::string& text) {
    line("FAULT", what, text);
    faults_ = true;
  }
  bool faults() const { return faults_; }

 private:
  static void line(const char* mark, const char* what, const std::string& text) {
    std::printf("%s  %-9s %s\n", mark, what, text.c_str());
  }
  bool faults_ = false;
};

void look_at_settings(Report& report, const Places& places) {
  const content::LoadedSettings loaded = content::load_settings(places.settings);
  for (const content::Finding& finding : loaded.findings) {
    if (finding.severity == content::Severity::kError) {
      report.bad("settings", finding.text());
    } else {
      report.warn("settings", finding.text());
    }
  }
  std::error_code error;
  const bool there = std::filesystem::exists(places.settings, error);
  if (loaded.findings.empty()) {
    report.good("settings", there ? places.settings.string() : "no kiosk.yaml: defaults");
  }
}

void look_at_pack(Report& report, const Places& places, const base::Clock& clock) {
  const base::Path folder = pack_folder(places);
  const content::LoadedPack loaded = content::load_pack(folder, base::local_day(clock.wall_ms()));
  if (!loaded.pack) {
    report.bad("pack", folder.string() + " cannot be loaded. Run `gummiband check " +
                           folder.string() + "` and mend what it names.");
    return;
  }
  const auto unspoken = content::unspoken_languages(app::find_resources().words, loaded.mentions);
  for (const content::Finding& finding : unspoken) report.bad("pack", finding.text());
  if (!unspoken.empty()) return;  // the kiosk does not take it
  report.good("pack", folder.string() + " " + loaded.pack->version + ", " +
                          std::to_string(loaded.pack->items.size()) + " items");
  if (app::uses_demo_key(*loaded.pack)) {
    report.warn("keys",
                "DEMO KEY IN USE: everybody can read the leads. Make your own with "
                "`gummiband keys new` and put its public part into the pack.");
  }
  for (const content::Recipient& recipient : loaded.pack->recipients) {
    if (recipient.public_key.empty()) {
      report.bad("recipient", recipient.id +
                                  " has no key, so no lead can go there. Make one with `gummiband "
                                  "keys new` and name its public part in pack.yaml.");
      continue;
    }
    const base::Result<leads::PublicKey> key = leads::PublicKey::parse(recipient.public_key);
    for (const std::string& text : recipient.also_keys) {
      const base::Result<leads::PublicKey> also = leads::PublicKey::parse(text);
      if (also) report.good("recipient", recipient.id + " also: " + also->fingerprint());
      if (!also) report.bad("recipient", recipient.id + " also_keys: " + also.fault().sentence);
    }
    if (key) {
      report.good("recipient", recipient.id + ": " + key->fingerprint());
    } else {
      report.bad("recipient", recipient.id + " has no usable key: " + key.fault().sentence);
    }
  }
}

// Writes and removes a file, as the ledger will have to.
base::Result<void> try_writing(const base::Path& folder) {
  const base::Path probe = folder / "doctor.probe";
  const base::Result<void> written = base::write_file_durably(probe, "probe");
  std::error_code error;
  std::filesystem::remove(probe, error);
  return written;
}

void look_at_new_data(Report& report, const base::Path& data) {
  std::error_code error;
  base::Path above = std::filesystem::absolute(data, error).parent_path();
  while (!std::filesystem::exists(above, error) && above.has_relative_path()) {
    above = above.parent_path();
  }
  const base::Result<void> written = try_writing(above);
  if (written) {
    report.good("data", data.string() + " will be made at the first start");
  } else {
    report.bad("data", data.string() + " cannot be made: " + written.fault().sentence);
  }
}

void look_at_kiosk_key(Report& report, const base::Path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return;  // made at the first start
  const base::Result<leads::KioskKey> key = leads::KioskKey::read_or_make(file);
  if (key) {
    report.good("kiosk key", base::to_hex(key.value().public_bytes()));
  } else {
    report.bad("kiosk key", key.fault().sentence);
  }
}

void look_at_display(Report& report) {
  const base::Result<std::string> display = app::describe_display();
  if (display) {
    report.good("display", *display);
  } else {
    report.warn("display", display.fault().sentence);
  }
}

// A log or a head that is left without its file speaks of leads, and keeps the form closed.
bool has_ledger(const base::Path& data) {
  std::error_code error;
  if (std::filesystem::exists(data / "ledger.db", error)) return true;
  return std::ranges::any_of(std::array{"ledger.db-wal", "ledger.db.head"}, [&](const char* name) {
    const auto bytes = std::filesystem::file_size(data / name, error);
    return !error && bytes > 0;
  });
}

void look_at_data(Report& report, const Places& places, const base::Clock& clock) {
  const base::Result<base::Path> found = data_folder(places);
  if (!found) {
    report.bad("data", found.fault().sentence);
    return;
  }
  const base::Path& data = *found;
  std::error_code error;
  if (!std::filesystem::exists(data, error)) {
    look_at_new_data(report, data);
    return;
  }
  const base::Result<void> written = try_writing(data);
  if (!written) report.bad("data", written.fault().sentence);
  look_at_kiosk_key(report, data / "kiosk.key");
  const std::filesystem::space_info space = std::filesystem::space(data, error);
  if (!error && space.available < kLeastFreeBytes) {
    report.bad("disk", "less than 64 MiB free at " + data.string() + ". Make room.");
  } else if (!error) {
    report.good("disk", std::to_string(space.available >> 20U) + " MiB free at " + data.string());
  }
  if (!has_ledger(data)) return;  // made at the first start
  const auto ledger = ledger::Ledger::open(data / "ledger.db", ledger::Access::kReadOnly, clock);
  if (!ledger) {
    report.bad("ledger", ledger.fault().sentence);
    return;
  }
  const base::Result<ledger::Counts> counts = (*ledger)->counts();
  if (!counts) {
    report.bad("ledger", counts.fault().sentence);
    return;
  }
  const base::Result<int64_t> leads = (*ledger)->count_leads();
  if (!leads) {
    report.bad("ledger", leads.fault().sentence);
    return;
  }
  report.good("ledger", std::to_string(*leads) + " leads, " + std::to_string(counts->captured) +
                            " envelopes, " + std::to_string(counts->waiting) + " waiting");
}

void look_at_second_copy(Report& report, const Places& places) {
  const base::Path folder = content::load_settings(places.settings).settings.second_copy;
  if (folder.empty()) return;
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    report.bad("copy", folder.string() +
                           " is not there, so no lead is kept a second time. Plug its stick in or "
                           "make the folder.");
    return;
  }
  const base::Result<void> written = try_writing(folder);
  if (written) {
    report.good("copy", folder.string());
  } else {
    report.bad("copy", written.fault().sentence);
  }
}

enum class Standing { kChosen, kAtHand };

// One that is only at hand is no reason not to open.
void try_printer(Report& report, const std::string& setting, Standing standing,
                 const base::Clock& clock) {
  const auto say = [&](bool usable, const std::string& text) {
    if (standing == Standing::kChosen && !usable) {
      report.bad("printer", text);
    } else {
      report.warn("printer", text);
    }
  };
  const auto printer = slips::make_printer(setting, {}, clock);
  if (!printer) {
    say(false, printer.fault().sentence);
    return;
  }
  const slips::PrinterReport state = printer.value()->ask();
  const std::string text = base::shown_address(setting) + " is " +
                           std::string(slips::name_of(state.state)) +
                           (state.detail.empty() ? "" : ": " + state.detail);
  if (state.state == slips::PrinterState::kReady) {
    report.good("printer", text);
  } else {
    say(slips::can_print(state.state), text);
  }
}

void look_at_printers(Report& report, const Places& places, const base::Clock& clock) {
  const content::Settings settings = content::load_settings(places.settings).settings;
  const std::string chosen = chosen_printer(places, settings, clock);
  if (slips::names_no_printer(chosen)) {
    report.good("printer", "none: codes are photographed from the screen");
  } else {
    try_printer(report, chosen, Standing::kChosen, clock);
  }
  for (const std::string& other : settings.printers) {
    if (other == chosen || slips::names_no_printer(other)) continue;
    try_printer(report, other, Standing::kAtHand, clock);
  }
}

void look_at_destination(Report& report, const Places& places) {
  const content::Settings settings = content::load_settings(places.settings).settings;
  if (settings.destination.empty()) {
    report.good("delivery", "none: leads stay here until they are exported");
    return;
  }
  const outbox::Destination destination = app::destination_of(settings);
  if (const auto usable = outbox::check_destination(destination); !usable) {
    report.bad("delivery", usable.fault().sentence);
    return;
  }
  const auto courier = outbox::make_courier(destination);
  if (!courier) return report.bad("delivery", courier.fault().sentence);
  report.good("delivery", "to " + (*courier)->name() + "; `gummiband sync --explain` says more");
}

void look_at_staff_area(Report& report, const Places& places, const base::Clock& clock) {
  const base::Result<base::Path> data = data_folder(places);
  if (!data) return;  // said already
  const app::GateAnswer door = app::StaffGate(*data, clock).look();
  if (door.state == screens::staff::GateState::kShut) {
    report.good("staff area", "opens by its PIN");
  } else if (door.state == screens::staff::GateState::kNoPin) {
    report.warn("staff area", "has no PIN and stays closed. Set one with `gummiband staff pin`.");
  } else {
    report.bad("staff area", door.fault);
  }
}

}  // namespace

int doctor_command(const Places& places) {
  Report report;
  const base::SystemClock clock;
  look_at_settings(report, places);
  look_at_pack(report, places, clock);
  look_at_data(report, places, clock);
  look_at_second_copy(report, places);
  look_at_printers(report, places, clock);
  look_at_destination(report, places);
  look_at_staff_area(report, places, clock);
  const auto type = ui::Type::make();
  if (type) {
    report.good("fonts", "Vollkorn, Inter and Material Icons are there");
  } else {
    report.bad("fonts", type.fault().sentence);
  }
  look_at_display(report);
  if (clock.wall_trusted()) {
    report.good("clock", "set by the network");
  } else {
    report.warn("clock", "not set by the network. Check that date and time are right.");
  }
  return report.faults() ? kWorldFault : kFine;
}

}  // namespace gummiband::cli
