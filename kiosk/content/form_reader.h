// What pack.yaml says of forms:.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/localized_reader.h"
#include "content/mapping_reader.h"
#include "content/pack_reader.h"
#include "content/picture_reader.h"

namespace gummiband::content {

class FormReader {
 public:
  // `reader` stands on pack.yaml. `result` has languages, personas and recipients already. All
  // references must live longer.
  FormReader(MappingReader& reader, PictureReader& pictures, PackFile& result);

  // Puts the forms in the place of the standard one; without forms: that one stays.
  void read();

 private:
  void read_form(MappingReader& member, Form& form);
  void read_field(MappingReader& member, FormField& field);
  bool read_kind(MappingReader& member, FormField& field);  // whether it is known
  void read_topics(MappingReader& member, FormField& field);
  void read_options(MappingReader& member, FormField& field);
  void read_option(MappingReader& member, FormOption& option);
  void read_text(MappingReader& member, FormField& field);
  void read_entries(MappingReader& member, Form& form);

  void check_fields(MappingReader& member, const Form& form);
  void check_size(MappingReader& member, const Form& form);
  void check_everybody_has_one();

  Localized words(MappingReader& member, std::string_view key, Need need, size_t most,
                  Sameness sameness);
  std::vector<std::string> personas(MappingReader& member, std::string_view key);
  std::vector<std::string> topics(MappingReader& member, std::string_view key);
  std::optional<Picture> picture(MappingReader& member);
  std::string icon(MappingReader& member, const std::string& owner);

  MappingReader& reader_;
  PictureReader& pictures_;
  PackFile& result_;
  Report& report_;
  std::vector<std::string> personas_;
  std::vector<std::string> recipients_;
  bool all_kinds_known_ = true;  // of the form that is read
};

}  // namespace gummiband::content
