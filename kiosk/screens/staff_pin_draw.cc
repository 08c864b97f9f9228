#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "leads/pin.h"
#include "screens/staff_parts.h"
#include "screens/staff_pin.h"
#include "ui/widgets.h"

namespace gummiband::screens::staff_pin {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextRole;

constexpr float kDot = 15;  // radius, u
constexpr float kLip = 5;
constexpr float kOffBorder = 3;  // where a border tells a key from the ground

struct PadKey {
  const char* name;
  const char* label;  // a digit; empty: an icon
  const char* icon;
};
constexpr std::array<PadKey, 12> kPad = {{{"key.1", "1", ""},
                                          {"key.2", "2", ""},
                                          {"key.3", "3", ""},
                                          {"key.4", "4", ""},
                                          {"key.5", "5", ""},
                                          {"key.6", "6", ""},
                                          {"key.7", "7", ""},
                                          {"key.8", "8", ""},
                                          {"key.9", "9", ""},
                                          {"key.back", "", "backspace"},
                                          {"key.0", "0", ""},
                                          {"key.next", "", "check"}}};

bool draw_key(ui::Ui& ui, const PadKey& key, const Rect& rect, const std::string& spoken,
              ui::Enabled enabled) {
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  const bool tapped = ui.tap(key.name, rect, ui::Role::kKey, spoken, enabled);
  const bool on = enabled == ui::Enabled::kYes;
  const bool digit = key.label[0] != '\0';
  const bool enter = std::string_view(key.name) == "key.next";
  const float radius = canvas.theme().radii.card;
  const float depth = ui.pressed(key.name);
  const Rect cap = moved(ui::inset(rect, 8, 8), 0, depth * (kLip - 1));
  if (on) canvas.fill(moved(ui::inset(rect, 8, 8), 0, kLip), palette.key_lip, radius);
  const ui::Colour ground = enter && on ? palette.spruce
                            : digit     ? palette.white
                                        : palette.key_function;
  canvas.fill(cap, on ? ground : palette.key_function, radius);
  if (!canvas.theme().effects.shadows) {
    canvas.outline(cap, on ? palette.edge : ui::off_colour(canvas),
                   on ? canvas.theme().borders.control : kOffBorder, radius);
  }
  const ui::Colour ink = !on ? ui::off_colour(canvas) : enter ? palette.on_spruce : palette.ink;
  if (digit) {
    canvas.label(key.label, cap, TextRole::kCall, ink);
  } else {
    canvas.icon(key.icon, cap.centre(), 64, ink);
  }
  if (depth > 0) canvas.fill(cap, faded(palette.ink, 0.10F * depth), radius);
  return tapped;
}

Action action_of(const PadKey& key) {
  const std::string_view name = key.name;
  if (name == "key.back") return BackTapped{};
  if (name == "key.next") return EnterTapped{};
  return DigitTapped{key.label[0]};
}

std::optional<Action> draw_pad(const Rect& area, const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  const ui::Enabled enabled = takes_keys(world) ? ui::Enabled::kYes : ui::Enabled::kNo;
  const float width = area.width() / 3;
  const float height = area.height() / 4;
  ui.canvas().fill(ui::grown(area, 16), ui.canvas().palette().paper_shade,
                   ui.canvas().theme().radii.card + 16);
  for (size_t i = 0; i < kPad.size(); ++i) {
    const PadKey& key = kPad[i];
    const Rect rect = ui::rect_at(area.left + static_cast<float>(i % 3) * width,
                                  area.top + static_cast<float>(i / 3) * height, width, height);
    const std::string_view name = key.name;
    const std::string spoken = name == "key.back"   ? world.word("staff.key_back")
                               : name == "key.next" ? world.word("staff.key_next")
                                                    : std::string(key.label);
    if (draw_key(ui, key, rect, spoken, enabled)) action = action_of(key);
  }
  return action;
}

// A dot for each digit; four wait for theirs, so that it is seen where to type.
void draw_dots(size_t typed, ui::Point centre, Canvas& canvas) {
  const size_t count = std::max(typed, leads::kFewestPinDigits);
  constexpr float kPitch = 56;
  const float left = centre.x - kPitch * static_cast<float>(count - 1) / 2;
  for (size_t i = 0; i < count; ++i) {
    const ui::Point at{left + kPitch * static_cast<float>(i), centre.y};
    if (i < typed) {
      canvas.disc(at, kDot, canvas.palette().ink);
    } else {
      canvas.ring(at, kDot, canvas.palette().edge, 4);
    }
  }
}

// Why the door is shut, as an error.
void draw_trouble(const Rect& room, const std::string& text, const World& world, Canvas& canvas) {
  constexpr float kLeft = 108;  // of the words, beside the icon
  const ui::Colour colour = canvas.palette().error;
  const float width = room.width() - kLeft - 36;
  const ui::TextLook look{TextRole::kNote, colour, width, ui::Align::kLeft, ui::Wrap::kBalanced};
  const ui::TextLook small{TextRole::kCaption, colour, width};
  const std::string below = breakable(detail(world));
  const float height = canvas.measure(text, look).height;
  const float small_height = below.empty() ? 0 : canvas.measure(below, small).height + 10;
  const Rect box = ui::rect_at(room.left, room.top, room.width(), height + small_height + 44);
  ui::error_ground(canvas, box, canvas.theme().radii.field);
  canvas.icon("error_outline", {room.left + kLeft / 2, room.top + 46}, 50, colour);
  canvas.text(text, {room.left + kLeft, room.top + 22}, look);
  if (!below.empty()) canvas.text(below, {room.left + kLeft, room.top + 32 + height}, small);
}

void draw_sentence(const Rect& room, const World& world, Canvas& canvas) {
  const std::string text = sentence(world);
  if (text.empty()) return;
  if (world.staff == nullptr || world.staff->gate.state != staff::GateState::kChecking) {
    draw_trouble(room, text, world, canvas);
    return;
  }
  const ui::TextLook look{TextRole::kNote, canvas.palette().ink_soft, room.width() - 72,
                          ui::Align::kCentre, ui::Wrap::kBalanced};
  canvas.text(text, {room.left + 36, room.top + 22}, look);
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const StaffHead head = draw_staff_head(
      world.word("staff.pin_title"), takes_keys(world) ? world.word("staff.pin_note") : "",
      {"staff.close", world.word("staff.pin_close"), "close"}, ui);
  std::optional<Action> action;
  if (head.tapped) action = CloseTapped{};
  const bool tall = canvas.portrait();
  const float width = tall ? std::min(canvas.width() - 2 * ui::kTextInset, 840.0F) : 720;
  const float left =
      tall ? (canvas.width() - width) / 2 : canvas.width() - ui::kMargin - 16 - width;
  const float bottom = canvas.height() - (tall ? 96.0F : 64.0F);
  const float pad_height = std::min(tall ? 840.0F : 760.0F, bottom - head.foot - (tall ? 400 : 16));
  const Rect pad{left, bottom - pad_height, left + width, bottom};
  const float words_left = ui::kTextInset;
  const float words_right = tall ? canvas.width() - ui::kTextInset : pad.left - 80;
  const float dots_y = tall ? (head.foot + pad.top) / 2 - 70 : pad.top + 140;
  draw_dots(state.pin.text().size(), {(words_left + words_right) / 2, dots_y}, canvas);
  draw_sentence({words_left, dots_y + 64, words_right, pad.top}, world, canvas);
  if (const auto tapped = draw_pad(pad, world, ui)) action = tapped;
  if (!takes_keys(world) && world.staff != nullptr &&
      world.staff->gate.wait_until_s > world.uptime_s) {
    const double left_s = world.staff->gate.wait_until_s - world.uptime_s;
    canvas.wake_after(left_s - std::floor(left_s) + 0.01);
  }
  return action;
}

}  // namespace gummiband::screens::staff_pin
