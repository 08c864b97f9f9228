// The kiosk itself: screens in a stack, one visit at a time, and what their wishes set in motion.
//
// Knows no window and no painter: the window loop and the replay both feed it frames. The one place
// where a visit begins and ends. UI thread only.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/bookkeeper.h"
#include "app/code_guard.h"
#include "app/copy_worker.h"
#include "app/lead_ids.h"
#include "app/passages.h"
#include "app/print_worker.h"
#include "app/slip_looks.h"
#include "app/staff_desk.h"
#include "app/sync_worker.h"
#include "base/clock.h"
#include "base/random.h"
#include "content/pack.h"
#include "content/settings.h"
#include "content/words.h"
#include "leads/envelope.h"
#include "leads/keys.h"
#include "screens/any.h"
#include "screens/flight.h"
#include "slips/slip.h"
#include "ui/texture.h"
#include "ui/ui.h"
#include "visit/tally.h"
#include "visit/visit.h"

namespace gummiband::app {

// What the kiosk is made of. Everything borrowed must outlive it.
struct KioskParts {
  const content::Pack& pack;
  const content::Words& words;
  const content::Settings& settings;
  const base::Clock& clock;
  base::Random& random;
  Bookkeeper* bookkeeper = nullptr;      // none: no lead can be taken
  const leads::KioskKey* key = nullptr;  // none: the same
  SyncWorker* sync_worker = nullptr;     // none: leads stay here
  CopyWorker* copy_worker = nullptr;     // none: there is no second copy
  PrintWorker* print_worker = nullptr;   // none: no paper, ever
  // Makes what staff choose, as kiosk.yaml would name it; nothing where it names none.
  std::function<std::unique_ptr<slips::Printer>(const std::string&)> make_printer{};
  // What all slips in a language have in common; without them slips are plain.
  const SlipLooks* slip_looks = nullptr;
  StaffDesk* staff_desk = nullptr;  // none: no data folder, and no staff area
  base::Path pictures{};            // assets/pictures
  std::string pack_fault{};         // why `pack` is the last good one; empty: it is the one wanted
  float u_per_mm = 0;               // 0: not known
};

class Kiosk {
 public:
  explicit Kiosk(const KioskParts& parts);
  ~Kiosk();
  Kiosk(const Kiosk&) = delete;
  Kiosk& operator=(const Kiosk&) = delete;

  // Goes on with an invitation that is on the screen already, and with what was done there.
  void go_on(const screens::attract::State& shown, std::optional<screens::attract::Action> touched);
  // Draws the frame at `uptime_s` (steady seconds) between ui.begin() and ui.end(), and carries
  // out what was tapped. True if the next frame should follow at once.
  bool frame(ui::Ui& ui, double uptime_s);
  // To be called before ui.begin(): after a visit has ended, overwrites what the Ui still holds.
  void tidy(ui::Ui& ui);
  // Somebody touched the screen: the idle count begins anew.
  void touched(double uptime_s);
  // When a frame must be drawn although nobody touches and nothing moves (idle warning, its
  // countdown); far away if never.
  double next_change_s(double uptime_s) const;

  const visit::Visit& visit() const { return visit_; }
  const char* screen() const;
  // Whether the machine is too slow for motion.
  void reduce_motion(bool reduced) { machine_is_slow_ = reduced; }
  // Starts over, as if nobody had been here.
  void end_visit();
  // For the replay: the language of the visit.
  void set_language(const std::string& language) { visit_.language = language; }

 private:
  screens::World world(double uptime_s) const;
  screens::FormDoor form_door() const;
  std::optional<double> warning_left_s(double uptime_s) const;
  void carry_out(const screens::Wish& wish, const screens::World& world, ui::Ui& ui);
  // Changes the stack, and lets the eye follow.
  void pass(screens::passage::Way way, const std::function<void()>& change,
            const screens::World& world, ui::Ui& ui);
  void open(const screens::Route& route, const screens::World& world, ui::Ui& ui);
  void go_back(ui::Ui& ui);
  // Back to the screen in the stack that `is_it`; false if there is none.
  bool unwind(bool (*is_it)(const screens::AnyState&));
  void drop_lowest();
  void capture(const screens::CaptureLead& wish);
  base::Result<std::vector<leads::Envelope>> seal_all(
      leads::Lead& lead, const std::vector<std::string>& recipients) const;
  void hear(const CaptureOutcome& outcome, const screens::World& world, ui::Ui& ui);
  void hear_outcomes(const screens::World& world, ui::Ui& ui);
  void withdraw(const screens::WithdrawLead& wish, double uptime_s);
  void hear_withdrawal(double uptime_s);
  // The visitor, if it is still this one's screen that asks.
  void tell(screens::withdraw::Answer answer);
  slips::SlipTemplate slip_look() const;
  void print(const screens::PrintSlip& wish, const screens::World& world);
  // The slip on the screen, if that is what is shown, is left alone.
  void leave_print();
  void hear_printer(ui::Ui& ui);
  bool in_staff_area() const;
  // Closes the staff area when nobody has touched it for long. True if it has.
  bool leave_staff_area(double uptime_s);
  void carry_out_for_staff(const screens::staff::Wish& wish, const screens::World& world);
  void choose_profile(const screens::staff::ChooseProfile& profile);
  void choose_printer(const std::string& printer);
  void export_report(const std::string& folder, const screens::World& world);
  void open_gate();
  bool carry_out_at_printer(const screens::staff::Wish& wish);
  void ask_desk(const screens::staff::Wish& wish);
  void hear_desk(const screens::World& world);
  // How delivery stands, while the staff look.
  void look_at_delivery();
  void hear_gate(const GateAnswer& answer, const screens::World& world);
  void toggle_heart(const std::string& item, const screens::World& world, const ui::Ui& ui);
  void draw_over(const screens::World& world, ui::Ui& ui);
  void count(std::string_view what, std::string_view subject);
  // What is counted from now on is counted for this place and event.
  void keep_profile();

  KioskParts parts_;
  bool can_receive_ = false;  // whether a recipient has a key; each frame asks
  visit::Visit visit_;
  visit::Tallies tallies_;
  std::vector<screens::AnyState> stack_;
  std::optional<screens::attract::Action> touched_before_;  // there was a kiosk
  double last_touch_s_ = 0;
  bool forget_ui_ = false;
  bool machine_is_slow_ = false;
  std::string notice_;  // a word's key; empty: none
  double notice_until_s_ = 0;
  screens::flight::Flight flight_;
  std::unique_ptr<ui::Texture> slip_picture_;  // of the visitor's last slip
  Passages passages_;
  struct OnItsWay {
    base::Uuid lead;
    std::string persona;  // it is counted under, though another visitor may be here by then
  };
  std::vector<OnItsWay> on_their_way_;  // leads whose outcome is not known yet
  std::optional<base::Uuid> sent_;      // the one this visitor waits to be thanked for
  LeadIds lead_ids_;
  CodeGuard code_guard_;      // outlives visits
  bool withdrawing_ = false;  // the ledger has a receipt code, whose visit may be over
  screens::staff::View staff_;
  std::string place_;  // the profile of the day
  std::string event_;
  std::string profile_id_;
  std::string printer_;
  int64_t staff_ticket_ = 0;   // of whoever is at the door or behind it now
  bool stick_unseen_ = false;  // what became of the stick was told while another page was shown
  std::optional<CaptureOutcome> failed_capture_;  // a lead that could not be sealed
};

}  // namespace gummiband::app
