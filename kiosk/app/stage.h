// Everything a kiosk stands on, made for real: settings, pack, words, fonts, ledger, keys.
//
// Made once at start by `run` and `replay`. What is missing is not fatal where browsing can go on:
// a pack that cannot be loaded falls back to the last good one, a ledger that cannot be opened or a
// missing key closes the form and is said in the log.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/bookkeeper.h"
#include "app/copy_worker.h"
#include "app/invitation.h"
#include "app/kiosk.h"
#include "app/pack_keeper.h"
#include "app/print_worker.h"
#include "app/resources.h"
#include "app/slip_looks.h"
#include "app/staff_desk.h"
#include "app/sync_worker.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "content/load.h"
#include "content/settings.h"
#include "content/words.h"
#include "leads/keys.h"
#include "ui/pictures.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/ui.h"

namespace gummiband::app {

struct StageOptions {
  base::Path settings_file;    // kiosk.yaml; need not exist
  base::Path pack;             // empty: as the settings say, else the sample pack
  base::Path data;             // empty: as the settings say, else ./data
  std::string printer;         // empty: as the settings say
  bool deliver = false;        // to the settings' destination; replays deliver nothing
  bool keep_last_good = true;  // replays do not touch the kept pack
  base::Path mountinfo = "/proc/self/mountinfo";  // where plugged sticks are listed
  // Those that this machine sees, for staff to choose from; replays see none.
  std::function<std::vector<std::string>()> find_printers{};
  int64_t reserve_bytes = ledger::kReserveBytes;  // of the disk, for leads; replays keep none
};

// What is known of a kiosk before anything is read but kiosk.yaml.
struct Ground {
  content::Settings settings;
  Resources resources;
  base::Path data;  // empty: kiosk.yaml cannot say where; then the form is closed
};

// What draws; on the UI thread.
struct Drawing {
  std::unique_ptr<ui::Type> type;
  std::unique_ptr<ui::Pictures> pictures;
  std::unique_ptr<ui::Ui> ui;
};

struct Stage {
  content::Settings settings;
  Resources resources;
  ui::Theme paper;
  ui::Theme high_contrast;
  base::Path data;
  std::optional<content::Pack> pack;
  std::vector<std::string> pack_faults;  // why there is none, or why it is an old one
  std::unique_ptr<content::Words> words;
  std::unique_ptr<ui::Type> type;
  std::unique_ptr<ui::Pictures> pictures;
  std::unique_ptr<ui::Ui> ui;
  std::unique_ptr<leads::KioskKey> key;
  std::unique_ptr<Bookkeeper> bookkeeper;
  std::unique_ptr<SyncWorker> sync_worker;  // none: there is no destination
  std::unique_ptr<CopyWorker> copy_worker;  // none: there is no second copy
  // Of the devices, which know no other time; also where a replay has a clock of its own.
  base::SystemClock device_clock;
  std::unique_ptr<PrintWorker> print_worker;
  SlipLooks slip_looks;
  std::unique_ptr<StaffDesk> staff_desk;  // none: there is no data folder, or no pack
  // Begins when there is nothing better to do. None: the pack is not to be kept.
  std::unique_ptr<PackKeeper> pack_keeper;

  const ui::Theme& theme(const visit::Comfort& comfort) const {
    return comfort.high_contrast ? high_contrast : paper;
  }
};

// Says in the log what is wrong with kiosk.yaml.
Ground find_ground(const StageOptions& options);

// Called, at most once, with what the invitation takes, or with nothing if it cannot be shown.
using Invite = std::function<void(std::optional<InvitationParts>)>;

// A stage in parts, for who shows something before all of it is there (StageMaker): everything but
// what draws, on any thread; what draws, from Type::make(); and both together, on the UI thread.
base::Result<std::unique_ptr<Stage>> make_stage_without_drawing(const Ground& ground,
                                                                const StageOptions& options,
                                                                const base::Clock& clock,
                                                                const std::function<void()>& wake,
                                                                const Invite& invite);
base::Result<Drawing> make_drawing(base::Result<std::unique_ptr<ui::Type>> type,
                                   const Ground& ground, const std::function<void()>& wake);
void add_drawing(Stage& stage, Drawing drawing);

// A fault where the kiosk cannot even show a sentence: no fonts, no words, no theme. `wake` ends
// the loop's wait, from any thread.
base::Result<std::unique_ptr<Stage>> make_stage(const StageOptions& options,
                                                const base::Clock& clock,
                                                const std::function<void()>& wake);

KioskParts kiosk_parts(const Stage& stage, const base::Clock& clock, base::Random& random);

}  // namespace gummiband::app
