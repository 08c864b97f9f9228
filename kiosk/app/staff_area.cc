// What becomes of the staff's wishes, and what their desk has to tell. Part of Kiosk.
#include <utility>

#include "app/kiosk.h"
#include "slips/printers.h"

namespace gummiband::app {

using screens::staff::Drill;
using screens::staff::GateState;
using screens::staff::StickStage;

namespace {

// Something is to be written to one.
bool is_for_stick(const screens::staff::Wish& wish) {
  return std::holds_alternative<screens::staff::ExportSealed>(wish) ||
         std::holds_alternative<screens::staff::ExportOpened>(wish) ||
         std::holds_alternative<screens::staff::ExportReport>(wish);
}

// The desk has taken it: its answer is on its way.
void begin(screens::staff::View& staff, const screens::staff::Wish& wish) {
  if (std::holds_alternative<screens::staff::TryPin>(wish)) {
    staff.gate.state = GateState::kChecking;
  } else if (std::holds_alternative<screens::staff::LookForSticks>(wish)) {
    staff.stick = {};
  } else if (std::holds_alternative<screens::staff::LookForPrinters>(wish)) {
    staff.found_printers.reset();
  } else if (std::holds_alternative<screens::staff::RunDrill>(wish)) {
    staff.drill = Drill::kRunning;
    staff.stick.stage = StickStage::kFound;
  } else if (is_for_stick(wish)) {
    staff.stick.stage = StickStage::kWriting;
    staff.stick.done = 0;
    staff.drill = Drill::kNone;
  }
}

// The desk has too much to do and will not answer.
void fail(screens::staff::View& staff, const screens::staff::Wish& wish) {
  const std::string why = "The disk has not answered for long. Check the disk and its plug.";
  if (std::holds_alternative<screens::staff::RunDrill>(wish)) {
    staff.drill = Drill::kFailed;
    staff.drill_fault = why;
  } else if (is_for_stick(wish) || std::holds_alternative<screens::staff::LookForSticks>(wish)) {
    staff.stick.stage = StickStage::kFailed;
    staff.stick.fault = why;
  } else {
    staff.gate.state = GateState::kFault;
    staff.gate.fault = why;
  }
}

}  // namespace

bool Kiosk::in_staff_area() const {
  return !stack_.empty() && screens::is_staff(stack_.back());
}

bool Kiosk::leave_staff_area(double uptime_s) {
  if (!in_staff_area() || uptime_s - last_touch_s_ < screens::staff::kIdleS) return false;
  end_visit();
  return true;
}

void Kiosk::open_gate() {
  ++staff_ticket_;
  staff_ = {};
  stick_unseen_ = false;
  staff_.version = GUMMIBAND_VERSION;
  staff_.pack_fault = parts_.pack_fault;
  staff_.place = place_;
  staff_.event = event_;
  staff_.places = parts_.settings.places;
  staff_.events = parts_.settings.events;
  staff_.printer = printer_;
  staff_.printers = parts_.settings.printers;
}

void Kiosk::ask_desk(const screens::staff::Wish& wish) {
  if (parts_.staff_desk == nullptr) return;
  // Whoever comes back to the page reads how far the stick is, or what became of it meanwhile.
  if (std::holds_alternative<screens::staff::LookForSticks>(wish) &&
      (screens::staff_stick::is_at_work(staff_.stick) || std::exchange(stick_unseen_, false))) {
    return;
  }
  if (parts_.staff_desk->ask(staff_ticket_, wish)) {
    begin(staff_, wish);
  } else {
    fail(staff_, wish);
  }
}

void Kiosk::carry_out_for_staff(const screens::staff::Wish& wish, const screens::World& world) {
  if (std::holds_alternative<screens::staff::Lock>(wish)) {
    end_visit();
    return;
  }
  if (carry_out_at_printer(wish)) return;
  if (std::holds_alternative<screens::staff::SendNow>(wish)) {
    if (parts_.sync_worker != nullptr) parts_.sync_worker->hurry();
    return;
  }
  if (const auto* profile = std::get_if<screens::staff::ChooseProfile>(&wish)) {
    choose_profile(*profile);
    return;
  }
  if (const auto* report = std::get_if<screens::staff::ExportReport>(&wish)) {
    export_report(report->folder, world);
    return;
  }
  if (std::holds_alternative<screens::staff::LookAtGate>(wish)) open_gate();
  ask_desk(wish);
}

void Kiosk::choose_profile(const screens::staff::ChooseProfile& profile) {
  staff_.place = place_ = profile.place;
  staff_.event = event_ = profile.event;
  keep_profile();
  if (parts_.bookkeeper == nullptr) return;
  parts_.bookkeeper->keep_setting(std::string(kPlaceSetting), place_);
  parts_.bookkeeper->keep_setting(std::string(kEventSetting), event_);
}

void Kiosk::choose_printer(const std::string& printer) {
  staff_.printing.reset();
  if (parts_.print_worker != nullptr && parts_.make_printer) {
    auto made = parts_.make_printer(printer);
    if (!made && !slips::names_no_printer(printer)) {  // it would be none at every start
      staff_.printing = slips::SpoolVerdict::kTrouble;
      return;
    }
    parts_.print_worker->use(std::move(made));
  }
  staff_.printer = printer_ = printer;
  if (parts_.bookkeeper != nullptr) {
    parts_.bookkeeper->keep_setting(std::string(kPrinterSetting), printer);
  }
}

void Kiosk::export_report(const std::string& folder, const screens::World& world) {
  if (parts_.staff_desk == nullptr) return;
  const screens::staff::Wish wish = screens::staff::ExportReport{folder};
  if (parts_.staff_desk->ask_report(staff_ticket_, folder,
                                    screens::staff_report::table_rows(world))) {
    begin(staff_, wish);
  } else {
    fail(staff_, wish);
  }
}

// False if the wish is none for the printer.
bool Kiosk::carry_out_at_printer(const screens::staff::Wish& wish) {
  PrintWorker* printer = parts_.print_worker;
  if (const auto* slip = std::get_if<screens::staff::PrintForStaff>(&wish)) {
    staff_.printing = printer == nullptr ? slips::SpoolVerdict::kTrouble
                                         : printer->submit_for_staff(slip->slip, slip_look());
    return true;
  }
  if (const auto* choice = std::get_if<screens::staff::ChoosePrinter>(&wish)) {
    choose_printer(choice->printer);
    return true;
  }
  if (std::holds_alternative<screens::staff::ResumePrinter>(wish)) {
    if (printer != nullptr) printer->resume();
    return true;
  }
  if (!std::holds_alternative<screens::staff::NewRoll>(wish)) return false;
  if (printer == nullptr) return true;
  printer->new_roll();
  if (parts_.bookkeeper != nullptr) {
    parts_.bookkeeper->keep_setting(std::string(kRollUsedSetting), "0");
  }
  return true;
}

void Kiosk::hear_desk(const screens::World& world) {
  if (parts_.staff_desk == nullptr) return;
  while (auto answer = parts_.staff_desk->collect()) {
    if (answer->ticket != staff_ticket_ || !in_staff_area()) continue;
    if (auto* gate = std::get_if<GateAnswer>(&answer->what)) {
      hear_gate(*gate, world);
    } else if (auto* figures = std::get_if<screens::staff::Figures>(&answer->what)) {
      staff_.figures = std::move(*figures);
    } else if (auto* printers = std::get_if<PrintersAnswer>(&answer->what)) {
      staff_.found_printers = std::move(printers->found);
    } else if (auto* stick = std::get_if<screens::staff::StickWork>(&answer->what)) {
      last_touch_s_ = world.uptime_s;  // whoever waits for a stick need not touch anything
      if (stick->stage != StickStage::kFound) stick->sticks = std::move(staff_.stick.sticks);
      staff_.stick = std::move(*stick);
      const bool shown = std::holds_alternative<screens::staff_stick::State>(stack_.back()) ||
                         std::holds_alternative<screens::staff_report::State>(stack_.back());
      stick_unseen_ = !shown && !screens::staff_stick::is_at_work(staff_.stick);
    } else {
      last_touch_s_ = world.uptime_s;
      staff_.drill_fault = std::get<DrillAnswer>(std::move(answer->what)).fault;
      staff_.drill = staff_.drill_fault.empty() ? Drill::kPassed : Drill::kFailed;
    }
  }
}

void Kiosk::look_at_delivery() {
  if (parts_.copy_worker != nullptr) {
    const outbox::CopyReport report = parts_.copy_worker->report();
    staff_.copy = screens::staff::CopyFigures{report.copied, report.trouble};
  }
  if (parts_.sync_worker == nullptr) return;
  const outbox::OutboxReport report = parts_.sync_worker->report();
  screens::staff::DeliveryFigures figures;
  figures.waiting = report.counts.waiting + report.waiting.withdrawals;
  figures.set_aside = report.counts.quarantined;
  if (report.waiting.oldest_wall_ms) {
    figures.oldest = {base::local_time(*report.waiting.oldest_wall_ms),
                      report.waiting.oldest_trusted};
  }
  if (report.last_contact_wall_ms) {
    figures.last_contact = base::local_time(*report.last_contact_wall_ms);
  }
  figures.trouble = report.trouble;
  figures.needs_a_person = report.needs_a_person;
  staff_.delivery = std::move(figures);
}

void Kiosk::hear_gate(const GateAnswer& answer, const screens::World& world) {
  staff_.gate.state = answer.state;
  staff_.gate.fault = answer.fault;
  staff_.gate.wait_until_s = world.uptime_s + static_cast<double>(answer.wait_ms) / 1000;
  if (answer.state != GateState::kOpen) return;
  code_guard_ = {};  // whoever has the PIN may let visitors type codes again
  stack_.back() = screens::open_screen({screens::ScreenName::kStaffToday, ""}, world);
  ask_desk(screens::staff::LookUp{});
}

}  // namespace gummiband::app
