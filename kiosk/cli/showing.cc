// run, replay and check: what is shown.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>
#include <set>

#include "app/demo_key.h"
#include "app/replay.h"
#include "app/resources.h"
#include "app/sync_worker.h"
#include "app/themes.h"
#include "app/window_loop.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/places.h"
#include "content/load.h"
#include "content/mapping_reader.h"
#include "content/report.h"
#include "content/settings.h"
#include "content/spoken.h"
#include "content/words.h"
#include "leads/keys.h"
#include "outbox/destination.h"
#include "slips/printers.h"
#include "ui/decode.h"
#include "ui/type.h"

namespace gummiband::cli {
namespace {

constexpr int kSmallestEdge = 480;
constexpr int kLargestEdge = 8192;

std::optional<app::WindowSize> parse_size(std::string_view text) {
  app::WindowSize size;
  const char* end = text.data() + text.size();
  const auto width = std::from_chars(text.data(), end, size.width);
  if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x') return std::nullopt;
  const auto height = std::from_chars(width.ptr + 1, end, size.height);
  if (height.ec != std::errc() || height.ptr != end) return std::nullopt;
  for (int edge : {size.width, size.height}) {
    if (edge < kSmallestEdge || edge > kLargestEdge) return std::nullopt;
  }
  return size;
}

int size_fault(const std::string& flag, const std::string& text) {
  std::fprintf(stderr,
               "gummiband: %s %s is no size. Give WIDTHxHEIGHT in pixels, from %d to %d, like "
               "1080x1920.\n",
               flag.c_str(), text.c_str(), kSmallestEdge, kLargestEdge);
  return kWordsFault;
}

// As of the pack that will be shown; one that cannot be loaded has a fault of its own.
std::optional<int> language_fault(const std::string& language, const Places& places) {
  if (language.empty()) return std::nullopt;
  const base::SystemClock clock;
  const content::LoadedPack loaded =
      content::load_pack(pack_folder(places), base::local_day(clock.wall_ms()));
  if (!loaded.pack) return std::nullopt;
  const std::vector<std::string>& known = loaded.pack->languages;
  if (std::ranges::find(known, language) != known.end()) return std::nullopt;
  std::fprintf(stderr, "gummiband: --language: the pack has no language %s. %s\n",
               content::in_quotes(language).c_str(), content::suggestion(language, known).c_str());
  return kWordsFault;
}

app::StageOptions stage_options(const Places& places) {
  app::StageOptions options;
  options.settings_file = places.settings;
  options.pack = places.pack;
  options.data = places.data;
  return options;
}

using Mentions = std::vector<content::Mention>;

// A name of the icon font that is one letter away; empty if there is none.
std::string icon_near(const ui::Type& type, const std::string& name) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789_";
  std::vector<std::string> near;
  for (size_t i = 0; i < name.size(); ++i) near.push_back(std::string(name).erase(i, 1));
  for (size_t i = 0; i <= name.size(); ++i) {
    for (const char letter : kLetters) {
      if (i < name.size()) near.push_back(std::string(name).replace(i, 1, 1, letter));
      near.push_back(std::string(name).insert(i, 1, letter));
    }
  }
  const auto found =
      std::ranges::find_if(near, [&](const auto& one) { return type.has_icon(one); });
  return found == near.end() ? "" : *found;
}

void check_icon(const ui::Type& type, const content::Mention& icon, content::Report& report) {
  constexpr size_t kMostLetters = 40;
  if (type.has_icon(icon.text)) return;
  const std::string near = icon.text.size() > kMostLetters ? "" : icon_near(type, icon.text);
  report.error(icon.place, "There is no icon " + content::in_quotes(icon.text) + ".",
               near.empty() ? "Take a name from the Material icons."
                            : "Did you mean " + content::in_quotes(near) + "?");
}

bool is_of(const content::Mention& mention, content::MentionKind kind, const std::string& owner) {
  return mention.kind == kind && mention.owner == owner;
}

// `own` is a recipient's key that can be used: whether everybody can open what is sealed to it.
void warn_of_demo_key(const Mentions& mentions, const content::Mention& own,
                      content::Report& report) {
  const auto told = std::ranges::find_if(mentions, [&](const content::Mention& one) {
    return is_of(one, content::MentionKind::kDemo, own.owner);
  });
  const auto shown = std::ranges::find_if(mentions, [&](const content::Mention& one) {
    return is_of(one, content::MentionKind::kKey, own.owner) && app::is_demo_key(one.text);
  });
  const auto found = told != mentions.end() ? told : shown;
  if (found == mentions.end()) return;
  report.warning(
      found->place, content::in_quotes(own.owner) + " uses the sample key that everybody can open.",
      "Before real visitors come: make a key with \"gummiband keys new\", put its public "
      "part into the pack and remove demo:.");
}

void check_key(const Mentions& mentions, const content::Mention& key, content::Report& report) {
  const auto parsed = leads::PublicKey::parse(key.text);
  if (!parsed) {
    report.error(key.place,
                 "The key of the recipient " + content::in_quotes(key.owner) + " is not usable.",
                 parsed.fault().sentence);
    return;
  }
  const auto own = std::ranges::find_if(mentions, [&](const content::Mention& one) {
    return is_of(one, content::MentionKind::kKey, key.owner);
  });
  if (&*own == &key) warn_of_demo_key(mentions, key, report);
}

// Draws the picture once, as small as it gets, with what the kiosk draws it with.
void check_picture(ui::Decoder& decoder, const content::Mention& picture, content::Report& report) {
  constexpr int kEdge = 16;
  ui::PictureRequest request;
  request.path = picture.text;
  request.width = kEdge;
  request.height = kEdge;
  const auto drawn = decoder.decode(request);
  if (drawn) return;
  // It begins with the path, for which the place stands here.
  std::string_view why = drawn.fault().sentence;
  if (why.starts_with(picture.text + ": ")) why.remove_prefix(picture.text.size() + 2);
  report.error(picture.place,
               "Picture " + content::in_quotes(picture.owner) + ": " + std::string(why),
               "The kiosk cannot draw it and would leave its place empty.");
}

// What the pack alone cannot know: whether its keys are keys, its icons are in the font and its
// pictures can be drawn.
std::vector<content::Finding> check_mentions(const Mentions& mentions) {
  content::Report report;
  const auto type = ui::Type::make();  // without fonts on this machine `doctor` says so
  ui::Decoder decoder;
  std::set<std::string> drawn;
  for (const content::Mention& mention : mentions) {
    if (mention.kind == content::MentionKind::kKey) check_key(mentions, mention, report);
    if (mention.kind == content::MentionKind::kIcon && type) check_icon(**type, mention, report);
    if (mention.kind == content::MentionKind::kPicture && drawn.insert(mention.text).second) {
      check_picture(decoder, mention, report);
    }
  }
  return report.sorted();
}

// False if one of them is an error.
bool print_findings(const std::vector<content::Finding>& findings) {
  bool fine = true;
  for (const content::Finding& finding : findings) {
    std::printf("%s\n", finding.text().c_str());
    if (finding.severity == content::Severity::kError) fine = false;
  }
  return fine;
}

int answer(const base::Result<void>& result) {
  if (result) return kFine;
  std::fprintf(stderr, "gummiband: %s\n", result.fault().sentence.c_str());
  return kWorldFault;
}

}  // namespace

int run_command(const RunWords& words) {
  app::RunOptions options;
  options.stage = stage_options(words.places);
  options.stage.printer = words.printer;
  options.stage.deliver = true;
  options.stage.find_printers = [] { return slips::find_printers(); };
  options.record = words.record;
  if (!words.window.empty()) {
    options.window = parse_size(words.window);
    if (!options.window) return size_fault("--window", words.window);
  }
  if (const auto fault = printer_fault(words.printer)) return *fault;
  if (!words.record.empty() && std::filesystem::exists(words.record)) {
    return fail({words.record.string() + " is there already. Take another name, or remove it."});
  }
  return answer(app::run_kiosk(options));
}

int replay_command(const ReplayWords& words) {
  const std::optional<app::WindowSize> size = parse_size(words.size);
  if (!size) return size_fault("--size", words.size);
  if (const auto fault = printer_fault(words.printer)) return *fault;
  if (const auto fault = language_fault(words.language, words.places)) return *fault;
  app::ReplayOptions options;
  options.visit = words.visit;
  options.shots = words.shots;
  options.width_px = size->width;
  options.height_px = size->height;
  options.language = words.language;
  options.stage = stage_options(words.places);
  options.stage.printer = words.printer;
  return answer(app::replay(options));
}

namespace {

content::Finding finding_at(const content::Place& place, const base::Fault& fault) {
  return {content::Severity::kError, place.file, place.line, fault.sentence, ""};
}

// What the settings say of printer and destination, which the content does not know.
std::vector<content::Finding> check_devices(const content::LoadedSettings& booth,
                                            const base::Clock& clock) {
  std::vector<content::Finding> findings;
  const auto check_printer = [&](const std::string& printer, const content::Place& place) {
    if (slips::names_no_printer(printer)) return;
    const auto made = slips::make_printer(printer, {}, clock);
    if (!made) findings.push_back(finding_at(place, made.fault()));
  };
  const content::Settings& settings = booth.settings;
  check_printer(settings.printer, booth.printer_at);
  for (const std::string& printer : settings.printers) check_printer(printer, booth.printers_at);
  if (settings.destination.empty()) return findings;
  const auto usable = outbox::check_destination(app::destination_of(settings));
  if (!usable) findings.push_back(finding_at(booth.destination_at, usable.fault()));
  return findings;
}

// In the order of kiosk.yaml's lines.
std::vector<content::Finding> check_settings(const content::LoadedSettings& booth,
                                             const base::Clock& clock) {
  std::vector<content::Finding> findings = check_devices(booth, clock);
  findings.insert(findings.begin(), booth.findings.begin(), booth.findings.end());
  std::ranges::stable_sort(findings, {}, &content::Finding::line);
  return findings;
}

}  // namespace

int check_command(const base::Path& pack, const base::Path& settings) {
  const base::SystemClock clock;
  const app::Resources resources = app::find_resources();
  const content::LoadedSettings booth = content::load_settings(settings);
  const base::Path& named = booth.settings.pack.empty() ? resources.pack : booth.settings.pack;
  const base::Path& folder = pack.empty() ? named : pack;
  const content::LoadedPack loaded = content::load_pack(folder, base::local_day(clock.wall_ms()));
  bool fine = print_findings(check_settings(booth, clock));
  // Alone: nearly everything else that is wrong with the pack then follows from it.
  const auto unspoken = content::unspoken_languages(resources.words, loaded.mentions);
  if (!unspoken.empty()) {
    print_findings(unspoken);
    return kWorldFault;
  }
  fine = print_findings(loaded.findings) && fine;
  fine = print_findings(check_mentions(loaded.mentions)) && fine;
  fine = print_findings(app::check_themes(folder)) && fine;
  if (!loaded.pack) return kWorldFault;
  const auto words = content::Words::load(resources.words, loaded.pack->languages);
  if (!words) std::printf("%s\n", words.fault().sentence.c_str());
  if (!words || !fine) return kWorldFault;
  std::printf("%s: %s %s, %zu items in %zu languages\n", folder.c_str(), loaded.pack->id.c_str(),
              loaded.pack->version.c_str(), loaded.pack->items.size(),
              loaded.pack->languages.size());
  return kFine;
}

}  // namespace gummiband::cli
