#include "app/stage.h"

#include <algorithm>
#include <charconv>
#include <future>

#include "app/condition.h"
#include "app/demo_key.h"
#include "app/printer_options.h"
#include "app/themes.h"
#include "base/log.h"
#include "base/private_folder.h"
#include "content/spoken.h"
#include "ledger/ledger.h"
#include "outbox/late.h"
#include "slips/printers.h"

namespace gummiband::app {
namespace {

void log_findings(std::string_view area, const std::vector<content::Finding>& findings) {
  for (const content::Finding& finding : findings) {
    const bool error = finding.severity == content::Severity::kError;
    base::log(error ? base::Priority::kError : base::Priority::kWarning, area, finding.text());
  }
}

// A pack in a language the kiosk does not speak is no pack.
void refuse_unspoken(content::LoadedPack& loaded, const Resources& resources) {
  auto unspoken = content::unspoken_languages(resources.words, loaded.mentions);
  if (unspoken.empty()) return;
  loaded.findings = std::move(unspoken);  // the others mostly follow from it
  loaded.pack.reset();
}

void take_last_good(Stage& stage, const base::Clock& clock) {
  if (stage.data.empty()) return;
  const base::Day today = base::local_day(clock.wall_ms());
  const std::optional<base::Path> folder = last_good_pack(stage.data);
  if (!folder) return;
  content::LoadedPack kept = content::load_pack(*folder, today);
  refuse_unspoken(kept, stage.resources);
  if (!kept.pack) return;
  base::log(base::Priority::kWarning, "pack", "showing the last good pack instead.");
  stage.pack = std::move(kept.pack);
}

// The words and the look of a pack whose items nobody knows yet.
std::optional<InvitationParts> invitation_parts(const content::Pack& outline,
                                                const Resources& resources) {
  base::Result<content::Words> words = content::Words::load(resources.words, outline.languages);
  std::vector<content::Finding> said_later;
  base::Result<Themes> themes = load_themes(&outline, resources, said_later);
  if (!words || !themes) return std::nullopt;
  return InvitationParts{outline, std::move(*words), std::move(themes->paper)};
}

void load_pack(Stage& stage, const StageOptions& options, const base::Clock& clock,
               const Invite& invite) {
  base::Path folder = options.pack;
  if (folder.empty()) folder = stage.settings.pack;
  if (folder.empty()) folder = stage.resources.pack;
  const base::Day today = base::local_day(clock.wall_ms());
  const auto outlined = [&](const content::Pack& outline) {
    if (invite) invite(invitation_parts(outline, stage.resources));
  };
  content::LoadedPack loaded = content::load_pack(folder, today, outlined);
  refuse_unspoken(loaded, stage.resources);
  log_findings("pack", loaded.findings);
  if (loaded.pack) {
    stage.pack = std::move(loaded.pack);
    return;
  }
  for (const content::Finding& finding : loaded.findings) {
    if (finding.severity == content::Severity::kError) stage.pack_faults.push_back(finding.text());
  }
  if (options.keep_last_good) take_last_good(stage, clock);
}

// The words in the pack's languages. A pack whose words are broken is no pack.
base::Result<content::Words> load_words(Stage& stage, const StageOptions& options,
                                        const base::Clock& clock) {
  const base::Path& folder = stage.resources.words;
  if (stage.pack) {
    base::Result<content::Words> words = content::Words::load(folder, stage.pack->languages);
    if (words) {
      if (options.keep_last_good && !stage.data.empty()) {
        stage.pack_keeper = std::make_unique<PackKeeper>(*stage.pack, stage.data);
      }
      return words;
    }
    base::log(base::Priority::kError, "pack", words.fault().sentence);
    stage.pack_faults.push_back(words.fault().sentence);
    stage.pack.reset();
    if (options.keep_last_good) take_last_good(stage, clock);
    if (stage.pack) {
      base::Result<content::Words> kept = content::Words::load(folder, stage.pack->languages);
      if (kept) return kept;
      stage.pack.reset();
    }
  }
  const std::vector<std::string> own = {"de", "en", "nl"};
  return content::Words::load(folder, own);
}

constexpr double kMmPerM = 1000;

// How much of the roll is used, as it was kept; 0 when nothing was.
double kept_roll_mm(const ledger::Ledger& ledger) {
  const auto kept = ledger.get(kRollUsedSetting);
  if (!kept || !*kept) return 0;
  const std::string& text = **kept;
  double used_mm = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), used_mm);
  return error == std::errc() && used_mm > 0 ? used_mm : 0;
}

// What staff chose last stands in for what the settings say, which stays a choice.
void take_kept(std::string& now, std::vector<std::string>& choices, const ledger::Ledger& ledger,
               std::string_view setting) {
  const auto add = [&](const std::string& choice) {
    if (!choice.empty() && std::ranges::find(choices, choice) == choices.end()) {
      choices.insert(choices.begin(), choice);
    }
  };
  add(now);
  const auto kept = ledger.get(setting);
  if (!kept || !*kept || (*kept)->empty()) return;
  now = **kept;
  add(now);
}

// Nothing where `setting` names none, or is wrong: that is said in the log.
std::unique_ptr<slips::Printer> printer_of(const content::Settings& settings,
                                           const std::string& setting, const base::Clock& clock) {
  if (slips::names_no_printer(setting)) return nullptr;
  auto printer = slips::make_printer(setting, printer_options(settings), clock);
  if (printer) return std::move(*printer);
  base::log(base::Priority::kError, "printer", printer.fault().sentence);
  return nullptr;
}

void start_printing(Stage& stage, double roll_used_mm, const base::Clock& clock,
                    const std::function<void()>& wake) {
  const content::Settings& settings = stage.settings;
  if (stage.pack) stage.slip_looks = slip_looks(*stage.pack);
  slips::SpoolLimits limits;
  limits.most_per_visit = settings.slips_per_visit;
  limits.most_per_hour = settings.slips_per_hour;
  limits.roll_mm = settings.roll_m * kMmPerM;
  stage.print_worker =
      std::make_unique<PrintWorker>(printer_of(settings, settings.printer, stage.device_clock),
                                    limits, roll_used_mm, clock, wake);
}

// Answers with how much of the printer's roll is used.
double open_books(Stage& stage, const StageOptions& options, const base::Clock& clock,
                  const std::function<void()>& wake) {
  if (stage.data.empty()) {
    base::log(base::Priority::kError, "data",
              "kiosk.yaml cannot say where the ledger is, and the default might begin another one. "
              "Mend the file or name the folder with --data.");
    return 0;
  }
  const base::Result<void> folder = base::make_private_folder(stage.data);
  if (!folder) {
    base::log(base::Priority::kError, "data", folder.fault().sentence);
    return 0;
  }
  // The ledger first: its lock keeps two kiosks that start together from making a key each.
  auto ledger = ledger::Ledger::open(stage.data / "ledger.db", ledger::Access::kReadWrite, clock);
  if (!ledger) {
    base::log(base::Priority::kError, "ledger", ledger.fault().sentence);
    return 0;
  }
  const double roll_used_mm = kept_roll_mm(**ledger);
  take_kept(stage.settings.place, stage.settings.places, **ledger, kPlaceSetting);
  take_kept(stage.settings.event, stage.settings.events, **ledger, kEventSetting);
  if (options.printer.empty()) {
    take_kept(stage.settings.printer, stage.settings.printers, **ledger, kPrinterSetting);
  }
  stage.bookkeeper = std::make_unique<Bookkeeper>(std::move(*ledger), wake);
  stage.bookkeeper->keep_reserve(options.reserve_bytes);
  base::Result<leads::KioskKey> key = leads::KioskKey::read_or_make(stage.data / "kiosk.key");
  if (key) {
    stage.key = std::make_unique<leads::KioskKey>(std::move(*key));
  } else {
    base::log(base::Priority::kError, "keys", key.fault().sentence);
  }
  return roll_used_mm;
}

void start_delivering(Stage& stage, const base::Clock& clock, const std::function<void()>& wake) {
  if (!stage.bookkeeper || stage.settings.destination.empty()) return;
  const outbox::Destination destination = destination_of(stage.settings);
  auto courier = outbox::make_late_courier(destination);
  const std::string obstacle = courier->obstacle();
  if (obstacle.empty()) {
    base::log(base::Priority::kInfo, "outbox", "delivering to " + courier->name());
  } else {
    base::log(base::Priority::kError, "outbox", "nothing is delivered: " + obstacle);
  }
  Reporting reporting;
  reporting.board = outbox::make_late_board(destination);
  reporting.condition = [parts = condition_parts(stage.settings, stage.pack, stage.data)](
                            const ledger::Ledger& ledger) { return condition_of(parts, ledger); };
  stage.sync_worker = std::make_unique<SyncWorker>(
      std::move(courier), *stage.bookkeeper, stage.key.get(), clock,
      outbox::OutboxOptions{stage.settings.keep_delivered_days}, wake, std::move(reporting));
}

// A destination's folder is no second copy: what is delivered and forgotten would vanish there.
void start_copying(Stage& stage, const std::function<void()>& wake) {
  const content::Settings& settings = stage.settings;
  if (!stage.bookkeeper || settings.second_copy.empty()) return;
  const auto is_copy = [&](const base::Path& other) {
    std::error_code error;
    return settings.second_copy.lexically_normal() == other.lexically_normal() ||
           std::filesystem::equivalent(settings.second_copy, other, error);
  };
  if (!settings.destination.empty() && is_copy(settings.destination)) {
    base::log(base::Priority::kError, "copy",
              "second_copy and destination in kiosk.yaml are the same folder: there is no second "
              "copy. Name another folder, on another medium.");
    return;
  }
  stage.copy_worker = std::make_unique<CopyWorker>(settings.second_copy, *stage.bookkeeper, wake);
}

// A chip without an icon is better than none: a name the font does not have is left out.
void drop_unknown_icons(content::Pack& pack, const ui::Type& type) {
  const auto drop = [&](std::string& icon) {
    if (icon.empty() || type.has_icon(icon)) return;
    base::log(base::Priority::kWarning, "pack", "there is no icon " + icon + "; it is left out.");
    icon.clear();
  };
  for (std::vector<content::Named>* list : {&pack.themes, &pack.fields, &pack.districts}) {
    for (content::Named& named : *list) drop(named.icon);
  }
  for (content::Form& form : pack.forms) {
    drop(form.icon);
    for (content::FormField& field : form.fields) {
      for (content::FormOption& option : field.options) drop(option.icon);
    }
  }
}

// A recipient whose key is not usable is not offered: one bad key must not spoil the others' leads.
void check_keys(content::Pack& pack) {
  for (content::Recipient& recipient : pack.recipients) {
    recipient.demo = has_demo_key(recipient);
    std::erase_if(recipient.also_keys, [&](const std::string& text) {
      const base::Result<leads::PublicKey> also = leads::PublicKey::parse(text);
      if (also) return false;
      base::log(base::Priority::kError, "keys",
                "one of also_keys of " + recipient.id + " is left out: " + also.fault().sentence);
      return true;
    });
    if (recipient.public_key.empty()) continue;  // check and doctor say so
    const base::Result<leads::PublicKey> key = leads::PublicKey::parse(recipient.public_key);
    if (key) continue;
    base::log(base::Priority::kError, "keys",
              "recipient " + recipient.id + " cannot receive: " + key.fault().sentence);
    recipient.public_key.clear();
  }
}

void say_what_staff_must_know(const Stage& stage) {
  if (!stage.key || !stage.bookkeeper) {
    base::log(base::Priority::kError, "form", "closed: leads cannot be stored. Run doctor.");
  }
  const auto has_key = [](const content::Recipient& one) { return !one.public_key.empty(); };
  if (stage.pack && std::ranges::none_of(stage.pack->recipients, has_key)) {
    base::log(base::Priority::kError, "form", "closed: no recipient has a key. Run doctor.");
  }
  if (stage.pack && uses_demo_key(*stage.pack)) {
    base::log(base::Priority::kWarning, "keys",
              "DEMO KEY IN USE: everybody can read the leads. Make your own with `keys new` and "
              "put its public part into the pack.");
  }
}

}  // namespace

Ground find_ground(const StageOptions& options) {
  content::LoadedSettings settings = content::load_settings(options.settings_file);
  log_findings("settings", settings.findings);
  Ground ground{std::move(settings.settings), find_resources(), {}};
  if (!options.printer.empty()) ground.settings.printer = options.printer;
  ground.data = !options.data.empty()           ? options.data
                : settings.data_in_doubt        ? base::Path()
                : !ground.settings.data.empty() ? ground.settings.data
                                                : base::Path("data");
  return ground;
}

base::Result<std::unique_ptr<Stage>> make_stage_without_drawing(const Ground& ground,
                                                                const StageOptions& options,
                                                                const base::Clock& clock,
                                                                const std::function<void()>& wake,
                                                                const Invite& invite) {
  auto stage = std::make_unique<Stage>();
  stage->settings = ground.settings;
  stage->resources = ground.resources;
  stage->data = ground.data;
  load_pack(*stage, options, clock, invite);
  base::Result<content::Words> words = load_words(*stage, options, clock);
  if (!words) return words.fault();
  stage->words = std::make_unique<content::Words>(std::move(*words));
  std::vector<content::Finding> theme_findings;
  base::Result<Themes> themes =
      load_themes(stage->pack ? &*stage->pack : nullptr, stage->resources, theme_findings);
  log_findings("theme", theme_findings);
  if (!themes) return themes.fault();
  stage->paper = std::move(themes->paper);
  stage->high_contrast = std::move(themes->high_contrast);
  if (stage->pack) check_keys(*stage->pack);
  const double roll_used_mm = open_books(*stage, options, clock, wake);
  start_printing(*stage, roll_used_mm, clock, wake);
  if (options.deliver) {
    start_delivering(*stage, clock, wake);
    start_copying(*stage, wake);
  }
  if (!stage->data.empty() && stage->pack) {
    StaffDeskParts desk{stage->data, *stage->pack, clock, options.mountinfo,
                        stage->settings.export_folder};
    desk.find_printers = options.find_printers;
    if (Bookkeeper* keeper = stage->bookkeeper.get()) {
      desk.book = [keeper](const outbox::BookWork& work) { return keeper->with_ledger(work); };
    }
    stage->staff_desk = std::make_unique<StaffDesk>(std::move(desk), wake);
  }
  say_what_staff_must_know(*stage);
  return stage;
}

base::Result<Drawing> make_drawing(base::Result<std::unique_ptr<ui::Type>> type,
                                   const Ground& ground, const std::function<void()>& wake) {
  if (!type) return type.fault();
  Drawing drawing;
  drawing.type = std::move(*type);
  drawing.pictures = std::make_unique<ui::Pictures>(wake);
  const base::Path cache = picture_cache(ground.data);
  if (!cache.empty()) drawing.pictures->use_cache(cache);
  drawing.ui =
      std::make_unique<ui::Ui>(*drawing.type, *drawing.pictures, ground.resources.pictures);
  return drawing;
}

void add_drawing(Stage& stage, Drawing drawing) {
  stage.type = std::move(drawing.type);
  stage.pictures = std::move(drawing.pictures);
  stage.ui = std::move(drawing.ui);
  if (stage.pack) drop_unknown_icons(*stage.pack, *stage.type);
}

base::Result<std::unique_ptr<Stage>> make_stage(const StageOptions& options,
                                                const base::Clock& clock,
                                                const std::function<void()>& wake) {
  const Ground ground = find_ground(options);
  // Fonts are looked for while the pack is read.
  auto finding_type = std::async(std::launch::async, [] { return ui::Type::make(); });
  auto stage = make_stage_without_drawing(ground, options, clock, wake, {});
  if (!stage) return stage.fault();
  base::Result<Drawing> drawing = make_drawing(finding_type.get(), ground, wake);
  if (!drawing) return drawing.fault();
  add_drawing(**stage, std::move(*drawing));
  return stage;
}

KioskParts kiosk_parts(const Stage& stage, const base::Clock& clock, base::Random& random) {
  KioskParts parts{*stage.pack, *stage.words, stage.settings, clock, random};
  parts.bookkeeper = stage.bookkeeper.get();
  parts.key = stage.key.get();
  parts.sync_worker = stage.sync_worker.get();
  parts.copy_worker = stage.copy_worker.get();
  parts.print_worker = stage.print_worker.get();
  parts.make_printer = [&stage](const std::string& setting) {
    return printer_of(stage.settings, setting, stage.device_clock);
  };
  parts.slip_looks = &stage.slip_looks;
  parts.staff_desk = stage.staff_desk.get();
  parts.pictures = stage.resources.pictures;
  if (!stage.pack_faults.empty()) parts.pack_fault = stage.pack_faults.front();
  return parts;
}

}  // namespace gummiband::app
