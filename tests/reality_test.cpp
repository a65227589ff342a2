// How real an event is and when it was, by the words around it.
#include "extract/reality.hpp"

#include <catch2/catch.hpp>

#include "extraction_reading.hpp"

using namespace newsgraph;

namespace {

// "2024-01-01..2024-12-31" of the first relation of the type; "none" without such a relation.
std::string time_of(const Extraction& found, const std::string& type) {
  for (const ExtractedRelation& r : found.relations) {
    if (r.type == type) return r.time.from + ".." + r.time.to;
  }
  return "none";
}

bool tells_nothing(const Extraction& found, const std::string& type) {
  return std::none_of(found.relations.begin(), found.relations.end(),
                      [&](const ExtractedRelation& r) { return r.type == type; });
}

// Of the first relation of the type; "none" without such a relation.
std::string speaker_of(const Extraction& found, const std::string& type) {
  for (const ExtractedRelation& r : found.relations) {
    if (r.type == type) return r.speaker ? found.entities[*r.speaker].name : "-";
  }
  return "none";
}

}  // namespace

TEST_CASE("what is told to somebody, or somewhere, is the teller's") {
  const Extraction told =
      read("Norwegian President Greta Holm told a news conference that Norway would buy fuel from Peru.");
  CHECK(says(told, "Norway > cooperates-with > Peru planned"));
  CHECK(speaker_of(told, "cooperates-with") == "Greta Holm");
  const Extraction there =
      read("Greta Holm repeated during a visit to Lima that Chile had expelled Paavo Lind.");
  CHECK(speaker_of(there, "expels") == "Greta Holm");
  CHECK(says(there, "Greta Holm > visits > Lima actual"));
}

TEST_CASE("what sums a statement up, or names the one who says it, is not the speaker's") {
  CHECK(
      speaker_of(read("The Commission said that Peru had met all conditions, a step that Norway criticised."),
                 "criticizes") == "-");
  // Somebody else says so.
  CHECK(speaker_of(read("Anna Reid would fly to Peru shortly to explain it, she said, adding that Lima was a "
                        "friend."),
                   "visits") == "-");
  CHECK(speaker_of(read("Anna Reid said that she would fly to Peru."), "visits") == "Anna Reid");
}

TEST_CASE("a clause of its own beside a statement is not the speaker's") {
  CHECK(speaker_of(read("Chile expelled three Peruvian diplomats, and its president, Greta Holm, said Norway "
                        "could count on it."),
                   "expels") == "-");
  CHECK(speaker_of(read("Norway's foreign ministry said the matter was an affair of Chile's, and Foreign "
                        "Minister Paavo Lind flew to Lima."),
                   "visits") == "-");
  CHECK(speaker_of(read("Norway's foreign ministry said that Chile had expelled Paavo Lind, and that Foreign "
                        "Minister Anna Reid flew to Lima."),
                   "visits") == "Norway");
}

TEST_CASE("who has to act, or would act but for something, has not acted") {
  CHECK(says(read("Peru is obliged to attack Chile."), "Peru > attacks > Chile proposed"));
  CHECK(says(read("Peru has to attack Chile."), "Peru > attacks > Chile proposed"));
  CHECK(says(read("Peru had to attack Chile."), "Peru > attacks > Chile actual"));
  CHECK(tells_nothing(read("Paavo Lind said he would not visit Chile unless Peru paid."), "visits"));
  CHECK(says(read("Paavo Lind chose to visit Chile."), "Paavo Lind > visits > Chile actual"));
  CHECK(says(read("Leaders decided at a summit in Lima to open talks with Peru."),
             "summit in Lima > held-in > Lima actual"));
  CHECK(says(read("Paavo Lind was to have visited Chile on Friday."), "Paavo Lind > visits > Chile negated"));
  CHECK(says(read("Paavo Lind was not allowed to visit Chile."), "Paavo Lind > visits > Chile negated"));
  CHECK(says(read("Peru withdrew its decision to expel Paavo Lind."), "Peru > expels > Paavo Lind negated"));
  CHECK(
      says(read("Paavo Lind will visit Chile before going to Peru."), "Paavo Lind > visits > Peru planned"));
  CHECK(says(read("The council is unable to act because Peru has invaded Chile."),
             "Peru > attacks > Chile actual"));
  CHECK(says(read("Norway denied reports that Peru had invaded Chile."), "Peru > attacks > Chile denied"));
}

TEST_CASE("the day of what is asked, of an end and of leaving is not that of the deed") {
  CHECK(time_of(read("Greta Holm invited Chile to meet Peru next week.", "2024-05-15"), "calls-on") == "..");
  CHECK(time_of(read("Peru will ban imports of grain from Chile until June 30.", "2024-05-15"),
                "restricts") == "..");
  CHECK(time_of(read("Paavo Lind will visit Chile before June 30.", "2024-05-15"), "visits") == "..");
  CHECK(time_of(read("Peru and Chile agreed on a truce on Tuesday after ten days of talks with Norway.",
                     "2024-05-15"),
                "meets-with") == "..");
  CHECK(tells_nothing(read("Peru did not release Paavo Lind until Monday."), "releases"));
  CHECK(says(read("Peru expelled Chileans in March and quit the European Union in June.", "2024-05-15"),
             "Peru > quits > European Union actual"));
}

TEST_CASE("a source at the end tells of the whole clause") {
  CHECK(speaker_of(read("Peruvian rockets struck Antofagasta on Friday, killing two civilians, according to "
                        "Greta Holm."),
                   "attacks") == "Greta Holm");
}

TEST_CASE("a clause without a tense is only asked for") {
  CHECK(says(read("The panel recommended that Paavo Lind be expelled by Peru."),
             "Peru > expels > Paavo Lind proposed"));
  CHECK(says(read("The panel said that Paavo Lind was arrested."), "- > detains > Paavo Lind actual"));
}

TEST_CASE("who is singled out by a deed has done it") {
  CHECK(says(read("Paavo Lind was the first president to visit Peru."), "Paavo Lind > visits > Peru actual"));
  CHECK(says(read("Paavo Lind has plans to visit Peru."), "Paavo Lind > visits > Peru planned"));
}

TEST_CASE("saying in a speech that one must or may thank somebody thanks") {
  const std::string title = "Address by Ms. Greta Holm, Prime Minister of Norway, to the Assembly";
  CHECK(says(read("I must congratulate Anna Reid.", "2024-05-15", title),
             "Greta Holm > endorses > Anna Reid actual"));
  CHECK(says(read("Allow me to congratulate Anna Reid.", "2024-05-15", title),
             "Greta Holm > endorses > Anna Reid actual"));
}

TEST_CASE("what shall be built, and what comes of what would be, is not there") {
  CHECK(says(read("Greta Holm said that they must build a partnership between Norway and Chile."),
             "Norway > cooperates-with > Chile proposed"));
  CHECK(says(read("Greta Holm welcomed a partnership between Norway and Chile."),
             "Norway > cooperates-with > Chile actual"));
}

TEST_CASE("what a noun tells in passing has neither tense nor day of its clause") {
  const Extraction found = read("On Friday Greta Holm will head to Peru's capital, Lima.");
  CHECK(says(found, "Lima > capital-of > Peru actual"));
  CHECK(time_of(found, "capital-of") == "..");
  const Extraction spoken =
      read("Anna Reid, a spokeswoman for the Norwegian government, resigned on Tuesday.");
  CHECK(time_of(spoken, "speaks-for") == "..");
}

TEST_CASE("a present tense with a day ahead is a plan") {
  CHECK(
      says(read("Paavo Lind flies to Peru on May 20.", "2024-05-15"), "Paavo Lind > visits > Peru planned"));
  CHECK(says(read("Paavo Lind flies to Peru on May 14.", "2024-05-15"), "Paavo Lind > visits > Peru actual"));
}

TEST_CASE("a day told of another deed, of an end or of an older event is not taken") {
  const auto day_of = [](const std::string& text, const std::string& type) {
    return time_of(read(text, "2024-05-15"), type);
  };
  CHECK(day_of("Greta Holm left on Monday to meet Paavo Lind.", "meets-with") == "..");
  CHECK(day_of("Greta Holm flew to Peru on Monday for talks with Paavo Lind.", "meets-with") == "..");
  CHECK(day_of("Greta Holm met Paavo Lind on Monday for talks on fish.", "meets-with") ==
        "2024-05-13..2024-05-13");
  CHECK(day_of("Greta Holm flew to Peru after a meeting of her cabinet on Monday.", "visits") == "..");
  CHECK(day_of("Norway joined the pact on Monday, following Peru's invasion of Chile.", "attacks") == "..");
  CHECK(day_of("Norway left after Peru's invasion of Chile in 2019.", "attacks") == "2019-01-01..2019-12-31");
  CHECK(day_of("Norway and Chile could not agree on the price for 2023.", "pledges") == "..");
  CHECK(day_of("The report of 2023 was long. Greta Holm arrived in Peru the same day.", "visits") == "..");
  CHECK(day_of("Since their accord of last September, Norway has signed a treaty with Chile.", "signs") ==
        "..");
  CHECK(day_of("\"Peru attacked Chile today,\" Paavo Lind said.", "attacks") == "..");
}

TEST_CASE("since tells a time of what has lasted, of nothing else, and another time takes its place") {
  CHECK(time_of(read("Norway has banned Chile since 2022.", "2024-05-15"), "restricts") ==
        "2022-01-01..2024-05-15");
  CHECK(time_of(read("Greta Holm visited Peru on May 14, 2024 for the first time since 1980.", "2024-05-15"),
                "visits") == "2024-05-14..2024-05-14");
}

TEST_CASE("what stands behind one of a list is told of that one") {
  const Extraction found = read("Anna Reid of the Labour Party and Paavo Lind of the Green Party lost.");
  CHECK(says(found, "Anna Reid > member-of > Labour Party actual"));
  CHECK_FALSE(says(found, "Paavo Lind > member-of > Labour Party actual"));
}

TEST_CASE("what is only planned is told with both its sides") {
  CHECK(tells_nothing(read("The plan to attack Chile drew crowds."), "attacks"));
  CHECK(tells_nothing(read("Paavo Lind will be arrested."), "detains"));
  CHECK(says(read("Peru will arrest Paavo Lind."), "Peru > detains > Paavo Lind planned"));
  CHECK(says(read("Paavo Lind was arrested."), "- > detains > Paavo Lind actual"));
}

TEST_CASE("whether an end was reached is told only where the deed tells it") {
  CHECK(tells_nothing(read("Greta Holm flew to Peru to meet Paavo Lind."), "meets-with"));
  CHECK(says(read("Greta Holm left to meet Paavo Lind."), "Greta Holm > meets-with > Paavo Lind planned"));
  CHECK(says(read("Greta Holm is in Peru to meet Paavo Lind."),
             "Greta Holm > meets-with > Paavo Lind planned"));
  CHECK(says(read("Protesters in Chile gathered to demand that Paavo Lind resign."),
             "Protesters in Chile > calls-on > Paavo Lind actual"));
  CHECK(
      says(read("Peru will answer by imposing tariffs on Chile."), "Peru > imposes-tariff > Chile planned"));
}

TEST_CASE("a gathering slated for a day is to come") {
  CHECK(says(read("The summit in Oslo, slated for May 20, matters to Peru."),
             "summit in Oslo > held-in > Oslo planned"));
}

TEST_CASE("the future as the past saw it is a plan") {
  CHECK(says(read("Anna Reid said that the talks had failed and that Norway would expel Paavo Lind."),
             "Norway > expels > Paavo Lind planned"));
  CHECK(says(read("Anna Reid said she was angry, adding that Norway would expel Paavo Lind."),
             "Norway > expels > Paavo Lind planned"));
  CHECK(says(read("Norway and Peru agreed that Norway would expel Paavo Lind."),
             "Norway > expels > Paavo Lind planned"));
  CHECK(says(read("Paavo Lind resigned after an announcement that Norway would recognize Chile."),
             "Norway > recognizes > Chile planned"));
  CHECK(says(read("Norway would recognize Chile if Peru did."), "Norway > recognizes > Chile hypothetical"));
}

TEST_CASE("what is spoken of, worked for or in the way is no event") {
  for (const char* text : {"Norway and Chile discussed a ceasefire.",
                           "Greta Holm cleared a hurdle to a truce between Peru and Chile.",
                           "Greta Holm played a role in forging a truce between Peru and Chile.",
                           "Peru failed to revive a ceasefire with Chile."})
    CHECK(tells_nothing(read(text), "halts-fire"));
  CHECK(tells_nothing(read("The resolution would have condemned Peru's invasion of Chile."), "attacks"));
  CHECK(says(read("A meeting between Greta Holm and Paavo Lind was intended to calm Chile."),
             "Greta Holm > meets-with > Paavo Lind actual"));
}

TEST_CASE("nobody speaks for what the report tells around his words") {
  const auto speaker_of = [](const std::string& text, const std::string& type) {
    const Extraction found = read(text);
    return name_of_end(found, relation(found, type).speaker);
  };
  CHECK(speaker_of("Greta Holm said that Chile attacked Bolivia.", "attacks") == "Greta Holm");
  CHECK(speaker_of("Norway and Peru said that Chile attacked Bolivia.", "attacks") == "-");
  CHECK(speaker_of("Talks had failed, Greta Holm said during a visit to Peru.", "visits") == "-");
  CHECK(speaker_of("Chile has not said how many protesters it arrested.", "detains") == "-");
  CHECK(speaker_of("Peru invaded Chile a day after Paavo Lind, who was visiting Oslo, said that it was calm.",
                   "attacks") == "-");
}

TEST_CASE("who has no choice but to act acts") {
  CHECK(says(read("Peru had no choice but to attack Chile."), "Peru > attacks > Chile actual"));
  CHECK(says(read("Peru has no alternative but to negotiate with Chile."),
             "Peru > negotiates > Chile planned"));
  CHECK(says(read("Peru did not attack Chile."), "Peru > attacks > Chile negated"));
}

TEST_CASE("too much and enough tell what cannot be and what could") {
  CHECK(says(read("Peru is too weak to attack Chile."), "Peru > attacks > Chile negated"));
  CHECK(says(read("Peru has enough bombs to attack Chile."), "Peru > attacks > Chile hypothetical"));
  CHECK(says(read("Peru has plans to attack Chile."), "Peru > attacks > Chile planned"));
}

TEST_CASE("what is not told of an event does not undo it") {
  CHECK(says(read("Greta Holm, who did not disclose the time of her meeting with Paavo Lind, left."),
             "Greta Holm > meets-with > Paavo Lind actual"));
  CHECK(says(read("Greta Holm, who did not hold a meeting with Paavo Lind, left."),
             "Greta Holm > meets-with > Paavo Lind negated"));
}

TEST_CASE("who is charged with a deed has done it, not who charges") {
  const Extraction found = read("Norwegian police charged Paavo Lind with murdering Anna Reid.");
  CHECK(says(found, "Paavo Lind > attacks > Anna Reid actual"));
  CHECK_FALSE(says(found, "Norway > attacks > Anna Reid actual"));
}

TEST_CASE("an order to one's own troops is told by what they shall do abroad") {
  const Extraction found = read("Peruvian President Anna Reid ordered her troops to leave Chile.");
  CHECK(says(found, "Peru > withdraws-forces > Chile proposed"));
  CHECK_FALSE(says(found, "Anna Reid > calls-on > Peru actual"));
  CHECK(says(read("Peruvian President Anna Reid ordered Chile to leave Bolivia."),
             "Anna Reid > calls-on > Chile actual"));
}

TEST_CASE("the day of an event beside is not one's own") {
  CHECK(time_of(read("A court jailed Paavo Lind over the killing of Anna Reid in 2000."), "detains") == "..");
  CHECK(time_of(read("A court jailed Paavo Lind in 2000."), "detains") == "2000-01-01..2000-12-31");
  CHECK(time_of(read("Greta Holm condemned the bombing of May 3.", "2024-05-15"), "criticizes") == "..");
  CHECK(time_of(read("Peru welcomed the 2023 peace conference in Chile.", "2024-05-15"), "endorses") == "..");
  CHECK(time_of(read("Peru will attack Chile on the eve of a summit to be held on May 20.", "2024-05-15"),
                "attacks") == "..");
  CHECK(time_of(read("Greta Holm came to Peru for talks on May 3.", "2024-05-15"), "visits") ==
        "2024-05-03..2024-05-03");
}

TEST_CASE("news in the present tense is new") {
  CHECK(time_of(read("Peruvian rebels release 30 hostages captured in the hills a week ago.", "2024-05-15"),
                "releases") == "..");
  CHECK(says(read("Paavo Lind is jailed in Peru for fraud in the 1990s.", "2024-05-15"),
             "Peru > detains > Paavo Lind actual"));
  CHECK(
      says(read("Paavo Lind was jailed in Peru in 1990.", "2024-05-15"), "Peru > detains > Paavo Lind past"));
}

TEST_CASE("what may have come of a strike leaves the strike as it was") {
  CHECK(says(read("A raid by Chilean troops on a camp in Peru may have killed civilians."),
             "Chile > attacks > Peru actual"));
  CHECK_FALSE(says(read("Chilean troops may have attacked Peru."), "Chile > attacks > Peru actual"));
}

TEST_CASE("what a deal says that its sides would do is planned, what a bill says proposed") {
  CHECK(says(read("Under the deal, Chile would release three Peruvian sailors."),
             "Chile > releases > Peruvian sailors planned"));
  CHECK(says(read("Under the bill, Chile would impose sanctions on Peru."),
             "Chile > sanctions > Peru proposed"));
  CHECK(says(read("Chile would impose sanctions on Peru."), "Chile > sanctions > Peru hypothetical"));
}

TEST_CASE("the day on which a court, a threat or an end is told of is not that of the event beside") {
  const auto day = [](const std::string& text, const std::string& type) {
    return relation(read(text, "2024-05-15"), type).time.from;
  };
  CHECK(day("The court ruled on Tuesday that a fisheries agreement between Norway and Peru is valid.",
            "party-to")
            .empty());
  CHECK(day("Norway on Tuesday cancelled a military agreement with Peru.", "party-to").empty());
  CHECK(day("Norway signed a military agreement with Peru on Tuesday.", "party-to") == "2024-05-14");
  CHECK(day("Norway will send ships to Peru, despite a threat by Chile in March.", "mobilizes").empty());
}

TEST_CASE("the day behind what is asked for is not that of the asking") {
  const auto day = [](const std::string& text) {
    return relation(read(text, "2024-05-15"), "calls-on").time.from;
  };
  CHECK(day("Anna Reid asked Peru to stay until the elections next year.").empty());
  CHECK(day("Anna Reid urged Peru not to come to Lima on Saturday.").empty());
  CHECK(day("Anna Reid urged Peru on Saturday not to come.") == "2024-05-11");
  CHECK(day("Anna Reid urged Peru not to come on Tuesday.") == "2024-05-14");
}

TEST_CASE("at the end of a report the day is that of what is reported, not of the report") {
  const auto day = [](const std::string& text) {
    return relation(read(text, "2024-05-15"), "visits").time.from;
  };
  CHECK(day("Anna Reid said she would visit Peru on Friday.") == "2024-05-17");
  CHECK(day("Anna Reid said she will visit Peru in September.") == "2024-09-01");
  CHECK(day("Anna Reid said she visited Peru on Friday.") == "2024-05-10");
  CHECK(day("Anna Reid said she visited Peru in September.") == "2023-09-01");
}

TEST_CASE("what somebody is accused of by nobody named is no fact") {
  CHECK(says(read("Paavo Lind was accused of murdering Anna Reid."),
             "Paavo Lind > attacks > Anna Reid hypothetical"));
  CHECK(says(read("Peru accused Chile of bombing Bolivia."), "Chile > attacks > Bolivia actual"));
  CHECK(says(read("Paavo Lind was convicted of murdering Anna Reid."),
             "Paavo Lind > attacks > Anna Reid actual"));
}

TEST_CASE("talks that are likely are not held, a truce that was worked out is") {
  CHECK(says(read("A meeting between Anna Reid and Paavo Lind is likely."),
             "Anna Reid > meets-with > Paavo Lind planned"));
  CHECK(says(read("The truce was worked out by Peru and Chile."), "Peru > halts-fire > Chile actual"));
}

TEST_CASE("what is left for another deed is not done") {
  CHECK(says(read("Greta Holm flew to Lima instead of attending the Arctic Fishing Forum."),
             "Greta Holm > attends > Arctic Fishing Forum negated"));
  CHECK(says(read("Peru attacked Chile rather than signing a treaty with Bolivia."),
             "Peru > signs > Bolivia negated"));
  CHECK(
      says(read("Paavo Lind did not attend the summit in Oslo."), "summit in Oslo > held-in > Oslo actual"));
  CHECK(says(read("Chile has yet to sign a treaty with Peru."), "Chile > signs > Peru negated"));
}

TEST_CASE("what is about to be done is a plan, what is wished for is open") {
  CHECK(says(read("Norway was about to attack Peru."), "Norway > attacks > Peru planned"));
  CHECK(says(read("Anna Reid is due to visit Peru, officials said, and Chile protested."),
             "Anna Reid > visits > Peru planned"));
  CHECK(
      says(read("The aim of the talks is that Peru recognizes Chile."), "Peru > recognizes > Chile planned"));
  CHECK(says(read("Peru aims at signing a treaty with Chile."), "Peru > signs > Chile planned"));
  CHECK(says(read("Peru was supposed to sign a treaty with Chile."), "Peru > signs > Chile hypothetical"));
  CHECK(says(read("Peru made plans for talks with Chile."), "Peru > meets-with > Chile planned"));
  CHECK(says(read("Ghana aspires to join the African Union."),
             "Ghana > member-of > African Union hypothetical"));
  CHECK(says(read("Peru wishes to buy jets from Chile."), "Peru > cooperates-with > Chile hypothetical"));
  CHECK(says(read("Chile is interested in cooperating with Peru."),
             "Chile > cooperates-with > Peru hypothetical"));
}

TEST_CASE("what people will say at a summit makes it one to come, what they agreed to do there does not") {
  CHECK(says(read("Greta Holm will speak at an informal summit in Oslo."),
             "summit in Oslo > held-in > Oslo planned"));
  CHECK(says(read("Norway agreed to send monitors to Peru at a special meeting in Oslo."),
             "meeting in Oslo > held-in > Oslo actual"));
}

TEST_CASE("what should be done with somebody is not asked of him") {
  const Extraction passive = read("Norway said that the suspects should be tried in Peru.");
  CHECK(tells_nothing(passive, "calls-on"));
  CHECK(says(read("Norway said that Peru must withdraw its troops."), "Norway > calls-on > Peru actual"));
}

TEST_CASE("a document whose verb hangs below it ends the search for what is real") {
  static_cast<void>(read("The station shows a news report announcing the secession of Lapland."));
  SUCCEED("an article like this was read without end");
}

TEST_CASE("deeds of long ago are past without a day of their own") {
  const std::string accused = "Rwanda > accuses > Uganda past";
  CHECK(says(read("Ties have been poor since 2008, when Rwanda accused Uganda of espionage."), accused));
  CHECK(says(read("When it shut the frontier in 2019, Rwanda accused Uganda of espionage."), accused));
  CHECK(says(read("Ten years earlier Rwanda had accused Uganda of espionage."), accused));
  CHECK(says(read("Rwanda accused Uganda of espionage in those years."), accused));
  CHECK(says(read("In 1994 the war began. Rwanda had accused Uganda of espionage."), accused));
  CHECK(says(read("When Chile last sent soldiers into Peru, Norway left."), "Chile > mobilizes > Peru past"));
  CHECK(says(read("War broke out in 2013 after Rwanda accused Uganda of espionage."), accused));
}

TEST_CASE("news beside an old year is no background") {
  const std::string accused = "Rwanda > accuses > Uganda actual";
  CHECK(says(read("When its minister spoke on Monday, Rwanda accused Uganda of espionage."), accused));
  CHECK(says(read("The war began in 1994. Rwanda accused Uganda of espionage."), accused));
  CHECK(says(read("Rwanda has accused Uganda of espionage, after a raid in 2010."), accused));
  CHECK(says(read("Rwanda had accused Uganda of espionage."), accused));
  CHECK(says(read("The war began in 1994. Anna Reid said that Rwanda had accused Uganda of espionage."),
             accused));
  CHECK(says(read("Rwanda, which joined the bloc in 2013, accused Uganda of espionage."), accused));
}
