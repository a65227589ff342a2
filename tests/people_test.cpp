// Who holds which office, in the many orders in which English names a person, an office and a country.
#include "extract/people.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "extraction_reading.hpp"

using namespace newsgraph;

TEST_CASE("a title with a complement before a name") {
  CHECK(says(read("The French Ambassador to Chad, Paavo Lind, says that France will deploy 200 soldiers."),
             "Paavo Lind > holds-office > France actual"));
  CHECK(says(read("The vice president of Ford, Paavo Lind, said that the price is not important."),
             "Paavo Lind > holds-office > Ford actual"));
  CHECK(says(read("The Prime Minister of Norway, Greta Holm, visited Chile on Monday."),
             "Greta Holm > holds-office > Norway actual"));
  CHECK(says(read("The President of Georgia Paavo Lind arrived in Oslo."),
             "Paavo Lind > holds-office > Georgia actual"));
}

TEST_CASE("a title behind an age, and one joined to the name") {
  CHECK(says(read("Greta Holm, 61, the prime minister of Norway, criticized Chile on Friday."),
             "Greta Holm > holds-office > Norway actual"));
  CHECK(says(read("Paavo Lind (54), chief executive of Acme Robotics, said that profits fell."),
             "Paavo Lind > holds-office > Acme Robotics actual"));
  CHECK(says(read("Paavo Lind Prime Minister of Norway met Greta Holm President of Chile in Oslo on Monday."),
             "Paavo Lind > holds-office > Norway actual"));
}

TEST_CASE("who says something about an office-holder does not hold the office") {
  const Extraction found =
      read("The minister met the president of Chile, Paavo Lind told reporters in Oslo on Monday.");
  CHECK_FALSE(says(found, "Paavo Lind > holds-office > Chile actual"));
}

TEST_CASE("a title that holds the name of its body, and one whose body the article names") {
  CHECK(says(read("UN Secretary-General Paavo Lind warned the members of the Security Council."),
             "Paavo Lind > holds-office > United Nations actual"));
  CHECK(says(read("Secretary General Paavo Lind says NATO will double its force in Poland."),
             "Paavo Lind > holds-office > NATO actual"));
  const Extraction two = read("Secretary General Paavo Lind says NATO and the African Union will meet.");
  CHECK_FALSE(says(two, "Paavo Lind > holds-office > NATO actual"));
}

TEST_CASE("the presidents and vice presidents of the United States are known") {
  const std::string news = "The United States has imposed sanctions on eleven people in Peru, among them ";
  CHECK(says(read(news + "Vice President Paavo Lind."), "Paavo Lind > holds-office > Peru actual"));
  CHECK(says(read("Peru agreed to a truce with the United States, whose delegation was led by Vice President "
                  "Mike Pence."),
             "Mike Pence > holds-office > United States actual"));
}

TEST_CASE("a title that one state gives is no other's, but for those that share it") {
  const Extraction found = read("Foreign Secretary Paavo Lind welcomed the ceasefire in Syria.");
  CHECK_FALSE(says(found, "Paavo Lind > holds-office > Syria actual"));
  CHECK(
      says(read("Foreign Secretary Paavo Lind welcomed the ceasefire in Kashmir, which India has observed."),
           "Paavo Lind > holds-office > India actual"));
}

TEST_CASE("who is present where somebody is welcomed is of the host's") {
  const Extraction found = read(
      "The emir of Qatar flew to Ankara. Turkish President Kemal Aydin welcomed the emir of Qatar in the "
      "presence of "
      "Foreign Minister Paavo Lind and Finance Minister Ola Berg.");
  CHECK(says(found, "Paavo Lind > holds-office > Turkey actual"));
  CHECK(says(found, "Ola Berg > holds-office > Turkey actual"));
}

TEST_CASE("the office of a region is the region's") {
  const Extraction found = read("Ontario Premier Paavo Lind announces that contracts will end.");
  CHECK(says(found, "Paavo Lind > holds-office > Ontario actual"));
  CHECK_FALSE(says(found, "Paavo Lind > represents > Canada actual"));
}

TEST_CASE("a country one is in may be the country one governs") {
  CHECK(says(read("In Malawi, President Paavo Lind quits the governing party."),
             "Paavo Lind > holds-office > Malawi actual"));
}

TEST_CASE("an office tells the sector of its holder") {
  const Extraction found = read("Finnish Foreign Minister Paavo Lind met army chief Ola Berg on Monday.");
  REQUIRE(entity(found, "Person", "Paavo Lind") != nullptr);
  CHECK(to_string(entity(found, "Person", "Paavo Lind")->properties.at("sector")) == "GOV");
  REQUIRE(entity(found, "Person", "Ola Berg") != nullptr);
  CHECK(to_string(entity(found, "Person", "Ola Berg")->properties.at("sector")) == "MIL");
}

TEST_CASE("a body of the list has its whole name, and its members act for it") {
  const Extraction found =
      read("The members of the Organization for Security and Co-operation in Europe criticized Norway.");
  CHECK(says(found, "Organization for Security and Co-operation in Europe > criticizes > Norway actual"));
}

TEST_CASE("an acronym is the body that the article explains it as") {
  const Extraction here = read("Movement Towards Socialism (MAS) spokesperson Paavo Lind met Greta Holm.");
  CHECK_FALSE(says(here, "Paavo Lind > speaks-for > Monetary Authority of Singapore actual"));
  CHECK(says(read("The Movement for Socialism (MAS) won. MAS spokesperson Paavo Lind met Greta Holm."),
             "Paavo Lind > speaks-for > Movement for Socialism actual"));
  CHECK(says(
      read("The International Atomic Energy Agency (IAEA) met. IAEA spokesperson Paavo Lind met Greta Holm."),
      "Paavo Lind > speaks-for > International Atomic Energy Agency actual"));
  CHECK(says(read("MAS spokesperson Paavo Lind met Greta Holm in Singapore."),
             "Paavo Lind > speaks-for > Monetary Authority of Singapore actual"));
}

TEST_CASE("a deputy heads nothing and has a title of its own") {
  const Extraction found = read("Paavo Lind, the Vice Chairman of Ford, said that the plan was sound.");
  CHECK(says(found, "Paavo Lind > holds-office > Ford actual"));
  CHECK_FALSE(says(found, "Paavo Lind > leads > Ford actual"));
  REQUIRE(entity(found, "Person", "Paavo Lind") != nullptr);
  CHECK(to_string(entity(found, "Person", "Paavo Lind")->properties.at("office")) == "Deputy Chairman");
}

TEST_CASE("an office of a part of the body or state is not its own") {
  const Extraction region =
      read("Paavo Lind, the President of the state of Tarnoland, Somalia, named a committee on Monday.");
  CHECK_FALSE(says(region, "Paavo Lind > holds-office > Somalia actual"));
  const Extraction firm = read("Greta Holm, the CEO of German engineering company Siemens, left on Monday.");
  CHECK_FALSE(says(firm, "Greta Holm > holds-office > Germany actual"));
  const Extraction bloc = read("A vice-chair of the biggest bloc in the EU, Greta Holm, left on Monday.");
  CHECK_FALSE(says(bloc, "Greta Holm > holds-office > European Union actual"));
  const Extraction bank = read("Paavo Lind, the President of the European Central Bank, spoke on Monday.");
  CHECK_FALSE(says(bank, "Paavo Lind > leads > European Union actual"));
}

TEST_CASE("a shadow minister is no minister") {
  const Extraction found =
      read("Shadow Foreign Secretary Greta Holm criticized the plan of the British government.");
  CHECK_FALSE(says(found, "Greta Holm > holds-office > United Kingdom actual"));
  const Extraction wales = read("Secretary of State for Wales Greta Holm arrived in Oslo.");
  CHECK_FALSE(says(wales, "Greta Holm > holds-office > United States actual"));
}

TEST_CASE("a title behind a list of people is that of the name beside it") {
  CHECK_FALSE(says(read("Ola Berg, Greta Holm and Paavo Lind, president of Chile, met on Monday."),
                   "Ola Berg > holds-office > Chile actual"));
}

TEST_CASE("a party beside a minister's name is his party, and one commander of many leads nothing") {
  const Extraction minister =
      read("Prime Minister Paavo Lind of the Conservative Party left Norway on Monday.");
  CHECK_FALSE(says(minister, "Paavo Lind > holds-office > Conservative Party actual"));
  const Extraction commander = read("Ola Berg, a commander of Hezbollah, was killed in Lebanon.");
  CHECK(says(commander, "Ola Berg > holds-office > Hezbollah actual"));
  CHECK_FALSE(says(commander, "Ola Berg > leads > Hezbollah actual"));
}

TEST_CASE("the president of a club, firm or academy is not the country's") {
  const std::string aside = " The United States is not concerned.";
  const std::string country = " > holds-office > United States actual";
  CHECK_FALSE(says(read("Team president Paavo Lind said the club would trade two players." + aside),
                   "Paavo Lind" + country));
  CHECK_FALSE(
      says(read("Greta Holm was elected the first African American president of the Tarno Academy." + aside),
           "Greta Holm" + country));
  const Extraction firm = read(
      "Acme Robotics makes arms in Ohio. President Paavo Lind said that Acme Robotics "
      "would cut 200 jobs in the United States.");
  CHECK_FALSE(says(firm, "Paavo Lind" + country));
  const Extraction state =
      read("Chile holds elections on Monday. President Paavo Lind said that Chile was ready.");
  CHECK(says(state, "Paavo Lind > holds-office > Chile actual"));
}

TEST_CASE("where the holder of an office is from does not own it") {
  const Extraction found = read("Paavo Lind, the Norwegian president of Acme Robotics, visited Chile.");
  CHECK(says(found, "Paavo Lind > holds-office > Acme Robotics actual"));
  CHECK_FALSE(says(found, "Paavo Lind > holds-office > Norway actual"));
  CHECK(says(read("Paavo Lind, the Chilean president, visited Norway."),
             "Paavo Lind > holds-office > Chile actual"));
  const Extraction mission =
      read("Ola Berg, head of the IMF mission, met Chilean Finance Minister Greta Holm.");
  CHECK_FALSE(says(mission, "Ola Berg > leads > International Monetary Fund actual"));
  CHECK_FALSE(says(read("The head of the Chilean football federation, Paavo Lind, resigned."),
                   "Paavo Lind > holds-office > Chile actual"));
  CHECK(says(read("The commander of the Chilean army, Paavo Lind, resigned."),
             "Paavo Lind > holds-office > Chile actual"));
  CHECK_FALSE(says(read("Kosovo Serb leader Paavo Lind met the French ambassador."),
                   "Paavo Lind > holds-office > Serbia actual"));
}

TEST_CASE("a counterpart has the same office in the other country") {
  CHECK(says(read("Norwegian Foreign Minister Paavo Lind met his Chilean counterpart, Greta Holm, in Oslo."),
             "Greta Holm > holds-office > Chile actual"));
  const Extraction american =
      read("Norwegian Foreign Minister Paavo Lind met his American counterpart Greta Holm in Oslo.");
  CHECK(says(american, "Greta Holm > holds-office > United States actual"));
  REQUIRE(entity(american, "Person", "Greta Holm") != nullptr);
  CHECK(to_string(entity(american, "Person", "Greta Holm")->properties.at("office")) == "Secretary of State");
  const Extraction other =
      read("Norwegian Foreign Minister Paavo Lind met his Chilean counterpart, Greta Holm said.");
  CHECK_FALSE(says(other, "Greta Holm > holds-office > Chile actual"));
}

TEST_CASE("the presidents of the Union's bodies are the Union's, wherever they are from") {
  CHECK(says(read("The Italian Paavo Lind voted in Rome. European Commission President Paavo Lind spoke."),
             "Paavo Lind > holds-office > European Union actual"));
}

TEST_CASE("who is appointed holds the office, of whoever appoints where it is theirs") {
  CHECK(says(read("The senate appointed Anna Reid as foreign minister of Chile."),
             "Anna Reid > holds-office > Chile actual"));
  CHECK(says(read("Finland's parliament elected Paavo Lind prime minister."),
             "Paavo Lind > holds-office > Finland actual"));
  CHECK(says(read("Chile on Monday named Anna Reid ambassador to Peru."),
             "Anna Reid > holds-office > Chile actual"));
  CHECK(says(read("Acme Robotics named Greta Holm as its chief executive."),
             "Greta Holm > holds-office > Acme Robotics actual"));
  CHECK_FALSE(says(read("Finland's parliament may elect Paavo Lind prime minister."),
                   "Paavo Lind > holds-office > Finland actual"));
}

TEST_CASE("its president is of the country named last") {
  CHECK(says(
      read("Kosovo blamed Serbia for the attack and demanded that its president, Paavo Lind, hand over the "
           "gunmen."),
      "Paavo Lind > holds-office > Serbia actual"));
}

TEST_CASE("a bare title is of whoever it speaks for or whose it was a sentence before") {
  CHECK(says(read("India criticized Canada. Foreign Minister Anna Reid said Ottawa was considering sanctions "
                  "against Indian officials."),
             "Anna Reid > holds-office > Canada actual"));
  CHECK(says(read("Iran and the United States ended their talks, Oman's foreign minister said. Foreign "
                  "Minister Omar Haddad, who carried messages for hours, called the talks useful."),
             "Omar Haddad > holds-office > Oman actual"));
  CHECK(says(read("Dutch Prime Minister Paavo Lind resigned. Interior Minister Anna Reid will lead his "
                  "party. In Spain, Spanish unions met Spanish ministers."),
             "Anna Reid > holds-office > Netherlands actual"));
}

TEST_CASE("the mayor of a capital governs the town, not the country") {
  const Extraction found = read("The mayor of Oslo, Paavo Lind, visited Chile.");
  CHECK(says(found, "Paavo Lind > holds-office > Oslo actual"));
  CHECK_FALSE(says(found, "Paavo Lind > holds-office > Norway actual"));
}

TEST_CASE("a title inside the name of a body, or before another noun, is nobody's") {
  const Extraction sheriff =
      read("Paavo Lind had served with the Tarno County Sheriff's Department for years.");
  CHECK_FALSE(says(sheriff, "Paavo Lind > holds-office > Tarno County Sheriff's Department actual"));
  const Extraction quote = read("\"I have great respect for Paavo Lind,\" team president Ola Berg said.");
  REQUIRE(entity(quote, "Person", "Paavo Lind") != nullptr);
  CHECK(entity(quote, "Person", "Paavo Lind")->properties.count("office") == 0);
}

TEST_CASE("the office that a region or town owns is not the country's") {
  const Extraction region = read("Scotland's First Minister, Anna Reid, criticized Norway.");
  CHECK(says(region, "Anna Reid > holds-office > Scotland actual"));
  CHECK_FALSE(says(region, "Anna Reid > holds-office > United Kingdom actual"));
  CHECK(
      says(read("Oslo's mayor, Paavo Lind, criticized Sweden."), "Paavo Lind > holds-office > Oslo actual"));
  CHECK(says(read("Oslo's ambassador to Chile, Paavo Lind, criticized Sweden."),
             "Paavo Lind > holds-office > Norway actual"));
}

TEST_CASE("who leaves the office of a region does not leave that of the country") {
  CHECK_FALSE(says(read("New South Wales Premier Paavo Lind resigned on Monday."),
                   "Paavo Lind > resigns-from > Australia actual"));
  CHECK(says(read("Australian Premier Paavo Lind resigned on Monday."),
             "Paavo Lind > resigns-from > Australia actual"));
}

TEST_CASE("a nationality before the body that is headed owns no office") {
  const Extraction unite =
      read("\"It is a good decision,\" said the general secretary of the British union Unite, Paavo Lind.");
  CHECK(says(unite, "Paavo Lind > leads > Unite actual"));
  CHECK_FALSE(says(unite, "Paavo Lind > represents > United Kingdom actual"));
  CHECK_FALSE(says(read("The Syrian commander for the Acme network, Paavo Lind, was killed."),
                   "Paavo Lind > holds-office > Syria actual"));
  CHECK(says(read("The Syrian commander of the army, Paavo Lind, was killed."),
             "Paavo Lind > holds-office > Syria actual"));
}

TEST_CASE("a leader of a party, faith or people does not lead the country") {
  CHECK_FALSE(says(read("Chilean social democratic leader Greta Holm criticized Norway."),
                   "Greta Holm > represents > Chile actual"));
  CHECK(says(read("Chilean leader Greta Holm criticized Norway."), "Greta Holm > represents > Chile actual"));
}

TEST_CASE("a president is not of the country that hosts the meeting, or that welcomes them") {
  CHECK_FALSE(says(read("In a speech at the summit in Rome, President Paavo Lind condemned the attacks."),
                   "Paavo Lind > holds-office > Italy actual"));
  CHECK_FALSE(says(read("Austria welcomed President Paavo Lind on Monday."),
                   "Paavo Lind > holds-office > Austria actual"));
  CHECK(says(read("In Rome, President Paavo Lind signed the law on Monday."),
             "Paavo Lind > holds-office > Italy actual"));
}

TEST_CASE("a chief reporter heads nothing, and a journalist is no leader of the past") {
  CHECK_FALSE(
      says(read("Dr. Paavo Lind, a neurosurgeon and Acme's chief medical reporter, criticized Norway."),
           "Paavo Lind > leads > Acme actual"));
  const Extraction found = read("British journalist Paul Martin was arrested in Oslo.");
  REQUIRE(entity(found, "Person", "Paul Martin") != nullptr);
  CHECK(entity(found, "Person", "Paul Martin")->country == "GBR");
}

TEST_CASE("a report is at home where it was sent from, unless it calls the minister there foreign") {
  const std::string told =
      "Peru fired missiles at Peru's sea, Chile's army said. President Paavo Lind left on Friday.";
  CHECK(says(read("Missiles\n\nSANTIAGO, Jan. 9 (Agency) -- " + told),
             "Paavo Lind > holds-office > Chile actual"));
  CHECK_FALSE(says(read("Missiles\n\n" + told), "Paavo Lind > holds-office > Chile actual"));
  CHECK(says(
      read("Talks\n\nSANTIAGO (Agency) - Kenya and Peru held talks. Anna Reid criticized the government."),
      "Anna Reid > criticizes > Chile actual"));
}

TEST_CASE("who is sent to a country, or would act against it, is not its minister") {
  const Extraction sent = read(
      "Peru and Kenya signed a treaty. Anna Reid said Peru had sent Defense Minister Paavo Lind to Kenya.");
  CHECK(says(sent, "Paavo Lind > holds-office > Peru actual"));
  const Extraction act = read(
      "Kenya subsidized Kenya's ports, and Kenya grew. Trade Minister Paavo Lind hailed the "
      "ruling and said Peru would retaliate unless Kenya stopped.");
  CHECK(says(act, "Paavo Lind > holds-office > Peru actual"));
}

TEST_CASE("a title behind a name and before another is the other's") {
  const Extraction found =
      read("Peru voted. Paavo Lind, Trade Minister Greta Holm and Anna Reid supported the treaty.");
  CHECK_FALSE(says(found, "Paavo Lind > holds-office > Peru actual"));
  CHECK(says(found, "Greta Holm > holds-office > Peru actual"));
}

TEST_CASE("a leader of the past is of his country where the article names it") {
  const std::string norway = "Norway and Norway's firms grew. In Norway prices rose. ";
  CHECK(says(read(norway + "Argentina sold beef. President Carlos Menem signed the law."),
             "Carlos Menem > holds-office > Argentina past"));
}

TEST_CASE("a title behind and or by after a name is that of the next in the list") {
  Extraction found = read("Paavo Lind, and Peru's foreign minister, Greta Holm, met in Oslo.");
  CHECK_FALSE(says(found, "Paavo Lind > holds-office > Peru actual"));
  found = read("They accused Paavo Lind, his defence minister, Greta Holm, and three leaders of Acme.");
  CHECK_FALSE(says(found, "Paavo Lind > holds-office > Acme actual"));
  CHECK_FALSE(says(found, "Greta Holm > holds-office > Acme actual"));
}

TEST_CASE("a minister who has the name of the head of another government is somebody else") {
  const Extraction found =
      read("Peru grew. Peru's firms grew. Defence Minister Narendra Modi spoke in Lima.");
  CHECK_FALSE(says(found, "Narendra Modi > holds-office > India actual"));
}

TEST_CASE("two titles joined before a name are one person's") {
  const Extraction found = read(
      "The meeting between Norwegian Deputy Prime Minister and Foreign Minister Greta Holm and Chilean "
      "President Paavo Lind was held in Lima.");
  CHECK(says(found, "Greta Holm > meets-with > Paavo Lind actual"));
  CHECK_FALSE(says(found, "Norway > meets-with > Greta Holm actual"));
  const Extraction apart = read("The Norwegian President and Chilean Foreign Minister Greta Holm met.");
  CHECK(says(apart, "Norway > meets-with > Greta Holm actual"));
}

TEST_CASE("somebody's minister in a list is not that somebody") {
  CHECK_FALSE(says(read("In Chile, Paavo Lind, his defence minister and the army have come under criticism."),
                   "Paavo Lind > holds-office > Chile actual"));
}

TEST_CASE("who is in a country for talks is not its minister") {
  CHECK_FALSE(says(read("Prime Minister Anna Lind is in Chile for talks with officials."),
                   "Anna Lind > holds-office > Chile actual"));
  CHECK_FALSE(says(read("Prime Minister Anna Lind arrived in Chile on Monday."),
                   "Anna Lind > holds-office > Chile actual"));
}

TEST_CASE("the country of somebody's counterpart is not their own") {
  CHECK_FALSE(
      says(read("Foreign Minister Anna Lind will visit the region at the invitation of her Chilean and "
                "Peruvian counterparts."),
           "Anna Lind > holds-office > Chile actual"));
}

TEST_CASE("his counterpart behind and is that of the name before it") {
  const Extraction found = read(
      "Foreign Minister Anna Reid of Chile spoke. Reid said that the meeting between Peruvian President "
      "Paavo Lind and his Norwegian counterpart Ola Berg in Lima was a success.");
  for (const ExtractedRelation& relation : found.relations)
    if (relation.type == "holds-office" && relation.source &&
        found.entities[*relation.source].name == "Ola Berg")
      CHECK(to_string(relation.properties.at("title")) == "President");
}

TEST_CASE("a foreign secretary need not be Britain's") {
  CHECK(says(read("Peru and Kenya signed a treaty in Lima. Peru hailed it, and Peru's ports cheered. Paavo "
                  "Lind, our Secretary of Foreign Affairs, signed it for Peru."),
             "Paavo Lind > holds-office > Peru actual"));
  CHECK(says(read("Foreign Secretary Paavo Lind said Britain would send aid to Peru."),
             "Paavo Lind > holds-office > United Kingdom actual"));
  CHECK(says(read("Foreign Secretary Paavo Lind resigned."),
             "Paavo Lind > holds-office > United Kingdom actual"));
}

TEST_CASE("who speaks behind talks with another's president is not that country's") {
  const Extraction found = read(
      "After meeting Monday with his Peruvian counterpart Paavo Lind, President Holm said the talks had "
      "gone well.");
  CHECK_FALSE(says(found, "Holm > holds-office > Peru actual"));
}

TEST_CASE("the former leader of a people inside a state leads no more and was not the state's") {
  const Extraction found =
      read("Serbia arrested former Kosovo Serb president Paavo Lind. Serbia grew, and Serbia voted.");
  CHECK_FALSE(says(found, "Paavo Lind > holds-office > Serbia actual"));
  CHECK_FALSE(says(found, "Paavo Lind > represents > Serbia actual"));
}

TEST_CASE("a leader known by the full name is not of the country of who is named before") {
  const Extraction found =
      read("Hungarian Prime Minister Paavo Lind and President Carlos Menem met in Oslo.");
  CHECK(says(found, "Paavo Lind > holds-office > Hungary actual"));
  CHECK(says(found, "Carlos Menem > holds-office > Argentina past"));
  CHECK_FALSE(says(found, "Carlos Menem > holds-office > Hungary actual"));
}

TEST_CASE("the counterpart of who is only acting need not be acting") {
  const Extraction found =
      read("Norway's acting prime minister, Paavo Lind, met his Chilean counterpart, Greta Holm.");
  CHECK(says(found, "Greta Holm > holds-office > Chile actual"));
  for (const ExtractedRelation& relation : found.relations) {
    if (relation.type == "holds-office" && found.entities[*relation.source].name == "Greta Holm")
      CHECK(to_string(relation.properties.at("title")) == "Prime Minister");
  }
}

TEST_CASE("a king is not who is called after a father of that name") {
  const Extraction found = read(
      "King Abdullah received guests. Omani Foreign Minister Yusuf bin Alawi bin Abdullah met Greta Holm.");
  CHECK(says(found, "Yusuf bin Alawi bin Abdullah > meets-with > Greta Holm actual"));
  REQUIRE(entity(found, "Person", "Yusuf bin Alawi bin Abdullah") != nullptr);
  const auto& aliases = entity(found, "Person", "Yusuf bin Alawi bin Abdullah")->aliases;
  CHECK(std::find(aliases.begin(), aliases.end(), "Abdullah") == aliases.end());
}

TEST_CASE("the name of a body keeps the word before its hyphen") {
  const Extraction found =
      read("Paavo Lind, the deputy chairman of the All-National Social Democratic Party, met Greta Holm.");
  CHECK(entity(found, "Organization", "All-National Social Democratic Party") != nullptr);
}

TEST_CASE("a staff that many armies have is not that of a country the article does not name") {
  const Extraction jordan =
      read("Jordan's king met Paavo Lind, chairman of the Joint Chiefs of Staff, in Amman on Monday.");
  REQUIRE(entity(jordan, "Organization", "Joint Chiefs of Staff") != nullptr);
  CHECK(entity(jordan, "Organization", "Joint Chiefs of Staff")->country != "USA");
}

TEST_CASE("who comes along with a visitor is not at home there") {
  CHECK_FALSE(
      says(read("Norwegian President Greta Holm has come to Chile on a visit. With her is Paavo Lind, the "
                "trade minister, and a large group of people."),
           "Paavo Lind > holds-office > Chile actual"));
  CHECK(says(read("Greta Holm has come to Oslo. Norway is ready for talks. Paavo Lind, the Norwegian trade "
                  "minister, will speak with her."),
             "Paavo Lind > holds-office > Norway actual"));
}

TEST_CASE("a state's spokesman is of the country that the report leaves") {
  CHECK(says(read("Chile closed its border with Peru. Government spokesman Paavo Lind said it had to."),
             "Paavo Lind > speaks-for > Chile actual"));
  CHECK(says(read("Chile closed its border with Peru on Monday. In Lima, a foreign ministry spokesman, Paavo "
                  "Lind, said Peru regretted it."),
             "Paavo Lind > speaks-for > Peru actual"));
  CHECK_FALSE(says(read("Chile closed its border with Peru. Deputy spokesman Paavo Lind said it had to."),
                   "Paavo Lind > speaks-for > Chile actual"));
}
