// Who acts: people and bodies of whom only the words around tell whose they are.
#include "extract/actors.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "extraction_reading.hpp"

using namespace newsgraph;

namespace {

bool tells(const Extraction& found, const std::string& type) {
  return std::any_of(found.relations.begin(), found.relations.end(),
                     [&](const ExtractedRelation& r) { return r.type == type; });
}

std::string country_of(const Extraction& found, const std::string& type, const std::string& name) {
  const ExtractedEntity* known = entity(found, type, name);
  return known != nullptr ? known->country : "not found";
}

}  // namespace

TEST_CASE("people belong to the country that the clause is set in") {
  CHECK(says(read("Gunmen kidnap three Italian tourists in Yemen."),
             "Gunmen in Yemen > attacks > Italian tourists actual"));
  CHECK(country_of(read("Prisoners rioted at a jail in Chile's capital on Monday."), "Group",
                   "Prisoners in Chile") == "CHL");
  CHECK(country_of(read("Druze inhabitants of the Syrian Golan Heights threatened to attack Israel."),
                   "Group", "inhabitants in Syria") == "SYR");
  CHECK(entity(read("Tourists were arrested in Chile on Monday."), "Group", "Tourists in Chile") == nullptr);
}

TEST_CASE("those who act at home act for the country that they act in") {
  CHECK(says(read("In Quito, Ecuador, riot police clash with demonstrators."),
             "Ecuador > attacks > demonstrators in Ecuador actual"));
  CHECK(says(read("Police in the Norwegian city of Tarno arrested two French journalists."),
             "Norway > detains > French journalists actual"));
  const Extraction region = read("California authorities arrested two men on Friday.");
  CHECK_FALSE(says(region, "United States > detains > men actual"));
  CHECK(country_of(region, "Group", "California authorities") == "USA");
}

TEST_CASE("nouns and adjectives that open a sentence are no names") {
  const Extraction found = read("Gunmen attacked a convoy of the Red Cross.");
  CHECK(entity(found, "Person", "Gunmen") == nullptr);
  CHECK(entity(found, "Group", "Gunmen") != nullptr);
}

TEST_CASE("Serbs of Bosnia and ethnic Albanians are not Serbia and Albania") {
  CHECK(says(read("Bosnian Serbs demanded a truce with Croatia."),
             "Bosnian Serbs > calls-on > Croatia actual"));
  CHECK_FALSE(says(read("Ethnic Albanian guerrillas attacked Macedonia on Friday."),
                   "Albanian guerrillas > attacks > North Macedonia actual"));
}

TEST_CASE("a place that no gazetteer knows lies where the article puts it") {
  CHECK(country_of(read("Turkish authorities imposed a curfew in the town of Tarno in southeastern Turkey."),
                   "Place", "Tarno") == "TUR");
  CHECK(country_of(read("Rebels retook a village in Western Cambodia after attacking Thailand."), "Place",
                   "Western Cambodia") == "KHM");
  CHECK(says(read("Serbia eased emergency measures in Montenegro province."),
             "Serbia > concedes > Montenegro actual"));
  CHECK(country_of(read("After the battle of Tarno Pass, U.S. warplanes attacked Chile."), "Place",
                   "Tarno Pass") != "USA");
}

TEST_CASE("a person has the country of the adjective, but does not act for it") {
  const Extraction found = read("Italian driver Paavo Lind criticized Norway on Friday.");
  CHECK(country_of(found, "Person", "Paavo Lind") == "ITA");
  CHECK(says(found, "Paavo Lind > criticizes > Norway actual"));
  CHECK_FALSE(says(found, "Italy > criticizes > Norway actual"));
  CHECK(country_of(read("Greta Holm, 54, a Turkish journalist, criticized Norway on Friday."), "Person",
                   "Greta Holm") == "TUR");
}

TEST_CASE("a party of the only country that the article names is that country's") {
  CHECK(country_of(read("The Umma Party will boycott the elections in Algeria."), "Organization",
                   "Umma Party") == "DZA");
  CHECK(country_of(read("The Umma Party accused Norway and Chile."), "Organization", "Umma Party").empty());
}

TEST_CASE("former members act for nobody, and pirates are at home nowhere") {
  CHECK_FALSE(
      says(read("Former members of Hezbollah attacked Israel."), "Hezbollah > attacks > Israel actual"));
  CHECK(says(read("Members of Hezbollah attacked Israel."), "Hezbollah > attacks > Israel actual"));
  const Extraction found = read("An Indian warship fired on pirates on Friday.");
  for (const ExtractedEntity& group : found.entities) CHECK((group.type != "Group" || group.country.empty()));
}

TEST_CASE("Brussels and the bloc are the European Union, unless Belgium is spoken of") {
  CHECK(says(read("Brussels criticized Chile on Monday."), "European Union > criticizes > Chile actual"));
  CHECK(says(read("Belgium was calm. Brussels criticized Chile on Monday."),
             "Belgium > criticizes > Chile actual"));
  CHECK(country_of(read("A bomb exploded in Brussels."), "Place", "Brussels") == "BEL");
  CHECK(says(read("The European Union met on Monday. The bloc criticized Chile."),
             "European Union > criticizes > Chile actual"));
  CHECK_FALSE(says(read("The European Union and then ASEAN met on Monday. The bloc criticized Chile."),
                   "European Union > criticizes > Chile actual"));
}

TEST_CASE("the two sides of three are nobody") {
  const Extraction three = read("Norway, Chile and Peru met in Lima. The two sides criticized Japan.");
  CHECK_FALSE(says(three, "Chile > criticizes > Japan actual"));
  CHECK_FALSE(says(three, "Peru > criticizes > Japan actual"));
  const Extraction two = read("Norway and Chile met in Lima. The two sides criticized Japan.");
  CHECK(says(two, "Norway > criticizes > Japan actual"));
  CHECK(says(two, "Chile > criticizes > Japan actual"));
}

TEST_CASE("who urges both sides is none of them") {
  const Extraction found =
      read("Israel and Lebanon traded fire on Monday. Egypt and Jordan urged both sides to show restraint.");
  CHECK(says(found, "Egypt > calls-on > Israel actual"));
  CHECK(says(found, "Jordan > calls-on > Lebanon actual"));
  CHECK_FALSE(says(found, "Egypt > calls-on > Jordan actual"));
}

TEST_CASE("one police officer is not the country, the police are") {
  CHECK_FALSE(says(read("Greta Holm met a police officer in Oslo on Monday."),
                   "Greta Holm > meets-with > Norway actual"));
  CHECK(says(read("In Oslo, riot police attacked demonstrators."),
             "Norway > attacks > demonstrators in Norway actual"));
}

TEST_CASE("a jury is the state's, though there are many") {
  CHECK(says(read("A federal grand jury in Oslo indicted Paavo Lind on Monday."),
             "Norway > accuses > Paavo Lind actual"));
}

TEST_CASE("a place lies where the words beside it say") {
  CHECK(country_of(read("Israeli airstrikes on Blida in southern Lebanon killed three people."), "Place",
                   "Blida") == "LBN");
  CHECK(country_of(read("A bomb in Blida killed three people."), "Place", "Blida") == "DZA");
}

TEST_CASE("Latin Americans are no Americans") {
  const Extraction found = read("Several Latin American countries closed their embassies in Norway.");
  CHECK_FALSE(says(found, "United States > breaks-ties > Norway actual"));
  CHECK(says(read("American officials closed their embassies in Norway."),
             "United States > breaks-ties > Norway actual"));
}

TEST_CASE("a state inside of a country is not the country") {
  CHECK_FALSE(says(read("Norway sued the Indian state of Kerala."), "Norway > accuses > India actual"));
  CHECK_FALSE(says(read("The U.S. state of Michigan criticized Norway."),
                   "United States > criticizes > Norway actual"));
  CHECK(says(read("Norway sued the Indian state."), "Norway > accuses > India actual"));
}

TEST_CASE("people of a country are not the country") {
  const Extraction found = read("Norwegian police arrested an Australian mother for murder.");
  CHECK(says(found, "Norway > detains > Australian mother actual"));
  CHECK_FALSE(says(found, "Norway > detains > Australia actual"));
}

TEST_CASE("a forum that speaks or has a director is a body, one that is hosted a meeting") {
  CHECK(says(read("The Balkan Policy Forum said Serbia should pull out."),
             "Balkan Policy Forum > calls-on > Serbia actual"));
  CHECK(says(read("Paavo Lind, director of the Balkan Policy Forum, criticized Serbia."),
             "Paavo Lind > leads > Balkan Policy Forum actual"));
  CHECK(entity(read("Norway hosted the Vienna Energy Forum on Monday."), "Meeting", "Vienna Energy Forum") !=
        nullptr);
}

TEST_CASE("whom a country only backs, appoints or gave birth to does not act for it") {
  CHECK_FALSE(
      says(read("US-backed forces captured the town of Tarno."), "United States > attacks > Tarno actual"));
  CHECK_FALSE(says(read("A Russian-appointed senior official was killed by a car bombing in Kherson."),
                   "- > attacks > Russia actual"));
  CHECK(says(read("US forces captured the town of Tarno."), "United States > attacks > Tarno actual"));
  CHECK(says(read("The Saudi-led coalition attacked Yemen."), "Saudi Arabia > attacks > Yemen actual"));
}

TEST_CASE("the forces of a body or group act for it, not for its country") {
  CHECK(says(read("The Houthis said their forces had attacked Saudi Arabia."),
             "Houthis > attacks > Saudi Arabia actual"));
  CHECK(says(read("Norway said its forces had attacked Libya."), "Norway > attacks > Libya actual"));
}

TEST_CASE("an envoy is none of the two leaders") {
  const std::string envoy = "Norwegian envoy Paavo Lind met Chilean President Greta Holm in Lima. ";
  CHECK_FALSE(
      says(read(envoy + "The two leaders criticized Sweden."), "Paavo Lind > criticizes > Sweden actual"));
  CHECK(says(read(envoy + "The two signed a deal."), "Paavo Lind > signs > Greta Holm actual"));
  CHECK(says(read("Norwegian Prime Minister Paavo Lind met Chilean President Greta Holm in Lima. "
                  "The two leaders criticized Sweden."),
             "Paavo Lind > criticizes > Sweden actual"));
}

TEST_CASE("they of a reported clause are all who say it") {
  const Extraction found = read("Paavo Lind and Greta Holm said they met Ola Berg in Oslo.");
  CHECK(says(found, "Paavo Lind > meets-with > Ola Berg actual"));
  CHECK(says(found, "Greta Holm > meets-with > Ola Berg actual"));
  CHECK_FALSE(says(read("Paavo Lind and Greta Holm praised their actions."),
                   "Paavo Lind > endorses > Greta Holm actual"));
}

TEST_CASE("their meeting at the head of a sentence is that of its subjects") {
  CHECK(says(read("During their 30-minute meeting in Oslo, Chilean President Greta Holm and Norwegian Prime "
                  "Minister Paavo Lind agreed to improve ties."),
             "Greta Holm > meets-with > Paavo Lind actual"));
}

TEST_CASE("who leads acts for those that are led") {
  CHECK(says(read("U.S.-led forces attacked Homs."), "United States > attacks > Homs actual"));
  CHECK(says(read("NATO-led troops shelled a village in Kosovo."), "NATO > attacks > Kosovo actual"));
  CHECK_FALSE(says(read("U.S.-backed forces attacked Homs."), "United States > attacks > Homs actual"));
}

TEST_CASE("relatives of fighters are not the body that they fight for") {
  const Extraction kin = read("Soldiers arrested family members of Hezbollah fighters in Beirut.");
  CHECK_FALSE(says(kin, "Lebanon > detains > Hezbollah actual"));
  CHECK(says(read("Lebanon arrested members of Hezbollah."), "Lebanon > detains > Hezbollah actual"));
}

TEST_CASE("a noun that is known as a body is that body") {
  CHECK(says(read("An alliance, known as the Syrian Democratic Forces, attacked Homs on Friday."),
             "Syrian Democratic Forces > attacks > Homs actual"));
}

TEST_CASE("the council of a state is none of the world's") {
  const auto found = read("Peru's Security Council accused Chile of theft.");
  CHECK(says(found, "Security Council > accuses > Chile actual"));
  CHECK(country_of(found, "Organization", "Security Council") == "PER");
  CHECK(says(read("Norway's UN ambassador accused Chile of theft."), "Norway > accuses > Chile actual"));
}

TEST_CASE("a former leader is not the country") {
  CHECK_FALSE(
      says(read("The former Norwegian leader was arrested on Friday."), "- > detains > Norway actual"));
}

TEST_CASE("its behind over and for is that of the name before") {
  const std::string told = "weighed sanctions against Peru over its invasion of Norway.";
  CHECK(says(read("Chile " + told), "Peru > attacks > Norway actual"));
  CHECK_FALSE(says(read("Chile " + told), "Chile > attacks > Norway actual"));
}

TEST_CASE("kin of a people abroad are not that people's state") {
  const Extraction found = read("Greta Holm will hold talks with Greek and Turkish Cypriot leaders in Oslo.");
  CHECK_FALSE(says(found, "Greta Holm > meets-with > Greece planned"));
  CHECK_FALSE(says(found, "Greta Holm > meets-with > Turkey planned"));
}

TEST_CASE("a minister does not meet the own state") {
  CHECK_FALSE(says(read("Norwegian Foreign Minister Greta Holm met Norwegian officials in Lima."),
                   "Greta Holm > meets-with > Norway actual"));
  CHECK(says(read("Norwegian Foreign Minister Greta Holm met Chilean officials in Lima."),
             "Greta Holm > meets-with > Chile actual"));
}

TEST_CASE("in which tells of the name before") {
  CHECK(says(
      read("Greta Holm flew to Tokyo for the Danube Energy Summit, in which Norwegian Prime Minister Paavo "
           "Lind took part."),
      "Paavo Lind > attends > Danube Energy Summit actual"));
}

TEST_CASE("plain plurals take up the company of the sentence before") {
  const std::string talks = "Norway and Chile held talks on Monday. ";
  CHECK(says(read(talks + "The sides agreed to cut tariffs."), "Norway > pledges > Chile actual"));
  CHECK(says(read(talks + "The two countries' foreign ministers agreed to cut tariffs."),
             "Norway > pledges > Chile actual"));
  const Extraction leaders =
      read("President Paavo Lind met Chancellor Greta Holm in Vienna. The leaders agreed to cut tariffs.");
  CHECK(says(leaders, "Paavo Lind > pledges > Greta Holm actual"));
  // three are no pair, nobody is "the sides" long after, and "the parties of the left" are others
  CHECK_FALSE(says(read("Norway, Chile and Peru held talks. The sides agreed to cut tariffs."),
                   "Norway > pledges > Chile actual"));
  CHECK_FALSE(says(read(talks + "It rained. Snow fell in the hills. The sides agreed to cut tariffs."),
                   "Norway > pledges > Chile actual"));
  CHECK_FALSE(says(read(talks + "The parties of the left agreed to cut tariffs."),
                   "Norway > pledges > Chile actual"));
}

TEST_CASE("three who are named together are the three countries") {
  const std::string talks = "Norway, Chile and Peru held talks on Monday. ";
  const Extraction found = read(talks + "The three countries agreed to cut tariffs.");
  CHECK(says(found, "Norway > pledges > Peru actual"));
  CHECK(says(found, "Chile > pledges > Peru actual"));
  CHECK_FALSE(says(read("Norway and Chile held talks on Monday. The three countries agreed to cut tariffs."),
                   "Norway > pledges > Chile actual"));
}

TEST_CASE("all who bear a title in the plural act") {
  const Extraction released = read("Two aid workers, Greta Holm and Anna Reid, were released by Chile.");
  CHECK(says(released, "Chile > releases > Greta Holm actual"));
  CHECK(says(released, "Chile > releases > Anna Reid actual"));
}

TEST_CASE("a statement speaks for whoever made it") {
  const Extraction found = read(
      "Norway's Foreign Ministry said in a statement that talks with Peru had ended. The statement urged "
      "Chile to "
      "cut tariffs.");
  CHECK(says(found, "Foreign Ministry > calls-on > Chile actual"));
  CHECK_FALSE(says(read("Norway met Peru. The statement urged Chile to cut tariffs."),
                   "Norway > calls-on > Chile actual"));
}

TEST_CASE("the bloc is the body of states named last") {
  CHECK(says(read("ASEAN met in Jakarta. The bloc urged Chile to free the prisoners."),
             "Association of Southeast Asian Nations > calls-on > Chile actual"));
}

TEST_CASE("brackets in front of a report have no part in its first sentence") {
  const Extraction found = read(
      "(Tarno News – LIMA, Peru, June 18, 2013) Norwegian President Paavo Lind and his Chilean counterpart "
      "Greta "
      "Holm agreed to hold a summit in Oslo.");
  CHECK(says(found, "Paavo Lind > attends > summit in Oslo planned"));
  CHECK_FALSE(says(found, "Peru > attends > summit in Oslo planned"));
  CHECK(says(read("(AP) Norway said Chile had attacked Peru."), "Chile > attacks > Peru actual"));
}

TEST_CASE("behind with, a noun and a gerund are a clause of their own") {
  CHECK(says(read("The sides met in Oslo, with Chile accusing Peru of breaking the truce."),
             "Chile > accuses > Peru actual"));
  CHECK(says(read("Old quarrels were revived, with Norway blaming neighbouring Chile for the attacks."),
             "Norway > accuses > Chile actual"));
}

TEST_CASE("a country's ambassador at a body acts for the country") {
  CHECK(says(read("Norway's UN ambassador condemned Peru."), "Norway > criticizes > Peru actual"));
  CHECK(says(read("The Norwegian UN ambassador urged Chile to stop."), "Norway > calls-on > Chile actual"));
  CHECK(says(read("The UN envoy condemned Peru."), "United Nations > criticizes > Peru actual"));
}

TEST_CASE("Central African nations are not the republic called after them") {
  CHECK_FALSE(says(read("Norway urged West and Central African countries to cut tariffs."),
                   "Norway > calls-on > Central African Republic actual"));
  CHECK_FALSE(says(read("Norway urged Central African nations to cut tariffs."),
                   "Norway > calls-on > Central African Republic actual"));
  CHECK(says(read("Norway urged the Central African government to cut tariffs."),
             "Norway > calls-on > Central African Republic actual"));
}

TEST_CASE("the two are two people or two countries, or nobody where both are named") {
  const Extraction people = read(
      "Norwegian Minister Paavo Lind met Chilean Minister Greta Holm in Lima on Friday. The two had met in "
      "May.");
  CHECK(says(people, "Paavo Lind > meets-with > Greta Holm actual"));
  CHECK_FALSE(says(people, "Norway > meets-with > Chile actual"));
  const Extraction both =
      read("Norway and Chile sent Paavo Lind and Greta Holm. Talks between the two were resumed in April.");
  CHECK_FALSE(tells(both, "meets-with"));
}

TEST_CASE("their officials are not those who send them") {
  CHECK_FALSE(tells(read("Paavo Lind of Norway and Greta Holm of Chile told their officials to go home."),
                    "calls-on"));
}

TEST_CASE("one person is neither it nor they") {
  CHECK_FALSE(tells(read("French Minister Paavo Lind said his country condemned it."), "criticizes"));
  CHECK_FALSE(
      tells(read("If they are angry, Greta Holm said, they should demonstrate against Chile."), "protests"));
}

TEST_CASE("words behind a comma describe the body in front of it") {
  const Extraction found = read("They accused Hezbollah, the Lebanese group backed by Iran, of theft.");
  CHECK(says(found, "Iran > endorses > Hezbollah actual"));
  CHECK_FALSE(says(found, "Iran > endorses > Lebanon actual"));
}

TEST_CASE("who is asked or pressed to act does") {
  CHECK(says(read("Chile waits for Norway to attack Peru."), "Norway > attacks > Peru planned"));
  const Extraction pressed =
      read("Chile was asked to put pressure on Turkey to withdraw its troops from Iraq.");
  CHECK(says(pressed, "Turkey > withdraws-forces > Iraq proposed"));
}

TEST_CASE("who is a person, not the body that the person leads") {
  CHECK(says(read("It was led by Paavo Lind, leader of the European Commission, who met Greta Holm."),
             "Paavo Lind > meets-with > Greta Holm actual"));
}

TEST_CASE("what is told goes on about the one to whom it happened") {
  const Extraction left =
      read("The visitor was met by Minister Paavo Lind, after which Erik Dahl welcomed him.");
  CHECK_FALSE(says(left, "Erik Dahl > meets-with > Paavo Lind actual"));
  CHECK(says(read("Sultan Omar Saad of Oman came to Tehran. At the airport the sultan was welcomed by Vice "
                  "President Paavo "
                  "Lind. He was later received by Erik Dahl."),
             "Erik Dahl > meets-with > Omar Saad actual"));
}

TEST_CASE("a person of whom only the age is told is the subject before") {
  CHECK(says(
      read(
          "Paavo Lind was suspended in January. The 81-year-old accuses his successor, Erik Dahl, of theft."),
      "Paavo Lind > accuses > Erik Dahl actual"));
}

TEST_CASE("the party is a party, the group an armed one") {
  const Extraction party = read(
      "Paavo Lind left the Social Democratic Party in May. He told Acme News that it was over. Greta Holm, "
      "who speaks for "
      "the party, said no more.");
  CHECK_FALSE(says(party, "Greta Holm > speaks-for > Acme News actual"));
  CHECK(says(
      read("Rwanda denies all. M23 seized the town in May. Rwanda praised the group, which left on Friday."),
      "Rwanda > endorses > M23 actual"));
}

TEST_CASE("its is the subject of the sentence, not the body that something happened in") {
  const Extraction found =
      read("Russia vetoed a text in the UN Security Council that deplored its invasion of Ukraine.");
  CHECK_FALSE(says(found, "UN Security Council > attacks > Ukraine actual"));
}

TEST_CASE("a commander is a man, not the country") {
  CHECK_FALSE(says(read("The Libyan commander visited Rome on Friday."), "Libya > visits > Rome actual"));
}

TEST_CASE("a pronoun that may mean two people means neither") {
  CHECK_FALSE(tells(read("Greta Holm met Anna Reid on Friday. She accuses her of theft."), "accuses"));
  const Extraction blamed = read("Paavo Lind urged Erik Dahl to go. The opposition has criticized him.");
  CHECK_FALSE(says(blamed, "opposition > criticizes > Erik Dahl actual"));
  const Extraction own =
      read("Erik Dahl was received in May. He will be meeting with Erik Dahl and with Paavo Lind.");
  CHECK_FALSE(says(own, "Erik Dahl > meets-with > Paavo Lind planned"));
}

TEST_CASE("the company of a country is the only one that is named") {
  CHECK(says(read("Greta Holm leads Gazprom. Moldova turned down the price offered by the Russian company."),
             "Moldova > rejects > Gazprom actual"));
}

TEST_CASE("the minister is no prime minister") {
  const Extraction found =
      read("Prime Minister Paavo Lind of Norway spoke. Police arrested the minister on Friday.");
  CHECK_FALSE(says(found, "Norway > detains > Paavo Lind actual"));
}

TEST_CASE("one Republican is not the party") {
  CHECK_FALSE(
      tells(read("Aides left Washington. The Republican criticized Israel on Friday."), "criticizes"));
}

TEST_CASE("who leads the last of two leads that one") {
  const Extraction found = read("Khartoum and the Reform Front, led by Paavo Lind, signed a deal.");
  CHECK_FALSE(says(found, "Paavo Lind > leads > Khartoum actual"));
}

TEST_CASE("the country is the one named before, where only one was") {
  CHECK(says(read("Paavo Lind visited Iran in May. Greta Holm has praised the country."),
             "Greta Holm > endorses > Iran actual"));
  CHECK_FALSE(
      tells(read("Norway opposes the plans of Chile. Greta Holm has praised the country."), "endorses"));
}

TEST_CASE("whose envoy urges both sides is none of them") {
  const Extraction found = read(
      "Norway said that Peru had fired first. Greta Holm, the Norwegian envoy, said that the row was unwise "
      "and called on both parties to "
      "resume "
      "talks.");
  CHECK(says(found, "Greta Holm > calls-on > Peru actual"));
  CHECK_FALSE(says(found, "Greta Holm > calls-on > Norway actual"));
}
