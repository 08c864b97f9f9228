// Where pictures wait to be made, and lie until they are fetched. Part of Pictures.
//
// The UI thread asks and fetches; the workers take and bring. What is on the screen and what is
// only expected wait in two lines, for a worker each.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ui/pictures.h"
#include "ui/texture.h"

namespace gummiband::ui {

enum class Urgency { kShown, kExpected };

struct DonePicture {
  PictureRequest request;
  base::Result<std::unique_ptr<Texture>> made;
  std::vector<std::string> layers;  // of the file
};

// Any thread. The UI thread takes the lock only for pictures that are not ready.
class PictureBench {
 public:
  // `number` rises with every picture first asked for.
  void ask(uint64_t number, const PictureRequest& request, uint64_t frame, Urgency urgency);
  // It was asked for again. What was expected and is shown now changes lines; never back.
  void ask_again(uint64_t number, uint64_t frame, Urgency urgency);
  // Takes the last in line off the bench, if more wait than may.
  std::vector<PictureRequest> dismiss();
  // Takes off what is only expected and was not expected in this frame any more.
  std::vector<PictureRequest> dismiss_unexpected(uint64_t frame);
  // Waits for work of this urgency. False when it is time to go.
  bool next(const std::stop_token& stop, Urgency urgency, PictureRequest& request);
  void finished(DonePicture done);
  std::vector<DonePicture> take_done();
  void wait_until_idle();
  // No longer than that.
  void wait_until_idle(double most_s);

 private:
  struct Waiting {
    PictureRequest request;
    uint64_t asked_frame = 0;
    Urgency urgency = Urgency::kShown;
  };
  using Line = std::map<uint64_t, Waiting>;
  static bool before(const Line::value_type& one, const Line::value_type& other);
  Line::iterator first(Urgency urgency);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  Line waiting_;
  std::vector<DonePicture> done_;
  int working_ = 0;
};

}  // namespace gummiband::ui
