#include "leads/keys.h"

#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <string>

#include "base/text.h"
#include "catch.h"
#include "folder.h"
#include "leads/fingerprint_words.h"
#include "leads/interest.h"
#include "leads/key_file.h"

using namespace gummiband;
using leads::KeyPair;
using leads::KioskKey;
using leads::PublicKey;

namespace {

// Cheap enough for a test under sanitizers; the format is the same.
constexpr leads::WrapCost kCheap{1, 8};
constexpr std::string_view kPassphrase = "vier Wörter am Biggesee";

unsigned mode_of(const base::Path& file) {
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  return status.st_mode & 0777U;
}

std::string content_of(const base::Path& file) {
  auto content = base::read_file(file, leads::kMostKeyFileBytes);
  REQUIRE(content);
  return *content;
}

void put(const base::Path& file, const std::string& content) {
  REQUIRE(base::write_file_durably(file, content));
}

}  // namespace

TEST_CASE("a public key survives its text form") {
  const KeyPair pair = KeyPair::make();
  const std::string text = pair.public_key().text();
  CHECK(text.size() == 52);
  CHECK(text.starts_with("gb1-"));
  const auto read = PublicKey::parse("  " + text + "\n");
  REQUIRE(read);
  CHECK(*read == pair.public_key());
}

TEST_CASE("the names of a known public key never change") {
  PublicKey key;
  for (size_t i = 0; i < key.bytes.size(); ++i) key.bytes[i] = static_cast<uint8_t>(i);
  CHECK(key.text() == "gb1-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh_gtrO5");
  CHECK(key.id() == "bc2708f4");
  CHECK(key.fingerprint() == "judo-sirup-bonus-twist");
}

TEST_CASE("every single changed character of a public key is noticed") {
  const std::string text = KeyPair::make().public_key().text();
  for (size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(PublicKey::parse(changed));
  }
}

TEST_CASE("a fault of a public key says what is wrong with it") {
  const std::string text = KeyPair::make().public_key().text();
  CHECK_THAT(PublicKey::parse("").fault().sentence, contains("begins with \"gb1-\""));
  CHECK_THAT(PublicKey::parse("gb2" + text.substr(3)).fault().sentence, contains("begins with"));
  CHECK_THAT(PublicKey::parse(text.substr(0, 51)).fault().sentence, contains("this one has 47"));
  CHECK_THAT(PublicKey::parse(text + "A").fault().sentence, contains("this one has 49"));
  std::string space = text;
  space[20] = ' ';
  CHECK_THAT(PublicKey::parse(space).fault().sentence, contains("only letters, digits"));
  std::string swapped = text;
  swapped[20] = swapped[20] == 'x' ? 'y' : 'x';
  CHECK_THAT(PublicKey::parse(swapped).fault().sentence, contains("check sum"));
}

TEST_CASE("a weak point of the curve is no public key") {
  PublicKey zero;
  CHECK_THAT(PublicKey::parse(zero.text()).fault().sentence, contains("Nothing can be sealed"));
  PublicKey one;
  one.bytes[0] = 1;
  CHECK_THAT(PublicKey::parse(one.text()).fault().sentence, contains("Nothing can be sealed"));
}

TEST_CASE("the words of a fingerprint cannot be mistaken for each other") {
  std::set<std::string_view> beginnings;
  for (const std::string_view word : leads::kFingerprintWords) {
    CHECK(word.size() >= 4);
    CHECK(word.size() <= 8);
    CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos);
    beginnings.insert(word.substr(0, 4));
  }
  CHECK(beginnings.size() == 256);
  for (size_t i = 0; i < leads::kFingerprintWords.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (base::edit_distance(leads::kFingerprintWords[i], leads::kFingerprintWords[j]) < 2) {
        FAIL(leads::kFingerprintWords[i] << " and " << leads::kFingerprintWords[j]);
      }
    }
  }
}

TEST_CASE("a key pair comes back from its file with its passphrase") {
  const test::Folder folder;
  const base::Path file = folder.path() / "desk.gbkey";
  const KeyPair pair = KeyPair::make();
  REQUIRE(pair.write(file, kPassphrase, kCheap));
  CHECK(mode_of(file) == 0600);
  const auto read = KeyPair::read(file, kPassphrase);
  REQUIRE(read);
  CHECK(read->public_key() == pair.public_key());
  CHECK(std::equal(read->secret(), read->secret() + 32, pair.secret()));
}

TEST_CASE("the secret never stands in the key file") {
  const test::Folder folder;
  const base::Path file = folder.path() / "desk.gbkey";
  const KeyPair pair = KeyPair::make();
  REQUIRE(pair.write(file, kPassphrase, kCheap));
  const std::string content = content_of(file);
  CHECK(content.find(base::to_hex({pair.secret(), 32})) == std::string::npos);
  CHECK(content.find(pair.public_key().text()) != std::string::npos);
}

TEST_CASE("a key file is not overwritten") {
  const test::Folder folder;
  const base::Path file = folder.path() / "desk.gbkey";
  put(file, "the only copy of something");
  const auto written = KeyPair::make().write(file, kPassphrase, kCheap);
  REQUIRE_FALSE(written);
  CHECK_THAT(written.fault().sentence, contains("already a file " + file.string()));
  CHECK(content_of(file) == "the only copy of something");
}

TEST_CASE("a key file that cannot be written leaves nothing") {
  const test::Folder folder;
  const auto written =
      KeyPair::make().write(folder.path() / "none" / "desk.gbkey", kPassphrase, kCheap);
  REQUIRE_FALSE(written);
  CHECK_THAT(written.fault().sentence, contains("none/desk.gbkey"));
}

TEST_CASE("a passphrase has a least and a greatest length") {
  const test::Folder folder;
  const KeyPair pair = KeyPair::make();
  CHECK_THAT(pair.write(folder.path() / "a", "siebenn", kCheap).fault().sentence,
             contains("too short"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "a"));
  CHECK(pair.write(folder.path() / "b", "achtacht", kCheap));
  CHECK(pair.write(folder.path() / "c", std::string(leads::kMostPassphraseBytes, 'x'), kCheap));
  CHECK(KeyPair::read(folder.path() / "c", std::string(leads::kMostPassphraseBytes, 'x')));
  CHECK_FALSE(
      pair.write(folder.path() / "d", std::string(leads::kMostPassphraseBytes + 1, 'x'), kCheap));
}

TEST_CASE("a wrong passphrase is told from a damaged file") {
  const test::Folder folder;
  const base::Path file = folder.path() / "desk.gbkey";
  REQUIRE(KeyPair::make().write(file, kPassphrase, kCheap));
  for (const std::string wrong : {"", "vier Wörter am Biggesee ", "Vier Wörter am Biggesee"}) {
    CHECK_THAT(KeyPair::read(file, wrong).fault().sentence, contains("passphrase does not open"));
  }
  std::string content = content_of(file);
  const size_t digit = content.find("secret ") + 60;
  content[digit] = content[digit] == '0' ? '1' : '0';
  put(file, content);
  CHECK_THAT(KeyPair::read(file, kPassphrase).fault().sentence, contains("is damaged"));
}

TEST_CASE("a key file cut at any byte is cut short, never opened") {
  const test::Folder folder;
  const base::Path file = folder.path() / "desk.gbkey";
  REQUIRE(KeyPair::make().write(file, kPassphrase, kCheap));
  const std::string content = content_of(file);
  const std::string magic = "gummiband-key ";
  for (size_t size = 0; size + 1 < content.size(); ++size) {
    const auto parsed = leads::parse_wrapped_key(content.substr(0, size), "desk.gbkey");
    REQUIRE_FALSE(parsed);
    CHECK_THAT(parsed.fault().sentence,
               contains(size < magic.size() ? "is not a key file" : "is cut short"));
  }
}

TEST_CASE("a key file with any bit turned is refused") {
  const test::Folder folder;
  const base::Path file = folder.path() / "desk.gbkey";
  REQUIRE(KeyPair::make().write(file, kPassphrase, kCheap));
  const std::string content = content_of(file);
  for (size_t i = 0; i + 1 < content.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string turned = content;
      turned[i] = static_cast<char>(turned[i] ^ (1 << bit));
      if (leads::parse_wrapped_key(turned, "desk.gbkey")) FAIL("byte " << i << " bit " << bit);
    }
  }
}

TEST_CASE("a key file that came through Windows still opens") {
  const test::Folder folder;
  const base::Path file = folder.path() / "desk.gbkey";
  REQUIRE(KeyPair::make().write(file, kPassphrase, kCheap));
  std::string windows;
  for (const char byte : content_of(file)) windows += byte == '\n' ? "\r\n" : std::string(1, byte);
  put(folder.path() / "windows.gbkey", windows);
  CHECK(KeyPair::read(folder.path() / "windows.gbkey", kPassphrase));
}

TEST_CASE("other files are told from key files") {
  const test::Folder folder;
  const base::Path file = folder.path() / "file";
  put(file, "name;email\r\n");
  CHECK_THAT(KeyPair::read(file, kPassphrase).fault().sentence, contains("is not a key file"));
  put(file, KeyPair::make().public_key().text() + "\n");
  CHECK_THAT(KeyPair::read(file, kPassphrase).fault().sentence, contains("holds a public key"));
  put(file, "gummiband-key 2\nsomething else\n");
  CHECK_THAT(KeyPair::read(file, kPassphrase).fault().sentence, contains("newer program"));
  put(file, std::string(leads::kMostKeyFileBytes + 1, 'x'));
  CHECK_THAT(KeyPair::read(file, kPassphrase).fault().sentence, contains("larger than 4096"));
  CHECK_THAT(KeyPair::read(folder.path() / "no", kPassphrase).fault().sentence,
             contains("Cannot read"));
}

TEST_CASE("a key file cannot ask for more work or memory than the limit") {
  leads::WrappedKey wrapped;
  wrapped.public_key = KeyPair::make().public_key();
  wrapped.cost = leads::kMostWrapCost;
  const auto most = leads::parse_wrapped_key(leads::wrapped_key_text(wrapped), "f");
  REQUIRE(most);
  CHECK(*most == wrapped);
  wrapped.cost.memory_kib += 1;
  CHECK_FALSE(leads::parse_wrapped_key(leads::wrapped_key_text(wrapped), "f"));
  wrapped.cost = leads::kMostWrapCost;
  wrapped.cost.passes += 1;
  CHECK_FALSE(leads::parse_wrapped_key(leads::wrapped_key_text(wrapped), "f"));
  wrapped.cost = {0, 0};
  CHECK_FALSE(leads::parse_wrapped_key(leads::wrapped_key_text(wrapped), "f"));
}

TEST_CASE("a public key swapped in the file is noticed") {
  const test::Folder folder;
  const base::Path file = folder.path() / "desk.gbkey";
  REQUIRE(KeyPair::make().write(file, kPassphrase, kCheap));
  auto wrapped = leads::parse_wrapped_key(content_of(file), "f");
  REQUIRE(wrapped);
  wrapped->public_key = KeyPair::make().public_key();
  put(file, leads::wrapped_key_text(*wrapped));
  CHECK_THAT(KeyPair::read(file, kPassphrase).fault().sentence, contains("not its own"));
}

TEST_CASE("the kiosk makes its key once and keeps it") {
  const test::Folder folder;
  const base::Path file = folder.path() / "kiosk.key";
  const auto first = KioskKey::read_or_make(file);
  REQUIRE(first);
  CHECK(mode_of(file) == 0600);
  const auto second = KioskKey::read_or_make(file);
  REQUIRE(second);
  CHECK(first->public_bytes() == second->public_bytes());
  const std::string text = "a lead";
  const auto signature = second->sign(text);
  CHECK(crypto_sign_verify_detached(signature.data(),
                                    reinterpret_cast<const unsigned char*>(text.data()),
                                    text.size(), first->public_bytes().data()) == 0);
}

TEST_CASE("a damaged kiosk key is reported and left as it is") {
  const test::Folder folder;
  const base::Path file = folder.path() / "kiosk.key";
  REQUIRE(KioskKey::read_or_make(file));
  const std::string content = content_of(file);
  for (size_t size = 0; size + 1 < content.size(); ++size) {
    put(file, content.substr(0, size));
    const auto damaged = KioskKey::read_or_make(file);
    REQUIRE_FALSE(damaged);
    CHECK_THAT(damaged.fault().sentence, contains("move the file away"));
    REQUIRE(content_of(file) == content.substr(0, size));
  }
}

TEST_CASE("a kiosk without a data folder gets a fault, not a key") {
  const test::Folder folder;
  CHECK_FALSE(KioskKey::read_or_make(folder.path() / "none" / "kiosk.key"));
}

TEST_CASE("the demo key file opens with the passphrase everybody knows") {
  const base::Path demo = base::Path(GUMMIBAND_SOURCE_DIR) / "assets" / "demo";
  const auto pair = KeyPair::read(demo / "demo-key.gbkey", "heimat auf zeit");
  REQUIRE(pair);
  const auto text = base::read_file(demo / "demo-key.pub", 100);
  REQUIRE(text);
  CHECK(pair->public_key().text() + "\n" == *text);
}
