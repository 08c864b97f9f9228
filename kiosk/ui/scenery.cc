// Scenes whose layers lie one behind the other, and screens that come in parts. Part of Canvas.
#include <imgui.h>

#include <array>
#include <cmath>

#include "ui/canvas.h"

namespace gummiband::ui {
namespace {

// u, from the farthest layer to the nearest.
constexpr std::array<float, 5> kDrift = {0, 4, 8, 16, 28};
static_assert(kDrift.back() <= kSceneBleed);
// Each layer is as large as the screen; of a screen with more pixels than this the layers would
// take more memory than all other pictures together, and its scenes stand still.
constexpr float kMostLayerPixels = 4.5e6F;
// A scene begins to move as slowly as this after its last layer was made.
constexpr float kSettleS = 2;

// The texture's rows [from, to) at the place they have in `rect`.
void add_rows(ImDrawList& list, const Texture& texture, ImVec2 at, int from, int to) {
  if (from >= to) return;
  const auto height = static_cast<float>(texture.height());
  const auto first = static_cast<float>(from);
  const auto last = static_cast<float>(to);
  list.AddImage(static_cast<ImTextureID>(const_cast<Texture*>(&texture)), {at.x, at.y + first},
                {at.x + static_cast<float>(texture.width()), at.y + last}, {0, first / height},
                {1, last / height});
}

}  // namespace

float layer_drift(size_t layer, size_t count) {
  if (count < 2) return 0;
  constexpr size_t kLast = kDrift.size() - 1;
  const float at = static_cast<float>(layer * kLast) / static_cast<float>(count - 1);
  const auto low = std::min(static_cast<size_t>(at), kLast - 1);
  const float t = at - static_cast<float>(low);
  return kDrift[low] + t * (kDrift[low + 1] - kDrift[low]);
}

std::vector<PictureRequest> Canvas::layer_requests(const PictureRequest& whole) const {
  std::vector<PictureRequest> requests;
  const float pixels = static_cast<float>(whole.width) * static_cast<float>(whole.height);
  const std::vector<std::string>* layers = pictures_.layers(whole.path);
  if (layers == nullptr || layers->size() < 2 || pixels > kMostLayerPixels) return requests;
  for (const std::string& layer : *layers) {
    requests.push_back(whole);
    requests.back().layer = layer;
  }
  return requests;
}

void Canvas::expect_picture(const Rect& rect, const PictureLook& look) {
  if (theme().effects.scenes) pictures_.expect(request(rect, look));
}

void Canvas::expect_scene(const Rect& rect, const PictureLook& look, SceneParts parts) {
  if (!theme().effects.scenes) return;
  const PictureRequest whole = request(rect, look);
  pictures_.expect(whole);
  if (parts == SceneParts::kWhole) return;
  for (const PictureRequest& layer : layer_requests(whole)) pictures_.expect(layer);
}

void Canvas::scene(const Rect& rect, const PictureLook& look, Point swing) {
  const bool swings = swing.x != 0 || swing.y != 0;
  const Colour ground = look.alpha < 1 ? Colour{0, 0, 0, 0} : palette().night;
  if (!swings || look.alpha < 1 || !theme().effects.scenes) return picture(rect, look, ground);
  const PictureRequest whole = request(rect, look);
  const std::vector<PictureRequest> layers = layer_requests(whole);
  float age_s = layers.empty() ? 0 : kSettleS;
  for (const PictureRequest& layer : layers) {
    age_s = std::min(age_s, pictures_.expect(layer) ? pictures_.age_s(layer) : 0);
  }
  if (age_s <= 0) return picture(rect, look, ground);
  pictures_.expect(whole);  // it is what comes and goes
  const float t = age_s / kSettleS;
  const float eased = t * t * (3 - 2 * t);
  for (size_t i = 0; i < layers.size(); ++i) {
    const Texture* texture = pictures_.get(layers[i]);
    if (texture == nullptr) continue;
    const float drift = px(layer_drift(i, layers.size()) * eased);
    ImVec2 at{snapped_x(rect.left) + drift * swing.x, snapped_y(rect.top) + drift * swing.y};
    if (frame_.steps == Steps::kWholePixels) at = {std::round(at.x), std::round(at.y)};
    add_rows(*frame_.list, *texture, at, texture->clear_rows(), texture->opaque_row());
    add_rows(*frame_.list, *texture, at, texture->opaque_row(), texture->height());
  }
}

void Canvas::begin_parts() {
  parts_begin_ = static_cast<size_t>(frame_.list->VtxBuffer.Size);
  sheet_.reset();
  dock_.reset();
}

Canvas::Parts Canvas::end_parts() {
  const auto end = static_cast<size_t>(frame_.list->VtxBuffer.Size);
  return {parts_begin_, sheet_, dock_.value_or(end), end};
}

void Canvas::begin_sheet() {
  if (!sheet_) sheet_ = static_cast<size_t>(frame_.list->VtxBuffer.Size);
}

void Canvas::begin_dock() {
  if (!dock_) dock_ = static_cast<size_t>(frame_.list->VtxBuffer.Size);
}

void Canvas::fade_part(size_t from, size_t to, float alpha) {
  const auto by = static_cast<ImU32>(std::lround(std::clamp(alpha, 0.0F, 1.0F) * 256));
  for (size_t i = from; i < to; ++i) {
    ImU32& colour = frame_.list->VtxBuffer[static_cast<int>(i)].col;
    const ImU32 faded = ((colour >> IM_COL32_A_SHIFT & 0xFF) * by) >> 8;
    colour = (colour & ~IM_COL32_A_MASK) | faded << IM_COL32_A_SHIFT;
  }
}

void Canvas::lower_part(size_t from, size_t to, float drop) {
  const float by = snapped(drop);  // what is set crisply stays crisp on its way
  for (size_t i = from; i < to; ++i) frame_.list->VtxBuffer[static_cast<int>(i)].pos.y += by;
}

}  // namespace gummiband::ui
