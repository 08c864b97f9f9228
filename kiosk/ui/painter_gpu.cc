#include <SDL.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "base/file.h"
#include "base/log.h"
#include "base/text.h"
#include "ui/painter.h"
#include "ui/painter_gpu_pieces.h"
#include "ui/raster_input.h"

namespace gummiband::ui {
namespace {

// Drivers of SDL's renderer worth having, best first: the leaner one is native on small boards.
constexpr std::array<const char*, 2> kDrivers = {"opengles2", "opengl"};
// Frames a texture may go unused before the GPU forgets it: at sixty a second, ten seconds.
constexpr uint64_t kMostFramesUnused = 600;
// What makes a driver no GPU, in the names it gives itself.
constexpr std::array<std::string_view, 4> kSoftware = {"llvmpipe", "softpipe", "swrast",
                                                       "Software Rasterizer"};

struct Destroy {
  void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
  void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
};
using RendererPtr = std::unique_ptr<SDL_Renderer, Destroy>;
using TexturePtr = std::unique_ptr<SDL_Texture, Destroy>;

SDL_BlendMode premultiplied_over() {
  return SDL_ComposeCustomBlendMode(SDL_BLENDFACTOR_ONE, SDL_BLENDFACTOR_ONE_MINUS_SRC_ALPHA,
                                    SDL_BLENDOPERATION_ADD, SDL_BLENDFACTOR_ONE,
                                    SDL_BLENDFACTOR_ONE_MINUS_SRC_ALPHA, SDL_BLENDOPERATION_ADD);
}

// Pixels as the GPU takes them; a mask becomes white of that alpha.
std::vector<uint32_t> pixels_of(const Texture& texture) {
  const size_t count = static_cast<size_t>(texture.width()) * static_cast<size_t>(texture.height());
  std::vector<uint32_t> pixels(count);
  if (texture.format() == PixelFormat::kArgb) {
    std::copy_n(texture.argb(), count, pixels.data());
  } else {
    std::transform(texture.mask(), texture.mask() + count, pixels.data(),
                   [](uint8_t coverage) { return coverage * 0x01010101U; });
  }
  return pixels;
}

class GpuPainter final : public Painter {
 public:
  GpuPainter(RendererPtr renderer, std::string driver)
      : renderer_(std::move(renderer)), name_("gpu " + driver), blend_(premultiplied_over()) {
    SDL_RendererInfo info{};
    SDL_GetRendererInfo(renderer_.get(), &info);
    most_width_ = info.max_texture_width > 0 ? info.max_texture_width : kMostTextureEdge;
    most_height_ = info.max_texture_height > 0 ? info.max_texture_height : kMostTextureEdge;
  }

  void paint(const ImDrawData& data) override {
    ++frame_;
    if (!prepare_screen()) return complain();
    SDL_SetRenderTarget(renderer_.get(), screen_.get());
    SDL_RenderSetClipRect(renderer_.get(), nullptr);
    SDL_SetRenderDrawColor(renderer_.get(), 0, 0, 0, 255);
    SDL_RenderClear(renderer_.get());
    const ToPixels to(data);
    for (const Draw& draw : draws_of(data, width_, height_)) paint(draw, to);
    SDL_SetRenderTarget(renderer_.get(), nullptr);
    SDL_RenderSetClipRect(renderer_.get(), nullptr);
    SDL_RenderCopy(renderer_.get(), screen_.get(), nullptr, nullptr);
    SDL_RenderPresent(renderer_.get());
    std::erase_if(textures_, [&](const auto& entry) {
      return frame_ - entry.second.last_frame > kMostFramesUnused;
    });
  }

  void show_all() override {}  // every frame is

  Frame grab() override {
    Frame frame{width_, height_, {}};
    frame.pixels.resize(static_cast<size_t>(width_) * static_cast<size_t>(height_));
    SDL_SetRenderTarget(renderer_.get(), screen_.get());
    if (SDL_RenderReadPixels(renderer_.get(), nullptr, SDL_PIXELFORMAT_ARGB8888,
                             frame.pixels.data(),
                             width_ * static_cast<int>(sizeof(uint32_t))) != 0) {
      complain();
    }
    SDL_SetRenderTarget(renderer_.get(), nullptr);
    for (uint32_t& pixel : frame.pixels) pixel |= 0xFF000000;
    return frame;
  }

  bool mixes_freely() const override { return true; }
  std::string name() const override { return name_; }

 private:
  struct Uploaded {
    TexturePtr texture;
    uint64_t last_frame = 0;
  };

  // The frame is painted into a texture as large as the window: after a swap nobody knows what the
  // window's own buffer holds, and grab() must tell what was shown.
  bool prepare_screen() {
    int width = 0;
    int height = 0;
    SDL_GetRendererOutputSize(renderer_.get(), &width, &height);
    if (screen_ && width == width_ && height == height_) return true;
    width_ = width;
    height_ = height;
    screen_.reset(SDL_CreateTexture(renderer_.get(), SDL_PIXELFORMAT_ARGB8888,
                                    SDL_TEXTUREACCESS_TARGET, width, height));
    if (!screen_) return false;
    return SDL_SetTextureBlendMode(screen_.get(), SDL_BLENDMODE_NONE) == 0;
  }

  void paint(const Draw& draw, const ToPixels& to) {
    SDL_Texture* texture = nullptr;
    if (draw.texture != nullptr) {
      texture = uploaded(*draw.texture);
      if (texture == nullptr) return;
    }
    pieces_.clear();
    for (size_t first = 0; first < draw.indices.size(); first += 3) {
      const auto triangle = draw.triangle(first);
      if (triangle) add_pieces(*triangle, to, pieces_);
    }
    if (pieces_.empty()) return;
    const PixelRect& clip = draw.clip;
    const SDL_Rect rect{clip.left, clip.top, clip.right - clip.left, clip.bottom - clip.top};
    SDL_RenderSetClipRect(renderer_.get(), &rect);
    SDL_SetRenderDrawBlendMode(renderer_.get(), blend_);
    if (SDL_RenderGeometry(renderer_.get(), texture, pieces_.data(),
                           static_cast<int>(pieces_.size()), nullptr, 0) != 0) {
      complain();
    }
  }

  SDL_Texture* uploaded(const Texture& texture) {
    const auto [entry, fresh] = textures_.try_emplace(texture.stamp());
    // One that cannot be uploaded is not tried again each frame.
    if (fresh) entry->second.texture = upload(texture);
    entry->second.last_frame = frame_;
    return entry->second.texture.get();
  }

  TexturePtr upload(const Texture& texture) {
    GpuPixels pixels = {texture.width(), texture.height(), pixels_of(texture)};
    // Old GPUs take 2048 pixels an edge; coarser is better than missing.
    while (pixels.width > most_width_ || pixels.height > most_height_) pixels = halved(pixels);
    TexturePtr made(SDL_CreateTexture(renderer_.get(), SDL_PIXELFORMAT_ARGB8888,
                                      SDL_TEXTUREACCESS_STATIC, pixels.width, pixels.height));
    if (!made ||
        SDL_UpdateTexture(made.get(), nullptr, pixels.pixels.data(),
                          pixels.width * static_cast<int>(sizeof(uint32_t))) != 0 ||
        SDL_SetTextureBlendMode(made.get(), blend_) != 0 ||
        SDL_SetTextureScaleMode(made.get(), SDL_ScaleModeLinear) != 0) {
      complain();
      return nullptr;
    }
    return made;
  }

  // Once: a GPU that is gone would fill the log sixty times a second.
  void complain() {
    if (!complained_) base::log(base::Priority::kError, "painter", SDL_GetError());
    complained_ = true;
  }

  RendererPtr renderer_;  // first: textures go before it
  std::string name_;
  SDL_BlendMode blend_;
  int most_width_ = 0;
  int most_height_ = 0;
  int width_ = 0;
  int height_ = 0;
  TexturePtr screen_;
  std::map<uint64_t, Uploaded> textures_;  // by stamp
  std::vector<SDL_Vertex> pieces_;
  uint64_t frame_ = 0;
  bool complained_ = false;
};

// What OpenGL calls itself; empty if it says nothing. The renderer's context must be current.
std::string gl_renderer() {
  constexpr unsigned kGlRenderer = 0x1F01;
  using GetString = const unsigned char* (*)(unsigned);
  const auto get_string = reinterpret_cast<GetString>(SDL_GL_GetProcAddress("glGetString"));
  const unsigned char* text = get_string == nullptr ? nullptr : get_string(kGlRenderer);
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

int driver_index(std::string_view name) {
  for (int i = 0; i < SDL_GetNumRenderDrivers(); ++i) {
    SDL_RendererInfo info{};
    if (SDL_GetRenderDriverInfo(i, &info) == 0 && info.name == name) return i;
  }
  return -1;
}

// A renderer by the driver SDL_RENDER_DRIVER names, else by the best there is.
RendererPtr make_renderer(SDL_Window& window) {
  constexpr Uint32 kFlags =
      SDL_RENDERER_ACCELERATED | SDL_RENDERER_TARGETTEXTURE | SDL_RENDERER_PRESENTVSYNC;
  const char* hint = SDL_GetHint(SDL_HINT_RENDER_DRIVER);
  for (const char* driver : kDrivers) {
    if (hint != nullptr && *hint != 0 && std::string_view(hint) != driver) continue;
    const int index = driver_index(driver);
    if (index < 0) continue;
    RendererPtr renderer(SDL_CreateRenderer(&window, index, kFlags));
    if (renderer) return renderer;
  }
  return nullptr;
}

enum class Accept { kGpuOnly, kAnyDriver };

base::Result<std::unique_ptr<Painter>> make(SDL_Window& window, Accept accept) {
  RendererPtr renderer = make_renderer(window);
  if (!renderer) {
    return base::Fault{
        "No GPU can be used: " + base::as_part_of_sentence(SDL_GetError()) +
        ". Check that its driver is installed and that this user may open /dev/dri."};
  }
  SDL_RendererInfo info{};
  if (SDL_GetRendererInfo(renderer.get(), &info) != 0) return base::Fault{SDL_GetError()};
  const std::string driver = info.name;
  const std::string gl = gl_renderer();
  for (std::string_view software : kSoftware) {
    if (accept == Accept::kGpuOnly && gl.find(software) != std::string::npos) {
      return base::Fault{"There is no GPU: OpenGL is computed by the processor (" + gl +
                         "). Load the GPU's driver, or set painter: auto in kiosk.yaml."};
    }
  }
  if (SDL_SetRenderDrawBlendMode(renderer.get(), premultiplied_over()) != 0) {
    return base::Fault{"The GPU driver " + driver + " cannot blend premultiplied colours."};
  }
  return std::unique_ptr<Painter>(std::make_unique<GpuPainter>(std::move(renderer), driver));
}

}  // namespace

bool may_have_gpu() {
  constexpr std::array<const char*, 3> kDevices = {"/dev/dri", "/dev/nvidiactl", "/dev/mali0"};
  return std::ranges::any_of(kDevices, [](const char* device) { return base::is_there(device); });
}

base::Result<std::unique_ptr<Painter>> make_gpu_painter(SDL_Window& window) {
  return make(window, Accept::kGpuOnly);
}

base::Result<std::unique_ptr<Painter>> make_gpu_painter_of_any_kind(SDL_Window& window) {
  return make(window, Accept::kAnyDriver);
}

}  // namespace gummiband::ui
