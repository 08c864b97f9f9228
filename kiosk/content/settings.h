// kiosk.yaml: what the people of a booth can set. Every key has a default, so that no file is
// needed to start; content/README.md lists them. Lengths in millimetres, times in seconds.
#pragma once

#include <string>
#include <vector>

#include "base/file.h"
#include "content/finding.h"
#include "content/report.h"

namespace gummiband::content {

struct Settings {
  base::Path pack;              // empty: the sample pack that came with the program
  base::Path data;              // empty: ./data
  std::string place;            // "Olpe"
  std::string event;            // "Schützenfest Wiesental"
  std::string municipality;     // that reports are drawn up by; empty: the place
  std::string funding;          // the line that pays, for reports: "LEADER 2023-2027"
  double display_width_mm = 0;  // 0: ask the display
  double display_height_mm = 0;
  int idle_warning_s = 60;       // without a touch, then the countdown begins
  int idle_countdown_s = 30;     // then the visit ends and everything typed is wiped
  std::string printer = "none";  // "none" until paper is set up
  int printer_dots = 576;        // across the paper of a receipt printer: 384, 512 or 576
  bool printer_cut = false;      // whether it has a cutter that is to be used
  double roll_m = 0;             // length of a new roll; 0: paper is not counted
  int slips_per_visit = 5;
  int slips_per_hour = 60;
  std::string destination;               // empty: leads stay here until exported
  base::Path destination_password_file;  // never the password itself
  base::Path destination_certificate;    // of the kiosk, with its key
  base::Path destination_key;
  base::Path destination_ca;          // empty: the authorities of the system
  int keep_delivered_days = 90;       // then a delivered envelope is forgotten here
  base::Path second_copy;             // a folder on another medium; empty: none
  base::Path export_folder;           // beside sticks; empty: none
  std::vector<std::string> places;    // that staff can choose from, besides `place`
  std::vector<std::string> events;    // the same for `event`
  std::vector<std::string> printers;  // the same for `printer`
  std::string painter = "auto";       // "auto", "gpu" or "cpu"
  bool operator==(const Settings&) const = default;
};

struct LoadedSettings {
  Settings settings;              // defaults wherever a value was missing or wrong
  std::vector<Finding> findings;  // with file:line, and "did you mean" for unknown keys
  // Where these stand, for what only those who know printers and destinations can say of them.
  Place printer_at;
  Place printers_at;
  Place destination_at;
  // The file could not be read, or its `data` is wrong: nobody knows where the ledger is, and the
  // default would begin another one.
  bool data_in_doubt = false;
};

// A file that is not there gives the defaults and no finding.
LoadedSettings load_settings(const base::Path& file);

}  // namespace gummiband::content
