#include "ui/type_setter.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/library_leaks.h"
#include "base/text.h"
#include "ui/type_fonts.h"

namespace gummiband::ui {
namespace {

using Attributes = std::unique_ptr<PangoAttrList, decltype(&pango_attr_list_unref)>;
using Description = std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)>;
using Iterator = std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)>;
using Metrics = std::unique_ptr<PangoFontMetrics, decltype(&pango_font_metrics_unref)>;
using FontFace = std::unique_ptr<PangoFont, decltype(&g_object_unref)>;
using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Cairo = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

constexpr int kStrongStep = 200;
constexpr int kHeaviest = 900;
// Letters that look nothing like text, so that a cut-off or an empty size still sets something.
constexpr float kLeastSizePx = 1;

float px(int pango_units) {
  return static_cast<float>(pango_units) / PANGO_SCALE;
}
int units(float pixels) {
  return static_cast<int>(std::lround(pixels * PANGO_SCALE));
}

// Whatever comes in, what Pango gets is well-formed and bounded.
std::string shown_text(const std::string& text, Wrap wrap, size_t most_bytes) {
  std::string shown = text;
  if (!base::is_utf8(shown)) {
    gchar* valid = g_utf8_make_valid(shown.c_str(), static_cast<gssize>(shown.size()));
    shown = valid;
    g_free(valid);
  }
  if (shown.size() > most_bytes) {
    shown.resize(most_bytes);
    // A code point cut in half goes whole.
    while (!shown.empty() && !base::is_utf8(shown)) shown.pop_back();
  }
  if (wrap == Wrap::kNone) std::replace(shown.begin(), shown.end(), '\n', ' ');
  return shown;
}

float sound_size(float size_px) {
  return std::isfinite(size_px) ? std::clamp(size_px, kLeastSizePx, kMostTypeSizePx) : kLeastSizePx;
}

Description describe(const Style& style) {
  Description description(pango_font_description_new(), pango_font_description_free);
  pango_font_description_set_family(description.get(), style.family.c_str());
  pango_font_description_set_weight(description.get(), static_cast<PangoWeight>(style.weight));
  pango_font_description_set_absolute_size(description.get(),
                                           double{sound_size(style.size_px)} * PANGO_SCALE);
  return description;
}

void insert(PangoAttrList& list, PangoAttribute* attribute, size_t from, size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(&list, attribute);
}

// Gives the layout text, fonts and language; says nothing yet about width.
void compose(PangoLayout& layout, const TextOrder& order) {
  const Attributes list(pango_attr_list_new(), pango_attr_list_unref);
  const Style& style = order.style;
  std::string text;
  for (const Span& span : order.spans) {
    const size_t from = text.size();
    text += shown_text(span.text, order.wrap, kMostTextBytes - from);
    if (span.strong) {
      const int weight = std::min(style.weight + kStrongStep, kHeaviest);
      insert(*list, pango_attr_weight_new(static_cast<PangoWeight>(weight)), from, text.size());
    }
    if (span.emphasis) {
      insert(*list, pango_attr_style_new(PANGO_STYLE_ITALIC), from, text.size());
    }
  }
  // Lining figures: Vollkorn's own are old-style, which look lost in times and prices.
  insert(*list, pango_attr_font_features_new("lnum=1"), 0, text.size());
  if (style.tracking != 0) {
    const float tracking = style.tracking * sound_size(style.size_px);
    insert(*list, pango_attr_letter_spacing_new(units(tracking)), 0, text.size());
  }
  PangoLanguage* language = pango_language_from_string(order.language.c_str());
  insert(*list, pango_attr_language_new(language), 0, text.size());
  pango_layout_set_font_description(&layout, describe(style).get());
  pango_layout_set_attributes(&layout, list.get());
  pango_layout_set_text(&layout, text.data(), static_cast<int>(text.size()));
}

// How the text falls into lines at a width.
struct Fall {
  int lines = 0;
  int broken_words = 0;  // lines that end in a soft hyphen
  int widest = 0;        // in Pango's units
};

int width_of(PangoLayoutLine& line) {
  PangoRectangle logical;
  pango_layout_line_get_extents(&line, nullptr, &logical);
  return logical.width;
}

Fall fall(PangoLayout& layout, int width, PangoWrapMode wrap) {
  pango_layout_set_width(&layout, width);
  pango_layout_set_wrap(&layout, wrap);
  const std::string_view text = pango_layout_get_text(&layout);
  Fall fall;
  fall.lines = pango_layout_get_line_count(&layout);
  for (int i = 0; i < fall.lines; ++i) {
    PangoLayoutLine* line = pango_layout_get_line_readonly(&layout, i);
    fall.widest = std::max(fall.widest, width_of(*line));
    const auto end = static_cast<size_t>(line->start_index + line->length);
    if (text.substr(0, end).ends_with(kSoftHyphen) && end < text.size()) ++fall.broken_words;
  }
  return fall;
}

// The narrowest width that needs no more lines than the widest and breaks no more words.
int balanced_width(PangoLayout& layout, int width, const Fall& greedy, PangoWrapMode wrap) {
  // Not from greedy.widest: Pango may want a trace more than the line it makes is wide.
  int fits = width;
  int too_narrow = greedy.widest / (greedy.lines + 1);
  while (fits - too_narrow > PANGO_SCALE) {
    const int middle = too_narrow + (fits - too_narrow) / 2;
    const Fall tried = fall(layout, middle, wrap);
    const bool good = tried.lines <= greedy.lines && tried.widest <= middle &&
                      tried.broken_words <= greedy.broken_words;
    (good ? fits : too_narrow) = middle;
  }
  return fits;
}

// Breaks the layout into its final lines. True if a word was wider than the width.
bool break_lines(PangoLayout& layout, float width_px, Wrap wrap) {
  if (wrap == Wrap::kNone || !(width_px > 0)) {
    const Fall natural = fall(layout, -1, PANGO_WRAP_WORD);
    return width_px > 0 && natural.widest > units(width_px);
  }
  // Widths beyond any screen overflow Pango's units.
  const int width = units(std::min(width_px, static_cast<float>(kMostTypeEdge)));
  PangoWrapMode mode = PANGO_WRAP_WORD;
  Fall greedy = fall(layout, width, mode);
  const bool too_long = greedy.widest > width;
  if (too_long) {
    mode = PANGO_WRAP_WORD_CHAR;
    greedy = fall(layout, width, mode);
  }
  if (wrap == Wrap::kBalanced && greedy.lines > 1) {
    const int balanced = balanced_width(layout, width, greedy, mode);
    fall(layout, balanced, mode);
  }
  return too_long;
}

// `order` with a line's end in place of each dot between facts that a line now ends with. Nothing
// where none does.
std::optional<TextOrder> without_hanging_dots(PangoLayout& layout, const TextOrder& order) {
  if (order.spans.size() != 1) return std::nullopt;  // in prose a dot belongs to the sentence
  std::string text = pango_layout_get_text(&layout);
  bool hung = false;
  for (int i = pango_layout_get_line_count(&layout) - 1; i > 0; --i) {
    const auto start = static_cast<size_t>(pango_layout_get_line_readonly(&layout, i)->start_index);
    if (!std::string_view(text).substr(0, start).ends_with(kDotBetween)) continue;
    text.replace(start - kDotBetween.size(), kDotBetween.size(), "\n");
    hung = true;
  }
  if (!hung) return std::nullopt;
  TextOrder tidy = order;
  tidy.spans.front().text = std::move(text);
  return tidy;
}

// A line and where its origin lies in the text's box.
struct PlacedLine {
  PangoLayoutLine* line = nullptr;
  float x = 0;
  int baseline = 0;
};

std::vector<PlacedLine> place_lines(PangoLayout& layout, const TextOrder& order, float first,
                                    float box_width) {
  std::vector<PlacedLine> placed;
  const float distance = sound_size(order.style.size_px) * order.style.leading;
  const int lines = pango_layout_get_line_count(&layout);
  for (int i = 0; i < lines; ++i) {
    PangoLayoutLine* line = pango_layout_get_line_readonly(&layout, i);
    const float spare = box_width - px(width_of(*line));
    const bool from_right = pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL;
    float x = spare / 2;
    if (order.align == Align::kLeft) x = from_right ? spare : 0;
    if (order.align == Align::kRight) x = from_right ? 0 : spare;
    const float baseline = std::round(first + static_cast<float>(i) * distance);
    placed.push_back({line, x, static_cast<int>(baseline)});
  }
  return placed;
}

struct InkBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
};

// The whole pixels all lines touch, with some to spare for antialiasing and for hinting, which may
// move an outline out of the extents Pango knows. Never empty.
InkBox ink_of(const std::vector<PlacedLine>& lines) {
  constexpr int kSpare = 2;
  InkBox box;
  bool first = true;
  for (const PlacedLine& placed : lines) {
    PangoRectangle ink;
    pango_layout_line_get_extents(placed.line, &ink, nullptr);
    if (ink.width <= 0 || ink.height <= 0) continue;
    const int left = static_cast<int>(std::floor(placed.x + px(ink.x))) - kSpare;
    const int right = static_cast<int>(std::ceil(placed.x + px(ink.x + ink.width))) + kSpare;
    const int top = placed.baseline + static_cast<int>(std::floor(px(ink.y))) - kSpare;
    const int bottom =
        placed.baseline + static_cast<int>(std::ceil(px(ink.y + ink.height))) + kSpare;
    box = first ? InkBox{left, top, right, bottom}
                : InkBox{std::min(box.left, left), std::min(box.top, top),
                         std::max(box.right, right), std::max(box.bottom, bottom)};
    first = false;
  }
  box.right = std::clamp(box.right, box.left + 1, box.left + kMostTypeEdge);
  box.bottom = std::clamp(box.bottom, box.top + 1, box.top + kMostTypeEdge);
  return box;
}

std::unique_ptr<Texture> fill_mask(const std::vector<PlacedLine>& lines, const InkBox& box) {
  const int width = box.right - box.left;
  const int height = box.bottom - box.top;
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height),
                        cairo_surface_destroy);
  const Cairo cairo(cairo_create(surface.get()), cairo_destroy);
  for (const PlacedLine& placed : lines) {
    if (placed.baseline - box.top > kMostTypeEdge) break;
    cairo_move_to(cairo.get(), double{placed.x} - box.left, placed.baseline - box.top);
    // Not glyph by glyph: cairo before 1.18 puts bitmaps of glyphs on whole pixels only, and the
    // letters of small type would stand unevenly.
    pango_cairo_layout_line_path(cairo.get(), placed.line);
    cairo_fill(cairo.get());
  }
  cairo_surface_flush(surface.get());
  auto mask = std::make_unique<Texture>(PixelFormat::kMask, width, height);
  const unsigned char* pixels = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  if (pixels != nullptr) {
    for (int y = 0; y < height; ++y) {
      std::memcpy(mask->mask() + std::ptrdiff_t{y} * width, pixels + std::ptrdiff_t{y} * stride,
                  static_cast<size_t>(width));
    }
  }
  mask->touch();
  return mask;
}

// Characters of a run that its font cannot show, or all of them if the font is a substitute.
int missing_in_run(const PangoLayoutRun& run, std::string_view text, const std::string& family) {
  const Description found(pango_font_describe(run.item->analysis.font),
                          pango_font_description_free);
  const char* name = pango_font_description_get_family(found.get());
  const bool substitute = name == nullptr || base::lower_ascii(name) != base::lower_ascii(family);
  int missing = 0;
  int cluster = -1;
  for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
    // One for each cluster: a letter and its accents are one character to the reader.
    if (run.glyphs->log_clusters[i] == cluster) continue;
    cluster = run.glyphs->log_clusters[i];
    const PangoGlyph glyph = run.glyphs->glyphs[i].glyph;
    if (glyph == PANGO_GLYPH_EMPTY) continue;
    const auto at = static_cast<size_t>(run.item->offset + cluster);
    // A blank takes the font of its neighbours and looks the same in every one.
    const bool blank = g_unichar_isspace(g_utf8_get_char(text.data() + at));
    if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 || (substitute && !blank)) ++missing;
  }
  return missing;
}

int count_missing(PangoLayout& layout, const std::string& family) {
  const std::string_view text = pango_layout_get_text(&layout);
  const Iterator iterator(pango_layout_get_iter(&layout), pango_layout_iter_free);
  int missing = 0;
  do {
    const PangoLayoutRun* run = pango_layout_iter_get_run_readonly(iterator.get());
    if (run != nullptr) missing += missing_in_run(*run, text, family);
  } while (pango_layout_iter_next_run(iterator.get()));
  return missing;
}

}  // namespace

TypeSetter::TypeSetter()
    : fonts_(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)),
      context_(pango_font_map_create_context(fonts_.get())) {
  base::check(fonts_ != nullptr, "cairo was built without FreeType");
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  // Light hinting moves outlines up and down only; widths stay those of the design.
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  layout_.reset(pango_layout_new(context_.get()));
}

Setting TypeSetter::set(const TextOrder& order) {
  compose(*layout_, order);
  Setting setting;
  setting.word_too_long = break_lines(*layout_, order.width_px, order.wrap);
  if (const std::optional<TextOrder> tidy = without_hanging_dots(*layout_, order)) {
    compose(*layout_, *tidy);
    setting.word_too_long = break_lines(*layout_, order.width_px, order.wrap);
  }
  setting.lines = pango_layout_get_line_count(layout_.get());
  for (int i = 0; i < setting.lines; ++i) {
    PangoLayoutLine* line = pango_layout_get_line_readonly(layout_.get(), i);
    setting.width_px = std::max(setting.width_px, px(width_of(*line)));
  }
  const float distance = sound_size(order.style.size_px) * order.style.leading;
  setting.height_px = static_cast<float>(setting.lines) * distance;

  // As in CSS: what the leading has more (or less) than ascent and descent goes half above.
  // Asked of the font itself: the context would average in the substitutes for the language.
  const FontFace face(pango_context_load_font(context_.get(), describe(order.style).get()),
                      g_object_unref);
  const Metrics metrics(pango_font_get_metrics(face.get(), nullptr), pango_font_metrics_unref);
  const float ascent = px(pango_font_metrics_get_ascent(metrics.get()));
  const float descent = px(pango_font_metrics_get_descent(metrics.get()));
  const float first = (distance - ascent - descent) / 2 + ascent;
  setting.baseline_px = std::round(first);

  const std::vector<PlacedLine> lines = place_lines(*layout_, order, first, setting.width_px);
  const InkBox ink = ink_of(lines);
  setting.mask = fill_mask(lines, ink);
  setting.offset_x = ink.left;
  setting.offset_y = ink.top;
  setting.missing_glyphs = count_missing(*layout_, order.style.family);
  return setting;
}

Setting TypeSetter::icon(std::string_view name, float size_px) {
  // The font joins the letters of an icon's name into the icon. Its em is exactly as high as its
  // ascent, so at leading 1 the box is the icon's square.
  Style style;
  style.family = kIconFamily;
  style.size_px = size_px;
  style.leading = 1;
  return set({{Span{std::string(name)}}, style, 0, Align::kLeft, Wrap::kNone, "en"});
}

bool TypeSetter::has_icon(std::string_view name) {
  constexpr size_t kLongestName = 64;
  if (name.empty() || name.size() > kLongestName) return false;
  const bool plain = std::all_of(name.begin(), name.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  });
  if (!plain) return false;
  Style style;
  style.family = kIconFamily;
  style.size_px = 24;
  compose(*layout_, {{Span{std::string(name)}}, style, 0, Align::kLeft, Wrap::kNone, "en"});
  pango_layout_set_width(layout_.get(), -1);
  const Iterator iterator(pango_layout_get_iter(layout_.get()), pango_layout_iter_free);
  const PangoLayoutRun* run = pango_layout_iter_get_run_readonly(iterator.get());
  // One glyph for the whole name, with something to see. A single letter is one glyph too, but the
  // font's letters are blank.
  PangoRectangle ink;
  pango_layout_get_extents(layout_.get(), &ink, nullptr);
  return run != nullptr && run->glyphs->num_glyphs == 1 && ink.width > 0 &&
         count_missing(*layout_, style.family) == 0;
}

}  // namespace gummiband::ui
