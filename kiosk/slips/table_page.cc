#include "slips/table_page.h"

#include <cairo-pdf.h>

#include <algorithm>

#include "base/text.h"
#include "slips/pen.h"

namespace gummiband::slips {
namespace {

// A4 across, in points.
constexpr double kWidth = 841.89;
constexpr double kHeight = 595.28;
constexpr double kMargin = 42;
constexpr double kRoom = kWidth - 2 * kMargin;
constexpr double kNumberWidth = 58;
constexpr double kGap = 6;
constexpr double kLine = 16;
constexpr double kFoot = 24;
constexpr size_t kMostShownLetters = 60;

struct Look {
  const char* font;
  PangoAlignment align = PANGO_ALIGN_LEFT;
};
constexpr const char* kTitleFont = "Vollkorn Heavy 22";
constexpr const char* kTableFont = "Vollkorn Bold 14";
constexpr const char* kPlainFont = "Inter 9";
constexpr const char* kStrongFont = "Inter Semi-Bold 9";

cairo_status_t append(void* into, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

class Pages {
 public:
  Pages(cairo_t& cairo, const TablePages& pages) : cairo_(cairo), pages_(pages) {}

  // False when it takes too many.
  bool draw() {
    y_ = kMargin;
    text(pages_.title, kMargin, kRoom, {kTitleFont});
    y_ += 36;
    text(pages_.subtitle, kMargin, kRoom, {kPlainFont});
    y_ += 2 * kLine;
    for (const PageTable& table : pages_.tables) draw(table);
    end_page();
    return number_ <= kMostPages;
  }

 private:
  void draw(const PageTable& table) {
    // A heading alone at the foot of a page helps nobody.
    need(3 * kLine + 12);
    text(table.title, kMargin, kRoom, {kTableFont});
    y_ += 26;
    const std::vector<double> widths = widths_of(table);
    row(widths, table.headings, kStrongFont);
    rule();
    for (const auto& cells : table.rows) {
      if (need(kLine)) {
        row(widths, table.headings, kStrongFont);
        rule();
      }
      row(widths, cells, kPlainFont);
    }
    if (!table.sums.empty()) {
      need(kLine);
      rule();
      row(widths, table.sums, kStrongFont);
    }
    y_ += 1.5 * kLine;
  }

  // Of the texts; what is left over of the line has the numbers. Each as much of the room as it
  // wants among the others.
  static std::vector<double> widths_of(const PageTable& table) {
    const size_t numbers = table.headings.size() - table.text_columns;
    const double room = kRoom - static_cast<double>(numbers) * kNumberWidth;
    std::vector<double> widths(table.text_columns);
    double all = 0;
    for (size_t i = 0; i < table.text_columns; ++i) {
      size_t longest = base::count_code_points(table.headings[i]);
      for (const auto& cells : table.rows) {
        longest = std::max(longest, base::count_code_points(cells.at(i)));
      }
      widths[i] = static_cast<double>(std::min(longest, kMostShownLetters) + 2);
      all += widths[i];
    }
    for (double& width : widths) width *= room / all;
    return widths;
  }

  void row(const std::vector<double>& widths, const std::vector<std::string>& cells,
           const char* font) {
    double left = kMargin;
    for (size_t i = 0; i < cells.size(); ++i) {
      const bool is_text = i < widths.size();
      const double width = is_text ? widths[i] : kNumberWidth;
      text(cells[i], left, width - kGap, {font, is_text ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT});
      left += width;
    }
    y_ += kLine;
  }

  void text(const std::string& words, double left, double width, const Look& look) {
    const std::unique_ptr<PangoLayout, Unref> layout(pango_cairo_create_layout(&cairo_));
    PangoFontDescription* font = pango_font_description_from_string(look.font);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_text(layout.get(), words.c_str(), static_cast<int>(words.size()));
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout.get(), look.align);
    cairo_move_to(&cairo_, left, y_);
    pango_cairo_show_layout(&cairo_, layout.get());
  }

  void rule() {
    cairo_set_line_width(&cairo_, 0.5);
    cairo_move_to(&cairo_, kMargin, y_ - 2);
    cairo_line_to(&cairo_, kMargin + kRoom, y_ - 2);
    cairo_stroke(&cairo_);
  }

  // Whether a new page had to be begun for so much.
  bool need(double height) {
    if (y_ + height <= kHeight - kMargin - kFoot) return false;
    end_page();
    ++number_;
    y_ = kMargin;
    return true;
  }

  void end_page() {
    y_ = kHeight - kMargin - kLine;
    text(pages_.page_word + " " + std::to_string(number_), kMargin, kRoom,
         {kPlainFont, PANGO_ALIGN_RIGHT});
    cairo_show_page(&cairo_);
  }

  cairo_t& cairo_;
  const TablePages& pages_;
  double y_ = 0;
  size_t number_ = 1;
};

}  // namespace

base::Result<std::string> draw_tables(const TablePages& pages) {
  std::string pdf;
  const CairoSurface surface(cairo_pdf_surface_create_for_stream(append, &pdf, kWidth, kHeight));
  bool fits = false;
  {
    const Cairo cairo(cairo_create(surface.get()));
    fits = Pages(*cairo, pages).draw();
  }
  cairo_surface_finish(surface.get());
  const cairo_status_t status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    return base::Fault{std::string("Cannot draw the pages: ") + cairo_status_to_string(status) +
                       "."};
  }
  if (!fits) {
    return base::Fault{"The tables take more than " + std::to_string(kMostPages) +
                       " pages. Take fewer days."};
  }
  return pdf;
}

}  // namespace gummiband::slips
