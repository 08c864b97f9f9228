// hub status: all kiosks, what is late and what is wrong.
#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/kiosks.h"
#include "cli/opening.h"
#include "outbox/fleet.h"

namespace gummiband::cli {
namespace {

using Json = nlohmann::ordered_json;
using outbox::Sighting;

constexpr int64_t kHourMs = 3'600'000;
constexpr int64_t kMiB = 1024 * 1024;

using Row = std::array<std::string, 10>;

std::string or_dash(const std::string& text) {
  return text.empty() ? "-" : text;
}

std::string ago(const std::optional<int64_t>& wall_ms, int64_t now_wall_ms) {
  if (!wall_ms) return "?";
  return outbox::in_words(std::max<int64_t>(0, now_wall_ms - *wall_ms)) + " ago";
}

std::string oldest_of(const outbox::Health& health, int64_t now_wall_ms) {
  if (!health.oldest_wall_ms || health.waiting == 0) return "-";
  // Its clock was not set when it was captured.
  return health.oldest_trusted ? ago(health.oldest_wall_ms, now_wall_ms) : "?";
}

Row row_of(const Sighting& kiosk, int64_t now_wall_ms, bool wrong) {
  const std::string verdict = wrong ? "WRONG" : "ok";
  if (!kiosk.health) return {kiosk.name, "-", "-", "never", "-", "-", "-", "-", "-", verdict};
  const outbox::Health& health = *kiosk.health;
  const outbox::Condition& condition = health.condition;
  return {kiosk.name,
          or_dash(condition.profile.place),
          or_dash(condition.profile.event),
          ago(kiosk.heard_wall_ms, now_wall_ms),
          std::to_string(health.waiting),
          oldest_of(health, now_wall_ms),
          condition.paper_percent ? std::to_string(*condition.paper_percent) + " %" : "-",
          std::to_string(condition.free_bytes / kMiB) + " MiB",
          condition.version + ", " + condition.pack_id + " " + condition.pack_version,
          verdict};
}

void print_table(const std::vector<Row>& rows) {
  std::array<size_t, std::tuple_size_v<Row>> widths{};
  for (const Row& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], base::count_code_points(row[i]));
    }
  }
  for (const Row& row : rows) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      line += row[i] + std::string(widths[i] - base::count_code_points(row[i]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    std::printf("%s\n", line.c_str());
  }
}

void print_text(const outbox::Fleet& fleet, int64_t now_wall_ms, int64_t late_ms) {
  std::vector<Row> rows = {{"kiosk", "place", "event", "heard", "waiting", "oldest", "paper",
                            "free", "version, pack", ""}};
  std::vector<std::string> wrongs;
  for (const Sighting& kiosk : fleet.kiosks) {
    const auto found = outbox::complaints(kiosk, now_wall_ms, late_ms);
    rows.push_back(row_of(kiosk, now_wall_ms, !found.empty()));
    if (!found.empty()) wrongs.push_back(kiosk.name + ": " + base::join(found, "; "));
  }
  if (!fleet.kiosks.empty()) print_table(rows);
  for (const std::string& wrong : wrongs) std::printf("WRONG %s\n", wrong.c_str());
}

Json json_of(const Sighting& kiosk, const std::vector<std::string>& wrong) {
  Json json = {{"kiosk", base::to_hex(kiosk.kiosk)}, {"name", kiosk.name}};
  if (kiosk.heard_wall_ms) json["heard_wall_ms"] = *kiosk.heard_wall_ms;
  if (kiosk.health) {
    const outbox::Health& health = *kiosk.health;
    const outbox::Condition& condition = health.condition;
    json["written_wall_ms"] = health.written_wall_ms;
    json["clock_trusted"] = health.clock_trusted;
    json["place"] = condition.profile.place;
    json["event"] = condition.profile.event;
    json["municipality"] = condition.profile.municipality;
    json["funding"] = condition.profile.funding;
    json["waiting"] = health.waiting;
    json["aside"] = health.aside;
    if (health.oldest_wall_ms) json["oldest_wall_ms"] = *health.oldest_wall_ms;
    json["free_bytes"] = condition.free_bytes;
    if (condition.paper_percent) json["paper_percent"] = *condition.paper_percent;
    json["version"] = condition.version;
    json["pack"] = condition.pack_id;
    json["pack_version"] = condition.pack_version;
  }
  json["wrong"] = wrong;
  return json;
}

void print_json(const outbox::Fleet& fleet, int64_t now_wall_ms, int64_t late_ms) {
  Json all = {{"kiosks", Json::array()}, {"disbelieved", Json::array()}};
  for (const Sighting& kiosk : fleet.kiosks) {
    all["kiosks"].push_back(json_of(kiosk, outbox::complaints(kiosk, now_wall_ms, late_ms)));
  }
  for (const outbox::Disbelieved& one : fleet.disbelieved) {
    all["disbelieved"].push_back({{"what", one.what}, {"why", one.why}});
  }
  std::printf("%s\n", all.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
}

}  // namespace

int hub_status_command(const HubStatusWords& words) {
  const auto known = known_kiosks(words.kiosks);
  if (!known) return fail(known.fault());
  const auto board = outbox::make_board(words.at, {}, wait_for_server);
  if (!board) return fail(board.fault());
  const auto fleet = outbox::read_fleet(**board, *known);
  if (!fleet) return fail(fleet.fault());
  const int64_t now_wall_ms = base::SystemClock().wall_ms();
  const int64_t late_ms = words.late_after_h * kHourMs;
  if (words.output == Output::kJson) {
    print_json(*fleet, now_wall_ms, late_ms);
  } else {
    print_text(*fleet, now_wall_ms, late_ms);
    say_disbelieved(fleet->disbelieved);
  }
  if (fleet->kiosks.empty() && fleet->disbelieved.empty()) {
    return fail({"No kiosk has told anything at " + (*board)->name() +
                 " yet. Each does with its first sync."});
  }
  const bool wrong = std::ranges::any_of(fleet->kiosks, [&](const Sighting& kiosk) {
    return !outbox::complaints(kiosk, now_wall_ms, late_ms).empty();
  });
  return wrong || !fleet->disbelieved.empty() ? kWorldFault : kFine;
}

}  // namespace gummiband::cli
