// One text -> one Setting, by Pango and cairo. Keeps nothing but the fonts; type.cc caches.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/type.h"

namespace gummiband::ui {

// Everything a setting depends on.
struct TextOrder {
  std::vector<Span> spans;
  Style style;
  float width_px = 0;
  Align align = Align::kLeft;
  Wrap wrap = Wrap::kGreedy;
  std::string language;
  bool operator==(const TextOrder&) const = default;
};

class TypeSetter {
 public:
  TypeSetter();

  Setting set(const TextOrder& order);
  Setting icon(std::string_view name, float size_px);
  bool has_icon(std::string_view name);

 private:
  struct Release {
    void operator()(void* object) const { g_object_unref(object); }
  };
  std::unique_ptr<PangoFontMap, Release> fonts_;
  std::unique_ptr<PangoContext, Release> context_;
  std::unique_ptr<PangoLayout, Release> layout_;
};

}  // namespace gummiband::ui
