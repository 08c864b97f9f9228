#include "content/picture_reader.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <system_error>

#include "base/picture_end.h"
#include "base/picture_header.h"
#include "base/text.h"
#include "content/limits.h"

namespace gummiband::content {
namespace {

// Enough for every header but those of JPEGs with a large preview inside.
constexpr size_t kFirstBytes = 64 * 1024;

// At most `most` bytes from `at` on.
std::string read_bytes(const base::Path& path, uintmax_t at, size_t most) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(at));
  std::string bytes(most, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

std::string last_bytes(const base::Path& path, uintmax_t size) {
  return read_bytes(path, size - std::min<uintmax_t>(size, base::kPictureEndBytes),
                    base::kPictureEndBytes);
}

std::optional<base::PictureFormat> format_by_name(const base::Path& path) {
  const std::string ending = base::lower_ascii(path.extension().string());
  if (ending == ".png") return base::PictureFormat::kPng;
  if (ending == ".jpg" || ending == ".jpeg") return base::PictureFormat::kJpeg;
  if (ending == ".webp") return base::PictureFormat::kWebp;
  if (ending == ".svg") return base::PictureFormat::kSvg;
  return std::nullopt;
}

std::string right_name(const base::Path& path, base::PictureFormat format) {
  const auto say = [&](const char* what, const char* ending) {
    return "It is " + std::string(what) + ": name it " + path.stem().string() + ending + ".";
  };
  switch (format) {
    case base::PictureFormat::kPng:
      return say("a PNG", ".png");
    case base::PictureFormat::kJpeg:
      return say("a JPEG", ".jpg");
    case base::PictureFormat::kWebp:
      return say("a WebP", ".webp");
    case base::PictureFormat::kSvg:
      break;
  }
  return say("an SVG", ".svg");
}

// [x, y], each from 0 to 1.
void read_focus(MappingReader& reader, Picture& picture) {
  const Place place = reader.place("focus");
  const auto members = reader.list("focus", Need::kOptional, 2);
  if (members.empty()) return;
  const std::string remedy = "Write two numbers from 0 to 1, like [0.5, 0.3].";
  if (members.size() != 2) {
    reader.report().error(place, "The key \"focus\" needs two numbers.", remedy);
    return;
  }
  // Read as one small mapping, so that numbers have one reader.
  YamlNode pair;
  pair.kind = YamlKind::kMapping;
  pair.line = place.line;
  pair.items = members;
  pair.items[0].key = "focus, first number";
  pair.items[1].key = "focus, second number";
  MappingReader numbers(pair, reader.file(), reader.report());
  picture.focus_x = static_cast<float>(numbers.number(pair.items[0].key, 0, 1).value_or(0.5));
  picture.focus_y = static_cast<float>(numbers.number(pair.items[1].key, 0, 1).value_or(0.5));
}

// An empty value is no way to say that nobody's name is needed.
bool report_blank_rights(const MappingReader& reader) {
  bool any = false;
  for (const char* key : {"author", "licence"}) {
    if (!reader.is_blank(key)) continue;
    any = true;
    reader.report().error(reader.place(key), "The key " + in_quotes(key) + " is empty.",
                          "Write whose picture it is and how it may be used, or remove author: and "
                          "licence: if rights: in pack.yaml holds for it.");
  }
  return any;
}

void report_missing_rights(const Rights& rights, const Place& place, Report& report) {
  if (!rights.author.empty() && !rights.licence.empty()) return;
  if (rights.author.empty() && rights.licence.empty()) {
    report.error(place, "The picture's rights are missing.",
                 "Add author: and licence:, or rights: in pack.yaml for all pictures.");
  } else if (rights.author.empty()) {
    report.error(place, "The picture has a licence, but no author.", "Add author:.");
  } else {
    report.error(place, "The picture has an author, but no licence.", "Add licence:.");
  }
}

}  // namespace

PictureReader::PictureReader(const PackFolder& folder, Rights default_rights, Report& report)
    : folder_(&folder), default_rights_(std::move(default_rights)), report_(&report) {}

Rights read_rights(MappingReader& reader, Need need) {
  Rights rights;
  rights.author = reader.text("author", need, kMostAuthorLength);
  rights.licence = reader.text("licence", need, kMostAuthorLength);
  return rights;
}

std::optional<Picture> PictureReader::read(const YamlNode& node, const base::Path& file) {
  const base::Path shown = folder_->path() / file;
  YamlNode mapping = node;
  if (node.kind == YamlKind::kText) {  // "picture: foto.jpg"
    mapping.kind = YamlKind::kMapping;
    mapping.items = {node};
    mapping.items[0].key = "file";
    mapping.items[0].key_line = node.line;
  }
  MappingReader reader(mapping, shown, *report_);
  if (!reader.is_mapping()) return std::nullopt;
  Picture picture;
  const std::string name = reader.text("file", Need::kRequired, kMostPathLength);
  const Place place = reader.place("file");
  picture.rights = read_rights(reader, Need::kOptional);
  read_focus(reader, picture);
  reader.finish();
  const bool blank = report_blank_rights(reader);
  if (picture.rights.author.empty() && picture.rights.licence.empty()) {
    picture.rights = default_rights_;
  }
  if (!blank) report_missing_rights(picture.rights, place, *report_);
  if (name.empty()) return std::nullopt;
  const auto found = find(name, file, place);
  if (!found) return std::nullopt;
  const Look& look = look_at(*found);
  if (!look.fault.empty()) {
    report_->error(place, "Picture " + in_quotes(name) + ": " + look.fault, look.remedy);
    return std::nullopt;
  }
  mentions_.push_back({MentionKind::kPicture, name, found->string(), place});
  picture.path = *found;
  picture.tones = look.tones;
  return picture;
}

std::optional<base::Path> PictureReader::find(const std::string& name, const base::Path& file,
                                              const Place& place) {
  const FoundFile found = folder_->find_beside(file, name);
  const std::string what = "The picture " + in_quotes(name);
  if (found.found == Found::kFile) return found.path;
  if (found.found == Found::kOutside) {
    report_->error(place, what + " lies outside the pack.",
                   "Copy it into the pack, the file itself and no link; write no \"..\" and no "
                   "\"/\" in front.");
  } else if (found.found == Found::kNoFile) {
    report_->error(place, what + " is a folder, not a file.", "Name the file itself.");
  } else {
    report_->error(place, what + " is missing.",
                   "Put it beside this file or into the pack's folder; mind capital letters.");
  }
  return std::nullopt;
}

PictureReader::Look PictureReader::faulty(const std::string& fault) {
  const size_t at = fault.find("; ");  // "The picture has no pixels; save it again."
  if (at == std::string::npos) {
    return {fault, "Use PNG, JPEG, WebP or SVG within the limits of content/README.md.", {}};
  }
  std::string remedy = fault.substr(at + 2);
  remedy.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(remedy.front())));
  return {fault.substr(0, at) + ".", std::move(remedy), {}};
}

PictureReader::Look PictureReader::examine(const base::Path& path) {
  std::error_code error;
  const uintmax_t size = std::filesystem::file_size(path, error);
  if (error) return faulty("The picture cannot be read: " + error.message() + "; copy it again.");
  if (size > base::kMostPictureBytes) {
    return faulty("The picture has more than " +
                  std::to_string(base::kMostPictureBytes / (1024 * 1024)) + " MiB.");
  }
  const auto named = format_by_name(path);
  if (!named) {
    return faulty("The picture's name does not end in .png, .jpg, .jpeg, .webp or .svg.");
  }
  // Resolved links may have any name; what counts is the file that is opened.
  const std::string first = read_bytes(path, 0, kFirstBytes);
  auto header = base::read_picture_header(first);
  if (!header && size > kFirstBytes) {
    const auto whole = base::read_file(path, base::kMostPictureBytes);
    if (!whole) return faulty(whole.fault().sentence);
    header = base::read_picture_header(*whole);
  }
  if (!header) return faulty(header.fault().sentence);
  if (header->format != *named) {
    return {
        "The picture is not what the end of its name says.", right_name(path, header->format), {}};
  }
  if (!base::is_whole_picture(*named, first, last_bytes(path, size), size)) {
    return faulty("The picture is cut off: its end is missing; copy it again.");
  }
  if (*named != base::PictureFormat::kSvg) return {};
  return {"", "", base::scene_tones(first)};
}

const PictureReader::Look& PictureReader::look_at(const base::Path& picture) {
  const auto known = looks_.find(picture);
  if (known != looks_.end()) return known->second;
  return looks_.emplace(picture, examine(picture)).first->second;
}

}  // namespace gummiband::content
