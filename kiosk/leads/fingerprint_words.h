// The 256 words a fingerprint is read out in.
//
// Chosen to be said over a counter by German and by English tongues alike: four to eight plain
// letters, no two with the same first four, no two only one letter apart. The order is part of the
// fingerprint and must never change.
#pragma once

#include <array>
#include <string_view>

namespace gummiband::leads {

// clang-format off
inline constexpr std::array<std::string_view, 256> kFingerprintWords = {
    "alarm", "album", "alibi", "altar", "anorak", "arena", "aroma", "atlas",
    "atom", "aura", "baby", "bagel", "ball", "band", "baron", "basalt",
    "beta", "bikini", "bingo", "biotop", "bistro", "blues", "bonbon", "bonus",
    "boxer", "bravo", "brunch", "buffet", "butter", "cabrio", "cello", "chaos",
    "chili", "clan", "clown", "club", "cobra", "code", "cola", "comic",
    "cousin", "cowboy", "curry", "delta", "demo", "diva", "dollar", "domino",
    "drama", "echo", "elixir", "euro", "extra", "film", "filter", "finale",
    "finger", "fjord", "flair", "flora", "forum", "foyer", "frost", "gala",
    "gambit", "garage", "gecko", "ginkgo", "gold", "gong", "grill", "gummi",
    "guru", "hammer", "hobby", "horn", "hotel", "hummus", "humor", "husky",
    "hybrid", "index", "iris", "jaguar", "jasmin", "jazz", "jeans", "joker",
    "judo", "jumbo", "kajak", "kakao", "kaktus", "kanu", "karate", "karma",
    "kebab", "kiosk", "kiwi", "koala", "kobalt", "kosmos", "krokus", "label",
    "lama", "laser", "lasso", "latte", "lemur", "limbo", "limit", "lotus",
    "luna", "lupine", "lyra", "magma", "magnet", "mammut", "mango", "manta",
    "maxi", "mentor", "meteor", "metro", "mikado", "mini", "minus", "moment",
    "monsun", "moped", "mosaik", "motor", "motto", "muffin", "museum", "nektar",
    "neon", "nest", "ninja", "norm", "nova", "oase", "oboe", "okapi",
    "omega", "opal", "orange", "orbit", "otter", "panda", "papaya", "parade",
    "park", "party", "pasta", "patina", "pause", "pedal", "pesto", "piano",
    "pilot", "pirat", "pizza", "planet", "plasma", "polka", "pollen", "polo",
    "pony", "portal", "poster", "prisma", "profil", "prolog", "puma", "puzzle",
    "pyjama", "python", "quark", "quiz", "radar", "radio", "ranger", "raster",
    "reggae", "ring", "ritual", "rosa", "rubin", "rucola", "rugby", "rumba",
    "safari", "saga", "salami", "saldo", "salsa", "samba", "satin", "sauna",
    "sepia", "serum", "sesam", "sherpa", "signal", "silo", "sirup", "sisal",
    "sketch", "slalom", "snack", "sofa", "sonar", "sopran", "sphinx", "sport",
    "start", "status", "steak", "studio", "sushi", "symbol", "system", "taiga",
    "tapir", "tarif", "team", "teddy", "tempo", "tenor", "tiger", "toast",
    "tofu", "torso", "tour", "trio", "tuba", "tukan", "tulpe", "turbo",
    "twist", "ultra", "vespa", "video", "villa", "wind", "wolf", "yacht",
    "yeti", "yoga", "zebra", "zenit", "zero", "zimt", "zone", "zoom",
};
// clang-format on

}  // namespace gummiband::leads
