#include "ingest/html_meta.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "ingest/published.hpp"

namespace newsgraph {
namespace {

// In order of trust: what names the first publication stands before what may name a change.
constexpr std::array<std::string_view, 20> kDateNames = {"article:published_time",
                                                         "og:article:published_time",
                                                         "datepublished",
                                                         "date.published",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publication_date",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "dc.date.issued",
                                                         "dcterms.issued",
                                                         "dc.date",
                                                         "dcterms.date",
                                                         "dcterms.created",
                                                         "article:published",
                                                         "article.published",
                                                         "date",
                                                         "datecreated",
                                                         "og:pubdate"};

struct Found {
  std::map<std::string, std::string, std::less<>> tags;  // first value by lower-case name
  std::vector<std::string> scripts;                      // JSON-LD
  std::vector<std::string> headings;                     // h1
  std::string title;
  std::string canonical;
  std::string time;            // first <time datetime> that gives a day
  std::string published_time;  // the first of them that says it is the publication
};

void collect_time(const HtmlNode& node, Found& found) {
  std::string day = published_day(node.attribute("datetime"));
  if (day.empty()) day = published_day(text_of(node));
  if (day.empty()) return;
  const bool published = utf8::lower(node.attribute("itemprop")).find("published") != std::string::npos;
  if (found.time.empty()) found.time = day;
  if (published && found.published_time.empty()) found.published_time = day;
}

void collect(const HtmlNode& node, Found& found) {
  if (node.tag == "meta") {
    for (const std::string_view name : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string key = utf8::lower(node.attribute(name));
      const std::string value = squeezed(node.attribute("content"));
      if (!key.empty() && !value.empty()) found.tags.emplace(key, value);
    }
  } else if (node.tag == "script") {
    for (const HtmlNode& child : node.children) found.scripts.push_back(child.text);
    return;
  } else if (node.tag == "h1") {
    found.headings.push_back(text_of(node));
  } else if (node.tag == "title") {
    if (found.title.empty()) found.title = text_of(node);
    return;
  } else if (node.tag == "link" && utf8::lower(node.attribute("rel")) == "canonical") {
    if (found.canonical.empty()) found.canonical = squeezed(node.attribute("href"));
  } else if (node.tag == "time") {
    collect_time(node, found);
  }
  for (const HtmlNode& child : node.children) collect(child, found);
}

// The first object in a JSON-LD script that tells when something was published: alone, in a list, or in
// "@graph".
const Json* find_article(const Json& json, int depth) {
  if (depth == 0) return nullptr;
  if (json.is_array()) {
    for (const Json& item : json.as_array()) {
      if (const Json* article = find_article(item, depth - 1)) return article;
    }
    return nullptr;
  }
  if (json["datePublished"].is_string() || json["headline"].is_string()) return &json;
  if (const Json* article = find_article(json["@graph"], depth - 1)) return article;
  return find_article(json["mainEntity"], depth - 1);
}

std::string name_of_thing(const Json& thing) {
  if (thing.is_string()) return squeezed(thing.as_string());
  if (thing.is_array() && !thing.as_array().empty()) return name_of_thing(thing.as_array().front()["name"]);
  return squeezed(thing.string_or("name"));
}

void read_json_ld(const std::vector<std::string>& scripts, PageMeta& meta) {
  for (const std::string& script : scripts) {
    Json json;
    try {
      json = Json::parse(script, "JSON-LD");
    } catch (const InputError&) {
      continue;  // a page's broken metadata is no reason to refuse the page
    }
    const Json* article = find_article(json, 5);
    if (article == nullptr) continue;
    if (meta.title.empty()) meta.title = squeezed((*article).string_or("headline"));
    if (meta.date.empty()) meta.date = published_day((*article).string_or("datePublished"));
    if (meta.outlet.empty()) meta.outlet = name_of_thing((*article)["publisher"]);
    if (meta.url.empty()) meta.url = (*article).string_or("url");
  }
}

std::string tag_value(const Found& found, std::string_view name) {
  const auto tag = found.tags.find(name);
  return tag == found.tags.end() ? "" : tag->second;
}

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

// "Headline - City Times" without the outlet, when a part behind a separator is the outlet's name or the part
// before it is the page's heading.
std::string without_outlet(const std::string& title, const Found& found, const std::string& outlet) {
  for (const std::string_view separator : {" | ", " - ", " – ", " — ", " :: ", " : "}) {
    const std::size_t cut = title.rfind(separator);
    if (cut == std::string::npos || cut == 0) continue;
    const std::string before = title.substr(0, cut);
    const std::string after = utf8::name_key(title.substr(cut + separator.size()));
    const bool heads = std::any_of(
        found.headings.begin(), found.headings.end(),
        [&](const std::string& heading) { return utf8::name_key(heading) == utf8::name_key(before); });
    if (heads || after == utf8::name_key(outlet)) return before;
  }
  return title;
}

std::string find_date(const Found& found) {
  for (const std::string_view name : kDateNames) {
    if (std::string day = published_day(tag_value(found, name)); !day.empty()) return day;
  }
  return found.published_time.empty() ? found.time : found.published_time;
}

}  // namespace

PageMeta page_meta(const HtmlNode& root) {
  Found found;
  collect(root, found);
  PageMeta meta;
  meta.outlet = tag_value(found, "og:site_name");
  meta.url = found.canonical;
  read_json_ld(found.scripts, meta);
  fill(meta.outlet, tag_value(found, "application-name"));
  fill(meta.outlet, tag_value(found, "publisher"));
  fill(meta.outlet, tag_value(found, "dc.publisher"));
  fill(meta.url, tag_value(found, "og:url"));
  fill(meta.title, tag_value(found, "og:title"));
  fill(meta.title, tag_value(found, "twitter:title"));
  if (found.headings.size() == 1) fill(meta.title, found.headings.front());
  fill(meta.title, found.title);
  if (!found.headings.empty()) fill(meta.title, found.headings.front());
  meta.title = without_outlet(meta.title, found, meta.outlet);
  fill(meta.date, find_date(found));
  return meta;
}

}  // namespace newsgraph
