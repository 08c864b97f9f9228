#include "ui/ui.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/log.h"
#include "ui/widgets.h"

namespace gummiband::ui {
namespace {

constexpr float kShortSide = 1080;
constexpr float kDragStart = 18;  // u a finger may tremble before it drags
constexpr float kLongestStepS = 0.1F;

ImVec2 vec(Point p, float px_per_u) {
  return {p.x * px_per_u, p.y * px_per_u};
}

float along(Point p, Axis axis) {
  return axis == Axis::kVertical ? p.y : p.x;
}

}  // namespace

Ui::Ui(Type& type, Pictures& pictures, const base::Path& marks)
    : canvas_(type, pictures, marks), context_(ImGui::CreateContext()) {
  base::Result<Grain> grain = Grain::load(marks / "grain.png");
  if (grain) {
    canvas_.use_grain(std::move(*grain));
  } else {  // plain paper is paper as well
    base::log(base::Priority::kWarning, "pictures", grain.fault().sentence);
  }
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  // A screen over another is more than 65536 corners.
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  io.Fonts->AddFontDefault();  // for its white pixel only: text is set by Type
  io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  atlas_ = std::make_unique<Texture>(PixelFormat::kMask, width, height);
  std::copy_n(pixels, static_cast<size_t>(width) * static_cast<size_t>(height), atlas_->mask());
  atlas_->touch();
  io.Fonts->SetTexID(static_cast<ImTextureID>(atlas_.get()));
  ImGuiStyle& style = ImGui::GetStyle();
  style.AntiAliasedLinesUseTex = false;
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.WindowMinSize = {1, 1};
  style.CircleTessellationMaxError = 0.2F;
}

Ui::~Ui() {
  ImGui::DestroyContext(context_);
}

void Ui::begin(const FrameInput& input) {
  const double before = input_.now_s;
  input_ = input;
  dt_s_ = std::clamp(static_cast<float>(input.now_s - before), 0.001F, kLongestStepS);
  moving_ = false;
  controls_.clear();
  alerts_before_ = std::exchange(alerts_, {});
  tapped_.clear();

  if (!input.finger.down) unheard_ = false;
  if (input.finger.down && !was_down_ && deaf_) unheard_ = true;
  if (unheard_) input_.finger.down = false;
  if (input_.finger.down && !was_down_) {
    press_at_ = last_at_ = input_.finger.at;
    dragging_ = false;
    dragged_.clear();
  }
  if (input_.finger.down &&
      std::hypot(input_.finger.at.x - press_at_.x, input_.finger.at.y - press_at_.y) > kDragStart) {
    dragging_ = true;
  }

  const float px_per_u = static_cast<float>(std::min(input.width_px, input.height_px)) / kShortSide;
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(input.width_px), static_cast<float>(input.height_px)};
  io.DeltaTime = dt_s_;
  const bool touching = input_.finger.down || was_down_;
  io.MousePos = touching ? vec(input_.finger.at, px_per_u) : ImVec2(-FLT_MAX, -FLT_MAX);
  io.MouseDown[0] = input_.finger.down;
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("screen", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse);
  Canvas::Frame frame;
  frame.list = ImGui::GetWindowDrawList();
  frame.px_per_u = px_per_u;
  frame.size = {io.DisplaySize.x / px_per_u, io.DisplaySize.y / px_per_u};
  frame.theme = input_.theme;
  frame.language = input_.language;
  frame.text_scale = input_.text_scale;
  frame.steps = input_.steps;
  frame.keep_texts = input_.keep_texts;
  canvas_.begin(frame);
  clips_.assign(1, Rect{0, 0, frame.size.width, frame.size.height});
  open_.clear();
  stage_at_ = {};
  stage_scale_ = 1;
  on_stage_ = false;
  px_per_u_ = px_per_u;
}

void Ui::enter_stage(const Rect& part, float scale, float text_scale) {
  push_clip(part);
  canvas_.enter_stage(part, scale, text_scale);
  on_stage_ = true;
  stage_at_ = {part.left, part.top};
  stage_scale_ = scale;
  clips_.assign(1, Rect{0, 0, canvas_.width(), canvas_.height()});
}

void Ui::leave_stage() {
  ImGui::PopClipRect();
  canvas_.leave_stage();
  on_stage_ = false;
  stage_at_ = {};
  stage_scale_ = 1;
  clips_.assign(1, Rect{0, 0, canvas_.width(), canvas_.height()});
}

void Ui::push_clip(const Rect& rect) {
  const Rect clip = on_screen(rect);
  ImGui::PushClipRect(vec({clip.left, clip.top}, px_per_u_),
                      vec({clip.right, clip.bottom}, px_per_u_), true);
}

Rect Ui::on_screen(const Rect& rect) const {
  return {stage_at_.x + rect.left * stage_scale_, stage_at_.y + rect.top * stage_scale_,
          stage_at_.x + rect.right * stage_scale_, stage_at_.y + rect.bottom * stage_scale_};
}

Point Ui::on_stage(Point at) const {
  return {(at.x - stage_at_.x) / stage_scale_, (at.y - stage_at_.y) / stage_scale_};
}

const ImDrawData& Ui::end() {
  ease_presses(dt_s_);
  was_down_ = input_.finger.down;
  last_at_ = input_.finger.at;
  if (!was_down_) dragged_.clear();
  if (on_stage_) leave_stage();
  ImGui::End();
  ImGui::Render();
  canvas_.end();
  return *ImGui::GetDrawData();
}

Control& Ui::declare(std::string_view name, const Rect& rect, Role role, std::string_view label) {
  Control control;
  control.name = name;
  control.role = role;
  control.label = label;
  control.rect = on_screen(rect);
  control.visible = on_screen(overlap(rect, clips_.back()));
  if (!open_.empty()) control.scroller = open_.back().name;
  controls_.push_back(std::move(control));
  return controls_.back();
}

bool Ui::tap(std::string_view name, const Rect& rect, Role role, std::string_view label,
             Enabled enabled, Selected selected) {
  if (ghost_) return false;
  Control& control = declare(name, rect, role, label);
  control.enabled = enabled == Enabled::kYes;
  control.selected = selected == Selected::kYes;
  const Rect& visible = control.visible;
  if (!control.enabled || visible.empty()) return false;

  ImGui::SetCursorScreenPos(vec({visible.left, visible.top}, px_per_u_));
  const bool released = ImGui::InvisibleButton(control.name.c_str(),
                                               vec({visible.width(), visible.height()}, px_per_u_));
  const bool held = ImGui::IsItemActive() && dragged_.empty();
  if (held || presses_.contains(name)) {
    Press& press = presses_[std::string(name)];
    if (held && !press.held) press.since_s = input_.now_s;
    press.held = held;
    if (held)
      press.depth = 1;  // at once, whole, in the frame of the touch: only the way back is eased
  }
  const bool tapped = released && dragged_.empty();
  if (tapped) tapped_ = name;
  return tapped;
}

void Ui::say(std::string_view name, const Rect& rect, Role role, std::string_view label) {
  if (ghost_) return;
  declare(name, rect, role, label);
}

void Ui::alert(std::string_view name, const Rect& rect, std::string_view label) {
  if (ghost_) return;
  declare(name, rect, Role::kText, label);
  alerts_.emplace_back(name);
  if (open_.empty() || std::ranges::find(alerts_before_, name) != alerts_before_.end()) return;
  constexpr float kAir = 40;  // at the ends of a page it fades
  const Scroller& scroller = open_.back();
  const float top = scroller.view.top + kAir;
  const float bottom = std::min(scroller.view.bottom, dock_top(canvas_)) - kAir;
  if (rect.top >= top && rect.bottom <= bottom) return;
  // In the middle, so that what it is about is seen as well; one that is too long from its start.
  const float wanted = std::max(top, (top + bottom - rect.height()) / 2);
  scroll_to(scroller.name, scroller.offset + rect.top - wanted);
}

void Ui::reveal(std::string_view name, const Rect& rect) {
  if (ghost_ || open_.empty()) return;
  const Scroller& scroller = open_.back();
  std::string& before = revealed_[scroller.name];
  if (before == name) return;
  before = name;
  const bool down = scroller.axis == Axis::kVertical;
  const float begin = down ? rect.top - scroller.view.top : rect.left - scroller.view.left;
  const float length = down ? rect.height() : rect.width();
  const float room = down ? scroller.view.height() : scroller.view.width();
  if (begin >= 0 && begin + length <= room) return;
  scroll_to(scroller.name, scroller.offset + begin - (room - length) / 2);
}

double Ui::held_s(std::string_view name) const {
  const auto found = presses_.find(name);
  return found == presses_.end() || !found->second.held ? 0 : input_.now_s - found->second.since_s;
}

float Ui::pressed(std::string_view name) const {
  const auto found = presses_.find(name);
  return found == presses_.end() ? 0 : found->second.depth;
}

void Ui::ease_presses(float dt_s) {
  const Motion& motion = input_.theme->motion;
  for (auto it = presses_.begin(); it != presses_.end();) {
    Press& press = it->second;
    if (!press.held) {
      moving_ |= press.depth > 0;  // this frame still shows it: another has to come
      press.depth = std::max(0.0F, press.depth - dt_s * 1000 / motion.release);
    }
    it = press.depth <= 0 ? presses_.erase(it) : std::next(it);
  }
}

void Ui::follow_finger(std::string_view name, Scroll& scroll, const Rect& view, Axis axis,
                       float limit) {
  const Point at = input_.finger.at;
  const Axis other = axis == Axis::kVertical ? Axis::kHorizontal : Axis::kVertical;
  const bool this_way = std::abs(along(at, axis) - along(press_at_, axis)) >=
                        std::abs(along(at, other) - along(press_at_, other));
  if (dragged_.empty() && this_way && view.contains(on_stage(press_at_))) {
    dragged_ = name;
    scroll.grab();
  }
  if (dragged_ != name) return;
  scroll.drag((along(last_at_, axis) - along(at, axis)) / stage_scale_, limit, dt_s_);
}

float Ui::begin_scroll(std::string_view name, const Rect& view, Axis axis, float length) {
  say(name, view, Role::kScroller, "");
  const float limit =
      std::max(0.0F, length - (axis == Axis::kVertical ? view.height() : view.width()));
  const auto ghost = ghost_scrolls_.find(name);
  const float ghost_offset = ghost == ghost_scrolls_.end() ? 0 : ghost->second.offset();
  clips_.push_back(overlap(clips_.back(), view));
  open_.push_back({std::string(name), view, axis, ghost_offset, canvas_.free()});
  constexpr float kShadow = 44;  // of what scrolls, beside the view: not to be cut off
  const bool down = axis == Axis::kVertical;
  push_clip(inset(view, down ? -kShadow : 0, down ? 0 : -kShadow));
  canvas_.set_free(down ? Free::kVertical : Free::kHorizontal);
  if (ghost_) return ghost_offset;
  Scroll& scroll = scrolls_[std::string(name)];
  if (const auto jump = jumps_.find(name); jump != jumps_.end()) {
    scroll.jump(jump->second, limit);
    jumps_.erase(jump);
  }
  if (input_.finger.down && dragging_ && limit > 0) {
    follow_finger(name, scroll, view, axis, limit);
  } else {
    if (dragged_ == name) scroll.release();
    if (scroll.settle(limit, dt_s_)) moving_ = true;
  }
  open_.back().offset = scroll.offset();
  return scroll.offset();
}

void Ui::end_scroll() {
  ImGui::PopClipRect();
  canvas_.set_free(open_.back().free_before);
  open_.pop_back();
  clips_.pop_back();
}

float Ui::begin_page(std::string_view name, const Rect& view) {
  const auto known = page_lengths_.find(name);
  return begin_scroll(name, view, Axis::kVertical,
                      known == page_lengths_.end() ? 0 : known->second);
}

void Ui::end_page(float bottom) {
  const Scroller& page = open_.back();
  const float length = bottom - page.view.top + page.offset;
  if (!ghost_) {
    float& known = page_lengths_[page.name];
    if (std::abs(known - length) > 0.5F) moving_ = true;  // only now it is known how far it scrolls
    known = length;
  }
  end_scroll();
}

float Ui::scrolled(std::string_view name) const {
  const auto& known = ghost_ ? ghost_scrolls_ : scrolls_;
  const auto found = known.find(name);
  return found == known.end() ? 0 : found->second.offset();
}

void Ui::scroll_to(std::string_view name, float offset) {
  jumps_.insert_or_assign(std::string(name), offset);
  moving_ = true;
}

void Ui::rewind(std::string_view name) {
  const auto found = scrolls_.find(name);
  if (found != scrolls_.end()) scrolls_.erase(found);
  if (const auto shown = revealed_.find(name); shown != revealed_.end()) revealed_.erase(shown);
}

void Ui::forget() {
  scrolls_.clear();
  ghost_scrolls_.clear();
  page_lengths_.clear();
  alerts_.clear();
  jumps_.clear();
  revealed_.clear();
  presses_.clear();
  canvas_.forget();
}

std::unique_ptr<Texture> Ui::still() const {
  return input_.still && !on_stage_ ? input_.still() : nullptr;
}

void Ui::draw_still(const Texture& still) {
  canvas_.texture({0, 0, canvas_.width(), canvas_.height()}, still);
}

const Control* Ui::find(std::string_view name) const {
  const auto found =
      std::ranges::find_if(controls_, [&](const Control& c) { return c.name == name; });
  return found == controls_.end() ? nullptr : &*found;
}

}  // namespace gummiband::ui
