#include "extract/rules.hpp"

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"

namespace newsgraph {
namespace {

using Kind = ArgumentStep::Kind;

// The names of steps in rule files; every other name is an adposition.
const std::unordered_map<std::string, Kind>& named_steps() {
  static const std::unordered_map<std::string, Kind> kNamed = {{"self", Kind::self},
                                                               {"subject", Kind::subject},
                                                               {"object", Kind::object},
                                                               {"clause", Kind::clause},
                                                               {"infinitive", Kind::infinitive},
                                                               {"that", Kind::that},
                                                               {"must", Kind::must},
                                                               {"modifier", Kind::modifier},
                                                               {"pair", Kind::pair},
                                                               {"country", Kind::country},
                                                               {"goods", Kind::goods},
                                                               {"origin", Kind::origin},
                                                               {"destination", Kind::destination},
                                                               {"importer", Kind::importer},
                                                               {"condition", Kind::condition},
                                                               {"sentence", Kind::sentence},
                                                               {"bearer", Kind::bearer},
                                                               {"light", Kind::light},
                                                               {"place", Kind::place},
                                                               {"head", Kind::head},
                                                               {"deed", Kind::deed}};
  return kNamed;
}

ArgumentStep parse_step(const std::string& text) {
  if (const auto found = named_steps().find(text); found != named_steps().end()) return {found->second, ""};
  std::string adposition = text;
  std::replace(adposition.begin(), adposition.end(), '_', ' ');  // "according_to"
  return {Kind::adposition, adposition};
}

std::vector<ArgumentPath> parse_paths(const Json& json, std::string_view key, const std::string& where) {
  std::vector<ArgumentPath> out;
  for (const std::string& text : json.strings(key)) out.push_back(parse_path(text, where));
  return out;
}

// Sets of words that many rules share, by name.
using WordClasses = std::unordered_map<std::string, std::vector<std::string>>;

WordClasses read_classes(const std::string& path) {
  WordClasses out;
  const Json json = Json::parse(read_file(path), path);
  for (const auto& [name, ignored] : json.as_object()) out.emplace(name, json[name].strings("words"));
  return out;
}

Properties parse_properties(const Json& rule) {
  Properties out;
  if (!rule.has("properties")) return out;
  for (const auto& [name, value] : rule["properties"].as_object()) {
    if (value.is_integer())
      out.emplace(name, value.as_integer());
    else if (value.is_number())
      out.emplace(name, value.as_number());
    else if (value.is_bool())
      out.emplace(name, value.as_bool());
    else
      out.emplace(name, value.as_string());
  }
  return out;
}

std::vector<FilledBy> read_usual_roles(const std::string& path) {
  std::vector<FilledBy> out;
  const Json roles = Json::parse(read_file(path), path)["roles"];
  for (const auto& [role, ignored] : roles.as_object())
    out.emplace_back(role, parse_paths(roles, role, path));
  return out;
}

// For the roles that the type has and the rule says nothing of.
void add_usual_roles(const std::vector<FilledBy>& usual, Rule& rule) {
  if (!rule.type->is_event) return;
  for (const auto& [role, paths] : usual) {
    const bool told = std::any_of(rule.roles.begin(), rule.roles.end(),
                                  [&, &name = role](const auto& own) { return own.first == name; });
    if (!told && rule.type->role(role) != nullptr) rule.usual_roles.emplace_back(role, paths);
  }
}

// Reads the rules of one file.
class RuleReader {
public:
  // `texts` are those of all rules of the file.
  RuleReader(const WordClasses& classes, const RelationType* type, std::string file, const Json& texts)
      : m_classes(classes), m_type(type), m_file(std::move(file)), m_texts(texts) {}

  [[nodiscard]] Rule read(const Json& json) const {
    Rule rule;
    rule.id = json["id"].as_string();
    rule.type = m_type;
    const std::string_view kind = trigger_key(json);
    rule.trigger = kind == "verb"   ? TriggerKind::verb
                   : kind == "noun" ? TriggerKind::noun
                                    : TriggerKind::adjective;
    rule.lemmas = words(json.strings(kind));
    rule.particle = json.string_or("particle");
    rule.require = conditions(json, "require");
    rule.forbid = conditions(json, "forbid");
    rule.source = parse_paths(json, "source", m_file);
    rule.target = parse_paths(json, "target", m_file);
    rule.answers = words(json.strings("answers"));
    rule.between_told = words(json.strings("between_told"));
    if (json.has("roles")) read_roles(json["roles"], rule);
    if (json.has("texts")) read_texts(json["texts"], rule);
    read_texts(m_texts, rule);
    for (const std::string& role : json.strings("needs"))
      (role == "source" ? rule.needs_source : rule.needs_target) = true;
    rule.both_from_source = json.has("reciprocal") && json["reciprocal"].as_bool();
    rule.home_is_target = json.has("home") && json["home"].as_bool();
    rule.teller_is_source = json.has("teller") && json["teller"].as_bool();
    rule.scene_is_source = json.has("scene") && json["scene"].as_bool();
    rule.may_describe = json.has("describes") && json["describes"].as_bool();
    rule.foreign = json.has("foreign") && json["foreign"].as_bool();
    rule.is_statement = json.has("statement") && json["statement"].as_bool();
    rule.old_rate = json.has("old_rate") && json["old_rate"].as_bool();
    rule.lasting = json.has("lasting") && json["lasting"].as_bool();
    if (const Json& act = json["act"]; act.is_object()) {
      rule.act = parse_paths(act, "path", m_file);
      rule.act_types = words(act.strings("relation"));
      rule.act_abroad = act.has("abroad") && act["abroad"].as_bool();
      rule.act_required = act.has("required") && act["required"].as_bool();
      if (act.has("kept")) rule.act_kept = words(act.strings("kept"));
    }
    if (json.has("status")) rule.status = status_named(json["status"].as_string());
    rule.properties = parse_properties(json);
    rule.confidence = json.has("confidence") ? json["confidence"].as_number() : 0.8;
    return rule;
  }

private:
  // The schema sees to it that one of them is there.
  [[nodiscard]] static std::string_view trigger_key(const Json& rule) {
    return rule.has("verb") ? "verb" : rule.has("noun") ? "noun" : "adjective";
  }

  // The words themselves, and those of a class where it says "@class".
  [[nodiscard]] WordSet words(const std::vector<std::string>& names) const {
    WordSet out;
    for (const std::string& name : names) {
      if (name.front() != '@') {
        out.insert(name);
        continue;
      }
      const auto found = m_classes.find(name.substr(1));
      if (found == m_classes.end()) throw DataError(m_file, "'" + name + "' is no class of words");
      out.insert(found->second.begin(), found->second.end());
    }
    return out;
  }

  [[nodiscard]] std::vector<Condition> conditions(const Json& rule, std::string_view key) const {
    std::vector<Condition> out;
    if (!rule.has(key)) return out;
    for (const Json& item : rule[key].as_array()) {
      out.push_back(
          {parse_paths(item, "path", m_file), words(item.strings("lemma")), item.strings("entity")});
    }
    return out;
  }

  void read_roles(const Json& roles, Rule& rule) const {
    for (const auto& [role, ignored] : roles.as_object()) {
      if (m_type->role(role) == nullptr)
        throw DataError(m_file, "rule '" + rule.id + "': the type has no role '" + role + "'");
      rule.roles.emplace_back(role, parse_paths(roles, role, m_file));
    }
  }

  // A rule's own paths come before those of its file.
  void read_texts(const Json& texts, Rule& rule) const {
    if (!texts.is_object()) return;
    for (const auto& [property, ignored] : texts.as_object()) {
      if (!m_type->declares(property))
        throw DataError(m_file, "'texts': the type has no property '" + property + "'");
      rule.texts.emplace_back(property, parse_paths(texts, property, m_file));
    }
  }

  const WordClasses& m_classes;
  const RelationType* m_type;
  std::string m_file;
  const Json& m_texts;
};

}  // namespace

ArgumentPath parse_path(const std::string& text, const std::string& where) {
  ArgumentPath path;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    if (end == begin) throw DataError(where, "the path '" + text + "' has an empty step");
    path.push_back(parse_step(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return path;
}

std::string path_text(const ArgumentPath& path) {
  std::string text;
  for (const ArgumentStep& step : path) {
    std::string name = step.adposition;
    for (const auto& [known, kind] : named_steps()) {
      if (step.kind == kind) name = known;
    }
    text += (text.empty() ? "" : "/") + name;
  }
  return text;
}

RuleSet RuleSet::load(const std::string& schemas_dir, const Ontology& ontology) {
  namespace fs = std::filesystem;
  const fs::path language = fs::path(schemas_dir) / "lang" / "en";
  const fs::path folder = language / "rules";
  if (!fs::is_directory(folder)) throw DataError(folder.string(), "the folder of rule files is missing");
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());

  const JsonSchema schema(read_file((fs::path(schemas_dir) / "meta" / "rule-file.schema.json").string()));
  const std::string classes_path = (language / "word_classes.json").string();
  const WordClasses classes = read_classes(classes_path);
  const std::string usual_path = (language / "usual_roles.json").string();
  const std::vector<FilledBy> usual_roles = read_usual_roles(usual_path);
  RuleSet set;
  std::string bytes = read_file(classes_path) + read_file(usual_path);
  for (const fs::path& file : files) {
    const std::string text = read_file(file.string());
    bytes += text;
    if (const auto wrong = schema.violation(text)) throw DataError(file.string(), *wrong);
    const Json json = Json::parse(text, file.string());
    const RelationType* type = ontology.relation_type(json["relation"].as_string());
    if (type == nullptr)
      throw DataError(file.string(), "'" + json["relation"].as_string() + "' is no relation type");
    const RuleReader reader(classes, type, file.string(), json["texts"]);
    for (const Json& rule : json["rules"].as_array()) {
      set.m_rules.push_back(reader.read(rule));
      add_usual_roles(usual_roles, set.m_rules.back());
    }
    for (const Json& example : json["examples"].as_array()) {
      set.m_examples.push_back(
          {type->name, example["text"].as_string(), example.string_or("date"), example["expect"].as_array()});
    }
    for (const std::string& counter : json.strings("counter_examples"))
      set.m_examples.push_back({type->name, counter, "", {}});
  }
  for (std::uint32_t i = 0; i < set.m_rules.size(); ++i) {
    for (const std::string& lemma : set.m_rules[i].lemmas)
      set.m_triggers[static_cast<std::size_t>(set.m_rules[i].trigger)].emplace(lemma).first.push_back(i);
  }
  for (const auto& [lemma, ignored] : set.m_triggers[static_cast<std::size_t>(TriggerKind::verb)])
    set.m_verb_lemmas.insert(lemma);
  set.m_hash = sha256_hex(bytes);
  return set;
}

const std::vector<std::uint32_t>& RuleSet::triggered_by(const std::string& lemma, TriggerKind kind) const {
  static const std::vector<std::uint32_t> kNone;
  const auto* found = m_triggers[static_cast<std::size_t>(kind)].find(lemma);
  return found == nullptr ? kNone : *found;
}

}  // namespace newsgraph
