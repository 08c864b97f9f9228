#include "slips/layout.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/text.h"
#include "slips/draw.h"
#include "slips/payload.h"

namespace gummiband::slips {
namespace {

constexpr double kMargin = 28;
// Narrower than this a title beside a code breaks into syllables.
constexpr double kLeastItemWidth = 190;
// A code of a link may grow to this for the sake of dust; a longer text takes the smallest code.
constexpr int kCalmModules = 41;
constexpr double kCodeShare = 0.42;  // of the paper's width, for the code of the whole slip
constexpr int kMostModuleDots = 8;

// The strongest correction that keeps the code calm, else the smallest code there is. A link goes
// in with a loud host where that saves modules.
std::optional<Qr> calm_qr(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::string loud = text.starts_with("https://") ? loud_host(text) : std::string(text);
  for (const QrLevel level : {QrLevel::kQuartile, QrLevel::kMedium, QrLevel::kLow}) {
    base::Result<Qr> qr = make_qr(loud, level);
    if (qr && (qr->size <= kCalmModules || level == QrLevel::kLow)) return *std::move(qr);
  }
  return std::nullopt;
}

}  // namespace

Layout::Layout(Pen& pen, const Slip& slip, const SlipTemplate& look, const Plan& plan)
    : pen_(pen),
      slip_(slip),
      look_(look),
      plan_(plan),
      close_(plan.setting != Setting::kRoomy),
      bare_(plan.setting == Setting::kBare),
      left_(std::round(gap(kMargin))),
      right_(pen.width() - left_) {}

int Layout::set() {
  head();
  title();
  body();
  items();
  rows();
  code();
  box();
  if (slip_.kind == SlipKind::kTest) test_pattern();
  foot();
  return static_cast<int>(std::ceil(y_));
}

void Layout::line(std::string_view text, Face face, Align align) {
  if (!text.empty()) y_ += pen_.text(text, y_, {face, left_, right_ - left_, align});
}

// In close setting they share a line. Where they need two, the break stands between them, not
// within a date or a name.
std::vector<std::string> Layout::lines_of(const std::vector<std::string>& notes,
                                          const Words& look) const {
  if (!close_) return notes;
  const std::string together = base::join(notes, " · ");
  double apart = 0;
  for (const std::string& note : notes) apart += pen_.measure(note, look);
  if (apart <= pen_.measure(together, look)) return notes;
  return {together};
}

void Layout::head() {
  y_ = gap(10);
  const double room = right_ - left_;
  const Words name{Face::kName, left_, room * 0.56, Align::kLeft};
  const Words motto{Face::kMotto, left_ + room * 0.58, room * 0.42, Align::kRight};
  const double name_height = pen_.measure(look_.name, name);
  const double motto_height = pen_.measure(look_.motto, motto);
  const double height = std::max(name_height, motto_height);
  pen_.text(look_.name, y_ + std::floor((height - name_height) / 2), name);
  pen_.text(look_.motto, y_ + std::floor((height - motto_height) / 2), motto);
  y_ += height;
  if (!bare_ && look_.header.width > 0) {
    const double scale = static_cast<double>(pen_.width()) / look_.header.width;
    const double scene = std::round(look_.header.height * scale);
    pen_.picture(look_.header, 0, y_, pen_.width(), scene);
    y_ += scene + gap(16);
  } else {
    y_ += gap(8);
    pen_.rule(std::round(y_), 3, left_, right_);
    y_ += gap(14);
  }
}

void Layout::title() {
  line(slip_.title, close_ ? Face::kName : Face::kTitle);
  y_ += close_ ? 0 : gap(2);
  const Words look{close_ ? Face::kSmall : Face::kText, left_, right_ - left_, Align::kLeft};
  for (const std::string& note : lines_of(slip_.notes, look)) line(note, look.face);
  if (!slip_.notes.empty() || !slip_.title.empty()) {
    y_ += gap(10);
    pen_.rule(std::round(y_), 5, left_, right_);
    y_ += gap(close_ ? 8 : 16);
  }
}

void Layout::body() {
  if (slip_.body.empty()) return;
  for (const std::string_view paragraph : base::split(slip_.body, '\n')) {
    line(paragraph, Face::kText);
    y_ += gap(6);
  }
  y_ += gap(10);
}

void Layout::items() {
  const size_t count = std::min(slip_.items.size(), kMostSlipItems);
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) {
      pen_.dashes(std::round(y_), left_, right_);
      y_ += gap(close_ ? 7 : 14);
    }
    item(slip_.items[i]);
    y_ += gap(close_ ? 7 : 14);
  }
  if (count > 0) {
    pen_.dashes(std::round(y_), left_, right_);
    y_ += gap(16);
  }
}

double Layout::own_code_dots(const Qr& qr) const {
  return static_cast<double>(qr.size) * kLeastModuleDots;
}

void Layout::item(const SlipItem& item) {
  const double heart = gap(close_ ? 26 : 32);
  const double text_left = left_ + heart + gap(22);
  double text_right = right_;
  std::optional<Qr> qr;
  constexpr double kQuiet = kQuietModules * kLeastModuleDots;
  if (plan_.codes == Codes::kOfItems && !item.code.empty()) {
    qr = calm_qr(item.code);
    const double room = qr ? right_ - text_left - own_code_dots(*qr) - kQuiet : 0;
    if (room < kLeastItemWidth) qr.reset();
    all_codes_ = all_codes_ && qr.has_value();
  }
  if (qr) text_right -= own_code_dots(*qr) + kQuiet;
  const double room = text_right - text_left;
  const Words title{close_ ? Face::kItemClose : Face::kItem, text_left, room, Align::kLeft};
  const Words note{close_ ? Face::kSmall : Face::kText, text_left, room, Align::kLeft};
  const std::vector<std::string> notes = lines_of(item.notes, note);
  double height = pen_.measure(item.title, title);
  for (const std::string& text : notes) height += pen_.measure(text, note);
  const double code_height = qr ? own_code_dots(*qr) : 0;
  // The line above is as far away as the quiet zone asks.
  if (qr) y_ += std::max(0.0, std::ceil(kQuiet - gap(close_ ? 7 : 14)));
  const double all = std::max(height, code_height);
  double y = y_ + std::floor((all - height) / 2);
  const double middle = y_ + all / 2;
  y += pen_.text(item.title, y, title);
  for (const std::string& text : notes) y += pen_.text(text, y, note);
  pen_.heart(left_, middle - heart / 2, heart);
  if (qr) {
    pen_.code(*qr, right_ - code_height, y_ + std::floor((all - code_height) / 2),
              kLeastModuleDots);
    own_codes_ = true;
    y_ += std::max(0.0, std::ceil(kQuiet - gap(close_ ? 7 : 14)));
  }
  y_ += all;
}

void Layout::rows() {
  if (slip_.rows.empty()) return;
  const double room = right_ - left_;
  for (const SlipRow& row : slip_.rows) {
    const Words value{Face::kStrong, left_ + room * 0.62, room * 0.38, Align::kRight};
    const Words name{Face::kText, left_, room * 0.6, Align::kLeft};
    const double height =
        std::max(pen_.text(row.value, y_, value), pen_.text(row.name, y_ + gap(2), name));
    y_ += height + gap(4);
    pen_.dashes(std::round(y_), left_, right_);
    y_ += gap(8);
  }
  y_ += gap(8);
}

void Layout::code() {
  if (slip_.code.text.empty() || own_codes_) return;
  const std::optional<Qr> qr = calm_qr(slip_.code.text);
  const int most = pen_.width() / (qr ? qr->size + 2 * kQuietModules : 1);
  if (!qr || most < kLeastModuleDots) {
    all_codes_ = false;
    line(slip_.code.clear, Face::kStrong);
    y_ += gap(16);
    return;
  }
  const int wanted = static_cast<int>(pen_.width() * kCodeShare) / qr->size;
  code_with_words(*qr, std::clamp(wanted, kLeastModuleDots, std::min(most, kMostModuleDots)));
  line(slip_.code.clear, Face::kStrong);
  y_ += gap(16);
}

void Layout::code_with_words(const Qr& qr, int module_dots) {
  const double side = static_cast<double>(qr.size) * module_dots;
  const double quiet = static_cast<double>(kQuietModules) * module_dots;
  const double words_left = left_ + side + quiet;
  y_ += std::max(0.0, quiet - gap(16));  // the items end with a line
  const double words_room = right_ - words_left;
  if (slip_.code.words.empty() || words_room >= gap(kLeastItemWidth) * 0.8) {
    const Words words{Face::kStrong, words_left, words_room, Align::kLeft};
    const double height = pen_.measure(slip_.code.words, words);
    const double top = y_ + std::max(0.0, std::floor((side - height) / 2));
    pen_.text(slip_.code.words, top, words);
    pen_.code(qr, left_, y_, module_dots);
    y_ += std::max(side, height);
  } else {
    line(slip_.code.words, Face::kStrong);
    y_ += quiet;
    pen_.code(qr, std::floor((pen_.width() - side) / 2), y_, module_dots);
    y_ += side;
  }
  y_ += quiet;
}

void Layout::box() {
  if (slip_.box.code.empty()) return;
  const double inset = gap(24);
  const double room = right_ - left_ - 2 * inset;
  const double top = std::round(y_);
  y_ = top + gap(18);
  y_ += pen_.text(slip_.box.label, y_, {Face::kText, left_ + inset, room, Align::kLeft});
  y_ += pen_.text(slip_.box.code, y_, {Face::kCode, left_ + inset, room, Align::kLeft});
  y_ += pen_.text(slip_.box.words, y_, {Face::kText, left_ + inset, room, Align::kLeft});
  y_ += gap(18);
  pen_.frame(top, y_ - top, left_, right_);
  y_ += gap(20);
}

void Layout::foot() {
  if (!slip_.validity.empty()) {
    line(slip_.validity, Face::kSmall);
    y_ += gap(10);
  }
  if (!bare_) {
    logos();
    for (const std::string& text : look_.lines) line(text, Face::kSmall);
  }
  if (!look_.hashtag.empty()) {
    y_ += gap(6);
    line(look_.hashtag, Face::kStrong);
  }
  if (!bare_) {
    y_ += gap(8);
    y_ += pen_.band(y_);
  }
  // Below the heart of the band, where there is one.
  line(look_.farewell, close_ ? Face::kItemClose : Face::kItem,
       bare_ ? Align::kLeft : Align::kCentre);
  y_ += gap(10);
}

void Layout::logos() {
  if (look_.logos.empty()) return;
  const double gap_between = gap(24);
  const double room = right_ - left_ - gap_between * static_cast<double>(look_.logos.size() - 1);
  double across = 0;
  for (const SlipPicture& logo : look_.logos) {
    if (logo.height > 0) across += static_cast<double>(logo.width) / logo.height;
  }
  if (across <= 0) return;
  const double height = std::floor(std::min(gap(64), room / across));
  double x = left_;
  for (const SlipPicture& logo : look_.logos) {
    if (logo.height <= 0) continue;
    const double width = std::floor(height * logo.width / logo.height);
    pen_.picture(logo, x, y_, width, height);
    x += width + gap_between;
  }
  y_ += height + gap(16);
}

// Both outer lines whole: the paper lies straight and the width is right. Lines of one to six dots:
// every dot of the head burns.
void Layout::test_pattern() {
  constexpr double kHeight = 40;
  const double top = std::round(y_);
  pen_.bar(0, top, 3, kHeight);
  pen_.bar(pen_.width() - 3, top, 3, kHeight);
  pen_.bar(0, top + kHeight / 2, pen_.width(), 2);
  double x = 20;
  for (int thick = 1; x + 2 * thick < pen_.width() - 20; thick = thick % 6 + 1) {
    pen_.bar(x, top, thick, kHeight);
    x += 2 * thick;
  }
  y_ = top + kHeight + gap(20);
}

}  // namespace gummiband::slips
