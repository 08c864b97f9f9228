#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/opening.h"

namespace gummiband::cli {
namespace {

void add_places(CLI::App& command, Places& places) {
  command.add_option("--settings", places.settings, "the booth's settings (kiosk.yaml)")
      ->check(CLI::ExistingFile);
  command.add_option("--pack", places.pack, "the content pack's folder");
  command.add_option("--data", places.data, "the folder of ledger and keys");
}

// The parser's own check speaks of sets.
CLI::Validator one_of(const std::vector<std::string>& known) {
  const auto check = [known](const std::string& word) {
    if (std::ranges::find(known, word) != known.end()) return std::string();
    return "\"" + word + "\" is none of " + base::join(known, ", ");
  };
  return CLI::Validator(check, "");
}

enum class Key { kRequired, kOptional };

// Where the passphrase of a key file comes from.
void add_passphrase(CLI::App& command, base::Path& file) {
  command.add_option("--passphrase-file", file,
                     "read the passphrase from a file instead of asking");
}

// A recipient's key file and its passphrase.
void add_key(CLI::App& command, Key key, base::Path& file, base::Path& passphrase_file) {
  CLI::Option* option = command.add_option(
      "--key", file,
      key == Key::kRequired ? "the recipient's key file"
                            : "the recipient's key file, to read the consent as well");
  option->required(key == Key::kRequired);
  add_passphrase(command, passphrase_file);
}

// A place of parcels, by the flag `--name`; `end` says which of two the other flags belong to.
void add_destination(CLI::App& command, const std::string& name, const std::string& end,
                     outbox::Destination& destination) {
  command.add_option("--" + name, destination.address,
                     "https://USER@HOST/PATH/, postgresql://USER@HOST/DATABASE or a folder");
  command.add_option("--" + end + "password-file", destination.password_file,
                     "the file with its password (chmod 600)");
  command.add_option("--" + end + "certificate", destination.certificate,
                     "a client certificate (PEM), with its key");
  command.add_option("--" + end + "certificate-key", destination.key, "the key of the certificate");
  command.add_option("--" + end + "ca", destination.authorities,
                     "the authority of the server's certificate (PEM)");
}

// Everything the parser fills in; it must outlive the parsing.
struct Words {
  RunWords run;
  ReplayWords replay;
  base::Path check_pack;
  KeysNewWords keys_new;
  base::Path keys_show;
  Places places;
  bool json = false;
  LeadsExportWords leads_export;
  std::string code;
  LeadsEraseWords leads_erase;
  LeadsProofWords leads_proof;
  PrintStatusWords print_status;
  PrintTestWords print_test;
  SyncWords sync;
  HubInitWords hub_init;
  HubMoveWords hub_move;
  HubStatusWords hub_status;
  HubReportWords hub_report;
  StaffPinWords staff_pin;
};

using Command = std::function<int()>;

CLI::App* leaf(CLI::App& parent, const std::string& name, const std::string& help, Command& chosen,
               Command command) {
  CLI::App* sub = parent.add_subcommand(name, help);
  sub->callback([&chosen, command = std::move(command)] { chosen = command; });
  return sub;
}

void add_showing(CLI::App& app, Words& w, Command& chosen) {
  CLI::App* run =
      leaf(app, "run", "show the kiosk on this screen", chosen, [&] { return run_command(w.run); });
  add_places(*run, w.run.places);
  run->add_option("--printer", w.run.printer,
                  "as in kiosk.yaml; `demo` leaves slips as pictures in out/");
  run->add_option("--window", w.run.window, "WIDTHxHEIGHT in a window instead of fullscreen");
  run->add_option("--record", w.run.record, "write the visit down as a visit file");

  CLI::App* replay = leaf(app, "replay", "replay a visit file off-screen", chosen,
                          [&] { return replay_command(w.replay); });
  add_places(*replay, w.replay.places);
  replay->add_option("visit", w.replay.visit, "FILE.visit")->required();
  replay->add_option("--shots", w.replay.shots, "where `shot` leaves its pictures");
  replay->add_option("--printer", w.replay.printer,
                     "as in kiosk.yaml; `demo` leaves slips as pictures in out/");
  replay->add_option("--size", w.replay.size, "WIDTHxHEIGHT in pixels")->capture_default_str();
  replay->add_option("--language", w.replay.language, "the visit's language");

  CLI::App* check = leaf(app, "check", "every fault of a content pack, with file and line", chosen,
                         [&] { return check_command(w.check_pack, w.places.settings); });
  check->add_option("--settings", w.places.settings, "the booth's settings, checked as well")
      ->check(CLI::ExistingFile);
  check->add_option("pack", w.check_pack,
                    "the pack's folder (default: that of the settings, else the sample pack)");
}

void add_book(CLI::App& leads, Words& w, Command& chosen) {
  const auto output = [&w] { return w.json ? Output::kJson : Output::kText; };
  CLI::App* reconcile =
      leaf(leads, "reconcile", "check the ledger: captured = delivered + waiting + ...", chosen,
           [&w, output] { return leads_reconcile_command(w.places, output()); });
  reconcile->add_flag("--json", w.json, "for a program to read");
  add_places(*reconcile, w.places);
  CLI::App* withdraw = leaf(leads, "withdraw", "withdraw the lead of a receipt code", chosen,
                            [&] { return leads_withdraw_command(w.places, w.code); });
  withdraw->add_option("code", w.code, "the six characters the visitor was shown")->required();
  add_places(*withdraw, w.places);
  CLI::App* erase = leaf(leads, "erase", "forget leads by the day they were captured", chosen,
                         [&] { return leads_erase_command(w.leads_erase); });
  erase->add_option("--before", w.leads_erase.before, "a day: 2026-05-01")->required();
  erase->add_flag("--undelivered-too", w.leads_erase.undelivered_too,
                  "also what nobody has received; it is lost then");
  erase->add_flag("--untrusted-clock-too", w.leads_erase.untrusted_clock_too,
                  "also what was captured while the kiosk's clock was not set by the network");
  add_places(*erase, w.leads_erase.places);
  CLI::App* proof =
      leaf(leads, "proof", "what can be proved of one lead and its consent", chosen, [&w, output] {
        w.leads_proof.output = output();
        return leads_proof_command(w.leads_proof);
      });
  proof->add_option("id", w.leads_proof.id, "the lead's id, as in an export")->required();
  add_key(*proof, Key::kOptional, w.leads_proof.key, w.leads_proof.passphrase_file);
  proof->add_flag("--json", w.json, "for a program to read");
  add_places(*proof, w.leads_proof.places);
}

void add_keeping(CLI::App& app, Words& w, Command& chosen) {
  CLI::App* keys = app.add_subcommand("keys", "a recipient's keys");
  keys->require_subcommand(1);
  CLI::App* fresh = leaf(*keys, "new", "make a key pair; the public part goes into the pack",
                         chosen, [&] { return keys_new_command(w.keys_new); });
  fresh->add_option("--out", w.keys_new.out, "the key file to write")->required();
  add_passphrase(*fresh, w.keys_new.passphrase_file);
  CLI::App* show = leaf(*keys, "show", "what a key file or the pack's keys are", chosen,
                        [&] { return keys_show_command(w.keys_show, w.places); });
  show->add_option("file", w.keys_show, "a key file (default: the pack's recipients)");
  add_places(*show, w.places);

  CLI::App* leads = app.add_subcommand("leads", "what visitors left");
  leads->require_subcommand(1);
  CLI::App* count = leaf(
      *leads, "count", "how many leads there are, and envelopes: one for each recipient", chosen,
      [&] { return leads_count_command(w.places, w.json ? Output::kJson : Output::kText); });
  count->add_flag("--json", w.json, "for a program to read");
  add_places(*count, w.places);
  CLI::App* out = leaf(*leads, "export", "open leads with the recipient's key into a table", chosen,
                       [&] { return leads_export_command(w.leads_export); });
  add_places(*out, w.leads_export.places);
  add_key(*out, Key::kRequired, w.leads_export.key, w.leads_export.passphrase_file);
  out->add_option("--format", w.leads_export.format, "csv or xlsx")
      ->check(one_of({"csv", "xlsx"}))
      ->capture_default_str();
  out->add_option("--out", w.leads_export.out, "the table to write")->required();
  add_destination(*out, "from", "from-", w.leads_export.from);
  out->add_option("--memory", w.leads_export.memory,
                  "with --from: where it remembers what was exported (default: beside the key)");
  out->add_option("--kiosks", w.leads_export.kiosks,
                  "with --from: a file of the kiosks' keys and names; others' leads stay there");
  out->add_flag("--all", w.leads_export.all, "with --from: what was exported before as well");
  for (const char* with_from : {"--memory", "--kiosks", "--all", "--from-password-file",
                                "--from-certificate", "--from-certificate-key", "--from-ca"}) {
    out->get_option(with_from)->needs("--from");
  }

  add_book(*leads, w, chosen);

  CLI::App* doctor = leaf(app, "doctor", "one line per device and path, and what to do", chosen,
                          [&] { return doctor_command(w.places); });
  add_places(*doctor, w.places);
}

void add_printing(CLI::App& app, Words& w, Command& chosen) {
  CLI::App* print = app.add_subcommand("print", "the printer for slips");
  print->require_subcommand(1);
  const char* named = "as in kiosk.yaml, instead of the one in use";
  CLI::App* status = leaf(*print, "status", "how the printer is", chosen, [&] {
    w.print_status.output = w.json ? Output::kJson : Output::kText;
    return print_status_command(w.print_status);
  });
  status->add_option("--printer", w.print_status.printer, named);
  status->add_flag("--json", w.json, "for a program to read");
  add_places(*status, w.print_status.places);
  CLI::App* test = leaf(*print, "test", "print a test slip", chosen,
                        [&] { return print_test_command(w.print_test); });
  test->add_option("--printer", w.print_test.printer, named);
  test->add_option("--width", w.print_test.width,
                   "dots of a receipt printer, instead of the settings'")
      ->check(one_of({"384", "512", "576"}));
  add_places(*test, w.print_test.places);
}

void add_known_kiosks(CLI::App& command, base::Path& file) {
  command.add_option("--kiosks", file,
                     "a file of the kiosks' keys and names; no other kiosk is believed");
}

void add_fleet(CLI::App& hub, Words& w, Command& chosen) {
  constexpr int kMostHours = 24 * 365;
  CLI::App* status =
      leaf(hub, "status", "all kiosks, what is late and what is wrong", chosen, [&w] {
        w.hub_status.output = w.json ? Output::kJson : Output::kText;
        return hub_status_command(w.hub_status);
      });
  add_destination(*status, "at", "", w.hub_status.at);
  status->get_option("--at")->required();
  add_known_kiosks(*status, w.hub_status.kiosks);
  status->add_option("--late-after", w.hub_status.late_after_h, "hours without a word")
      ->check(CLI::Range(1, kMostHours))
      ->capture_default_str();
  status->add_flag("--json", w.json, "for a program to read");

  CLI::App* report = leaf(hub, "report", "what came of events: visits, hearts, slips, contacts",
                          chosen, [&] { return hub_report_command(w.hub_report); });
  add_destination(*report, "from", "from-", w.hub_report.from);
  report->get_option("--from")->required();
  add_known_kiosks(*report, w.hub_report.kiosks);
  report->add_option("--since", w.hub_report.since, "the first day: 2026-05-01");
  report->add_option("--until", w.hub_report.until, "the last day");
  report->add_option("--out", w.hub_report.out, "the table to write (XLSX)")->required();
  report->add_option("--page", w.hub_report.page, "the same to print (PDF)");
}

void add_delivering(CLI::App& app, Words& w, Command& chosen) {
  CLI::App* sync = leaf(
      app, "sync", "deliver leads to the destination in kiosk.yaml, until it is ended with Ctrl-C",
      chosen, [&] { return sync_command(w.sync); });
  CLI::Option* once =
      sync->add_flag("--once", w.sync.once, "deliver everything that waits, now, and end");
  CLI::Option* release =
      sync->add_flag("--release", w.sync.release, "try what was set aside once more");
  sync->add_flag("--explain", w.sync.explain,
                 "deliver nothing; say of each lead why it waits and when it goes")
      ->excludes(once)
      ->excludes(release);
  add_places(*sync, w.sync.places);

  CLI::App* hub = app.add_subcommand("hub", "the receiving side");
  hub->require_subcommand(1);
  CLI::App* init = leaf(*hub, "init", "make a database a hub, with roles for kiosks and desks",
                        chosen, [&] { return hub_init_command(w.hub_init); });
  add_destination(*init, "at", "", w.hub_init.at);
  init->get_option("--at")->required();
  init->add_option("--kiosk", w.hub_init.kiosks, "a role that may deliver; again for each kiosk");
  init->add_option("--desk", w.hub_init.desks,
                   "ROLE:RECIPIENT[,RECIPIENT], a role that reads what is for these");
  init->add_option("--passwords", w.hub_init.passwords, "the folder for ROLE.password")
      ->capture_default_str();
  CLI::App* move = leaf(*hub, "move", "carry sealed envelopes on, without keys", chosen,
                        [&] { return hub_move_command(w.hub_move); });
  add_destination(*move, "from", "from-", w.hub_move.from);
  add_destination(*move, "to", "to-", w.hub_move.to);
  move->get_option("--from")->required();
  move->get_option("--to")->required();
  add_fleet(*hub, w, chosen);
}

void add_staff(CLI::App& app, Words& w, Command& chosen) {
  CLI::App* staff = app.add_subcommand("staff", "the staff area on the kiosk's screen");
  staff->require_subcommand(1);
  CLI::App* pin = leaf(*staff, "pin", "set its PIN: asked for twice, or from a file", chosen,
                       [&] { return staff_pin_command(w.staff_pin); });
  pin->add_option("--pin-file", w.staff_pin.pin_file, "read the PIN from a file instead of asking");
  add_places(*pin, w.staff_pin.places);
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> names_of(const std::vector<const CLI::App*>& commands) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands) names.push_back(command->get_name());
  return names;
}

// What is wrong with the command's words before the first option; empty: nothing. The parser says
// only that it wants a subcommand.
std::string wrong_command(const CLI::App& app, std::span<char* const> words) {
  const CLI::App* command = &app;
  std::string said = app.get_name();
  for (const std::string_view word : words) {
    const std::vector<const CLI::App*> known = commands_of(*command);
    if (known.empty()) return {};
    if (word.starts_with('-')) {
      if (command->get_option_no_throw(std::string(word)) != nullptr) return {};
      return "\"" + said + "\" has no option " + std::string(word) +
             ", and wants a command first: " + base::join(names_of(known), ", ") + ".";
    }
    const auto next =
        std::ranges::find_if(known, [&](const CLI::App* one) { return one->get_name() == word; });
    const std::string here = said + " ";
    said = here + std::string(word);
    if (next != known.end()) {
      command = *next;
      continue;
    }
    const auto near = base::did_you_mean(word, names_of(known));
    return "\"" + said + "\" is no command. " +
           (near ? "Did you mean \"" + here + *near + "\"?"
                 : "There are: " + base::join(names_of(known), ", ") + ".");
  }
  const std::vector<const CLI::App*> known = commands_of(*command);
  if (known.empty()) return {};
  return "\"" + said + "\" wants one more word: " + base::join(names_of(known), ", ") +
         ". --help says what they do.";
}

// What the parser could not place, if anything: it takes the value behind an unknown option for a
// fault of its own, and one that is mistyped for one that is missing.
std::string wrong_option(const CLI::App& app) {
  const CLI::App* command = &app;
  std::string said = app.get_name();
  while (!command->get_subcommands().empty()) {
    command = command->get_subcommands().front();
    said += " " + command->get_name();
  }
  const std::vector<std::string> unknown = command->remaining();
  if (unknown.empty()) return {};
  const auto option = std::ranges::find_if(unknown, [](const auto& w) { return w[0] == '-'; });
  if (option == unknown.end()) return "\"" + said + "\" has no use for \"" + unknown[0] + "\"";
  const std::string name = option->substr(0, option->find('='));
  std::vector<std::string> known;
  for (const CLI::Option* one : command->get_options()) {
    for (const std::string& long_name : one->get_lnames()) known.push_back("--" + long_name);
  }
  const auto near = base::did_you_mean(name, known);
  return "\"" + said + "\" has no option " + name + (near ? "; did you mean " + *near + "?" : "");
}

// The parser speaks of its types: "--size: 1 required TEXT missing".
std::string words_of(const CLI::App& app, const CLI::ParseError& error) {
  if (std::string wrong = wrong_option(app); !wrong.empty()) return wrong;
  const std::string said = base::as_part_of_sentence(error.what());
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) == nullptr) return said;
  return said.substr(0, said.find(':')) + " wants a value behind it";
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app{"Gummiband: a touch kiosk that pulls people home."};
  app.name("gummiband");
  app.set_version_flag("--version", GUMMIBAND_VERSION);
  app.require_subcommand(1);
  Words words;
  Command chosen;
  add_showing(app, words, chosen);
  add_keeping(app, words, chosen);
  add_printing(app, words, chosen);
  add_delivering(app, words, chosen);
  add_staff(app, words, chosen);
  const std::span<char* const> all(argv, static_cast<size_t>(argc));
  if (const std::string wrong = wrong_command(app, all.subspan(std::min<size_t>(1, all.size())));
      !wrong.empty()) {
    std::fprintf(stderr, "gummiband: %s\n", wrong.c_str());
    return kWordsFault;
  }
  try {  // CLI11 speaks in exceptions; none leaves this function
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    const std::string said = words_of(app, error);
    std::fprintf(stderr, "gummiband: %s%s --help says what there is.\n", said.c_str(),
                 said.ends_with('?') ? "" : ".");
    return kWordsFault;
  }
  try {  // the standard library speaks in exceptions too: no memory, no current folder
    return chosen();
  } catch (const std::exception& error) {
    return fail(
        {base::as_part_of_sentence(error.what()) + ". Check memory and disk of this machine."});
  }
}

}  // namespace gummiband::cli
