#include "painter_sketch.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace gummiband::ui {
namespace {

float between(std::mt19937& random, float low, float high) {
  return std::uniform_real_distribution<float>(low, high)(random);
}

int one_of(std::mt19937& random, int count) {
  return std::uniform_int_distribution<int>(0, count - 1)(random);
}

uint8_t wave(int x, int y, uint32_t seed) {
  const float s = static_cast<float>(seed % 97) / 10;
  const float a = std::sin(static_cast<float>(x) * (0.21F + s * 0.01F) + s);
  const float b = std::cos(static_cast<float>(y) * (0.17F + s * 0.02F) - s);
  return static_cast<uint8_t>(std::clamp((a * b + 1) * 128, 0.0F, 255.0F));
}

uint32_t times(uint32_t channel, uint32_t alpha) {
  return (channel * alpha + 127) / 255;
}

ImU32 colour(std::mt19937& random) {
  const int alpha = one_of(random, 3) == 0 ? 255 : one_of(random, 256);
  return IM_COL32(one_of(random, 256), one_of(random, 256), one_of(random, 256), alpha);
}

struct Place {
  ImVec2 low;
  ImVec2 high;
};

Place place(std::mt19937& random, float width, float height, bool whole) {
  Place p;
  p.low = {between(random, -0.2F * width, width), between(random, -0.2F * height, height)};
  p.high = {p.low.x + between(random, 0, width / 2), p.low.y + between(random, 0, height / 2)};
  if (whole) {
    for (float* at : {&p.low.x, &p.low.y, &p.high.x, &p.high.y}) *at = std::round(*at);
  }
  return p;
}

void draw_image(ImDrawList& list, const Texture& texture, const Place& p, std::mt19937& random) {
  const auto width = static_cast<float>(texture.width());
  const auto height = static_cast<float>(texture.height());
  const ImU32 tint = one_of(random, 2) == 0 ? IM_COL32_WHITE : colour(random);
  const ImVec2 just_so(p.low.x + width, p.low.y + height);
  switch (one_of(random, 5)) {
    case 0:
      return list.AddImage(id(texture), p.low, just_so, {0, 0}, {1, 1}, tint);
    case 1:
      return list.AddImage(id(texture), p.low, p.high, {0.1F, 0.2F}, {0.7F, 0.9F}, tint);
    case 2: {  // repeated, one to one
      const ImVec2 end((p.high.x - p.low.x) / width, (p.high.y - p.low.y) / height);
      return list.AddImage(id(texture), p.low, p.high, {0, 0}, end, tint);
    }
    case 3:  // mirrored
      return list.AddImage(id(texture), p.low, p.high, {1, 0}, {0, 1}, tint);
    default:
      return list.AddImageQuad(id(texture), p.low, {p.high.x, p.low.y + 7}, p.high,
                               {p.low.x - 9, p.high.y}, {0, 0}, {1, 0}, {1, 1}, {0, 1}, tint);
  }
}

}  // namespace

uint32_t seed_of_run() {
  const char* given = std::getenv("GUMMIBAND_SEED");
  if (given != nullptr) return static_cast<uint32_t>(std::strtoul(given, nullptr, 10));
  return std::random_device{}();
}

Sketch::Sketch(int width, int height)
    : width_(width), height_(height), context_(ImGui::CreateContext()) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  unsigned char* pixels = nullptr;
  int atlas_width = 0;
  int atlas_height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &atlas_width, &atlas_height);
  atlas_ = std::make_unique<Texture>(PixelFormat::kMask, atlas_width, atlas_height);
  std::copy_n(pixels, atlas_width * atlas_height, atlas_->mask());
  atlas_->touch();
  io.Fonts->SetTexID(id(*atlas_));
}

Sketch::~Sketch() {
  ImGui::DestroyContext(context_);
}

ImDrawList& Sketch::begin() {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().DeltaTime = 0.016F;
  ImGui::NewFrame();
  return *ImGui::GetBackgroundDrawList();
}

const ImDrawData& Sketch::end() {
  ImGui::Render();
  return *ImGui::GetDrawData();
}

ImTextureID id(const Texture& texture) {
  return static_cast<ImTextureID>(const_cast<Texture*>(&texture));
}

std::unique_ptr<Texture> picture(int width, int height, uint32_t seed) {
  auto texture = std::make_unique<Texture>(PixelFormat::kArgb, width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const uint32_t alpha = wave(y, x, seed + 3);
      texture->argb()[y * width + x] = alpha << 24 | times(wave(x, y, seed), alpha) << 16 |
                                       times(wave(x, y, seed + 1), alpha) << 8 |
                                       times(wave(x, y, seed + 2), alpha);
    }
  }
  texture->touch();
  return texture;
}

std::unique_ptr<Texture> opaque_picture(int width, int height, uint32_t seed) {
  auto texture = std::make_unique<Texture>(PixelFormat::kArgb, width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      texture->argb()[y * width + x] = 0xFF000000 | uint32_t{wave(x, y, seed)} << 16 |
                                       uint32_t{wave(x, y, seed + 1)} << 8 | wave(x, y, seed + 2);
    }
  }
  texture->set_opaque(true);
  texture->touch();
  return texture;
}

std::unique_ptr<Texture> mask(int width, int height, uint32_t seed) {
  auto texture = std::make_unique<Texture>(PixelFormat::kMask, width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      // Much nothing and much everything, as in text.
      const int value = (int{wave(x, y, seed)} - 96) * 4;
      texture->mask()[y * width + x] = static_cast<uint8_t>(std::clamp(value, 0, 255));
    }
  }
  texture->touch();
  return texture;
}

Stock::Stock(uint32_t seed)
    : picture(ui::picture(61, 47, seed)),
      opaque(opaque_picture(90, 70, seed + 5)),
      mask(ui::mask(83, 29, seed + 9)) {}

void draw_something(ImDrawList& list, const Stock& palette, int width, int height,
                    std::mt19937& random) {
  const auto w = static_cast<float>(width);
  const auto h = static_cast<float>(height);
  const Place p = place(random, w, h, one_of(random, 2) == 0);
  const ImVec2 centre((p.low.x + p.high.x) / 2, (p.low.y + p.high.y) / 2);
  const bool clipped = one_of(random, 4) == 0;
  if (clipped) {
    const Place clip = place(random, w, h, one_of(random, 2) == 0);
    list.PushClipRect(clip.low, clip.high, true);
  }
  switch (one_of(random, 10)) {
    case 0:
      list.AddRectFilled(p.low, p.high, colour(random));
      break;
    case 1:
      list.AddRectFilled(p.low, p.high, colour(random), between(random, 1, 20));
      break;
    case 2: {
      const ImU32 top = colour(random);
      const ImU32 bottom = colour(random);
      list.AddRectFilledMultiColor(p.low, p.high, top, top, bottom, bottom);
      break;
    }
    case 3:
      list.AddRectFilledMultiColor(p.low, p.high, colour(random), colour(random), colour(random),
                                   colour(random));
      break;
    case 4:
      list.AddLine(p.low, p.high, colour(random), between(random, 0.5F, 9));
      break;
    case 5:
      list.AddCircleFilled(centre, (p.high.x - p.low.x) / 2, colour(random));
      break;
    case 6:
      list.AddTriangleFilled(p.low, {p.high.x, p.low.y + 3}, centre, colour(random));
      break;
    case 7:
      draw_image(list, *palette.picture, p, random);
      break;
    case 8:
      draw_image(list, *palette.opaque, p, random);
      break;
    default:
      draw_image(list, *palette.mask, p, random);
      break;
  }
  if (clipped) list.PopClipRect();
}

Difference difference(const Frame& a, const Frame& b) {
  Difference result;
  int64_t sum = 0;
  for (size_t i = 0; i < a.pixels.size(); ++i) {
    int most = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      const int one = static_cast<int>((a.pixels[i] >> shift) & 0xFF);
      const int two = static_cast<int>((b.pixels[i] >> shift) & 0xFF);
      most = std::max(most, std::abs(one - two));
      sum += std::abs(one - two);
    }
    if (most > 0) ++result.pixels;
    if (most > result.most) {
      result.most = most;
      result.worst_x = static_cast<int>(i) % a.width;
      result.worst_y = static_cast<int>(i) / a.width;
    }
  }
  result.mean = static_cast<double>(sum) / (4.0 * static_cast<double>(a.pixels.size()));
  return result;
}

Frame painted(const ImDrawData& data, int width, int height) {
  auto painter = make_memory_painter(width, height);
  painter->paint(data);
  return painter->grab();
}

}  // namespace gummiband::ui
